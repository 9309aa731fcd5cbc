import { policyInWords, WORDS } from "~/domain/returns/policy-words";
import { rulesForCountry, type ReturnPolicy } from "~/domain/returns/policy";
import type { Locale } from "~/lib/locales";

/** Numbers where Shopify's Liquid would write an English month. */
const DAY_FORMATS: Record<Locale, string> = { en: "%-d %B %Y", de: "%-d.%-m.%Y", fr: "%-d/%m/%Y", es: "%-d/%m/%Y", nl: "%-d-%-m-%Y", pt: "%-d/%m/%Y", ja: "%Y年%-m月%-d日" };

/**
 * Liquid for Shopify's own mails about an order (confirmation, shipping confirmation) in one language: the return-by date
 * that the app keeps on the order in `aftercare.return_by`. The confirmation leaves the moment an order is placed, often
 * before that is there: then it counts the days of today's policy from the order, which is never more than the order
 * gets. Empty when the policy takes nothing back.
 */
export function confirmationSnippet(policy: ReturnPolicy, locale: Locale): string {
  const countries = [...new Set(policy.countries.flatMap((rule) => rule.countries))];
  const daysFor = (country: string | null) => {
    const rules = rulesForCountry(policy, country);
    return rules.accepts ? rules.windowDays : 0;
  };
  if (daysFor(null) === 0) return "";
  const cases = countries.filter((country) => daysFor(country) !== daysFor(null)).map((country) => `    {% when '${country}' %}{% assign return_days = ${daysFor(country)} %}`);
  const days = cases.length === 0 ? [`  {% assign return_days = ${daysFor(null)} %}`] : ["  {% case shipping_address.country_code %}", ...cases, `    {% else %}{% assign return_days = ${daysFor(null)} %}`, "  {% endcase %}"];
  const said = WORDS[locale].atLeastUntil(`<strong>{{ return_by | date: '${DAY_FORMATS[locale]}' }}</strong>`);
  const excluded = policyInWords(policy, locale, { yearNow: 0 }).find(({ topic }) => topic === "excluded")?.text ?? "";
  return [
    "{% assign return_by = order.metafields.aftercare.return_by.value | default: order.metafields.aftercare.return_by | default: metafields.aftercare.return_by.value | default: metafields.aftercare.return_by %}",
    "{% if return_by == blank %}",
    ...days,
    "  {% if return_days > 0 %}",
    "    {% assign return_seconds = return_days | times: 86400 %}",
    // From noon, so that a clock change on the way cannot add a day.
    "    {% assign return_by = created_at | date: '%Y-%m-%d 12:00' | date: '%s' | plus: return_seconds %}",
    "  {% endif %}",
    "{% endif %}",
    "{% if return_by != blank %}",
    `<p>${said}${locale === "ja" ? "。" : "."}${excluded && ` ${excluded}`}</p>`,
    "{% endif %}",
  ].join("\n");
}
