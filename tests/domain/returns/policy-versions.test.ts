import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { policyForOrder } from "~/domain/returns/policy-for-order.server";
import { returnDates, tellDates } from "~/domain/returns/return-dates.server";
import { savePolicy } from "~/domain/returns/save-policy.server";
import type { ReturnPolicyInput } from "~/domain/returns/policy";
import { aLine, anOrder, aParcel } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

useDatabase();

const shopId = "demo.myshopify.com";
const rules = (windowDays: number): ReturnPolicyInput => ({
  windowDays,
  transitDays: 5,
  fallbackDays: windowDays + 10,
  exchanges: { offered: true },
  shippingPaidBy: "customer",
  condition: "unused",
  withdrawalRight: false,
});
const save = (windowDays: number, basedOn: number, now: string) => savePolicy({ shopId, rules: rules(windowDays), basedOn, savedBy: "Mara", now: new Date(now) });
const windowOf = (placedAt: string) => inShop(shopId, async (tx) => (await policyForOrder(tx, { shopId, placedAt })).policy.windowDays);

beforeAll(() => installTestShop(shopId));

describe("versions", () => {
  test("without a saved policy the starting one holds", async () => {
    expect(await windowOf("2027-01-01T00:00:00Z")).toBe(30);
  });

  test("a change never touches orders placed before it", async () => {
    expect(await save(60, 0, "2027-02-01T00:00:00Z")).toEqual({ outcome: "saved", version: 1 });
    expect(await save(14, 1, "2027-03-01T00:00:00Z")).toEqual({ outcome: "saved", version: 2 });
    expect(await windowOf("2027-02-28T23:59:59Z")).toBe(60);
    expect(await windowOf("2027-03-01T00:00:00Z")).toBe(14);
  });

  test("the same rules again make no version; a stale form is refused; wrong rules are named", async () => {
    expect(await save(14, 2, "2027-03-02T00:00:00Z")).toEqual({ outcome: "unchanged", version: 2 });
    expect(await save(21, 1, "2027-03-02T00:00:00Z")).toEqual({ outcome: "overtaken", version: 2 });
    expect(await savePolicy({ shopId, rules: { ...rules(30), fallbackDays: 3 }, basedOn: 2, savedBy: null, now: new Date() })).toEqual({
      outcome: "invalid",
      issues: [{ field: "fallbackDays", message: "Must not be less than the days to return" }],
    });
  });

  test("of two saves at the same moment one wins", async () => {
    const outcomes = await Promise.all([save(45, 2, "2027-04-01T00:00:00Z"), save(50, 2, "2027-04-01T00:00:00Z")]);
    expect(outcomes.map((each) => each.outcome).sort()).toEqual(["overtaken", "saved"]);
  });
});

test("told dates are kept per line and parcel, and only ever move later", async () => {
  const told = (order: ReturnType<typeof anOrder>, toldBy: string) =>
    inShop(shopId, async (tx) => {
      const dates = await returnDates(tx, { shopId, order, zone: "Europe/Berlin" });
      await tellDates(tx, { shopId, orderId: order.id, dates, toldBy, mailId: null, now: new Date("2027-03-10T00:00:00Z") });
      return dates.entries.map((entry) => entry.returnable && entry.lastDay);
    });
  const placed = { createdAt: "2027-03-05T10:00:00Z" };

  expect(await told(anOrder(placed), "thank-you")).toEqual(["2027-03-29"]);
  // Arrived sooner than thought: by the policy the 21st, but the 29th was told.
  expect(await told(anOrder({ ...placed, fulfillments: [aParcel({ deliveredAt: "2027-03-07T10:00:00Z" })] }), "delivered")).toEqual(["2027-03-29"]);
  // The carrier corrects itself.
  expect(await told(anOrder({ ...placed, fulfillments: [aParcel({ deliveredAt: "2027-03-20T10:00:00Z" })] }), "delivered")).toEqual(["2027-04-03"]);
  expect(await told(anOrder({ ...placed, fulfillments: [aParcel({ deliveredAt: "2027-03-07T10:00:00Z" })] }), "reminder")).toEqual(["2027-04-03"]);

  const ledger = await inShop(shopId, (tx) => tx.returnPromise.findMany({ orderBy: { id: "asc" } }));
  expect(ledger.map((row) => [row.toldBy, row.returnBy, row.lineShopifyId === aLine().id, row.policyVersion])).toEqual([
    ["thank-you", "2027-03-29", true, 2],
    ["delivered", "2027-03-29", true, 2],
    ["delivered", "2027-04-03", true, 2],
  ]);
});
