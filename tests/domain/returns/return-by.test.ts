import { describe, expect, test } from "vitest";
import { policySchema, type ReturnPolicyInput } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import { aLine, anOrder, aParcel } from "../../support/an-order";

const BERLIN = "Europe/Berlin";

function policy(change: Partial<ReturnPolicyInput> = {}) {
  return policySchema.parse({
    windowDays: 14,
    transitDays: 5,
    fallbackDays: 30,
    exchanges: { offered: true },
    shippingPaidBy: "customer",
    condition: "unused",
    withdrawalRight: false,
    ...change,
  });
}

const delivered = (at: string) => anOrder({ fulfillments: [aParcel({ deliveredAt: at })], lines: [aLine({ unfulfilledQuantity: 0 })] });

describe("the last day", () => {
  test("counts from delivery, in the shop's zone", () => {
    const [entry] = returnBy(delivered("2027-03-31T22:30:00Z"), policy(), BERLIN);
    expect(entry).toMatchObject({
      returnable: true,
      lastDay: "2027-04-15",
      until: "2027-04-15T21:59:59.999Z",
      certainty: "exact",
      basis: { kind: "delivered", day: "2027-04-01", days: 14, extendedBy: null },
    });
  });

  test("counts from departure plus transit while nobody knows the delivery", () => {
    const order = anOrder({ fulfillments: [aParcel()] });
    expect(returnBy(order, policy(), BERLIN)).toMatchObject([
      { lastDay: "2027-03-21", certainty: "at-least", basis: { kind: "fulfilled", day: "2027-03-02", days: 19 } },
    ]);
  });

  test("counts from the order while nothing has left", () => {
    expect(returnBy(anOrder(), policy(), BERLIN)).toMatchObject([
      { lastDay: "2027-03-31", certainty: "at-least", parcelId: null, basis: { kind: "ordered", day: "2027-03-01", days: 30 } },
    ]);
  });

  test("lasts to the end of that day across the change of clocks", () => {
    // Berlin moves to summer time on 28 March 2027, back on 31 October 2027.
    expect(returnBy(delivered("2027-03-14T11:00:00Z"), policy(), BERLIN)).toMatchObject([
      { lastDay: "2027-03-28", until: "2027-03-28T21:59:59.999Z" },
    ]);
    expect(returnBy(delivered("2027-10-17T11:00:00Z"), policy(), BERLIN)).toMatchObject([
      { lastDay: "2027-10-31", until: "2027-10-31T22:59:59.999Z" },
    ]);
  });

  test("knows leap days", () => {
    expect(returnBy(delivered("2028-02-20T11:00:00Z"), policy(), BERLIN)).toMatchObject([{ lastDay: "2028-03-05" }]);
  });

  test("of a parcel handed over in the store counts from that day", () => {
    const order = anOrder({ sourceName: "pos", fulfillments: [aParcel({ displayStatus: "FULFILLED", createdAt: "2027-03-01T10:00:00Z" })] });
    expect(returnBy(order, policy({ withdrawalRight: true }), BERLIN)).toMatchObject([
      { lastDay: "2027-03-15", certainty: "exact", basis: { kind: "handed_over" } },
    ]);
  });

  test("is moved by a holiday season, for orders placed in it", () => {
    const holidays = [{ name: "Winter", orderedFrom: "2027-11-15", orderedTo: "2027-12-24", returnUntil: "2028-01-31" }];
    const order = (createdAt: string) => anOrder({ createdAt, fulfillments: [aParcel({ deliveredAt: "2027-12-02T09:00:00Z" })] });
    expect(returnBy(order("2027-11-30T10:00:00Z"), policy({ holidays }), BERLIN)).toMatchObject([
      { lastDay: "2028-01-31", basis: { extendedBy: "holiday" } },
    ]);
    expect(returnBy(order("2027-11-14T10:00:00Z"), policy({ holidays }), BERLIN)).toMatchObject([{ lastDay: "2027-12-16" }]);
  });

  test("follows the rule of the buyer's country", () => {
    const rules = policy({ countries: [{ countries: ["DE"], windowDays: 60 }, { countries: ["US"], accepts: false }] });
    expect(returnBy(delivered("2027-03-05T09:00:00Z"), rules, BERLIN)).toMatchObject([{ lastDay: "2027-05-04" }]);
    const american = { ...delivered("2027-03-05T09:00:00Z"), shippingAddress: { ...anOrder().shippingAddress!, countryCode: "US" } };
    expect(returnBy(american, rules, BERLIN)).toMatchObject([{ returnable: false, reason: "country" }]);
  });
});

