/**
 * What the thank-you page needs to say until when an order of this very moment can be returned, before the order's own
 * date exists. It goes to Shopify as JSON and is read in the buyer's browser, so this file needs nothing else.
 */
export interface FreshTerms {
  /** The shop's IANA zone: its calendar decides. */
  zone: string;
  /** Days after delivery; 0: nothing is taken back. */
  days: number;
  /** Countries with rules of their own. `days` is 0 where nothing is taken back. */
  countries: Record<string, number>;
  seasons: { from: string; to: string; until: string }[];
  /** Countries whose buyers may withdraw within `withdrawalDays`; empty when the shop leaves that to the law. */
  withdrawal: string[];
  withdrawalDays: number;
}

/**
 * The day until which an order placed today can be returned at least, but for items that the policy excludes; null when
 * nothing is taken back. The same day as guaranteedReturns gives for such an order.
 *
 * @param placed  the day of the order in the shop's zone, "2027-03-01"
 * @param country  where it goes, two letters
 */
export function freshOrderDay(terms: FreshTerms, placed: string, country: string | null): string | null {
  const days = (country === null ? undefined : terms.countries[country]) ?? terms.days;
  const legal = country && terms.withdrawal.includes(country) ? nextWeekday(addDays(placed, terms.withdrawalDays)) : null;
  if (days === 0) return legal;
  const seasons = terms.seasons.filter(({ from, to }) => from <= placed && placed <= to).map(({ until }) => until);
  return [addDays(placed, days), ...seasons, ...(legal ? [legal] : [])].sort().at(-1)!;
}

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function nextWeekday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}
