/**
 * A Date header → the instant, or null when it cannot be read. Forgives two-digit years, missing zones (taken as UTC),
 * comments, doubled day names. Dates outside 1990–2100 are nobody's.
 */
export function readSentAt(value: string | null): Date | null {
  if (value === null) return null;
  const cleaned = value.slice(0, 200).replace(/\([^)]*\)/g, " ").replace(/\s+/g, " ").replace(/\bUT\b/, "GMT").replace(/\s+at\s+/i, " ").trim();
  if (!/\d{1,2}\D+\d{2}/.test(cleaned)) return null;
  const noDay = cleaned.replace(/^(?:[a-z]{3,9},?\s+)?(?=\d)/i, "");
  for (const candidate of [withZone(cleaned), withZone(noDay), noDay]) {
    const time = Date.parse(candidate);
    if (Number.isFinite(time)) {
      const date = new Date(time);
      return date.getUTCFullYear() >= 1990 && date.getUTCFullYear() <= 2100 ? date : null;
    }
  }
  return null;
}

/** Without a zone JavaScript would take the server's. */
function withZone(text: string): string {
  return /(?:[+-]\d{4}|[+-]\d\d:\d\d|\b[A-Z]{1,4}T|GMT|UTC|Z)\s*$/.test(text) ? text : `${text} +0000`;
}
