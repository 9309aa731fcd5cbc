import type { z } from "zod";

/** The first message per field, by its path: { "days.0.to": "…" }. For errors that stand beside what they are about. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[path.join(".")] ??= message;
  return errors;
}
