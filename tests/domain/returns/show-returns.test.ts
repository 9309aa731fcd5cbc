import { beforeAll, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import { publishReturnTerms } from "~/domain/returns/publish-return-terms.server";
import { returnDates, tellDates } from "~/domain/returns/return-dates.server";
import { showReturns } from "~/domain/returns/show-returns.server";
import { addDays, dayIn } from "~/lib/calendar-days";
import { followOrders } from "~/worker/follow-orders.server";
import { cancelOrder, deliverOrder, fulfillOrder, placeOrder } from "../../local-shopify/acts";
import type { Order } from "../../local-shopify/state/types";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { useLocalAdmin } from "../../support/local-admin";

useDatabase();
const local = useLocalAdmin();
const shopId = "demo.myshopify.com";
const zone = "Europe/Berlin";

beforeAll(() => installTestShop(shopId));

/** Reads the order from Shopify as a webhook would have it, and answers how many jobs to show its date there are now. */
async function hear(order: Order): Promise<number> {
  await refreshOrder({ shopId, orderId: order.id, admin: local.admin, now: local.context.now(), alongside: followOrders(shopId) });
  const [row] = await acrossShops((tx) => tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'show-returns' AND data->>'orderId' = ${order.id}`);
  return Number(row!.count);
}
const show = (order: Order) => showReturns({ shopId, orderId: order.id, admin: local.admin, now: local.context.now() });
const metafields = (order: Order) => Object.fromEntries(local.context.state.metafields.filter(({ ownerId }) => ownerId === order.id).map(({ namespace, key, value }) => [`${namespace.replace(/^app--\d+$/, "$app")}.${key}`, value]));
const anOrderPlaced = () => placeOrder(local.context, { customerId: local.context.state.customers[0]!.id, lines: [{ variantId: local.context.state.products[0]!.variants[0]!.id, quantity: 2 }] });

test("an order in Shopify says its day, where mails and where our blocks can read it, and says it once", async () => {
  const order = anOrderPlaced();
  expect(await hear(order)).toBe(1);
  expect(await show(order)).toEqual({ outcome: "written" });
  const placed = dayIn(zone, order.createdAt);
  const until = addDays(placed, 30);
  expect(metafields(order)).toEqual({
    "$app.return_by": until,
    "$app.return_lines": JSON.stringify({ certainty: "at-least", zone, lines: [{ id: order.lines[0]!.id, quantity: 2, until }] }),
    "aftercare.return_by": until,
  });
  // Our own write comes back as orders/updated; that must not go round in a circle.
  expect(await hear(order)).toBe(1);
  local.calls.length = 0;
  expect(await show(order)).toEqual({ outcome: "unchanged" });
  expect(local.calls).toEqual([]);

  fulfillOrder(local.context, order);
  deliverOrder(local.context, order);
  expect(await hear(order)).toBe(2);
  await show(order);
  expect(JSON.parse(metafields(order)["$app.return_lines"]!)).toMatchObject({ certainty: "exact" });
});

test("a lost answer is tried again and changes nothing twice; what the buyer was told is what it shows", async () => {
  const order = anOrderPlaced();
  await hear(order);
  local.loseAnswerOf("SetOrderReturns");
  expect(await show(order)).toEqual({ outcome: "written" });
  await inShop(shopId, async (tx) => {
    const { snapshot } = await tx.order.findFirstOrThrow({ where: { shopId, shopifyId: order.id }, select: { snapshot: true } });
    const dates = await returnDates(tx, { shopId, order: snapshot as never, zone });
    await tellDates(tx, { shopId, orderId: order.id, dates, toldBy: "thank-you", mailId: null, now: local.context.now() });
  });
  expect(await show(order)).toEqual({ outcome: "written" });
  expect(metafields(order)["$app.return_by"]).toBe(addDays(dayIn(zone, order.createdAt), 37));
});

test("nothing to send back, no date", async () => {
  const order = anOrderPlaced();
  await hear(order);
  await show(order);
  cancelOrder(local.context, order);
  await hear(order);
  expect(await show(order)).toEqual({ outcome: "cleared" });
  expect(metafields(order)).toEqual({});
});

test("an order of long ago is left alone, and one of another shop is not there", async () => {
  const old = local.context.state.orders.find(({ createdAt }) => Date.parse(createdAt) < local.context.now().getTime() - 50 * 86_400_000 && Date.parse(createdAt) > local.context.now().getTime() - 59 * 86_400_000)!;
  expect(await hear(old)).toBe(0);
  await installTestShop("other.myshopify.com");
  expect(await showReturns({ shopId: "other.myshopify.com", orderId: old.id, admin: local.admin, now: local.context.now() })).toEqual({ outcome: "gone" });
});

test("the shop says its policy in seven languages, and only when it has changed", async () => {
  const publish = () => publishReturnTerms({ shopId, admin: local.admin, now: local.context.now() });
  expect(await publish()).toEqual({ outcome: "written" });
  expect(await publish()).toEqual({ outcome: "unchanged" });
  const terms = JSON.parse(local.context.state.metafields.find(({ key }) => key === "return_terms")!.value) as { days: number; words: Record<string, string[]> };
  expect(terms.days).toBe(30);
  expect(terms.words.de).toContain("Sie können Artikel innerhalb von 30 Tagen nach der Zustellung zurückgeben.");
});
