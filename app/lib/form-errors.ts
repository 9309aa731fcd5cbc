import type { z } from "zod";

/** What is wrong, in words to stand beside a field, by the path of the field: "texts.byLanguage.en.title". */
export type FormErrors = Record<string, string>;

/**
 * What a person typed, read by a schema. What its author wrote is what people read; where nothing was written, plain words
 * say what is allowed instead of the library's own, which speak of types.
 */
export function readTyped<Schema extends z.ZodType>(schema: Schema, typed: unknown): z.ZodSafeParseResult<z.output<Schema>> {
  return schema.safeParse(typed, { error: plainWords });
}

/** The first complaint about each field. */
export function formErrors(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const { path, message } of error.issues) errors[path.join(".")] ??= message;
  return errors;
}

const NOT_SO = "This is not written as it has to be.";
const figure = (number: number | bigint) => number.toLocaleString("en-GB");

function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "array") return Number(issue.minimum) <= 1 ? "Fill this in." : `At least ${figure(issue.minimum)} of these.`;
      if (issue.origin === "string") return Number(issue.minimum) <= 1 ? "Fill this in." : `At least ${figure(issue.minimum)} characters.`;
      return issue.inclusive === false ? `More than ${figure(issue.minimum)}.` : `At least ${figure(issue.minimum)}.`;
    case "too_big":
      if (issue.origin === "array") return `At most ${figure(issue.maximum)} of these.`;
      if (issue.origin === "string") return `At most ${figure(issue.maximum)} characters.`;
      return issue.inclusive === false ? `Less than ${figure(issue.maximum)}.` : `At most ${figure(issue.maximum)}.`;
    case "invalid_format":
      if (issue.format === "url" || issue.format === "starts_with") return "Write a whole address that begins with https://.";
      if (issue.format === "email") return "Write an email address, like name@example.com.";
      return issue.format === "date" ? "Choose a day." : NOT_SO;
    case "invalid_type":
      // An emptied number arrives as null.
      if (issue.expected === "number") return "Write a number.";
      if (issue.expected === "int") return "Whole numbers only.";
      return issue.input === undefined || issue.input === null || issue.input === "" ? "Fill this in." : NOT_SO;
    case "invalid_value":
      return "Choose one of those offered.";
    default:
      return NOT_SO;
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
