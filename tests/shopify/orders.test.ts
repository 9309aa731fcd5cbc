import { describe, expect, test } from "vitest";
import { listOrdersUpdatedSince } from "~/shopify/list-orders.server";
import { listProducts, readProductWords } from "~/shopify/list-products.server";
import { findOrderOfPart } from "~/shopify/order-of-part.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { findCustomer, readCustomer } from "~/shopify/read-customer.server";
import { readOrder } from "~/shopify/read-order.server";
import { readShop, readShopLocales } from "~/shopify/read-shop.server";
import { searchOrders } from "~/shopify/search-orders.server";
import { orders, people } from "../local-shopify/demo-shop";
import { fulfillOrder } from "../local-shopify/shop/fulfillments";
import { findOrder } from "../local-shopify/shop/hand";
import { payOrder, placeOrder } from "../local-shopify/shop/orders";
import { refundOrder } from "../local-shopify/shop/refunds";
import { useLocalAdmin } from "../support/local-admin";

const local = useLocalAdmin();
const gidOf = (name: string) => findOrder(local.context.state, name).id;

async function read(name: string): Promise<OrderSnapshot> {
  const reading = await readOrder(local.admin, gidOf(name));
  if (reading.outcome !== "found") throw new Error(reading.outcome);
  return reading.order;
}

describe("an order", () => {
  test("comes with its money, people, items and parcels", async () => {
    const order = await read(orders.anaShirt);
    expect(order).toMatchObject({
      name: "#1042",
      currency: "EUR",
      email: people.ana.email,
      customer: { id: people.ana.id, email: people.ana.email, firstName: "Ana" },
      test: false,
    });
    expect(order.lines.length).toBeGreaterThan(0);
    for (const line of order.lines) {
      expect(line.productHandle).toMatch(/^[a-z0-9-]+$/);
      expect(line.unitPrice.amount).toMatch(/^\d+\.\d{2}$/);
    }
    expect(order.fulfillments[0]?.lines[0]).toMatchObject({ quantity: 1, fulfillmentLineId: expect.stringContaining("FulfillmentLineItem") as string });
  });

  test("shows refunds and returns by line", async () => {
    const refunded = await read(orders.priyaMugPartRefund);
    expect(refunded.refunds[0]).toMatchObject({ total: { currency: "EUR" } });
    expect(Number(refunded.refunded.amount)).toBeGreaterThan(0);
    const returned = await read(orders.beatriceReturnOpen);
    expect(returned.returns[0]).toMatchObject({ status: "OPEN" });
    expect(returned.lines.map((line) => line.id)).toContain(returned.returns[0]!.lines[0]!.lineId);
    expect(returned.returns[0]!.lines[0]!.reason).toEqual(expect.any(String));
  });

  test("is read whole, however many items, parcels and refunds it has", async () => {
    const { context } = local;
    const variants = context.state.products.flatMap((product) => product.variants).slice(0, 70);
    const order = placeOrder(context, {
      customerId: people.ana.id,
      lines: variants.map((variant) => ({ variantId: variant.id, quantity: 2 })),
      shipping: { title: "Standard", price: "4.90" },
    });
    payOrder(context, order);
    for (let parcel = 0; parcel < 8; parcel++) {
      const lines = order.lines.slice(parcel * 8, parcel * 8 + 8).map(({ id }) => ({ lineId: id, quantity: 1 }));
      fulfillOrder(context, order, { lines, tracking: { company: "DHL", number: `JD014600${parcel}0000001` } });
    }
    const units = (from: number, to: number) =>
      order.lines.slice(from, to).map(({ id }) => ({ lineId: id, quantity: 1, restockType: "NO_RESTOCK" as const }));
    for (let count = 0; count < 6; count++) refundOrder(context, order, { lines: units(count * 2, count * 2 + 2) });
    refundOrder(context, order, { lines: units(20, 45) });

    const snapshot = await read(order.name);
    expect(snapshot.lines.map((line) => line.id)).toEqual(order.lines.map((line) => line.id));
    expect(snapshot.fulfillments).toHaveLength(8);
    for (const [index, fulfillment] of snapshot.fulfillments.entries()) {
      expect(fulfillment.lines).toHaveLength(8);
      expect(fulfillment.tracking[0]?.number).toBe(`JD014600${index}0000001`);
    }
    expect(snapshot.refunds.map((refund) => refund.lines.length).sort()).toEqual([2, 2, 2, 2, 2, 2, 25]);
  });

  test("that is gone, too old, or not ours to see is told apart as far as Shopify lets us", async () => {
    expect(await readOrder(local.admin, "gid://shopify/Order/1")).toEqual({ outcome: "missing" });
    expect(await readOrder(local.admin, gidOf(orders.anaTeeOld))).toEqual({ outcome: "missing" });
    local.context.state.api.protectedDataLevel = 1;
    const veiled = await readOrder(local.admin, gidOf(orders.anaShirt));
    expect(veiled).toMatchObject({
      outcome: "found",
      order: { name: "#1042", email: null, shippingAddress: null, customer: { id: people.ana.id, displayName: "" } },
    });
    expect((await searchOrders(local.admin, { by: "name", name: "1042" })).map((order) => order.name)).toEqual(["#1042"]);
    expect(veiled.outcome === "found" && veiled.hidden).toEqual(expect.arrayContaining(["email", "shippingAddress"]));
    local.context.state.api.protectedDataLevel = 0;
    expect(await readOrder(local.admin, gidOf(orders.anaShirt))).toEqual({ outcome: "not-visible" });
    local.context.state.api.protectedDataLevel = 2;
  });

  test("is found from its refund, return or parcel", async () => {
    const returned = findOrder(local.context.state, orders.beatriceReturnOpen);
    expect(await findOrderOfPart(local.admin, returned.returns[0]!.id)).toBe(returned.id);
    expect(await findOrderOfPart(local.admin, returned.fulfillments[0]!.id)).toBe(returned.id);
    expect(await findOrderOfPart(local.admin, "gid://shopify/Refund/1")).toBeNull();
  });
});

