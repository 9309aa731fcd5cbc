import { DateTime } from "luxon";
import type { OpenTimes } from "./open-hours";

/** Open spans further ahead than this are not looked for: a shop closed for a year answers "never" by counting every minute. */
const MOST_DAYS = 400;

/** The instant at which `minutes` of open time have passed after `from`. Who is never open counts every minute. */
export function afterOpenMinutes(times: OpenTimes, from: Date, minutes: number): Date {
  let left = minutes * 60_000;
  let end = from.getTime();
  for (const [opens, closes] of openSpans(times, from)) {
    const begin = Math.max(opens, from.getTime());
    const length = closes - begin;
    if (length <= 0) continue;
    if (left <= length) return new Date(begin + left);
    left -= length;
    end = closes;
  }
  return new Date(end === from.getTime() ? from.getTime() + minutes * 60_000 : end + left);
}

/** Whether somebody is there now, and when that changes next; `until` null when it never does. */
export function openNow(times: OpenTimes, now: Date): { open: boolean; until: Date | null } {
  for (const [opens, closes] of openSpans(times, now)) {
    if (closes <= now.getTime()) continue;
    return opens <= now.getTime() ? { open: true, until: new Date(closes) } : { open: false, until: new Date(opens) };
  }
  return { open: times.hours.every((spans) => spans.length === 0), until: null };
}

interface LaidOut {
  spans: [number, number][];
  further: Generator<[number, number]>;
}

/** Spans that were looked for lately: the calendar arithmetic of a zone costs more than everything else about a ticket. */
const laidOut = new Map<string, LaidOut>();
const MOST_LAID_OUT = 200;
/** Days begin at a quarter of an hour, in every zone. */
const QUARTER_MS = 15 * 60_000;

/** Open spans in milliseconds, from the day of `from` on, in order and without overlaps. */
function* openSpans(times: OpenTimes, from: Date): Generator<[number, number]> {
  const key = JSON.stringify([times.zone, times.hours, times.holidays, Math.floor(from.getTime() / QUARTER_MS)]);
  let known = laidOut.get(key);
  if (!known) {
    if (laidOut.size >= MOST_LAID_OUT) laidOut.clear();
    known = { spans: [], further: layOut(times, from) };
    laidOut.set(key, known);
  }
  for (let n = 0; ; n++) {
    if (n === known.spans.length) {
      const next = known.further.next();
      if (next.done) return;
      known.spans.push(next.value);
    }
    yield known.spans[n]!;
  }
}

function* layOut({ zone, hours, holidays }: OpenTimes, from: Date): Generator<[number, number]> {
  if (hours.every((spans) => spans.length === 0)) return;
  const first = DateTime.fromJSDate(from, { zone }).startOf("day").minus({ days: 1 });
  let last = -Infinity;
  for (let n = 0; n <= MOST_DAYS; n++) {
    const day = first.plus({ days: n });
    if (holidays.includes(day.toISODate()!)) continue;
    for (const [start, end] of [...hours[day.weekday - 1]!].sort((a, b) => a[0] - b[0])) {
      const opens = Math.max(last, at(day, start));
      const closes = at(day, end);
      if (closes <= opens) continue;
      last = closes;
      yield [opens, closes];
    }
  }
}

/** Wall-clock minutes after midnight, right on days of 23 or 25 hours. */
function at(day: DateTime, minutes: number): number {
  const time = minutes >= 1440 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return time.toMillis();
}
