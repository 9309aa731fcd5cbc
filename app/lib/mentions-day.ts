import { DateTime } from "luxon";
import type { CalendarDay } from "./calendar-days";
import { LOCALES } from "./locales";

/**
 * Whether a text names a calendar day by its number and month, in words of any of our languages ("14 April", "April 14",
 * "14. April", "14 de abril", "4月14日") or as 2027-04-14 or 14.04.2027.
 */
export function mentionsDay(text: string, day: CalendarDay): boolean {
  const date = DateTime.fromISO(day, { zone: "utc" });
  const written = text.toLowerCase().replace(/\s+/g, " ");
  const forms = LOCALES.flatMap((locale) => [locale, ...(locale === "en" ? ["en-GB"] : [])]).map((locale) => date.setLocale(locale).toLocaleString({ day: "numeric", month: "long" }));
  return [...forms, day, date.toFormat("dd.MM.yyyy")].some((form) => standsIn(written, form.toLowerCase()));
}

/** "4 April" does not stand in "14 April". */
function standsIn(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    if (!/\d/.test(text[at - 1] ?? "") && !/\d/.test(text[at + form.length] ?? "")) return true;
  }
  return false;
}
