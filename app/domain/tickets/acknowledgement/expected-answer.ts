import { expectedAnswer } from "~/domain/tickets/acknowledgement/words";
import type { OpenTimes } from "~/lib/open-hours";
import { afterOpenMinutes } from "~/lib/open-time-ahead";
import type { Locale } from "~/lib/locales";

/** Fewer answers than this say nothing about the pace. */
const FEWEST = 5;
/** So many of a hundred customers were answered in that time: a promise that is kept. */
const SHARE = 0.8;
/** Nobody is promised an answer in three minutes. */
const SOONEST_MINUTES = 30;

/**
 * By when the writer can expect an answer, from how soon the shop really answered lately (open minutes of first answers)
 * and when it is open. Null when there is nothing to go by: then nothing is promised.
 *
 * @param target  what the shop has set as its aim, used while it has answered too few
 */
export function expectedBy({ now, recentMinutes, target, times }: { now: Date; recentMinutes: number[]; target: number | null; times: OpenTimes }): Date | null {
  const sorted = [...recentMinutes].sort((a, b) => a - b);
  const pace = sorted.length >= FEWEST ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * SHARE))]! : target;
  if (pace === null) return null;
  const by = afterOpenMinutes(times, now, Math.max(SOONEST_MINUTES, pace));
  return roundUp(by);
}

/** "Until 14:07" sounds like a machine; the next half hour is honest too. */
function roundUp(by: Date): Date {
  const step = 30 * 60_000;
  return new Date(Math.ceil(by.getTime() / step) * step);
}

export function expectedSentence({ by, now, zone, locale }: { by: Date; now: Date; zone: string; locale: Locale }): string {
  const words = expectedAnswer[locale];
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(by);
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  if (dayOf(by) === dayOf(now)) return words.today(time);
  return words.later(new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(by), time);
}
