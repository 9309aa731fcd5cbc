import { DateTime } from "luxon";
import type { Locale } from "./locales";

/** A day on the calendar without a time or zone: "2027-04-14". Such strings sort as the days do. */
export type CalendarDay = string;

/** The calendar day on which an instant falls in a zone. */
export function dayIn(zone: string, instant: string | Date): CalendarDay {
  return toDateTime(instant, zone).toISODate()!;
}

/** `days` whole calendar days later; clock changes cannot shift it, because no time is involved. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toISODate()!;
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  const start = DateTime.fromISO(from, { zone: "utc" });
  return Math.round(DateTime.fromISO(to, { zone: "utc" }).diff(start, "days").days);
}

/** The last millisecond of a calendar day in a zone, as an ISO instant in UTC. Right on days of 23 or 25 hours too. */
export function endOfDay(day: CalendarDay, zone: string): string {
  return DateTime.fromISO(day, { zone }).endOf("day").toUTC().toISO()!;
}

/** Saturday and Sunday move to the Monday after. */
export function nextWeekday(day: CalendarDay): CalendarDay {
  const weekday = DateTime.fromISO(day, { zone: "utc" }).weekday;
  return weekday < 6 ? day : addDays(day, 8 - weekday);
}

/**
 * A day in words, as people of that language write it: "Sunday, 14 April", "Sonntag, 14. April", "4月14日日曜日".
 * `country` decides between British and American English. The year is added only when it is not `yearNow`.
 */
export function dayInWords(day: CalendarDay, locale: Locale, yearNow: number, country: string | null = null): string {
  const date = DateTime.fromISO(day, { zone: "utc" });
  const year = date.year === yearNow ? {} : { year: "numeric" as const };
  const american = country !== null && ["US", "CA", "PH"].includes(country);
  if (locale === "en" && !american) {
    const rest = date.setLocale("en-GB").toLocaleString({ day: "numeric", month: "long", ...year });
    return `${date.setLocale("en-GB").weekdayLong}, ${rest}`;
  }
  return date
    .setLocale(locale === "en" ? "en-US" : locale)
    .toLocaleString({ weekday: "long", day: "numeric", month: "long", ...year });
}

function toDateTime(instant: string | Date, zone: string): DateTime {
  return instant instanceof Date ? DateTime.fromJSDate(instant, { zone }) : DateTime.fromISO(instant, { zone });
}
