/** From the app's own adapter through the Admin API to the page: what is published is what shoppers see. */
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appType } from "~/domain/storefront/metaobjects";
import { chartEntry, faqEntry, indexEntry, type Publishable } from "~/domain/storefront/publication";
import { deleteMetaobject, upsertMetaobject } from "~/shopify/metaobjects.server";
import { demoCharts, demoQuestions } from "../fixtures/storefront/content";
import { storefront } from "../local-shopify/storefront";
import { useLocalAdmin } from "../support/local-admin";

const shopify = useLocalAdmin();
let server: Server;
let url = "";
beforeAll(async () => {
  const app = express().use(storefront.router(shopify.context));
  server = await new Promise((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shopify.context.state.placements.push({ id: "c", block: "size-chart", template: "product", settings: {} }, { id: "f", block: "faq", template: "product", settings: {} });
});
afterAll(() => server.close());

async function publish(published: Publishable): Promise<string> {
  if (published.outcome !== "entry") throw new Error(published.outcome);
  const { type, handle, fields } = published.entry;
  const written = await upsertMetaobject(shopify.admin, { type: appType(type), handle, fields });
  if (written.outcome !== "written") throw new Error(JSON.stringify(written));
  return written.metaobject.id;
}
const page = async (): Promise<string> => (await fetch(`${url}/products/linen-shirt`)).text();

test("a chart and a question reach the product page; taken away they leave it as it was", async () => {
  expect(await page()).not.toContain("aftercare");
  const charts = demoCharts();
  const ids = [];
  for (const { handle, draft } of charts) ids.push(await publish(chartEntry(handle, draft)));
  const faqIds = [];
  for (const { handle, draft } of demoQuestions()) faqIds.push(await publish(faqEntry(handle, draft)));
  await publish(indexEntry(charts.map(({ handle, draft }) => ({ id: handle, handle, assignment: draft.assignment })), faqIds));

  const html = await page();
  expect(html).toContain("Linen shirts");
  expect(html).toContain("32¼–33⅞");
  expect(html).toContain("How do I wash linen?");

  await publish(indexEntry([], []));
  for (const id of [...ids, ...faqIds]) expect(await deleteMetaobject(shopify.admin, id)).toEqual({ outcome: "deleted" });
  expect(await page()).not.toContain('class="aftercare');
});

test("publishing the same again changes nothing; leaving a picture out takes it away", async () => {
  const [first] = demoQuestions();
  if (!first) throw new Error("no question");
  const picture = { url: "https://cdn.shopify.com/s/files/1/wash.jpg", width: 400, height: 300, alt: "Linen on a line" };
  const id = await publish(faqEntry("pictured", { ...first.draft, picture }));
  expect(await publish(faqEntry("pictured", { ...first.draft, picture }))).toBe(id);
  await publish(indexEntry([], [id]));
  expect(await page()).toContain("wash.jpg");
  await publish(faqEntry("pictured", first.draft));
  expect(await page()).not.toContain("wash.jpg");
});
