import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { explainOrder } from "~/domain/journeys/explain-order.server";
import { runDueStepsJob } from "~/domain/journeys/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { cancelOrder, placeOrder } from "../local-shopify/acts";
import { people } from "../local-shopify/demo-shop";
import { thankAfter } from "../support/journeys";
import { until, useApp } from "../support/run-app";

/** Flow 2: an order is paid, recorded, enrolled, and its mail goes out at its time, or is skipped with the reason. */
const app = useApp();
const shopId = "demo.myshopify.com";
const home = { ...people.emma };

const buy = () => {
  const { context } = app.shopify;
  const shirt = context.state.products.find((product) => product.handle === "linen-shirt")!.variants[0]!;
  return placeOrder(context, { customerId: home.id, lines: [{ variantId: shirt.id, quantity: 1 }] });
};

beforeAll(async () => {
  await until(async () => (await explainOrder({ shopId, orderId: "gid://shopify/Order/1" })).length > 0, "the journeys were not set up", 20_000);
});

test("a paid order gets a thank-you with its own return-by date, in HTML and in plain text", async () => {
  await thankAfter(0);
  const order = buy();
  const mail = await app.mailbox.waitFor(home.email!, (each) => each.subject.includes(order.name), 60_000);

  // 14 days from delivery; before that, from the longest that delivery is allowed to take. The year and weekday are the shop's calendar.
  const [entry] = (await explainOrder({ shopId, orderId: order.id })).filter((each) => each.stepKey === "thank-you");
  expect(entry).toMatchObject({ state: "sent" });
  const named = /(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)|(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})/;
  const told = named.exec(mail.text ?? "")?.[0];
  expect(told).toBeTruthy();
  expect(mail.html).toContain(told);
  expect(DateTime.fromFormat(told!, /^\d/.test(told!) ? "d MMMM" : "MMMM d").isValid).toBe(true);
  expect(mail.text).toContain("Linen shirt");
  expect(mail.replyTo[0]?.address).toMatch(/@reply\.aftercare\.example$/);
});

test("the same news five times makes one mail", async () => {
  const { knobs } = app.shopify.state.webhooks;
  knobs.copies = 5;
  knobs.shuffle = true;
  const order = buy();
  await app.mailbox.waitFor(home.email!, (each) => each.subject.includes(order.name), 60_000);
  await app.shopify.context.settleWebhooks(20_000);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await app.mailbox.mails(home.email!)).filter((each) => each.subject.includes(order.name))).toHaveLength(1);
  knobs.copies = 1;
  knobs.shuffle = false;
});

test("an order that was cancelled before its time is skipped, and the ledger says why", async () => {
  await thankAfter(30, 2);
  const order = buy();
  const entry = async () => (await explainOrder({ shopId, orderId: order.id })).find((each) => each.stepKey === "thank-you");
  await until(async () => (await entry())?.state === "due", "the step was not planned", 20_000);
  cancelOrder(app.shopify.context, order);
  await app.shopify.context.settleWebhooks(20_000);
  await until(async () => (await inShop(shopId, (tx) => tx.order.findFirst({ where: { shopId, shopifyId: order.id } })))?.cancelledAt !== null, "the cancellation was not recorded", 20_000);

  // Its time has come.
  await inShop(shopId, async (tx) => {
    await tx.journeyStep.updateMany({ where: { shopId, orderShopifyId: order.id }, data: { dueAt: new Date() } });
    await enqueue(tx, runDueStepsJob, {});
  });
  await until(async () => (await entry())?.state !== "due", "nothing was decided", 20_000);
  expect(await entry()).toMatchObject({ state: "skipped", words: expect.stringMatching(/cancelled/i) });
  expect((await app.mailbox.mails(home.email!)).filter((each) => each.subject.includes(order.name))).toHaveLength(0);
});
