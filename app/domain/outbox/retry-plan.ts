/** How long a mail is tried before it counts as undeliverable. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;

const FIRST_MS = 30_000;
const LONGEST_MS = 4 * 3_600_000;

/**
 * When to try again after a temporary failure: half a minute, two, eight …, at most four hours, each ± 20 % so that a
 * thousand mails that failed together do not come back together. Null once `GIVE_UP_AFTER_MS` has passed.
 * @param attempts how often it was tried, this time included
 * @param random 0 ≤ random < 1
 */
export function nextAttempt(attempts: number, firstDueAt: Date, now: Date, random: number): Date | null {
  if (now.getTime() - firstDueAt.getTime() >= GIVE_UP_AFTER_MS) return null;
  const pause = Math.min(FIRST_MS * 4 ** Math.max(0, attempts - 1), LONGEST_MS);
  return new Date(now.getTime() + Math.round(pause * (0.8 + 0.4 * random)));
}
