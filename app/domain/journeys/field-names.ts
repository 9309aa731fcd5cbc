import { findStep } from "./step-catalogue";

/** The fields of a mail as the editor calls them, by the path of the schema (mail/blocks.ts). */
const FIELDS: Record<string, string> = {
  subject: "Subject",
  preheader: "Preview line",
  text: "Heading",
  html: "Text",
  question: "Question above the five answers",
  label: "Words on the button",
  url: "Address",
  alt: "What it shows",
  link: "Address it opens",
  code: "Code",
  words: "Words above it",
  name: "Name",
};

/** Where in a mail: "Subject", "part 3, Words on the button". */
export function placeInMail([field, index, part]: readonly PropertyKey[]): string {
  if (field !== "blocks") return FIELDS[String(field)] ?? "the mail";
  if (typeof index !== "number") return "the parts of the mail";
  return [`part ${index + 1}`, part === undefined ? "" : FIELDS[String(part)]].filter(Boolean).join(", ");
}

/** Where in a journey that somebody wants to save: "“Thank you” in German, Subject", "condition 2". */
export function placeInJourney([list, index, setting, ...rest]: readonly PropertyKey[], config: unknown): string {
  if (typeof index !== "number") return "the journey";
  if (list === "conditions") return `condition ${index + 1}`;
  const key = (config as { steps?: { key?: unknown }[] }).steps?.[index]?.key;
  const step = `“${(typeof key === "string" && findStep(key)?.name) || `mail ${index + 1}`}”`;
  if (setting === "delay") return `${step}, when it is sent`;
  const [locale, ...within] = rest;
  return setting === "content" && locale !== undefined ? `${step} in ${new Intl.DisplayNames(["en"], { type: "language" }).of(String(locale))}, ${placeInMail(within)}` : step;
}
