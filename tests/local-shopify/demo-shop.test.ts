import { afterAll, expect, test } from "vitest";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { demoShop, orders, people } from "./demo-shop";
import { displayStatus, financialStatus, totals } from "./state/derive";
import { keepSnapshot, readSnapshot } from "./state/snapshot";

const now = new Date("2026-11-16T12:00:00Z");
const shop = demoShop({ now });
const folder = mkdtempSync(`${tmpdir()}/local-shopify-`);
afterAll(() => rmSync(folder, { recursive: true }));

const daysAgo = (instant: string) => (now.getTime() - Date.parse(instant)) / 86_400_000;

test("the same seed and the same now give the same shop, to the letter", () => {
  expect(JSON.stringify(demoShop({ now }))).toBe(JSON.stringify(shop));
  expect(JSON.stringify(demoShop({ now, seed: 7 }))).not.toBe(JSON.stringify(shop));
});

test("it is as large as it says", () => {
  expect(shop.products.length).toBeGreaterThanOrEqual(40);
  expect(shop.customers).toHaveLength(60);
  expect(shop.orders).toHaveLength(200);
  expect(shop.orders.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, index) => 1001 + index));
});

test("no two things share an id, a SKU, an order name or a confirmation number", () => {
  const ids = JSON.stringify(shop).match(/"id":"gid:[^"]+"/g) ?? [];
  // Orders keep a copy of the address they were sent to.
  const own = ids.filter((id) => !id.includes("/MailingAddress/"));
  expect(own.length).toBe(new Set(own).size);
  const skus = shop.products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  expect(skus.filter((sku, index) => skus.indexOf(sku) !== index)).toEqual([]);
  expect(new Set(shop.orders.map(({ name }) => name)).size).toBe(200);
  expect(new Set(shop.orders.map(({ confirmationNumber }) => confirmationNumber)).size).toBe(200);
});

test("nothing has happened in the future, and nothing before its cause", () => {
  for (const order of shop.orders) {
    const happened = [order.updatedAt, ...order.events.map(({ createdAt }) => createdAt), ...order.fulfillments.flatMap(({ createdAt, events }) => [createdAt, ...events.map(({ happenedAt }) => happenedAt)]), ...order.returns.map(({ createdAt }) => createdAt), ...order.refunds.map(({ createdAt }) => createdAt)];
    for (const instant of happened) {
      expect(instant >= order.createdAt, `${order.name} ${instant}`).toBe(true);
      expect(daysAgo(instant), `${order.name} ${instant}`).toBeGreaterThanOrEqual(0);
    }
    for (const { events, createdAt } of order.fulfillments) {
      const times = [createdAt, ...events.map(({ happenedAt }) => happenedAt)];
      expect(times, order.name).toEqual([...times].sort());
    }
  }
});

test("no order has given back more than it took", () => {
  for (const order of shop.orders) {
    const sums = totals(order);
    expect(sums.refunded, order.name).toBeLessThanOrEqual(sums.received);
    if (financialStatus(order) === "PAID") expect(sums.outstanding, order.name).toBe(0);
  }
});

test("the orders with a story are what their names say", () => {
  const named = (name: string) => shop.orders.find((order) => order.name === name);
  for (const name of Object.values(orders)) expect(named(name), name).toBeDefined();
  const shirt = named(orders.anaShirt);
  expect(shirt?.customerId).toBe(people.ana.id);
  expect(shirt?.lines.map(({ title, variantTitle }) => `${title}, ${variantTitle}`)).toEqual(["Linen shirt, S / Sand"]);
  expect(daysAgo(shirt?.fulfillments[0]?.deliveredAt ?? "")).toBe(5);
  expect(named(orders.sofiaExchange)?.number).toBe(1047);
  expect(daysAgo(named(orders.anaTeeOld)?.createdAt ?? "")).toBeGreaterThan(60);
  const late = named(orders.claireBagOverdue)?.fulfillments[0];
  expect(late && displayStatus(late)).toBe("DELAYED");
  expect(daysAgo(late?.estimatedDeliveryAt ?? "")).toBeGreaterThan(3);
});

test("every address is one that no mail leaves for", () => {
  const addresses = JSON.stringify(shop).match(/[\w.+'-]+@[\w.-]+/g) ?? [];
  expect(addresses.filter((address) => !/(@|\.)example(\.com|\.org|\.net)?$/.test(address))).toEqual([]);
});

test("a snapshot is replaced whole, and read again as it was", () => {
  const path = `${folder}/deep/shop.json`;
  keepSnapshot(path, shop).flush();
  expect(readSnapshot(path)).toEqual(JSON.parse(JSON.stringify(shop)));
  expect(readdirSync(`${folder}/deep`)).toEqual(["shop.json"]);
  expect(readSnapshot(`${folder}/none.json`)).toBeNull();
  expect(existsSync(`${folder}/none.json`)).toBe(false);
});

test("a snapshot of another make is refused with what to do", () => {
  writeFileSync(`${folder}/old.json`, '{"version":0}');
  expect(() => readSnapshot(`${folder}/old.json`)).toThrow(/Delete it/);
});
