import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policySchema, versionFor, type PolicyVersion } from "~/domain/returns/policy";
import { keepPromises, promisesToStore, type ToldDate } from "~/domain/returns/promises";
import { returnBy, type ReturnBy } from "~/domain/returns/return-by";
import { addDays } from "~/lib/calendar-days";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../../support/an-order";

const zones = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];

const policies = fc
  .record({
    windowDays: fc.integer({ min: 0, max: 120 }),
    transitDays: fc.integer({ min: 0, max: 30 }),
    extraFallback: fc.integer({ min: 0, max: 60 }),
    discountPercent: fc.option(fc.integer({ min: 1, max: 100 })),
    types: fc.subarray(["Shirts"]),
    withdrawalRight: fc.boolean(),
    holiday: fc.option(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }))),
    country: fc.option(fc.record({ accepts: fc.boolean(), windowDays: fc.option(fc.integer({ min: 0, max: 90 })) })),
  })
  .map(({ extraFallback, discountPercent, types, holiday, country, ...rest }) =>
    policySchema.parse({
      ...rest,
      fallbackDays: rest.windowDays + extraFallback,
      exclusions: { discountPercent, types },
      exchanges: { offered: true },
      shippingPaidBy: "customer",
      condition: "any",
      countries: country ? [{ countries: ["DE"], ...country }] : [],
      holidays: holiday ? [season(...holiday)] : [],
    }),
  );

function season(start: number, length: number, grace: number) {
  const orderedFrom = addDays("2028-02-20", start);
  const orderedTo = addDays(orderedFrom, length);
  return { name: "Season", orderedFrom, orderedTo, returnUntil: addDays(orderedTo, grace) };
}

/** Around the leap day 2028 and the changes of clocks that follow it. */
const instants = fc.date({ min: new Date("2028-02-01T00:00:00Z"), max: new Date("2028-11-30T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString());

/** One picture of the order after another: parcels appear, are delivered, cancelled, split; units come back. */
const histories = fc.array(
  fc.record({
    parcels: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 4 }),
        lost: fc.boolean(),
        createdAt: instants,
        deliveredAt: fc.option(instants),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 4 },
    ),
    policy: policies,
    policyFrom: instants,
    zoneIndex: fc.nat(zones.length - 1),
    tellBefore: fc.boolean(),
  }),
  { minLength: 2, maxLength: 6 },
);

function picture(placedAt: string, parcels: { number: number; lost: boolean; createdAt: string; deliveredAt: string | null; quantity: number }[]): OrderSnapshot {
  const distinct = [...new Map(parcels.map((parcel) => [parcel.number, parcel])).values()];
  return anOrder({
    createdAt: placedAt,
    lines: [aLine({ quantity: 3 })],
    fulfillments: distinct.map((parcel) =>
      aParcel({
        id: `gid://shopify/Fulfillment/${parcel.number}`,
        status: parcel.lost ? "CANCELLED" : "SUCCESS",
        createdAt: parcel.createdAt,
        deliveredAt: parcel.deliveredAt,
        lines: [{ lineId: aLine().id, quantity: parcel.quantity, fulfillmentLineId: null }],
      }),
    ),
  });
}

const days = (entries: ReturnBy[]) => entries.flatMap((entry) => (entry.returnable ? [entry.lastDay] : []));

