import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inShop, type ShopTx } from "~/db.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { recordOrders } from "~/domain/orders/record-orders.server";
import { writeOrders } from "~/domain/orders/write-orders.server";
import { anOrder, aParcel } from "../../support/an-order";
import { useDatabase } from "../../support/database";
import { orderHistory, type Chapter } from "./order-history";

useDatabase();

const shopId = "demo.myshopify.com";
let numbers = 7_300_000;

describe("whatever way news of an order arrives", () => {
  const deliveries = fc
    .shuffledSubarray([...Array(12).keys()], { minLength: 12 })
    .chain((order) =>
      fc.record({
        order: fc.constant(order),
        repeats: fc.array(fc.nat(11), { maxLength: 6 }),
        dropped: fc.subarray([...Array(12).keys()]),
        batch: fc.integer({ min: 1, max: 5 }),
      }),
    );

  test("shuffled, repeated and in batches, it ends as if it had come in order", async () => {
    const expected = await endOf(await tell(orderHistory(++numbers).map((chapter) => [chapter])));
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ order, repeats, batch }) => {
        const history = orderHistory(++numbers);
        const told = [...order, ...repeats].map((index) => history[index]!);
        expect(await endOf(await tell(inBatches(told, batch)))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  }, 240_000);

  test("with some of it lost, reading the order once more makes up for it", async () => {
    const expected = await endOf(await tell(orderHistory(++numbers).map((chapter) => [chapter])));
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ order, dropped, batch }) => {
        const history = orderHistory(++numbers);
        const told = order.filter((index) => !dropped.includes(index)).map((index) => history[index]!);
        const now = { ...history[11]!, readAt: new Date("2027-04-01T00:00:00Z") };
        const reconciled = [...inBatches(told, batch), [now]];
        expect(await endOf(await tell(reconciled))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  }, 240_000);

  test("by many workers at once, it ends the same", async () => {
    const expected = await endOf(await tell(orderHistory(++numbers).map((chapter) => [chapter])));
    for (let run = 0; run < 20; run++) {
      const history = orderHistory(++numbers);
      await Promise.all([...history, ...history].reverse().map((chapter) => recordOrder({ shopId, ...chapter })));
      expect(await endOf(numbers)).toEqual(expected);
    }
  }, 60_000);
});

test("an order is new once, then recorded when it changed, and stale when we knew", async () => {
  const [placed, paid] = orderHistory(++numbers);
  expect(await recordOrder({ shopId, ...placed! })).toEqual({ outcome: "recorded", isNew: true });
  expect(await recordOrder({ shopId, ...paid! })).toEqual({ outcome: "recorded", isNew: false });
  expect(await recordOrder({ shopId, ...placed! })).toEqual({ outcome: "stale" });
});

test("what must happen with it happens exactly when it is recorded", async () => {
  const [placed] = orderHistory(++numbers);
  const seen: string[] = [];
  const alongside = async (_: ShopTx, written: { order: { id: string } }[]) => {
    seen.push(...written.map(({ order }) => order.id));
  };
  await recordOrder({ shopId, ...placed!, alongside });
  await recordOrder({ shopId, ...placed!, alongside });
  expect(seen).toEqual([placed!.order.id]);
  const failing = recordOrder({ shopId, ...orderHistory(++numbers)[0]!, alongside: () => Promise.reject(new Error("no")) });
  await expect(failing).rejects.toThrow("no");
  expect(await inShop(shopId, (tx) => tx.order.count({ where: { name: `#${numbers}` } }))).toBe(0);
});

test("the last parcel's arrival counts only when nothing is still under way", async () => {
  const arrived = aParcel({ deliveredAt: "2027-03-05T10:00:00Z" });
  const underWay = aParcel({ id: "gid://shopify/Fulfillment/7002", name: "#1042-F2" });
  const delivered = async (change: Parameters<typeof anOrder>[0]) => {
    const id = `gid://shopify/Order/${++numbers}`;
    await recordOrder({ shopId, order: anOrder({ id, ...change }), readAt: new Date() });
    return (await inShop(shopId, (tx) => tx.order.findFirstOrThrow({ where: { shopifyId: id } }))).deliveredAt;
  };
  const shipped = anOrder().lines.map((line) => ({ ...line, unfulfilledQuantity: 0 }));
  expect(await delivered({ lines: shipped, fulfillments: [arrived] })).toEqual(new Date("2027-03-05T10:00:00Z"));
  expect(await delivered({ lines: shipped, fulfillments: [arrived, underWay] })).toBeNull();
  expect(await delivered({ fulfillments: [arrived] })).toBeNull();
  expect(await delivered({ lines: shipped, fulfillments: [arrived, { ...underWay, status: "CANCELLED" }] })).not.toBeNull();
});

test("many orders at once are kept as each would be", async () => {
  const histories = Array.from({ length: 1_200 }, () => orderHistory(++numbers)[4]!);
  const orders = histories.map(({ order }) => order);
  const { readAt } = histories[0]!;
  expect(await recordOrders({ shopId, orders, readAt })).toEqual({ outcome: "recorded", recorded: 1_200, stale: 0 });
  expect(await recordOrders({ shopId, orders, readAt })).toEqual({ outcome: "recorded", recorded: 0, stale: 1_200 });
  const number = Number(orders[700]!.name.slice(1));
  const single = await tell([[orderHistory(number + 100_000)[4]!]]);
  expect(await endOf(number)).toEqual(await endOf(single));
}, 60_000);

/** Writes the batches one after the other; returns the order's number. */
async function tell(batches: Chapter[][]): Promise<number> {
  await inShop(shopId, async (tx) => {
    for (const batch of batches) await writeOrders(tx, shopId, batch);
  });
  return Number(batches[0]![0]!.order.name.slice(1));
}

function inBatches(chapters: Chapter[], size: number): Chapter[][] {
  return Array.from({ length: Math.ceil(chapters.length / size) }, (_, at) => chapters.slice(at * size, (at + 1) * size));
}

/** Everything stored about an order, without row ids and without its own number and the time it was read. */
async function endOf(number: number): Promise<string> {
  const shopifyId = `gid://shopify/Order/${number}`;
  const customerShopifyId = `gid://shopify/Customer/${number}`;
  const rows = await inShop(shopId, async (tx) => ({
    orders: await tx.order.findMany({ where: { shopifyId }, omit: { id: true, readAt: true } }),
    tracking: await tx.orderTracking.findMany({
      where: { orderShopifyId: shopifyId },
      omit: { id: true },
      orderBy: { numberKey: "asc" },
    }),
    customers: await tx.customer.findMany({ where: { shopifyId: customerShopifyId }, omit: { id: true, readAt: true } }),
    contacts: await tx.customerContact.findMany({
      where: { customerShopifyId },
      omit: { id: true },
      orderBy: [{ kind: "asc" }, { valueKey: "asc" }, { source: "asc" }],
    }),
  }));
  expect(rows.orders).toHaveLength(1);
  return JSON.stringify(rows, null, 1).replaceAll(String(number), "N");
}
