import { dayInWords } from "~/lib/calendar-days";
import type { Locale } from "~/lib/locales";
import { rulesForCountry, type ReturnPolicy } from "./policy";
import type { NotReturnable, ReturnBy } from "./return-by";
import { hasWithdrawalRight, WITHDRAWAL_DAYS } from "./withdrawal-right";
import { de } from "./words/de";
import { en } from "./words/en";
import { es } from "./words/es";
import { fr } from "./words/fr";
import { ja } from "./words/ja";
import { nl } from "./words/nl";
import { pt } from "./words/pt";
import type { ReturnWords } from "./words/words";

export const WORDS: Record<Locale, ReturnWords> = { en, de, fr, es, nl, pt, ja };

export type PolicyTopic =
  | "window"
  | "counting"
  | "exchange"
  | "condition"
  | "cost"
  | "excluded"
  | "countries"
  | "holiday"
  | "withdrawal"
  | "address";

export interface PolicySentence {
  topic: PolicyTopic;
  text: string;
}

/**
 * The policy in plain words, one sentence or two per topic, most asked first. With `country` (ISO, two letters) it says
 * what holds for that buyer; without, what holds for everybody, exceptions listed. `productTitles` names excluded
 * products by gid; without it they are "some products". `yearNow` leaves out this year's number in dates.
 */
export function policyInWords(
  policy: ReturnPolicy,
  locale: Locale,
  { country = null, yearNow, productTitles = {} }: { country?: string | null; yearNow: number; productTitles?: Record<string, string> },
): PolicySentence[] {
  const words = WORDS[locale];
  const sentences: PolicySentence[] = [];
  const say = (topic: PolicyTopic, ...texts: string[]) =>
    texts.length > 0 && sentences.push({ topic, text: texts.join(locale === "ja" ? "" : " ") });
  const rules = rulesForCountry(policy, country);

  if (!rules.accepts) say("window", words.countryRefused(countryNames([country!], locale)));
  else if (rules.windowDays === 0) say("window", words.noReturns);
  else {
    say("window", words.window(rules.windowDays));
    if (policy.exchanges.offered) {
      const own = policy.exchanges.windowDays;
      say("exchange", own === null || own === rules.windowDays ? words.exchange : words.exchangeWithin(own));
    } else say("exchange", words.noExchange);
    say("condition", words.condition[policy.condition]);
    say("cost", ...costs(policy, rules.shippingPaidBy, words, locale));
    const excluded = exclusions(policy, words, locale, productTitles);
    if (excluded.length > 0) say("excluded", words.excluded(list(excluded, locale)));
    say("counting", words.unknownDelivery(policy.transitDays, Math.max(policy.fallbackDays, rules.windowDays)));
  }
  if (country === null) say("countries", ...countryRules(policy, words, locale));
  const day = (date: string) => dayInWords(date, locale, yearNow, country);
  say("holiday", ...policy.holidays.map((holiday) => words.holiday(day(holiday.orderedFrom), day(holiday.orderedTo), day(holiday.returnUntil))));
  if (policy.withdrawalRight && (country === null || hasWithdrawalRight(country))) {
    say("withdrawal", words.withdrawal(WITHDRAWAL_DAYS));
  }
  if (policy.address.length > 0) say("address", words.address(policy.address.join(", ")));
  return sentences;
}

/** "You can return until Sunday, 14 April", or "at least until" while the parcel is under way. No full stop. */
export function returnByInWords(
  entry: Extract<ReturnBy, { returnable: true }>,
  locale: Locale,
  { yearNow, country = null }: { yearNow: number; country?: string | null },
): string {
  const day = dayInWords(entry.lastDay, locale, yearNow, country);
  return entry.certainty === "exact" ? WORDS[locale].until(day) : WORDS[locale].atLeastUntil(day);
}

/** How a last day came about: "14 days after delivery on Monday, 1 April, extended for the holiday season". */
export function basisInWords(
  entry: Extract<ReturnBy, { returnable: true }>,
  locale: Locale,
  { yearNow, country = null }: { yearNow: number; country?: string | null },
): string {
  const { kind, days, day, extendedBy } = entry.basis;
  const words = WORDS[locale];
  const counted = words.basis[kind](days, dayInWords(day, locale, yearNow, country));
  if (!extendedBy) return counted;
  return `${counted}${locale === "ja" ? "、" : ", "}${words.extended[extendedBy]}`;
}

/** Why a line cannot be returned, as a clause: "it was a final sale". */
export function reasonInWords(reason: NotReturnable, locale: Locale): string {
  return WORDS[locale].reason[reason];
}

function costs(policy: ReturnPolicy, paidBy: "shop" | "customer", words: ReturnWords, locale: Locale): string[] {
  const { returnShipping, restockingPercent } = policy.fees;
  const texts = [returnShipping ? words.returnShipping(money(returnShipping, locale)) : words.paidBy[paidBy]];
  if (restockingPercent > 0) texts.push(words.restocking(percent(restockingPercent, locale)));
  if (paidBy === "customer" || returnShipping) texts.push(words.faulty);
  return texts;
}

function exclusions(policy: ReturnPolicy, words: ReturnWords, locale: Locale, titles: Record<string, string>): string[] {
  const { finalSaleTags, products, types, tags, vendors, discountPercent } = policy.exclusions;
  const named = products.flatMap((id) => titles[id] ?? []);
  return [
    ...(finalSaleTags.length > 0 ? [words.finalSale] : []),
    ...types,
    ...named,
    ...(tags.length > 0 || named.length < products.length ? [words.someProducts] : []),
    ...(vendors.length > 0 ? [words.ofVendor(list(vendors, locale))] : []),
    ...(discountPercent === null ? [] : [words.discounted(percent(discountPercent, locale))]),
  ];
}

function countryRules(policy: ReturnPolicy, words: ReturnWords, locale: Locale): string[] {
  return policy.countries.flatMap((rule) => {
    const names = countryNames(rule.countries, locale);
    if (!rule.accepts) return [words.countryRefused(names)];
    return [
      ...(rule.windowDays === null || rule.windowDays === 0 ? [] : [words.countryWindow(names, rule.windowDays)]),
      ...(rule.shippingPaidBy === null ? [] : [words.countryPaidBy(names, rule.shippingPaidBy)]),
    ];
  });
}

function countryNames(codes: string[], locale: Locale): string {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return list(codes.map((code) => names.of(code) ?? code), locale);
}

function list(parts: string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(parts);
}

function money({ amount, currency }: { amount: string; currency: string }, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
}

function percent(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(value / 100);
}
