/** Why an address gets no mail, or no optional mail, from us. */
export const SUPPRESSION_REASONS = ["hard_bounce", "soft_bounces", "complaint", "unsubscribed", "redacted", "by_staff"] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** From this score on soft bounces suppress; one older than `SOFT_FORGOTTEN_MS` no longer counts. */
export const SOFT_LIMIT = 4;
export const SOFT_FORGOTTEN_MS = 30 * 24 * 3_600_000;

export interface SuppressionRow {
  reason: string;
  scope: string;
  score: number;
  lastAt: Date;
  until: Date | null;
}

const WORDS: Record<SuppressionReason, string> = {
  hard_bounce: "The address does not exist: an earlier mail came back.",
  soft_bounces: "Several mails to this address came back.",
  complaint: "The recipient reported our mail as spam.",
  unsubscribed: "The recipient does not want this kind of mail.",
  redacted: "The customer's data was erased.",
  by_staff: "A colleague put this address on the list of addresses that get no mail.",
};

/** Why the address is on the list. `score`: soft bounces so far; below the limit mail still goes there. */
export function reasonInWords(reason: string, score: number): string {
  if (reason === "soft_bounces" && score < SOFT_LIMIT) return `${score} ${score === 1 ? "mail" : "mails"} came back lately. From ${SOFT_LIMIT} on the address is left alone.`;
  return WORDS[reason as SuppressionReason] ?? reason;
}

/** The reason that holds a mail back, in words; null when it may go. `optional` mail is what one can unsubscribe from. */
export function heldBackBy(rows: readonly SuppressionRow[], optional: boolean, now: Date): { reason: SuppressionReason; words: string } | null {
  const row = rows.find((candidate) => holds(candidate, optional, now));
  return row ? { reason: row.reason as SuppressionReason, words: WORDS[row.reason as SuppressionReason] } : null;
}

function holds(row: SuppressionRow, optional: boolean, now: Date): boolean {
  if (row.until && row.until <= now) return false;
  if (row.scope === "optional" && !optional) return false;
  if (row.reason !== "soft_bounces") return true;
  return row.score >= SOFT_LIMIT && now.getTime() - row.lastAt.getTime() < SOFT_FORGOTTEN_MS;
}
