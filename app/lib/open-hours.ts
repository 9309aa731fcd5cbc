import { DateTime } from "luxon";
import { dayIn, type CalendarDay } from "./calendar-days";

/** When somebody is there. */
export interface OpenTimes {
  /** IANA zone in which the hours are meant. */
  zone: string;
  /** Monday first; open spans of each day in minutes after local midnight. */
  hours: readonly (readonly (readonly [number, number])[])[];
  /** Days on which nobody is there, whatever weekday it is. */
  holidays: readonly CalendarDay[];
}

/** Minutes of open time between two instants. */
export type OpenMinutes = (from: Date, to: Date) => number;

/**
 * A clock that counts only open time, for instants from `first` to `last`. The spans of the whole period are laid out
 * once, so that asking it ten thousand times is cheap. Right on days of 23 or 25 hours. Who is never open counts every minute.
 */
export function openClock({ zone, hours, holidays }: OpenTimes, first: Date, last: Date): OpenMinutes {
  if (hours.every((spans) => spans.length === 0)) return (from, to) => Math.max(0, to.getTime() - from.getTime()) / 60_000;
  const starts: number[] = [];
  const ends: number[] = [];
  /** Open milliseconds before each span. */
  const before: number[] = [];
  let total = 0;
  const end = DateTime.fromJSDate(last, { zone }).endOf("day");
  for (let day = DateTime.fromISO(dayIn(zone, first), { zone }); day <= end; day = day.plus({ days: 1 })) {
    if (holidays.includes(day.toISODate()!)) continue;
    for (const [from, to] of [...hours[day.weekday - 1]!].sort((a, b) => a[0] - b[0])) {
      const opens = at(day, from);
      const closes = at(day, to);
      if (closes <= opens) continue;
      starts.push(opens);
      ends.push(closes);
      before.push(total);
      total += closes - opens;
    }
  }
  /** Open milliseconds from the beginning of the period until an instant. */
  const until = (instant: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : before[low - 1]! + Math.min(instant, ends[low - 1]!) - starts[low - 1]!;
  };
  return (from, to) => Math.max(0, until(to.getTime()) - until(from.getTime())) / 60_000;
}

function at(day: DateTime, minutes: number): number {
  const time = minutes >= 1440 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return time.toMillis();
}
