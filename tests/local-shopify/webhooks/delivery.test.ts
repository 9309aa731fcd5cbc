import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { payOrder, placeOrder, redactShop, uninstallApp, updateOrder } from "../acts";
import { orders, people } from "../demo-shop";
import { findOrder } from "../shop/hand";
import { CREDENTIALS, tryLocalShopify, type Trial } from "../testing";

let trial: Trial;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(`${tmpdir()}/local-shopify-`);
  trial = await tryLocalShopify({ statePath: `${folder}/shop.json` });
});
afterEach(async () => {
  await trial.stop();
  rmSync(folder, { recursive: true });
});

const change = () => updateOrder(trial.context, findOrder(trial.context.state, orders.anaShirt), { note: "x" });
const anaBuys = () => {
  const variant = trial.context.state.products[0]?.variants[0];
  return placeOrder(trial.context, { customerId: people.ana.id, lines: [{ variantId: variant?.id ?? "", quantity: 1 }], unpaid: true });
};
const knobs = () => trial.context.state.webhooks.knobs;

test("a webhook carries Shopify's headers and is signed over the raw body", async () => {
  change();
  await trial.context.settleWebhooks();
  const [webhook] = trial.received;
  expect(webhook?.path).toBe("/webhooks/shop");
  expect(webhook?.headers).toMatchObject({ "x-shopify-topic": "orders/updated", "x-shopify-shop-domain": "demo.myshopify.com", "x-shopify-api-version": "2026-10", "content-type": "application/json" });
  expect(webhook?.headers["x-shopify-hmac-sha256"]).toBe(createHmac("sha256", CREDENTIALS.apiSecret).update(webhook?.body ?? "").digest("base64"));
  expect(webhook?.headers["x-shopify-triggered-at"]).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test("each event goes to the door of its topic", async () => {
  const order = anaBuys();
  payOrder(trial.context, order);
  redactShop(trial.context);
  uninstallApp(trial.context);
  await trial.context.settleWebhooks();
  const doors = Object.fromEntries(trial.received.map(({ topic, path }) => [topic, path]));
  expect(doors).toMatchObject({ "orders/create": "/webhooks/shop", "orders/paid": "/webhooks/shop", "shop/redact": "/webhooks/compliance", "app/uninstalled": "/webhooks/app" });
});

test("after an uninstall nothing comes any more but what privacy demands", async () => {
  uninstallApp(trial.context);
  change();
  redactShop(trial.context);
  await trial.context.settleWebhooks();
  expect(trial.topics().sort()).toEqual(["app/uninstalled", "shop/redact"]);
});

test("a refused delivery comes again, later, with the same event id and body", async () => {
  trial.app.status = 500;
  change();
  await trial.context.settleWebhooks();
  expect(trial.received).toHaveLength(1);
  trial.app.status = 200;
  trial.clock.pass(3);
  await expect.poll(() => trial.received.length, { timeout: 3000 }).toBe(2);
  const [first, second] = trial.received;
  expect(second?.eventId).toBe(first?.eventId);
  expect(second?.body).toBe(first?.body);
});

test("after eight retries over hours Shopify gives up", async () => {
  trial.app.status = 503;
  change();
  for (let attempt = 1; attempt <= 9; attempt++) {
    await expect.poll(() => trial.received.length, { timeout: 3000 }).toBe(attempt);
    // The next attempt is counted from when the answer was heard: the clock must not pass before that.
    await trial.context.settleWebhooks();
    trial.clock.pass(7201);
  }
  await expect.poll(() => trial.context.state.webhooks.log.at(-1)?.state).toBe("failed");
  expect(trial.context.state.webhooks.queue).toEqual([]);
});

test("duplicates share the event id and differ in the webhook id", async () => {
  knobs().copies = 3;
  change();
  await trial.context.settleWebhooks();
  expect(trial.received).toHaveLength(3);
  expect(new Set(trial.received.map(({ eventId }) => eventId)).size).toBe(1);
  expect(new Set(trial.received.map(({ webhookId }) => webhookId)).size).toBe(3);
});

test("order can be lost on demand", async () => {
  knobs().hold = true;
  for (let i = 0; i < 30; i++) updateOrder(trial.context, findOrder(trial.context.state, orders.anaShirt), { note: String(i) });
  Object.assign(knobs(), { hold: false, shuffle: true });
  await trial.context.settleWebhooks();
  const notes = trial.received.map(({ payload }) => Number(payload.note));
  expect([...notes].sort((a, b) => a - b)).toEqual([...Array(30).keys()]);
  expect(notes).not.toEqual([...Array(30).keys()]);
});

test("events can be lost for good", async () => {
  knobs().drop = 1;
  change();
  await trial.context.settleWebhooks();
  expect(trial.received).toEqual([]);
  expect(trial.context.state.webhooks.log.at(-1)?.state).toBe("dropped");
});

test("what was not delivered is delivered after a restart", async () => {
  knobs().hold = true;
  change();
  const before = trial.context.state.webhooks.queue[0]?.eventId;
  await trial.stop();
  trial = await tryLocalShopify({ statePath: `${folder}/shop.json` });
  knobs().hold = false;
  await trial.context.settleWebhooks();
  await expect.poll(() => trial.received.map(({ eventId }) => eventId)).toEqual([before]);
});
