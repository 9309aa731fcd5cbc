/**
 * JSON as PostgreSQL takes it. Its `jsonb` refuses two things that a text from outside may hold: the zero character and
 * half a surrogate pair. They are left out, so that one odd note cannot keep an order out of the database.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" ? part.replace(/\0|\p{Surrogate}/gu, "") : part,
  );
}
