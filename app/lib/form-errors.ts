import type { z } from "zod";

/** What is wrong, in words to stand beside a field, by the path of the field: "texts.byLanguage.en.title". */
export type FormErrors = Record<string, string>;

/** The first complaint about each field. Messages that the schema's author wrote stay as they are. */
export function formErrors(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const issue of error.issues) errors[issue.path.join(".")] ??= wordsFor(issue);
  return errors;
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "Fill this in." : `At least ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string" ? `At most ${issue.maximum} characters.` : issue.origin === "array" ? `At most ${issue.maximum} of these.` : `At most ${issue.maximum}.`;
    case "invalid_format":
      return issue.format === "url" || issue.format === "starts_with" ? "Write a whole address that begins with https://." : "This is not written as it has to be.";
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? "Fill this in." : "This is not written as it has to be.";
    case "custom":
      return issue.message;
    default:
      return "This is not written as it has to be.";
  }
}

/** The first error at that path or below it. */
export function errorAt(errors: FormErrors, path: string): string | undefined {
  return errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`))?.[1];
}

/** The errors below a path, by the rest of their path: `under(errors, "grid.")`. */
export function under(errors: FormErrors, prefix: string): FormErrors {
  return Object.fromEntries(Object.entries(errors).flatMap(([path, words]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), words]] : [])));
}

/** The same errors with paths from the draft on, as its editor knows them. */
export function withoutDraft(errors: FormErrors): FormErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, words]) => [path.replace(/^draft\./, ""), words]));
}
