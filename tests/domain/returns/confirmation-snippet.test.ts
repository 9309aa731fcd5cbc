import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { confirmationSnippet } from "~/components/returns/confirmation-snippet";
import { policySchema, type ReturnPolicyInput } from "~/domain/returns/policy";
import { LOCALES } from "~/lib/locales";

const liquid = new Liquid({ timezoneOffset: 0 });
const policyWith = (change: Partial<ReturnPolicyInput>) => policySchema.parse({ windowDays: 30, transitDays: 7, fallbackDays: 37, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "any", ...change });
const mail = (code: string, order: object) => (liquid.parseAndRenderSync(code, order) as string).replace(/\s+/g, " ").trim();

test("the mail says the order's own date, in every language", () => {
  const order = { order: { metafields: { aftercare: { return_by: { value: "2027-04-14" } } } }, created_at: "2027-03-01T10:00:00Z" };
  const said = Object.fromEntries(LOCALES.map((locale) => [locale, mail(confirmationSnippet(policyWith({}), locale), order)]));
  expect(said.en).toBe("<p>You can return at least until <strong>14 April 2027</strong>. Not returnable: final sale items.</p>");
  expect(said.de).toContain("<strong>14.4.2027</strong>");
  expect(said.ja).toContain("<strong>2027年4月14日</strong>");
  expect(new Set(Object.values(said)).size).toBe(LOCALES.length);
});

test("templates that name the metafield without `order`, or without `.value`, get it too", () => {
  const code = confirmationSnippet(policyWith({}), "en");
  expect(mail(code, { metafields: { aftercare: { return_by: "2027-04-14" } } })).toContain("14 April 2027");
  expect(mail(code, { order: { metafields: { aftercare: { return_by: "2027-04-14" } } } })).toContain("14 April 2027");
});

test("before the order has a date, the days of the buyer's country are counted from the order", () => {
  const code = confirmationSnippet(policyWith({ countries: [{ countries: ["US"], windowDays: 14 }, { countries: ["CH"], accepts: false }] }), "en");
  const to = (country_code: string) => mail(code, { created_at: "2027-03-01T23:30:00Z", shipping_address: { country_code } });
  expect(to("DE")).toContain("31 March 2027");
  expect(to("US")).toContain("15 March 2027");
  expect(to("CH")).toBe("");
});

test("a policy that takes nothing back has no snippet", () => {
  expect(confirmationSnippet(policyWith({ windowDays: 0 }), "en")).toBe("");
});
