/** From a published chart and question to the buyer's inbox, through the same job that sends journeys. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { enrolOrders } from "~/domain/journeys/enrol-orders.server";
import { runningStep } from "~/domain/journeys/journey";
import { previewStep } from "~/domain/journeys/preview-step.server";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";
import { saveJourney } from "~/domain/journeys/save-journey.server";
import { setUpJourneys } from "~/domain/journeys/set-up-journeys.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { EVERYWHERE, NOWHERE, type Assignment } from "~/domain/storefront/chart-rules";
import { countHelp } from "~/domain/storefront/count-help.server";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";
import { publishStorefront } from "~/domain/storefront/publish-storefront.server";
import { richTextFromPlain } from "~/domain/storefront/rich-text";
import { saveFaqItem } from "~/domain/storefront/save-faq-item.server";
import { saveSizeChart } from "~/domain/storefront/save-size-chart.server";
import { saveStorefrontSettings } from "~/domain/storefront/storefront-settings.server";
import { plainReturnsNotice } from "~/domain/storefront/returns-notice";
import { setPublished } from "~/domain/storefront/set-published.server";
import { LOCALES } from "~/lib/locales";
import { MOST_BYTES } from "~/mail/render-step-mail";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { chartDraft } from "../../fixtures/storefront/content";
import { aLine, anOrder, aParcel } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { useLocalAdmin } from "../../support/local-admin";

useDatabase();
const shopify = useLocalAdmin();
const shopId = "demo.myshopify.com";
const now = new Date("2027-03-08T10:00:00Z");
const shirts: Assignment = { ...NOWHERE, rule: { mode: "all", conditions: [{ field: "type", is: true, values: ["Shirts"] }] } };

beforeAll(async () => {
  await installTestShop(shopId);
  await setUpJourneys({ shopId });
});
beforeEach(() =>
  acrossShops(async (tx) => {
    for (const table of ["SizeChart", "FaqItem", "HelpUse", "StorefrontSettings", "OutgoingMail", "JourneyStep", "Enrolment", "ReturnPromise", "Order"]) await tx.$executeRawUnsafe(`DELETE FROM "${table}"`);
    await tx.$executeRaw`UPDATE "Journey" SET enabled = true, "enabledAt" = '2027-01-01'`;
  }),
);
afterAll(() => acrossShops((tx) => tx.$executeRaw`DELETE FROM "Shop"`));

async function publishChart(name: string, change: Parameters<typeof chartDraft>[1]): Promise<string> {
  const saved = await saveSizeChart({ shopId, chartId: null, title: name, draft: chartDraft(name, change), staffName: "Mara" });
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  await setPublished({ shopId, kind: "size_chart", id: saved.chartId, published: true, staffName: "Mara", now });
  return saved.chartId;
}
async function publishQuestion(question: string, answer: string, shownOn: Assignment = EVERYWHERE): Promise<string> {
  const draft = faqDraftSchema.parse({ texts: { primary: "en", byLanguage: { en: { question, answer: richTextFromPlain(answer) } } }, shownOn });
  const saved = await saveFaqItem({ shopId, faqId: null, draft, staffName: "Mara" });
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  await setPublished({ shopId, kind: "faq_item", id: saved.faqId, published: true, staffName: "Mara", now });
  return saved.faqId;
}
const arrived = (change: Partial<OrderSnapshot> = {}) => anOrder({ fulfillmentStatus: "FULFILLED", fulfillments: [aParcel({ deliveredAt: "2027-03-04T09:00:00Z" })], ...change });
const helpOf = (order: OrderSnapshot, lines = order.lines) => inShop(shopId, (tx) => helpForOrder(tx, { shopId, order, lines, locale: "en", isSample: false, now }));

describe("the chart of what was bought", () => {
  test("is in the mail that asks about the fit, sent by the job, with the bought size marked", async () => {
    await publishChart("linen-shirt-women", { assignment: shirts, fitNote: "runs_small" });
    const order = arrived();
    await recordOrder({ shopId, order, readAt: now, alongside: (tx, written) => enrolOrders(tx, { shopId, written, now: new Date("2027-03-04T09:05:00Z") }).then(() => {}) });
    await runDueSteps({ owner: randomUUID(), now: () => new Date("2027-03-12T10:00:00Z"), extrasFor: helpForOrder });
    const mails = await inShop(shopId, (tx) => tx.outgoingMail.findMany({ where: { shopId, subject: { contains: "fit" } } }));
    expect(mails).toHaveLength(1);
    const { html, text } = mails[0]!;
    expect(text).toContain("Size chart: Linen shirt\n-----------------------\nRuns small: most people take one size up.\n- Size XS: EU 34; UK 6; US 2; Bust (body, cm) 78–82");
    expect(text).toMatch(/^- Size S \(you chose this\): EU 36;/m);
    expect(text.match(/you chose this/g)).toHaveLength(1);
    expect(html).toContain("you chose this");
    expect(html).toContain("https://lindqvist-lane.example/products/linen-shirt");
    expect(Buffer.byteLength(html!)).toBeLessThan(MOST_BYTES);
  });

  test("follows the storefront: a chart that names the product wins, collections count as they were when it was published", async () => {
    const [collection] = shopify.context.state.collections;
    const inIt = collection!.productIds[0]!;
    await publishChart("wrap-dress", { assignment: { ...NOWHERE, rule: { mode: "any", conditions: [{ field: "collection", is: true, values: [collection!.id] }] } } });
    await publishChart("linen-shirt-women", { assignment: { ...NOWHERE, products: ["gid://shopify/Product/301"] } });
    await publishStorefront({ shopId, admin: shopify.admin, now });
    const lines = [aLine(), aLine({ id: "gid://shopify/LineItem/9002", title: "A dress", productId: inIt, variantTitle: "40" }), aLine({ id: "gid://shopify/LineItem/9003", title: "A mug", productId: "gid://shopify/Product/302", productType: "Home" })];
    const { sizeCharts } = await helpOf(arrived({ lines }));
    expect(sizeCharts.map(({ products, rows }) => [products, rows.length])).toEqual([[["A dress"], 4], [["Linen shirt"], 5]]);
  });

  test("two shirts of different sizes share one chart with both sizes marked", async () => {
    await publishChart("linen-shirt-women", { assignment: shirts });
    const { sizeCharts } = await helpOf(arrived({ lines: [aLine(), aLine({ id: "gid://shopify/LineItem/9002", variantTitle: "EU 40 / Sand" })] }));
    expect(sizeCharts.map(({ rows }) => rows.filter(({ isBought }) => isBought).map(({ cells }) => cells[0]))).toEqual([["S", "L"]]);
  });

  test("speaks the units of the buyer's country and the decimal sign of the language", async () => {
    await publishChart("linen-shirt-women", { assignment: shirts });
    const american = arrived({ shippingAddress: { ...anOrder().shippingAddress!, countryCode: "US" } });
    const [inches] = (await helpOf(american)).sizeCharts;
    expect(inches!.headings).toContain("Bust (body, in)");
    expect(inches!.rows[2]!.cells.join(" ")).toMatch(/33⅞–35⅜/);
    const [centimetres] = (await inShop(shopId, (tx) => helpForOrder(tx, { shopId, order: arrived(), lines: arrived().lines, locale: "de", isSample: false, now }))).sizeCharts;
    expect(centimetres!.headings).toEqual(expect.arrayContaining(["Größe", "Brust (Körper, cm)"]));
  });

  test("a draft, a product without a chart and an unpublished chart show nothing", async () => {
    await saveSizeChart({ shopId, chartId: null, title: "Draft", draft: chartDraft("linen-shirt-women", { assignment: shirts }), staffName: "Mara" });
    expect((await helpOf(arrived())).sizeCharts).toEqual([]);
  });
});

describe("the questions about what was bought", () => {
  test("are the three that are opened most, of those that apply", async () => {
    for (const question of ["One?", "Two?", "Three?", "Four?"]) await publishQuestion(question, "Yes.");
    await publishQuestion("Only for dresses?", "No.", { ...NOWHERE, rule: { mode: "all", conditions: [{ field: "type", is: true, values: ["Dresses"] }] } });
    const handles = await inShop(shopId, (tx) => tx.faqItem.findMany({ where: { shopId }, orderBy: { position: "asc" }, select: { handle: true } }));
    const open = (at: number, times: number) => Promise.all(Array.from({ length: times }, () => countHelp({ shopId, note: { kind: "faq", handle: handles[at]!.handle, productId: null, answer: "opened" }, now })));
    await open(3, 5);
    await open(1, 2);
    await open(4, 9);
    expect((await helpOf(arrived())).faqs.map(({ question }) => question)).toEqual(["Four?", "Two?", "One?"]);
  });

  test("keep their links, made absolute, and nothing that runs", async () => {
    const draft = faqDraftSchema.parse({
      shownOn: EVERYWHERE,
      video: "https://videos.example/a?b=1&c=2",
      texts: { primary: "en", byLanguage: { en: { question: "How <b>?", answer: { type: "root", children: [{ type: "heading", level: 3, children: [{ type: "text", value: "Care & <script>" }] }, { type: "paragraph", children: [{ type: "link", url: "/pages/care", children: [{ type: "text", value: "Read" }] }] }] } } } },
    });
    const saved = await saveFaqItem({ shopId, faqId: null, draft, staffName: "Mara" });
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    await setPublished({ shopId, kind: "faq_item", id: saved.faqId, published: true, staffName: "Mara", now });
    expect((await helpOf(arrived())).faqs).toEqual([
      {
        question: "How <b>?",
        answer: '<p><strong>Care &amp; &lt;script&gt;</strong></p><p><a href="https://lindqvist-lane.example/pages/care">Read</a></p><p><a href="https://videos.example/a?b=1&amp;c=2">Watch the video</a></p>',
      },
    ]);
  });
});

test("the return starts where the returns block says that it does", async () => {
  expect((await helpOf(arrived())).returnUrl).toBeNull();
  await saveStorefrontSettings({ shopId, change: { returnsNotice: { ...plainReturnsNotice("en"), selfServiceUrl: "/pages/returns" } } });
  expect((await helpOf(arrived())).returnUrl).toBe("https://lindqvist-lane.example/pages/returns");
});

describe("the editor's preview", () => {
  test.each(LOCALES)("shows both blocks with the sample order and with a real one, in %s", async (locale) => {
    await publishChart("linen-shirt-women", { assignment: shirts });
    await publishQuestion("Does linen shrink?", "A little.");
    await recordOrder({ shopId, order: arrived(), readAt: now });
    const step = runningStep({ key: "does-it-fit", enabled: true, content: { [locale]: { subject: "x", preheader: "", blocks: [{ type: "size_chart" }, { type: "faq" }] } } });
    for (const orderId of [null, anOrder().id]) {
      const mail = await previewStep({ shopId, step, orderId, locale, extrasFor: helpForOrder, now });
      if (mail.outcome === "failed") throw new Error(mail.words);
      expect(mail.text).toContain("Does linen shrink?\nA little.");
      expect(mail.html).toContain("82–86");
      // Six columns are two tables.
      expect(mail.html.match(/class="chosen"/g)).toHaveLength(2);
    }
  });

  test("the sample shows the shop's first chart when none applies to it", async () => {
    await publishChart("sneaker", { assignment: { ...NOWHERE, products: ["gid://shopify/Product/1"] } });
    const step = runningStep({ key: "does-it-fit", enabled: true, content: { en: { subject: "x", preheader: "", blocks: [{ type: "size_chart" }] } } });
    const mail = await previewStep({ shopId, step, orderId: null, locale: "en", extrasFor: helpForOrder, now });
    expect(mail.outcome === "rendered" && mail.text).toContain("Foot length (mm)");
  });
});

test("the mail with a chart can be saved in a journey", async () => {
  const journey = await inShop(shopId, (tx) => tx.journey.findFirstOrThrow({ where: { shopId } }));
  const config = journey.config as { steps: object[] };
  const saved = await saveJourney({ shopId, key: journey.key, name: journey.name, config: { ...config, steps: config.steps.map((step) => ({ ...step, content: { en: { subject: "x", preheader: "", blocks: [{ type: "size_chart" }, { type: "faq" }] } } })) }, basedOn: journey.version, savedBy: "Mara", now });
  expect(saved.outcome).toBe("saved");
});