describe("a date once told", () => {
  test("is never shortened: not by parcels, zones, clocks, seasons or policy changes", () => {
    fc.assert(
      fc.property(instants, histories, (placedAt, history) => {
        let told: ToldDate[] = [];
        let versions: PolicyVersion[] = [];
        history.forEach((moment, index) => {
          const order = picture(placedAt, moment.parcels);
          versions = [...versions, { version: index + 1, validFrom: moment.policyFrom, policy: moment.policy }];
          const zone = zones[moment.zoneIndex]!;
          const valid = keepPromises(returnBy(order, versionFor(placedAt, versions)!.policy, zone), told, order, zone);

          const parcels = new Set(order.fulfillments.filter((parcel) => parcel.status === "SUCCESS").map((parcel) => parcel.id));
          for (const promise of told) {
            // What now stands where the promise was given: the same parcel if it lives, else every unit of the line.
            const where = valid.filter((entry) => promise.parcelId === null || !parcels.has(promise.parcelId) || entry.parcelId === promise.parcelId || !entry.returnable);
            for (const entry of where) {
              expect(entry.returnable).toBe(true);
              expect(entry.returnable && entry.lastDay >= promise.lastDay).toBe(true);
            }
          }
          if (moment.tellBefore) {
            const stored = promisesToStore(valid, told);
            const before = told;
            told = [...told.filter((old) => !stored.some((entry) => entry.lineId === old.lineId && entry.parcelId === old.parcelId)), ...stored];
            for (const old of before) {
              const now = told.find((entry) => entry.lineId === old.lineId && entry.parcelId === old.parcelId)!;
              expect(now.lastDay >= old.lastDay).toBe(true);
            }
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("moves later when the parcel arrives later than thought", () => {
    const policy = policySchema.parse({ windowDays: 14, transitDays: 3, fallbackDays: 20, exchanges: { offered: true }, shippingPaidBy: "shop", condition: "any", withdrawalRight: false });
    const before = anOrder();
    const told = promisesToStore(returnBy(before, policy, "UTC"), []);
    const after = anOrder({ fulfillments: [aParcel({ deliveredAt: "2027-03-20T10:00:00Z" })] });
    const valid = keepPromises(returnBy(after, policy, "UTC"), told, after, "UTC");
    expect([told[0]!.lastDay, days(valid)]).toEqual(["2027-03-21", ["2027-04-03"]]);
  });

  test("stands when the parcel arrives earlier than thought, and says why", () => {
    const policy = policySchema.parse({ windowDays: 14, transitDays: 10, fallbackDays: 30, exchanges: { offered: true }, shippingPaidBy: "shop", condition: "any", withdrawalRight: false });
    const order = anOrder({ fulfillments: [aParcel({ deliveredAt: "2027-03-04T10:00:00Z" })] });
    const valid = keepPromises(returnBy(order, policy, "UTC"), [{ lineId: aLine().id, parcelId: null, lastDay: "2027-03-31" }], order, "UTC");
    expect(valid).toMatchObject([{ lastDay: "2027-03-31", basis: { kind: "delivered", extendedBy: "promise" } }]);
  });

  test("ends with the line: returned, refunded and cancelled lines have no date", () => {
    const policy = policySchema.parse({ windowDays: 14, transitDays: 10, fallbackDays: 30, exchanges: { offered: true }, shippingPaidBy: "shop", condition: "any" });
    const order = anOrder({ cancelledAt: "2027-03-02T00:00:00Z" });
    expect(keepPromises(returnBy(order, policy, "UTC"), [{ lineId: aLine().id, parcelId: null, lastDay: "2027-03-31" }], order, "UTC")).toMatchObject([
      { returnable: false, reason: "cancelled" },
    ]);
  });
});

describe("the policy of an order", () => {
  const version = (number: number, validFrom: string): PolicyVersion => ({
    version: number,
    validFrom,
    policy: policySchema.parse({ windowDays: number, transitDays: 0, fallbackDays: number, exchanges: { offered: true }, shippingPaidBy: "shop", condition: "any" }),
  });
  const versions = [version(2, "2027-03-02T00:00:00Z"), version(1, "2027-01-01T00:00:00Z")];

  test("is the one in force when it was placed", () => {
    expect(versionFor("2027-03-01T23:59:59Z", versions)?.version).toBe(1);
    expect(versionFor("2027-03-02T00:00:00Z", versions)?.version).toBe(2);
  });

  test("is the first one for orders older than all of them", () => {
    expect(versionFor("2020-01-01T00:00:00Z", versions)?.version).toBe(1);
    expect(versionFor("2020-01-01T00:00:00Z", [])).toBeNull();
  });
});
