import { describe, expect, test } from "vitest";
import { backTest, summarise, type History } from "~/domain/journeys/back-test";
import { journeyConfigSchema } from "~/domain/journeys/journey";
import { rewindOrder } from "~/domain/journeys/rewind-order";
import { STARTING_POLICY } from "~/domain/returns/policy";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../../support/an-order";

const shop = { installed: true, paused: false, zone: "Europe/Berlin", quietHours: { from: 1260, to: 480 }, openHours: [1, 2, 3, 4, 5].map((): [number, number][] => [[540, 1020]]).concat([[], []]) };
const range = { from: new Date("2027-03-01T00:00:00Z"), to: new Date("2027-03-31T00:00:00Z") };
const versions = [{ version: 0, validFrom: "1970-01-01T00:00:00Z", policy: STARTING_POLICY }];

function history(orders: OrderSnapshot[], change: Partial<History> = {}): History {
  return { orders, tickets: [], suppressions: [], erasedOrderIds: new Set(), versions, ...change };
}
const order = (number: number, change: Partial<OrderSnapshot> = {}) =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, customer: { ...anOrder().customer!, id: `gid://shopify/Customer/${number}` }, ...change });
const config = (steps: object[], conditions: object[] = []) => journeyConfigSchema.parse({ steps, conditions });

describe("a journey tried on the past", () => {
  test("says who would have got it, who not, and why", () => {
    const rows = backTest(
      config([{ key: "thank-you" }], [{ about: "country", values: ["DE"] }]),
      history([
        order(1),
        order(2, { cancelledAt: "2027-03-01T10:20:00Z" }),
        order(3, { cancelledAt: "2027-03-02T10:00:00Z" }),
        order(4, { shippingAddress: { ...anOrder().shippingAddress!, countryCode: "US" } }),
        order(5, { createdAt: "2027-02-20T10:00:00Z" }),
        order(6, { financialStatus: "PENDING" }),
        order(7, { email: null, customer: null }),
      ]),
      shop,
      range,
    );
    expect(rows.map((row) => [row.orderName, row.outcome, row.words])).toEqual([
      ["#1", "sent", ""],
      ["#2", "skipped", "The order was cancelled."],
      ["#3", "sent", ""],
      ["#4", "no_match", "The order does not fit the journey: the country is not DE."],
      ["#7", "skipped", "The order has no email address."],
    ]);
    expect(rows[0]!.at).toEqual(new Date("2027-03-01T10:30:00Z"));
    expect(summarise(rows)).toEqual({ sent: 2, waiting: 0, skipped: { cancelled: 1, no_match: 1, no_address: 1 } });
  });

  test("waits as it would have waited: for the parcel, and through the night", () => {
    const delivered = { fulfillmentStatus: "FULFILLED", lines: [aLine({ quantity: 2, unfulfilledQuantity: 0 })] };
    const late = order(1, { ...delivered, fulfillments: [aParcel({ deliveredAt: "2027-03-04T10:00:00Z" }), aParcel({ id: "gid://shopify/Fulfillment/2", deliveredAt: "2027-03-10T10:00:00Z" })] });
    const tokyo = order(2, { createdAt: "2027-03-01T13:00:00Z", shippingAddress: { ...anOrder().shippingAddress!, countryCode: "JP" } });
    const rows = backTest(config([{ key: "does-it-fit" }, { key: "thank-you" }]), history([late, tokyo]), shop, range);
    expect(rows.map((row) => [row.orderName, row.stepKey, row.outcome, row.at.toISOString()])).toEqual([
      ["#1", "thank-you", "sent", "2027-03-01T10:30:00.000Z"],
      ["#2", "thank-you", "sent", "2027-03-01T23:00:00.000Z"],
      ["#1", "does-it-fit", "sent", "2027-03-14T09:00:00.000Z"],
    ]);
  });

  test("knows the questions that were open then, and not those that came later", () => {
    const there = { fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })], fulfillments: [aParcel({ deliveredAt: "2027-03-04T10:00:00Z" })] };
    const ticket = (orderId: string, openedAt: string, closedAt: string | null) => ({ orderId, subject: "Too small", openedAt: new Date(openedAt), closedAt: closedAt ? new Date(closedAt) : null });
    const rows = backTest(
      config([{ key: "does-it-fit" }]),
      history([order(1, there), order(2, there), order(3, there)], {
        tickets: [
          ticket("gid://shopify/Order/1", "2027-03-06T10:00:00Z", null),
          ticket("gid://shopify/Order/2", "2027-03-05T10:00:00Z", "2027-03-06T10:00:00Z"),
          ticket("gid://shopify/Order/3", "2027-03-20T10:00:00Z", null),
        ],
      }),
      shop,
      range,
    );
    expect(rows.map((row) => row.outcome)).toEqual(["skipped", "sent", "sent"]);
    expect(rows[0]!.words).toContain("“Too small”");
  });

  test("what has not come to a decision yet is still waiting", () => {
    const rows = backTest(config([{ key: "return-by-reminder" }]), history([order(1)]), shop, range);
    expect(rows).toMatchObject([{ outcome: "waiting" }]);
  });
});

describe("an order rewound", () => {
  const refund = { id: "gid://shopify/Refund/1", createdAt: "2027-03-12T10:00:00Z", note: null, total: { amount: "49.00", currency: "EUR" }, lines: [{ lineId: aLine().id, quantity: 1 }] };
  const full = anOrder({
    financialStatus: "REFUNDED",
    fulfillmentStatus: "FULFILLED",
    cancelledAt: "2027-03-13T10:00:00Z",
    cancelReason: "OTHER",
    lines: [aLine({ currentQuantity: 0, refundableQuantity: 0, unfulfilledQuantity: 0 })],
    fulfillments: [aParcel({ deliveredAt: "2027-03-04T10:00:00Z" })],
    refunds: [refund],
    returns: [{ id: "r", name: "R1", status: "CLOSED", createdAt: "2027-03-08T10:00:00Z", closedAt: "2027-03-12T10:00:00Z", lines: [] }],
  });
  const at = (instant: string) => rewindOrder(full, new Date(instant));

  test("is what it was, step by step", () => {
    expect(at("2027-02-28T00:00:00Z")).toBeNull();
    expect(at("2027-03-01T12:00:00Z")).toMatchObject({ financialStatus: "PAID", fulfillmentStatus: "UNFULFILLED", fulfillments: [], refunds: [], returns: [], cancelledAt: null, lines: [{ currentQuantity: 1, unfulfilledQuantity: 1 }] });
    expect(at("2027-03-03T12:00:00Z")).toMatchObject({ fulfillmentStatus: "FULFILLED", fulfillments: [{ deliveredAt: null, displayStatus: "IN_TRANSIT" }] });
    expect(at("2027-03-09T12:00:00Z")).toMatchObject({ financialStatus: "PAID", fulfillments: [{ deliveredAt: "2027-03-04T10:00:00Z" }], returns: [{ status: "OPEN", closedAt: null }] });
    expect(at("2027-03-12T12:00:00Z")).toMatchObject({ financialStatus: "REFUNDED", cancelledAt: null, lines: [{ currentQuantity: 0 }] });
  });

  test("to now is what it is", () => {
    expect(at("2027-04-01T00:00:00Z")).toEqual(full);
  });
});
