import pino from "pino";

/**
 * The log. It never gets bodies, addresses, tokens or names: log ids and outcomes.
 * The redaction below is a second net for objects that carry such fields by accident.
 */
const personal = ["email", "phone", "name", "address", "text", "html", "body", "subject", "token", "accessToken", "refreshToken", "password", "secret", "authorization", "cookie"];

export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "…" },
  serializers: { err: (error: Error) => ({ type: error.name, message: withoutPersonalData(error.message), stack: error.stack?.split("\n").slice(1, 8).join("\n") }) },
});

/** Addresses and long digit runs (phones, cards) are cut out of messages that libraries write. */
export function withoutPersonalData(message: string): string {
  return message.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "…@…").replace(/\+?\d[\d\s()-]{7,}\d/g, "…");
}
