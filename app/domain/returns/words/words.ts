import type { NotReturnable } from "../return-by";

/**
 * Everything the return policy can say, in one language. Lists, money, days and country names come in as finished
 * words of that language; a sentence ends with its full stop.
 */
export interface ReturnWords {
  window(days: number): string;
  noReturns: string;
  /** How the days are counted while nobody knows the delivery. */
  unknownDelivery(transitDays: number, fallbackDays: number): string;
  exchange: string;
  exchangeWithin(days: number): string;
  noExchange: string;
  condition: Record<"any" | "unused" | "unused-with-tags", string>;
  paidBy: Record<"shop" | "customer", string>;
  faulty: string;
  returnShipping(money: string): string;
  restocking(percent: string): string;
  excluded(list: string): string;
  finalSale: string;
  someProducts: string;
  ofVendor(list: string): string;
  discounted(percent: string): string;
  address(lines: string): string;
  countryWindow(countries: string, days: number): string;
  countryPaidBy(countries: string, payer: "shop" | "customer"): string;
  countryRefused(countries: string): string;
  withdrawal(days: number): string;
  holiday(from: string, to: string, until: string): string;
  until(day: string): string;
  /** The parcel has not arrived: the day may still move later. */
  atLeastUntil(day: string): string;
  basis: Record<"delivered" | "fulfilled" | "ordered" | "handed_over", (days: number, day: string) => string>;
  extended: Record<"holiday" | "withdrawal" | "promise", string>;
  reason: Record<NotReturnable, string>;
}