describe("several parcels", () => {
  const shirts = aLine({ quantity: 3, unfulfilledQuantity: 1 });
  const first = aParcel({ deliveredAt: "2027-03-04T09:00:00Z" });
  const second = aParcel({ id: "gid://shopify/Fulfillment/7002", createdAt: "2027-03-06T09:00:00Z", deliveredAt: "2027-03-10T09:00:00Z" });

  test("each have their own deadline, and what is not shipped one of its own", () => {
    expect(returnBy(anOrder({ lines: [shirts], fulfillments: [second, first] }), policy(), BERLIN)).toMatchObject([
      { parcelId: first.id, quantity: 1, lastDay: "2027-03-18", certainty: "exact" },
      { parcelId: second.id, quantity: 1, lastDay: "2027-03-24", certainty: "exact" },
      { parcelId: null, quantity: 1, lastDay: "2027-03-31", certainty: "at-least" },
    ]);
  });

  test("a cancelled parcel does not count", () => {
    const lost = { ...first, status: "CANCELLED" };
    expect(returnBy(anOrder({ lines: [aLine()], fulfillments: [lost] }), policy(), BERLIN)).toMatchObject([
      { parcelId: null, quantity: 1, basis: { kind: "ordered" } },
    ]);
  });

  test("a returned unit that was also refunded counts once", () => {
    const order = anOrder({
      lines: [{ ...shirts, unfulfilledQuantity: 0, quantity: 2, currentQuantity: 1 }],
      fulfillments: [first, second],
      returns: [{ id: "r", name: "#1042-R1", status: "CLOSED", createdAt: null, closedAt: null, lines: [{ lineId: shirts.id, quantity: 1, reason: null, note: null }] }],
    });
    expect(returnBy(order, policy(), BERLIN)).toMatchObject([{ parcelId: second.id, quantity: 1 }]);
  });
});

describe("a line cannot be returned", () => {
  const reason = (line: Parameters<typeof aLine>[0], change: Partial<ReturnPolicyInput>) => {
    const [entry] = returnBy(anOrder({ lines: [aLine(line)] }), policy(change), BERLIN);
    return entry!.returnable ? "returnable" : entry!.reason;
  };

  test.each([
    ["final_sale", { productTags: ["Final Sale"] }, {}],
    ["product", {}, { exclusions: { products: ["gid://shopify/Product/301"] } }],
    ["type", { productType: "Swimwear" }, { exclusions: { types: ["swimwear"] } }],
    ["tag", { productTags: ["Custom"] }, { exclusions: { tags: ["custom"] } }],
    ["vendor", {}, { exclusions: { vendors: ["Lindqvist"] } }],
    ["discount", { discountedTotal: { amount: "24.50", currency: "EUR" } }, { exclusions: { discountPercent: 50 } }],
    ["no_returns", {}, { windowDays: 0 }],
    ["not_a_parcel", { requiresShipping: false }, {}],
    ["refunded", { currentQuantity: 0 }, {}],
    ["returnable", { discountedTotal: { amount: "25.00", currency: "EUR" } }, { exclusions: { discountPercent: 50 } }],
  ] as const)("%s", (expected, line, change) => {
    expect(reason(line as Parameters<typeof aLine>[0], change as Partial<ReturnPolicyInput>)).toBe(expected);
  });

  test("once it is on its way back", () => {
    const order = anOrder({
      returns: [{ id: "r", name: "R1", status: "OPEN", createdAt: null, closedAt: null, lines: [{ lineId: aLine().id, quantity: 1, reason: null, note: null }] }],
    });
    expect(returnBy(order, policy(), BERLIN)).toMatchObject([{ returnable: false, reason: "returned" }]);
  });

  test("when the order was cancelled", () => {
    expect(returnBy(anOrder({ cancelledAt: "2027-03-01T11:00:00Z" }), policy(), BERLIN)).toMatchObject([{ reason: "cancelled" }]);
  });
});

describe("the right to withdraw", () => {
  test("gives European buyers of a final sale 14 days", () => {
    const order = { ...delivered("2027-03-01T11:00:00Z"), lines: [aLine({ productTags: ["final-sale"], unfulfilledQuantity: 0 })] };
    expect(returnBy(order, policy({ withdrawalRight: true, windowDays: 30 }), BERLIN)).toMatchObject([
      { returnable: true, lastDay: "2027-03-15", basis: { days: 14, extendedBy: "withdrawal" }, certainty: "exact" },
    ]);
  });

  test("does not cover what is made to measure, nor buyers elsewhere", () => {
    const rules = policy({ withdrawalRight: true });
    const made = anOrder({ lines: [aLine({ productTags: ["final-sale", "custom-made"] })] });
    expect(returnBy(made, rules, BERLIN)).toMatchObject([{ reason: "final_sale" }]);
    const american = anOrder({ lines: [aLine({ productTags: ["final-sale"] })], shippingAddress: { ...anOrder().shippingAddress!, countryCode: "US" } });
    expect(returnBy(american, rules, BERLIN)).toMatchObject([{ reason: "final_sale" }]);
  });

  test("runs from the last parcel of the order and never ends on a weekend", () => {
    const order = anOrder({
      lines: [aLine({ quantity: 2, unfulfilledQuantity: 0 })],
      fulfillments: [
        aParcel({ deliveredAt: "2027-03-01T09:00:00Z" }),
        aParcel({ id: "gid://shopify/Fulfillment/7002", deliveredAt: "2027-03-06T09:00:00Z" }),
      ],
    });
    // 6 March + 14 days is Saturday, 20 March.
    expect(returnBy(order, policy({ withdrawalRight: true }), BERLIN)).toMatchObject([{ lastDay: "2027-03-22" }, { lastDay: "2027-03-22" }]);
  });
});
