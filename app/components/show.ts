/** Money, days and moments as people in a shop read them. Pure: the same words on the server and in the browser. */

/** "€49.00". Takes a decimal string; the currency decides the number of decimals. */
export function showMoney({ amount, currency }: { amount: string; currency: string }): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(Number(amount));
}

/** "Tue 2 Mar, 14:02", with the year when it is not the same as that of `now`. */
export function showMoment(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(at));
}

/** "2 Mar 2027" */
export function showDay(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone }).format(new Date(at));
}

/** A day without a time, yyyy-mm-dd: "Sun 14 Apr 2027". */
export function showCalendarDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

/** "1.2 MB" */
export function showBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
