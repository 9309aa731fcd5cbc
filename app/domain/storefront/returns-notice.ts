import { z } from "zod";
import type { ReturnPolicy } from "../returns/policy";
import { numericId, type PublishedRule, fold } from "./chart-rules";
import { shopTextsSchema } from "./shop-texts";

/**
 * What the returns block shows beside the policy itself: the merchant's own words and where a return is started.
 * Days, costs and exclusions come from the one policy record and are never edited here.
 */
const noticeTexts = z.object({
  /** Own words above the computed sentences; may be empty. */
  note: z.string().trim().max(600).default(""),
  /** "How do I return?" in order; empty = the standard steps in the shopper's language. */
  steps: z.array(z.string().trim().min(1).max(300)).max(8).default([]),
});

export const returnsNoticeSchema = z.object({
  /** Path or https address of the returns page; null = the contact form. */
  selfServiceUrl: z.string().regex(/^(https:\/\/|\/(?!\/))/).max(2000).nullable().default(null),
  texts: shopTextsSchema(noticeTexts),
});
export type ReturnsNotice = z.infer<typeof returnsNoticeSchema>;

export function plainReturnsNotice(language: string): ReturnsNotice {
  return { selfServiceUrl: null, texts: { primary: language, byLanguage: { [language]: { note: "", steps: [] } } } };
}

interface PublishedExclusion extends PublishedRule {
  key: "final_sale" | "excluded";
}

/**
 * The policy as the returns block reads it. Days are calendar days after delivery.
 * @param withdrawalCountries  where the law gives a right to withdraw on top (ISO codes), [] when the shop does not show it
 */
export function publishedPolicy(policy: ReturnPolicy, withdrawalCountries: readonly string[]) {
  return {
    days: policy.windowDays,
    exchange: policy.exchanges.offered,
    exchange_days: policy.exchanges.windowDays ?? policy.windowDays,
    paid_by: policy.shippingPaidBy,
    fee: policy.fees.returnShipping === null ? null : { amount: policy.fees.returnShipping.amount, currency: policy.fees.returnShipping.currency },
    restocking_percent: policy.fees.restockingPercent,
    condition: policy.condition,
    discount_percent: policy.exclusions.discountPercent,
    exclusions: publishedExclusions(policy),
    countries: Object.fromEntries(
      policy.countries.flatMap((rule) =>
        rule.countries.map((code) => [
          code,
          { accepts: rule.accepts, days: rule.windowDays ?? policy.windowDays, paid_by: rule.shippingPaidBy ?? policy.shippingPaidBy },
        ]),
      ),
    ),
    withdrawal: policy.withdrawalRight ? [...withdrawalCountries] : [],
    holidays: policy.holidays.map((season) => ({
      from: season.orderedFrom,
      to: season.orderedTo,
      until: season.returnUntil,
      said: Object.fromEntries(Object.entries(DATES_IN).map(([language, locale]) => [language, { to: dateIn(locale, season.orderedTo), until: dateIn(locale, season.returnUntil) }])),
    })),
  };
}

/** The languages that the blocks speak, and how dates are written in each: Liquid has no dates in words outside the theme's own files. */
const DATES_IN = { en: "en-GB", de: "de", fr: "fr", es: "es", nl: "nl", pt: "pt", ja: "ja", ar: "ar-u-nu-latn", he: "he" } as const;

function dateIn(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

/** Shopify's Liquid goes through at most 50 entries of a list; more words become more conditions, any of which is enough. */
const LOOP = 50;

function publishedExclusions({ exclusions }: ReturnPolicy): PublishedExclusion[] {
  const rule = (field: "type" | "vendor" | "tag", values: readonly string[]): PublishedRule["conditions"] =>
    Array.from({ length: Math.ceil(values.length / LOOP) }, (_, part) => ({ field, is: true, values: values.slice(part * LOOP, (part + 1) * LOOP).map(fold) }));
  const finalSale = rule("tag", exclusions.finalSaleTags);
  const excluded = [...rule("type", exclusions.types), ...rule("tag", exclusions.tags), ...rule("vendor", exclusions.vendors)];
  const nothing = { products: [], except: [], all: false, mode: "any" as const };
  return [
    ...(finalSale.length > 0 ? [{ key: "final_sale" as const, ...nothing, conditions: finalSale }] : []),
    ...(excluded.length > 0 || exclusions.products.length > 0
      ? [{ key: "excluded" as const, ...nothing, products: exclusions.products.map(numericId), conditions: excluded }]
      : []),
  ];
}
