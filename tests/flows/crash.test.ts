import { beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { placeOrder } from "../local-shopify/acts";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { thankAfter } from "../support/journeys";
import { until, useApp } from "../support/run-app";

/** The app is killed (SIGKILL) in the middle of each flow; a restart finishes it, once. */
const app = useApp();
const shopId = "demo.myshopify.com";

beforeAll(async () => {
  await until(async () => (await inShop(shopId, (tx) => tx.journey.count({ where: { shopId } }))) > 0, "the journeys were not set up", 20_000);
});

test("mails that were taken in before a kill all become tickets after the restart, each one once", async () => {
  const letters = await Promise.all(
    Array.from({ length: 30 }, (_, number) =>
      composeMail({ from: { name: `Writer ${number}`, address: `writer${number}@example.com` }, to: "hello@linden-and-loom.example", subject: `Letter ${number}`, text: `This is letter ${number}.`, authentication: "pass", date: new Date() }),
    ),
  );
  const answers = await Promise.all(letters.map((letter) => app.inbound(letter)));
  expect(answers.map((answer) => answer.status)).toEqual(letters.map(() => 200));
  await app.kill();
  await app.restart();
  const letterTickets = () => inShop(shopId, (tx) => tx.ticket.findMany({ where: { shopId, subject: { startsWith: "Letter " } }, select: { subject: true } }));
  await until(async () => (await letterTickets()).length >= letters.length, "not every mail became a ticket", 150_000);
  expect(new Set((await letterTickets()).map((ticket) => ticket.subject)).size).toBe(letters.length);
  expect(await letterTickets()).toHaveLength(letters.length);
}, 200_000);

test("an order whose webhook was answered before a kill gets its mail after the restart, once", async () => {
  await thankAfter(0);
  const { context } = app.shopify;
  const shirt = context.state.products.find((product) => product.handle === "linen-shirt")!.variants[0]!;
  const order = placeOrder(context, { customerId: people.emma.id, lines: [{ variantId: shirt.id, quantity: 1 }] });
  await until(async () => (await inShop(shopId, (tx) => tx.webhookEvent.count({ where: { shopId, topic: "orders/paid" } }))) > 0, "the webhook was not kept", 20_000);
  await app.kill();
  await app.restart();
  const mail = await app.mailbox.waitFor(people.emma.email!, (each) => each.subject.includes(order.name), 150_000);
  expect(mail.subject).toContain(order.name);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await app.mailbox.mails(people.emma.email!)).filter((each) => each.subject.includes(order.name))).toHaveLength(1);
}, 200_000);

test("it ends in order within ten seconds when asked to", async () => {
  const begun = Date.now();
  expect(await app.stop()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  await app.restart();
});
