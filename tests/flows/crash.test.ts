import { beforeAll, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { saveFaqItem } from "~/domain/storefront/save-faq-item.server";
import { saveSizeChart } from "~/domain/storefront/save-size-chart.server";
import { setPublishedIn } from "~/domain/storefront/set-published.server";
import { demoCharts, demoQuestions } from "../fixtures/storefront/content";
import { placeOrder } from "../local-shopify/acts";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { thankAfter } from "../support/journeys";
import { until, useApp } from "../support/run-app";

/** The app is killed (SIGKILL) in the middle of all three flows at once; a restart finishes each of them, once. */
const app = useApp();
const shopId = "demo.myshopify.com";
const staffName = "Mara Lindqvist";
const LETTERS = 30;

beforeAll(async () => {
  await until(async () => (await inShop(shopId, (tx) => tx.journey.count({ where: { shopId } }))) > 0, "the journeys were not set up", 20_000);
  await until(async () => (await jobsLeft()) === 0, "the shop was not set up", 60_000);
  app.shopify.state.placements = [
    { id: "chart_1", block: "size-chart", template: "product", settings: {} },
    { id: "faq_1", block: "faq", template: "product", settings: {} },
  ];
});

const inShopify = (type: string) => app.shopify.state.metaobjects.filter((metaobject) => metaobject.type.endsWith(`--${type}`));
const productPage = async () => (await fetch(`${app.shopify.url}/products/linen-shirt`)).text();
const letterTickets = () => inShop(shopId, (tx) => tx.ticket.findMany({ where: { shopId, subject: { startsWith: "Letter " } }, select: { subject: true } }));

/** Jobs that wait or are under way, but for those that only the clock starts. */
async function jobsLeft(): Promise<number> {
  const [row] = await acrossShops((tx) => tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after < now() AND name IN ('process-webhook', 'receive-message', 'sort-ticket', 'publish-storefront', 'run-due-steps', 'deliver-mail', 'set-up-shop')`);
  return row!.count;
}

/** A merchant publishes a chart and a question; answers when Shopify has the first of the two and hears of nothing else. */
async function publishHalf(): Promise<void> {
  const chart = await saveSizeChart({ shopId, chartId: null, title: "Linen shirts", draft: demoCharts()[0]!.draft, staffName });
  const question = await saveFaqItem({ shopId, faqId: null, draft: demoQuestions()[0]!.draft, staffName });
  if (chart.outcome !== "saved" || question.outcome !== "saved") throw new Error("They were not saved.");
  const { context } = app.shopify;
  const save = context.save;
  const half = new Promise<void>((resolve) => {
    context.save = () => {
      save();
      if (inShopify("size_chart").length === 0) return;
      context.save = save;
      // An empty bucket that fills by a point a second: the next call is refused, and waits.
      Object.assign(context.state.api, { bucketSize: 1, restoreRate: 1 });
      resolve();
    };
  });
  await inShop(shopId, async (tx) => {
    await setPublishedIn(tx, { shopId, kind: "size_chart", id: chart.chartId, published: true, staffName, now: new Date() });
    await setPublishedIn(tx, { shopId, kind: "faq_item", id: question.faqId, published: true, staffName, now: new Date() });
  });
  await half;
}

test("killed while it publishes, reads a paid order and takes in mail, it does all three after the restart, once", async () => {
  await thankAfter(0);
  const { context } = app.shopify;
  const letters = await Promise.all(
    Array.from({ length: LETTERS }, (_, number) =>
      composeMail({ from: { name: `Writer ${number}`, address: `writer${number}@example.com` }, to: "hello@linden-and-loom.example", subject: `Letter ${number}`, text: `This is letter ${number}.`, authentication: "pass", date: new Date() }),
    ),
  );
  await publishHalf();
  const shirt = context.state.products.find((product) => product.handle === "linen-shirt")!.variants[0]!;
  const order = placeOrder(context, { customerId: people.emma.id, lines: [{ variantId: shirt.id, quantity: 1 }] });
  await until(async () => (await inShop(shopId, (tx) => tx.webhookEvent.count({ where: { shopId, topic: "orders/paid" } }))) > 0, "the webhook was not kept", 20_000);
  const answers = await Promise.all(letters.map((letter) => app.inbound(letter)));
  expect(answers.map((answer) => answer.status)).toEqual(letters.map(() => 200));
  await app.kill();

  expect(inShopify("size_chart")).toHaveLength(1);
  expect(inShopify("faq_item")).toHaveLength(0);
  expect(await app.mailbox.mails(people.emma.email!)).toHaveLength(0);
  Object.assign(context.state.api, { bucketSize: 20_000, restoreRate: 1_000 });
  await app.restart();

  await until(async () => (await letterTickets()).length >= LETTERS, "not every mail became a ticket", 150_000);
  await until(async () => /Linen shirts[\s\S]*How do I wash linen\?/.test(await productPage()), "the storefront does not show what was published", 150_000);
  await app.mailbox.waitFor(people.emma.email!, (mail) => mail.subject.includes(order.name), 150_000);
  await until(async () => (await jobsLeft()) === 0, "something is still under way", 150_000);

  expect((await letterTickets()).map(({ subject }) => subject).sort()).toEqual(letters.map((_, number) => `Letter ${number}`).sort());
  expect((await app.mailbox.mails(people.emma.email!)).filter((mail) => mail.subject.includes(order.name))).toHaveLength(1);
  expect(inShopify("size_chart")).toHaveLength(1);
  expect(inShopify("faq_item")).toHaveLength(1);
  const page = await productPage();
  expect(page.match(/data-aftercare-question="how-do-i-wash-linen"/g)).toHaveLength(1);
  expect(page.match(/<dialog class="ac-dialog"/g)).toHaveLength(1);
}, 300_000);

test("it ends in order within ten seconds when asked to", async () => {
  const begun = Date.now();
  expect(await app.stop()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  await app.restart();
});