describe("searching", () => {
  test("by name finds the order, however it is written, and no neighbour", async () => {
    for (const name of ["#1042", "1042", " #1042 "]) {
      expect((await searchOrders(local.admin, { by: "name", name })).map((order) => order.name)).toEqual(["#1042"]);
    }
    expect(await searchOrders(local.admin, { by: "name", name: "104" })).toEqual([]);
    expect((await searchOrders(local.admin, { by: "name", name: "EXC-1029" })).map((order) => order.name)).toEqual(["EXC-1029"]);
  });

  test("by address, customer and confirmation number brings only theirs", async () => {
    const byEmail = await searchOrders(local.admin, { by: "email", email: people.ana.email!.toUpperCase() });
    expect(byEmail.length).toBeGreaterThan(0);
    for (const order of byEmail) expect(order.email).toBe(people.ana.email);
    const byCustomer = await searchOrders(local.admin, { by: "customer", customerId: people.ana.id });
    expect(new Set(byCustomer.map((order) => order.customer?.id))).toEqual(new Set([people.ana.id]));
    const { confirmationNumber } = findOrder(local.context.state, orders.anaShirt);
    const byCode = await searchOrders(local.admin, { by: "confirmation-number", confirmationNumber });
    expect(byCode.map((order) => order.name)).toEqual(["#1042"]);
  });

  test("quotes and backslashes in what was typed are not syntax", async () => {
    for (const name of ['1042" OR name:"1043', "10\\42", '"', "name:*"]) {
      expect(await searchOrders(local.admin, { by: "name", name })).toEqual([]);
    }
  });
});

test("pages of changed orders bring each once, longest unchanged first", async () => {
  const since = new Date(local.context.now().getTime() - 7 * 86_400_000);
  // Shopify's search compares whole seconds.
  const second = Math.floor(since.getTime() / 1_000) * 1_000;
  const expected = local.context.state.orders.filter((order) => Date.parse(order.updatedAt) >= second);
  expect(expected.length).toBeGreaterThan(20);
  const seen: OrderSnapshot[] = [];
  let after: string | null = null;
  do {
    const page = await listOrdersUpdatedSince(local.admin, { since, after });
    seen.push(...page.orders);
    after = page.next;
  } while (after);
  expect(seen.map((order) => order.id).sort()).toEqual(expected.map((order) => order.id).sort());
  expect(seen.map((order) => order.updatedAt)).toEqual(seen.map((order) => order.updatedAt).sort());
});

test("a customer is found by id, address and number, and by no other", async () => {
  expect(await readCustomer(local.admin, people.ana.id)).toMatchObject({ email: people.ana.email, firstName: "Ana" });
  expect((await findCustomer(local.admin, { email: people.ana.email! }))?.id).toBe(people.ana.id);
  const withPhone = local.context.state.customers.find((customer) => customer.phone)!;
  expect((await findCustomer(local.admin, { phone: withPhone.phone! }))?.id).toBe(withPhone.id);
  expect(await findCustomer(local.admin, { email: "nobody@example.com" })).toBeNull();
  expect(await readCustomer(local.admin, "gid://shopify/Customer/1")).toBeNull();
});

test("the shop, its languages and its products are read", async () => {
  expect(await readShop(local.admin)).toMatchObject({
    shopId: "demo.myshopify.com",
    currency: "EUR",
    timeZone: "Europe/Amsterdam",
    units: "metric",
    canReadAllOrders: false,
  });
  expect((await readShopLocales(local.admin)).length).toBeGreaterThan(0);
  const first = await listProducts(local.admin, { size: 10 });
  expect(first.products).toHaveLength(10);
  expect(first.next).not.toBeNull();
  const found = await listProducts(local.admin, { words: first.products[3]!.title });
  expect(found.products.map((product) => product.id)).toContain(first.products[3]!.id);
  expect((await readProductWords(local.admin)).types.length).toBeGreaterThan(1);
});
