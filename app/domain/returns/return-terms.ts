import { LOCALES, type Locale } from "~/lib/locales";
import type { FreshTerms } from "./fresh-order";
import { rulesForCountry, type ReturnPolicy } from "./policy";
import { policyInWords, type PolicyTopic } from "./policy-words";
import { WITHDRAWAL_COUNTRIES, WITHDRAWAL_DAYS } from "./withdrawal-right";

/** What the blocks on the thank-you and order-status pages say of the policy: plain sentences in every language, and how a fresh order's day is counted. */
export interface ReturnTerms extends FreshTerms {
  words: Record<Locale, string[]>;
}

/** What a buyer asks on those pages; the rest stands on the returns page. */
const SAID: PolicyTopic[] = ["window", "exchange", "condition", "cost", "excluded", "countries", "holiday", "withdrawal"];

export function returnTerms(policy: ReturnPolicy, zone: string, yearNow: number): ReturnTerms {
  const sentences = (locale: Locale) => policyInWords(policy, locale, { yearNow }).filter(({ topic }) => SAID.includes(topic)).map(({ text }) => text);
  const ruled = [...new Set(policy.countries.flatMap(({ countries }) => countries))];
  const daysFor = (country: string) => {
    const rules = rulesForCountry(policy, country);
    return rules.accepts ? rules.windowDays : 0;
  };
  return {
    zone,
    days: policy.windowDays,
    countries: Object.fromEntries(ruled.map((country) => [country, daysFor(country)])),
    seasons: policy.holidays.map(({ orderedFrom, orderedTo, returnUntil }) => ({ from: orderedFrom, to: orderedTo, until: returnUntil })),
    withdrawal: policy.withdrawalRight ? [...WITHDRAWAL_COUNTRIES] : [],
    withdrawalDays: WITHDRAWAL_DAYS,
    words: Object.fromEntries(LOCALES.map((locale) => [locale, sentences(locale)])) as ReturnTerms["words"],
  };
}
