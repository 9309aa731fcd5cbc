import { describe, expect, test } from "vitest";
import { policySchema } from "~/domain/returns/policy";
import { basisInWords, policyInWords, reasonInWords, returnByInWords } from "~/domain/returns/policy-words";
import { returnBy } from "~/domain/returns/return-by";
import { LOCALES } from "~/lib/locales";
import { anOrder, aParcel } from "../../support/an-order";

const policy = policySchema.parse({
  windowDays: 30,
  transitDays: 5,
  fallbackDays: 40,
  exclusions: { types: ["Swimwear"], products: ["gid://shopify/Product/1"], vendors: ["Norr"], discountPercent: 50 },
  exchanges: { offered: true, windowDays: 60 },
  fees: { restockingPercent: 10, returnShipping: { amount: "4.90", currency: "EUR" } },
  shippingPaidBy: "customer",
  condition: "unused-with-tags",
  address: ["Lindqvist Lane", "Hafenstraße 3", "20457 Hamburg"],
  countries: [{ countries: ["US", "CA"], windowDays: 45 }, { countries: ["BR"], accepts: false }],
  holidays: [{ name: "Winter", orderedFrom: "2027-11-15", orderedTo: "2027-12-24", returnUntil: "2028-01-31" }],
});
const text = (locale: (typeof LOCALES)[number], country: string | null = null) =>
  policyInWords(policy, locale, { country, yearNow: 2027 })
    .map((sentence) => sentence.text)
    .join("\n");

describe("the policy in words", () => {
  test("says every rule in every language", () => {
    for (const locale of LOCALES) {
      const words = text(locale);
      for (const fact of ["30", "60", "10", "4", "Swimwear", "Norr", "50", "45", "Hafenstraße 3", "14"]) expect(words, locale).toContain(fact);
      expect(words, locale).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test("reads like a person wrote it", () => {
    expect(text("en")).toMatchInlineSnapshot(`
      "You can return items within 30 days of delivery.
      You can exchange within 60 days of delivery.
      Items must be unused, with their tags on.
      A return costs €4.90, taken off the refund. A restocking fee of 10% is taken off the refund. If an item is faulty or the wrong one, we pay for the way back.
      Not returnable: final sale items, Swimwear, some products, which say so on their page, items by Norr, and items reduced by 50% or more.
      If we do not know when your parcel arrived, we add 5 days to the day it left. Without a parcel you have 40 days from your order.
      United States and Canada: within 45 days of delivery. We cannot take returns from Brazil.
      Ordered from Monday, 15 November to Friday, 24 December: return until Monday, 31 January 2028.
      If you live in the European Union, the EEA or the United Kingdom, you may withdraw from your purchase within 14 days of receiving the last item, without giving a reason.
      Send returns to: Lindqvist Lane, Hafenstraße 3, 20457 Hamburg."
    `);
  });

  test("says only what holds for the buyer's country", () => {
    expect(text("en", "US")).toContain("within 45 days");
    expect(text("en", "US")).not.toContain("withdraw");
    expect(text("en", "BR")).toContain("We cannot take returns from Brazil.");
    expect(text("en", "BR")).not.toContain("30 days");
  });
});

describe("a return-by date in words", () => {
  const [entry] = returnBy(anOrder({ fulfillments: [aParcel({ deliveredAt: "2027-03-15T10:00:00Z" })] }), policy, "Europe/Berlin");
  const [open] = returnBy(anOrder({ fulfillments: [aParcel()] }), policy, "Europe/Berlin");
  if (!entry?.returnable || !open?.returnable) throw new Error("both are returnable");

  test.each([
    ["en", "You can return until Wednesday, 14 April"],
    ["de", "Sie können bis Mittwoch, 14. April zurückgeben"],
    ["fr", "Vous pouvez retourner vos articles jusqu'au mercredi 14 avril"],
    ["es", "Puedes devolver hasta el miércoles, 14 de abril"],
    ["nl", "Je kunt terugsturen tot en met woensdag 14 april"],
    ["pt", "Pode devolver até quarta-feira, 14 de abril"],
    ["ja", "4月14日水曜日まで返品できます"],
  ] as const)("%s", (locale, words) => {
    expect(returnByInWords(entry, locale, { yearNow: 2027 })).toBe(words);
  });

  test("is written the American way for Americans, with its year when that is another", () => {
    expect(returnByInWords(entry, "en", { yearNow: 2026, country: "US" })).toBe("You can return until Wednesday, April 14, 2027");
  });

  test("says at least while the parcel is under way", () => {
    expect(returnByInWords(open, "en", { yearNow: 2027 })).toBe("You can return at least until Tuesday, 6 April");
  });

  test("says how it was counted", () => {
    expect(basisInWords(entry, "en", { yearNow: 2027 })).toBe("30 days after delivery on Monday, 15 March");
    expect(reasonInWords("final_sale", "de")).toBe("der Artikel ist vom Umtausch ausgeschlossen");
  });
});
