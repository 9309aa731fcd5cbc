import { beforeAll, describe, expect, test } from "vitest";
import { inShop, type ShopTx } from "~/db.server";
import { mergeCustomers } from "~/domain/customers/merge-customers.server";
import { redactCustomer } from "~/domain/customers/redact-customer.server";
import { refreshCustomer } from "~/domain/customers/refresh-customer.server";
import { findInShopify } from "~/domain/orders/find-in-shopify.server";
import { importOrders, readImportProgress } from "~/domain/orders/import-orders.server";
import { reconcileOrders } from "~/domain/orders/reconcile-orders.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import type { WrittenOrder } from "~/domain/orders/write-orders.server";
import type { AdminClient } from "~/shopify/client.server";
import { readOrder } from "~/shopify/read-order.server";
import { orders, people } from "../../local-shopify/demo-shop";
import { findOrder } from "../../local-shopify/shop/hand";
import { payOrder, placeOrder } from "../../local-shopify/shop/orders";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { useLocalAdmin } from "../../support/local-admin";

useDatabase();
const local = useLocalAdmin();
const shopId = "demo.myshopify.com";
const clock = () => local.context.now();

beforeAll(() => installTestShop(shopId));

const stored = (name: string) => inShop(shopId, (tx) => tx.order.findFirst({ where: { name } }));
const idOf = (name: string) => findOrder(local.context.state, name).id;
const visible = () => {
  const from = clock().getTime() - 60 * 86_400_000;
  return local.context.state.orders.filter((order) => Date.parse(order.createdAt) >= from);
};

describe("the import", () => {
  test("killed in the middle, goes on where it was and brings every visible order", async () => {
    let pages = 0;
    const dying: AdminClient = {
      ...local.admin,
      graphql: (query, options) => (++pages > 5 ? Promise.reject(new Error("killed")) : local.admin.graphql(query, options)),
    };
    await expect(importOrders({ shopId, admin: dying, clock })).rejects.toThrow("killed");
    const partly = await readImportProgress({ shopId });
    expect(partly.isComplete).toBe(false);
    expect(partly.orders).toBeGreaterThan(10);

    const { outcome } = await importOrders({ shopId, admin: local.admin, clock });
    expect(outcome).toBe("complete");
    expect(await readImportProgress({ shopId })).toEqual({ isComplete: true, orders: visible().length });
  });

  test("leaves people, their addresses and parcels findable", async () => {
    const row = await stored(orders.anaShirt);
    expect(row).toMatchObject({ nameKey: "1042", customerShopifyId: people.ana.id, emailKey: people.ana.email });
    const found = await inShop(shopId, (tx) =>
      tx.customerContact.findMany({ where: { kind: "email", valueKey: people.ana.email! }, distinct: ["customerShopifyId"] }),
    );
    expect(found.map((contact) => contact.customerShopifyId)).toEqual([people.ana.id]);
    expect(await inShop(shopId, (tx) => tx.orderTracking.count({ where: { orderShopifyId: row!.shopifyId } }))).toBe(1);
  });
});

describe("reconciling", () => {
  test("finds out what no webhook told, each change once, and moves on", async () => {
    const { context } = local;
    const variant = context.state.products[0]!.variants[0]!;
    const placed = placeOrder(context, { customerId: people.ana.id, lines: [{ variantId: variant.id, quantity: 1 }] });
    payOrder(context, placed);
    findOrder(context.state, orders.anaShorts).note = "Please ring twice";
    findOrder(context.state, orders.anaShorts).updatedAt = clock().toISOString();

    const told: WrittenOrder[] = [];
    const alongside = (_: ShopTx, written: WrittenOrder[]) => Promise.resolve(void told.push(...written));
    expect(await reconcileOrders({ shopId, admin: local.admin, clock, alongside })).toEqual({ outcome: "reconciled", recorded: 2 });
    expect(told.map(({ order, isNew }) => [order.name, isNew]).sort()).toEqual([
      [placed.name, true],
      [orders.anaShorts, false],
    ].sort());
    local.pass(300);
    const again = await reconcileOrders({ shopId, admin: local.admin, clock, alongside });
    expect(again).toEqual({ outcome: "reconciled", recorded: 0 });
    expect(told).toHaveLength(2);
  });

  test("what must follow from an order is not lost when the page around it fails", async () => {
    const { context } = local;
    const variant = context.state.products[1]!.variants[0]!;
    const placed = placeOrder(context, { customerId: people.tom.id, lines: [{ variantId: variant.id, quantity: 1 }] });
    const failing = () => Promise.reject(new Error("no queue"));
    await expect(reconcileOrders({ shopId, admin: local.admin, clock, alongside: failing })).rejects.toThrow("no queue");
    expect(await stored(placed.name)).toBeNull();
    const told: string[] = [];
    await reconcileOrders({
      shopId,
      admin: local.admin,
      clock,
      alongside: (_, written) => Promise.resolve(void told.push(...written.map(({ order }) => order.name))),
    });
    expect(told).toEqual([placed.name]);
  });
});

