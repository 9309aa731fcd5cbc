import { addDays, nextWeekday, type CalendarDay } from "~/lib/calendar-days";

/** Days to withdraw from a distance sale (Directive 2011/83/EU, article 9; UK Consumer Contracts Regulations 2013, 30). */
export const WITHDRAWAL_DAYS = 14;

/** ISO codes: the European Union, then the EEA, then the United Kingdom, which kept the same period. */
export const WITHDRAWAL_COUNTRIES: readonly string[] = [
  ..."AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "),
  ..."IS LI NO".split(" "),
  "GB",
];

/** Whether buyers in this country (ISO 3166, two letters) may withdraw from a distance sale within 14 days. */
export function hasWithdrawalRight(countryCode: string | null): boolean {
  return countryCode !== null && WITHDRAWAL_COUNTRIES.includes(countryCode);
}

/**
 * The last day to withdraw. The period runs from the day after the *last* parcel of the order arrived (article 9, 2 b i)
 * and never ends on a weekend (Regulation 1182/71, article 3, 4). Public holidays are not known here.
 */
export function lastWithdrawalDay(lastArrival: CalendarDay): CalendarDay {
  return nextWeekday(addDays(lastArrival, WITHDRAWAL_DAYS));
}
