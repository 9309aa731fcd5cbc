import { afterAll, beforeAll, expect, test } from "vitest";
import { orders } from "./demo-shop";
import { findOrder } from "./shop/hand";
import { tryLocalShopify, type Trial } from "./testing";

let trial: Trial;
beforeAll(async () => {
  trial = await tryLocalShopify();
});
afterAll(() => trial.stop());

test("the status page of an order opens with its own link only", async () => {
  const { order } = await trial.ask<{ order: { statusPageUrl: string } }>("query ($id: ID!) { order(id: $id) { statusPageUrl } }", { id: findOrder(trial.context.state, orders.anaShirt).id });
  const page = await fetch(order.statusPageUrl);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/Order #1042[\s\S]+Linen shirt, S \/ Sand[\s\S]+53\.90 EUR[\s\S]+Delivered/);
  expect((await fetch(order.statusPageUrl.replace(/key=.*/, "key=guess"))).status).toBe(404);
});

test("policies are where the API says they are", async () => {
  const { shop } = await trial.ask<{ shop: { shopPolicies: { title: string; url: string }[] } }>("{ shop { shopPolicies { title url } } }");
  for (const { title, url } of shop.shopPolicies) expect(await (await fetch(url)).text()).toContain(`<h1>${title}</h1>`);
});