/** 2,000 changes are what is promised; a tenth of that by default, because each is a call. */
const ROUNDS = Number(process.env.CHANGE_ROUNDS ?? 2);

test("of changes whose webhooks are lost by one in twenty, reconciling once finds every lost one", async () => {
  const { state } = local.context;
  const shown = visible();
  let lost = 0;
  for (let round = 0; round < ROUNDS; round++) {
    local.pass(5);
    const changed = Array.from({ length: 100 }, (_, index) => shown[(round * 37 + index * 13) % shown.length]!);
    const heard: string[] = [];
    for (const [index, order] of changed.entries()) {
      order.note = `change ${round}.${index}`;
      order.updatedAt = clock().toISOString();
      if (index % 20 === 7) lost++;
      else heard.push(order.id);
    }
    await Promise.all(heard.map((orderId) => refreshOrder({ shopId, orderId, admin: local.admin, now: clock() })));
  }
  expect(lost).toBe(ROUNDS * 5);
  local.pass(600);
  const told: string[] = [];
  const alongside = (_: ShopTx, written: WrittenOrder[]) => Promise.resolve(void told.push(...written.map(({ order }) => order.id)));
  await reconcileOrders({ shopId, admin: local.admin, clock, alongside });
  const rows = await inShop(shopId, (tx) => tx.order.findMany({ select: { shopifyId: true, snapshot: true } }));
  const notes = new Map(rows.map((row) => [row.shopifyId, (row.snapshot as { note?: string }).note]));
  expect(state.orders.filter((order) => shown.includes(order) && notes.get(order.id) !== order.note)).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
  local.pass(60);
  expect(await reconcileOrders({ shopId, admin: local.admin, clock, alongside })).toMatchObject({ recorded: 0 });
}, 180_000);

describe("reading an order again", () => {
  const refresh = (orderId: string, admin = local.admin) => refreshOrder({ shopId, orderId, admin, now: clock() });

  test("keeps what changed", async () => {
    const order = findOrder(local.context.state, orders.anaShirt);
    order.tags.push("vip");
    order.updatedAt = new Date(clock().getTime() + 1_000).toISOString();
    expect(await refresh(order.id)).toMatchObject({ outcome: "refreshed", isNew: false, hidden: [] });
    expect((await stored(orders.anaShirt))?.snapshot).toMatchObject({ tags: expect.arrayContaining(["vip"]) as string[] });
  });

  test("one that is gone is deleted, and nobody is found by it any more", async () => {
    const { state } = local.context;
    const contacts = (source: string) => inShop(shopId, (tx) => tx.customerContact.count({ where: { source } }));
    const gone = findOrder(state, orders.emmaDelivered);
    state.orders.splice(state.orders.indexOf(gone), 1);
    expect(await refresh(gone.id)).toEqual({ outcome: "deleted" });
    expect((await stored(gone.name))?.deletedAt).not.toBeNull();
    expect(await contacts(gone.id)).toBe(0);

    state.orders.push(gone);
    local.pass(5);
    expect(await refresh(gone.id)).toMatchObject({ outcome: "refreshed" });
    expect((await stored(gone.name))?.deletedAt).toBeNull();
    expect(await contacts(gone.id)).toBeGreaterThan(0);
  });

  test("one that is too old to be shown is not taken for deleted", async () => {
    const { state } = local.context;
    const old = findOrder(state, orders.annaShirt);
    const { createdAt } = old;
    const aged = { ...(await snapshotOf(orders.annaShirt)), createdAt: "2026-08-01T00:00:00Z", updatedAt: "2026-11-17T00:00:00Z" };
    await recordOrder({ shopId, order: aged, readAt: clock() });
    old.createdAt = aged.createdAt;
    expect(await refresh(old.id)).toEqual({ outcome: "not-visible", because: "too-old" });
    expect((await stored(orders.annaShirt))?.deletedAt).toBeNull();
    old.createdAt = createdAt;
  });

  test("Shopify being away is told in words, not thrown", async () => {
    local.context.state.api.failures.push({ status: 403, message: "Forbidden" });
    expect(await refresh(idOf(orders.anaShirt))).toEqual({
      outcome: "unreachable",
      words: expect.stringContaining("allow-list") as string,
      passes: false,
    });
    local.context.state.api.protectedDataLevel = 0;
    expect(await refresh(idOf(orders.anaShirt))).toEqual({ outcome: "not-visible", because: "no-permission" });
    local.context.state.api.protectedDataLevel = 2;
  });
});

