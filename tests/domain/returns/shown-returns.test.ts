import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, freshOrderDay } from "~/domain/returns/fresh-order";
import { guaranteedReturns } from "~/domain/returns/guaranteed-returns";
import { policySchema } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import { returnTerms } from "~/domain/returns/return-terms";
import { shownReturns } from "~/domain/returns/shown-returns";
import { addDays, dayIn } from "~/lib/calendar-days";
import { aLine, anOrder, aParcel } from "../../support/an-order";

const zones = ["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland"];
const countries = ["DE", "US", "JP", "GB", null];
const instants = fc.date({ min: new Date("2028-01-15T00:00:00Z"), max: new Date("2028-11-30T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString());

const policies = fc
  .record({
    windowDays: fc.integer({ min: 0, max: 90 }),
    transitDays: fc.integer({ min: 0, max: 20 }),
    more: fc.integer({ min: 0, max: 30 }),
    withdrawalRight: fc.boolean(),
    season: fc.option(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 80 }))),
    ruled: fc.option(fc.record({ accepts: fc.boolean(), windowDays: fc.option(fc.integer({ min: 0, max: 60 })) })),
  })
  .map(({ windowDays, transitDays, more, withdrawalRight, season, ruled }) => (placed: string) => {
    const from = season && addDays(placed, season[0]);
    const to = from && addDays(from, season[1]);
    return policySchema.parse({
      windowDays,
      transitDays,
      fallbackDays: windowDays + more,
      exchanges: { offered: true },
      shippingPaidBy: "customer",
      condition: "any",
      withdrawalRight,
      holidays: from && to && season ? [{ name: "Season", orderedFrom: from, orderedTo: to, returnUntil: addDays(to, season[2]) }] : [],
      countries: ruled ? [{ countries: ["US", "DE"], ...ruled }] : [],
    });
  });

const address = (countryCode: string | null) => (countryCode ? { name: null, company: null, address1: null, address2: null, city: null, zip: null, provinceCode: null, phone: null, countryCode } : null);

describe("what may be shown where nobody writes down that it was told", () => {
  test("is never later than what holds in the end, however the parcels travel", () => {
    const journey = fc.record({ leaves: fc.integer({ min: 0, max: 20 }), travels: fc.integer({ min: 0, max: 20 }), lost: fc.boolean() });
    fc.assert(
      fc.property(instants, policies, fc.constantFrom(...zones), fc.constantFrom(...countries), fc.array(journey, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 45 }), (placedAt, policyFor, zone, country, parcels, seenAfter) => {
        const policy = policyFor(dayIn(zone, placedAt));
        const later = (days: number) => new Date(Date.parse(placedAt) + days * 86_400_000).toISOString();
        const line = aLine({ id: "line", quantity: parcels.length, currentQuantity: parcels.length });
        const at = (days: number) =>
          anOrder({
            createdAt: placedAt,
            shippingAddress: address(country),
            billingAddress: null,
            lines: [{ ...line, unfulfilledQuantity: parcels.filter(({ leaves }) => leaves > days).length }],
            fulfillments: parcels.flatMap(({ leaves, travels, lost }, index) =>
              leaves > days || (lost && days >= leaves + travels) ? [] : [aParcel({ id: `parcel ${index}`, createdAt: later(leaves), deliveredAt: leaves + travels <= days ? later(leaves + travels) : null, lines: [{ lineId: "line", quantity: 1, fulfillmentLineId: null }] })],
            ),
          });
        const shown = shownReturns(at(seenAfter), policy, [], zone);
        const end = { ...at(99), lines: [{ ...line, unfulfilledQuantity: parcels.filter(({ lost }) => lost).length }] };
        const holds = returnBy(end, policy, zone).flatMap((entry) => (entry.returnable ? [entry.lastDay] : [])).sort();
        if (holds.length === 0) expect(shown).toBeNull();
        else expect(shown!.until <= holds[0]!, `${shown!.until} is later than ${holds[0]}`).toBe(true);
        const earlier = shownReturns(at(Math.floor(seenAfter / 2)), policy, [], zone);
        if (earlier && shown) expect(earlier.until <= shown.until, `${earlier.until} moved back to ${shown.until}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("on the thank-you page it is the day that the order gets", () => {
    fc.assert(
      fc.property(instants, policies, fc.constantFrom(...zones), fc.constantFrom(...countries), (placedAt, policyFor, zone, country) => {
        const placed = dayIn(zone, placedAt);
        expect(dayOf(new Date(placedAt), zone)).toBe(placed);
        const policy = policyFor(placed);
        const order = anOrder({ createdAt: placedAt, shippingAddress: address(country), billingAddress: null });
        const [entry] = guaranteedReturns(order, policy, zone);
        expect(freshOrderDay(returnTerms(policy, zone, 2028), placed, country)).toBe(entry!.returnable ? entry!.lastDay : null);
      }),
      { numRuns: 500 },
    );
  });
});

test("a date that the buyer was told is what the order shows, and a line that cannot go back is not listed", () => {
  const policy = policySchema.parse({ windowDays: 14, transitDays: 7, fallbackDays: 30, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "any", withdrawalRight: false });
  const order = anOrder({ lines: [aLine({ id: "shirt", unfulfilledQuantity: 1 }), aLine({ id: "sale", productTags: ["final-sale"], unfulfilledQuantity: 1 })] });
  expect(shownReturns(order, policy, [], "Europe/Berlin")).toEqual({ until: "2027-03-15", certainty: "at-least", zone: "Europe/Berlin", lines: [{ id: "shirt", quantity: 1, until: "2027-03-15" }] });
  expect(shownReturns(order, policy, [{ lineId: "shirt", parcelId: null, lastDay: "2027-03-31" }], "Europe/Berlin")).toMatchObject({ until: "2027-03-31" });
});

test("the terms fit into what Shopify keeps, with rules for sixty countries", () => {
  const codes = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((one) => ["A", "E"].map((other) => one + other));
  const policy = policySchema.parse({ windowDays: 30, transitDays: 7, fallbackDays: 37, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "unused", countries: codes.map((code) => ({ countries: [code], windowDays: 20 })) });
  expect(JSON.stringify(returnTerms(policy, "Europe/Berlin", 2028)).length).toBeLessThan(128_000);
});