test("an order that we do not have is found in Shopify and kept", async () => {
  const { context } = local;
  const variant = context.state.products[2]!.variants[0]!;
  const placed = placeOrder(context, { customerId: people.ana.id, lines: [{ variantId: variant.id, quantity: 1 }] });
  expect(await stored(placed.name)).toBeNull();
  const find = (name: string) => findInShopify({ shopId, admin: local.admin, wanted: { by: "name", name }, now: clock() });
  expect(await find(placed.name)).toMatchObject({ outcome: "found", orders: [{ name: placed.name }] });
  expect(await stored(placed.name)).toMatchObject({ shopifyId: placed.id });
  expect(await find("#999999")).toEqual({ outcome: "found", orders: [] });
  context.state.api.failures.push({ status: 403, message: "Forbidden" });
  expect(await find(placed.name)).toMatchObject({ outcome: "unreachable" });
});

describe("customers", () => {
  test("who were merged stay one, even when an old picture arrives later", async () => {
    const before = await snapshotOf(orders.jonasOutForDelivery);
    const goneId = before.customer!.id;
    const merged = await mergeCustomers({ shopId, keptId: people.sofia.id, goneId });
    expect(merged).toMatchObject({ outcome: "merged" });
    expect((await stored(orders.jonasOutForDelivery))?.customerShopifyId).toBe(people.sofia.id);
    await recordOrder({ shopId, order: { ...before, note: "late", updatedAt: "2026-12-01T00:00:00Z" }, readAt: clock() });
    const row = await stored(orders.jonasOutForDelivery);
    expect(row).toMatchObject({ customerShopifyId: people.sofia.id, snapshot: { note: "late", customer: { id: people.sofia.id } } });
    const contacts = await inShop(shopId, (tx) => tx.customerContact.findMany({ where: { valueKey: before.email! } }));
    expect(new Set(contacts.map((contact) => contact.customerShopifyId))).toEqual(new Set([people.sofia.id]));
    expect(await mergeCustomers({ shopId, keptId: goneId, goneId: people.sofia.id })).toEqual({ outcome: "same" });
  });

  test("who changed are read again", async () => {
    const { state } = local.context;
    const tom = state.customers.find((customer) => customer.id === people.tom.id)!;
    tom.lastName = "Baker-Lee";
    tom.updatedAt = clock().toISOString();
    const later = new Date(clock().getTime() + 60_000);
    await refreshCustomer({ shopId, customerId: tom.id, admin: local.admin, now: later });
    expect(await inShop(shopId, (tx) => tx.customer.findFirst({ where: { shopifyId: tom.id } }))).toMatchObject({ lastName: "Baker-Lee" });
    expect(await refreshCustomer({ shopId, customerId: "gid://shopify/Customer/1", admin: local.admin, now: later })).toEqual({ outcome: "gone" });
  });

  test("who were erased leave nothing, and no later picture brings them back", async () => {
    const picture = await snapshotOf(orders.noraSneakers);
    const { id: customerId } = picture.customer!;
    await inShop(shopId, (tx) => redactCustomer(tx, { shopId, customerId, orderIds: [picture.id], now: clock() }));
    await recordOrder({ shopId, order: { ...picture, note: picture.email, updatedAt: "2026-12-01T00:00:00Z" }, readAt: clock() });
    const later = new Date(clock().getTime() + 90_000);
    await refreshCustomer({ shopId, customerId, admin: local.admin, now: later });
    await importOrders({ shopId, admin: local.admin, clock });
    const everything = await inShop(shopId, async (tx) =>
      JSON.stringify([
        await tx.order.findMany({ where: { customerShopifyId: customerId } }),
        await tx.customer.findMany({ where: { shopifyId: customerId } }),
        await tx.customerContact.findMany({ where: { customerShopifyId: customerId } }),
        await tx.orderTracking.findMany({ where: { orderShopifyId: picture.id } }),
      ]),
    );
    expect(everything).toContain(picture.name);
    for (const trace of [picture.email!, picture.customer!.lastName!, picture.shippingAddress!.address1!]) {
      expect(everything).not.toContain(trace);
    }
  });
});

async function snapshotOf(name: string) {
  const reading = await readOrder(local.admin, idOf(name));
  if (reading.outcome !== "found") throw new Error(`${name}: ${reading.outcome}`);
  return reading.order;
}
