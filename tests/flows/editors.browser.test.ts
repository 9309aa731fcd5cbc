/**
 * The storefront editors from an empty page to what shoppers see: typed, pasted, undone, saved, published.
 * Each step waits for the state that the next one needs.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { countHelp } from "~/domain/storefront/count-help.server";
import { repairStorefrontsJob } from "~/domain/storefront/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { people } from "../local-shopify/demo-shop";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

const app = useApp();
const browser = useBrowser();

beforeAll(() => {
  app.shopify.context.state.placements = [
    { id: "chart_1", block: "size-chart", template: "product", settings: {} },
    { id: "returns_1", block: "returns", template: "product", settings: {} },
    { id: "faq_1", block: "faq", template: "product", settings: {} },
    { id: "contact_1", block: "contact", template: "page.contact", settings: {} },
  ];
});

const shopId = "demo.myshopify.com";
const PREVIEW = "iframe[title='The block as shoppers see it']";

/** An editor that answers: its preview is drawn, so its scripts run. */
async function openEditor(path: string, width = 1440): Promise<{ page: Page; frame: Frame }> {
  const page = await browser.newPage({ width });
  page.context().setDefaultTimeout(60_000);
  return { page, frame: await app.openAdmin(page, path) };
}
const drawn = (frame: Frame) => frame.locator(PREVIEW).waitFor();
const inPreview = (frame: Frame) => frame.frameLocator(PREVIEW);
const storefront = async (path = "/products/linen-shirt") => (await fetch(app.shopify.url + path)).text();
const onStorefront = (holds: (html: string) => boolean, what: string, path?: string) => until(async () => holds(await storefront(path)), `the storefront does not show ${what}`, 90_000);
/** The bar belongs to the admin around the app. */
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const isSaved = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).waitFor({ state: "hidden" });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).exclude(["iframe.app", "iframe"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

describe("a size chart", () => {
  test("is typed, pasted, undone, saved, published and changed", async () => {
    const { page, frame } = await openEditor("/app/storefront/size-charts/new");
    const empty = frame.getByRole("button", { name: "Begin with an empty one" });
    const cell = (place: string) => frame.locator(`[data-place="${place}"]`);
    // A button that is drawn may not listen yet.
    await until(async () => {
      await empty.click({ timeout: 2_000 }).catch(() => {});
      return (await cell("0:0").count()) > 0;
    }, "the editor did not begin");
    await drawn(frame);

    await cell("0:0").click();
    await page.keyboard.type("86-90");
    await page.keyboard.press("Enter");
    expect(await cell("0:0").inputValue()).toBe("86 – 90");
    expect(await frame.evaluate(() => document.activeElement?.getAttribute("data-place"))).toBe("1:0");
    await page.keyboard.type("34 1/2");
    await page.keyboard.press("ArrowUp");
    expect(await cell("1:0").inputValue()).toBe("34 1/2");
    await page.keyboard.press("Control+z");
    expect(await cell("1:0").inputValue()).toBe("");
    await page.keyboard.press("Control+y");
    expect(await cell("1:0").inputValue()).toBe("34 1/2");

    await cell("0:0").evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "88-92\n92-96\n96,5\n");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => cell("2:0").inputValue()).toBe("96.5");
    expect([await cell("0:0").inputValue(), await cell("1:0").inputValue()]).toEqual(["88 – 92", "92 – 96"]);
    await inPreview(frame).locator("tbody tr").nth(1).getByText("92–96").waitFor();
    await frame.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => cell("1:0").inputValue()).toBe("34 1/2");
    await frame.getByRole("button", { name: "Redo" }).click();
    await expect.poll(() => cell("1:0").inputValue()).toBe("92 – 96");

    await frame.getByLabel("Name of the chart").fill("Shirts, walked through");
    await frame.getByText("Every product", { exact: true }).click();
    await frame.getByText(/^Shown on \d+ products$/).waitFor();
    await expectNoViolations(page);
    await save(page);
    await frame.waitForURL(/size-charts\/[0-9a-f-]{36}/);
    await isSaved(page);
    expect(await storefront()).not.toContain("data-aftercare-chart");

    await frame.getByRole("button", { name: "Publish", exact: true }).click();
    await frame.getByRole("button", { name: "Published", exact: true }).waitFor();
    await onStorefront((html) => html.includes("88–92") && html.includes("96.5"), "the chart");
    const shopper = await browser.newPage({ width: 360 });
    await shopper.goto(`${app.shopify.url}/products/linen-shirt`);
    await shopper.locator("[data-aftercare-chart] button").first().click();
    await shopper.locator("dialog[open]").getByText("92–96").waitFor();

    await cell("0:0").click();
    await page.keyboard.type("87-91");
    await page.keyboard.press("Tab");
    await frame.getByRole("button", { name: "Publish changes" }).click();
    await onStorefront((html) => html.includes("87–91") && !html.includes("88–92"), "the changed chart");
    await frame.getByRole("button", { name: "Published", exact: true }).waitFor();
    await isSaved(page);

    await frame.getByRole("button", { name: "More", exact: true }).click();
    await frame.getByRole("button", { name: "Take off the storefront", exact: true }).click();
    await onStorefront((html) => !html.includes("data-aftercare-chart") && html.includes("Linen shirt"), "a product page without the chart");
    await frame.getByText("Draft", { exact: true }).waitFor();
    // What was taken off is kept, and can come back.
    expect(await cell("0:0").inputValue()).toBe("87 – 91");
    await frame.getByRole("button", { name: "Publish", exact: true }).click();
    await onStorefront((html) => html.includes("87–91"), "the chart again");
  }, 400_000);

  test("is imported on a phone from the HTML of a page", async () => {
    const { page, frame } = await openEditor("/app/storefront/size-charts/new", 360);
    const paste = frame.getByLabel("Or paste it here");
    await until(async () => {
      await frame.getByRole("button", { name: "Import a table" }).click({ timeout: 2_000 }).catch(() => {});
      return (await paste.count()) > 0;
    }, "the import did not open");
    await paste.fill("<table><tr><th>Size</th><th>EU</th><th>Waist (in)</th></tr><tr><td>28</td><td>44</td><td>29 1/4</td></tr><tr><td>30</td><td>46</td><td>31</td></tr></table>");
    await frame.getByText("2 sizes (28, 30), 2 columns (EU, Waist).").waitFor();
    await frame.getByRole("button", { name: "Use this table" }).click();
    await drawn(frame);
    expect(await frame.locator('[data-place="0:1"]').inputValue()).toBe("29 1/4");
    await inPreview(frame).getByText("74.3").waitFor();
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
  }, 300_000);
});

describe("questions", () => {
  test("are written, published, put in order with the keyboard, and stand in that order in the shop", async () => {
    for (const [question, answer] of [["How warm may I wash it?", "At 40 degrees."], ["Does it shrink?", "A little."]] as const) {
      const { page, frame } = await openEditor("/app/storefront/faq/new");
      const words = frame.getByRole("textbox", { name: "Answer" });
      await words.waitFor();
      await words.click();
      await page.keyboard.type(answer);
      await frame.getByLabel("Question", { exact: true }).fill(question);
      await inPreview(frame).getByText(answer).waitFor();
      await expectNoViolations(page);
      await save(page);
      await frame.waitForURL(/faq\/[0-9a-f-]{36}/);
      await isSaved(page);
      await frame.getByRole("button", { name: "Publish", exact: true }).click();
      await frame.getByRole("button", { name: "Published", exact: true }).waitFor();
      await page.close();
    }
    const inOrder = (first: string, second: string) => (html: string) => html.includes(first) && html.includes(second) && html.indexOf(first) < html.indexOf(second);
    await onStorefront(inOrder("How warm may I wash it?", "Does it shrink?"), "both questions");

    const { page, frame } = await openEditor("/app/storefront/faq");
    const handle = frame.getByRole("button", { name: /^Move “Does it shrink\?”/ });
    await handle.focus();
    await until(async () => {
      await handle.press("ArrowUp");
      return (await frame.getByText("“Does it shrink?” is now number 1 of 2.").count()) > 0;
    }, "the question did not move");
    await expectNoViolations(page);
    await onStorefront(inOrder("Does it shrink?", "How warm may I wash it?"), "the new order");
    await page.close();

    const [, washing] = await inShop(shopId, (tx) => tx.faqItem.findMany({ where: { shopId }, orderBy: { position: "asc" } }));
    for (let time = 0; time < 3; time++) await countHelp({ shopId, note: { kind: "faq", handle: washing!.handle, productId: null, answer: "opened" }, now: new Date() });
    const { page: later, frame: list } = await openEditor("/app/storefront/faq", 360);
    await list.getByText(/^opened 3 times/).waitFor();
    const sort = list.getByRole("button", { name: "Most opened first" });
    expect((await sort.boundingBox())!.height, "its words stand in one line on a phone").toBeLessThan(40);
    await until(async () => {
      await sort.click({ timeout: 2_000 }).catch(() => {});
      return (await list.getByRole("button", { name: "Put the order back" }).count()) > 0;
    }, "the questions were not sorted");
    await onStorefront(inOrder("How warm may I wash it?", "Does it shrink?"), "what is opened most at the top");
    await list.getByRole("button", { name: "Put the order back" }).click();
    await onStorefront(inOrder("Does it shrink?", "How warm may I wash it?"), "the order from before");
    await later.close();
  }, 400_000);

  test("that others changed, deleted or added in Shopify are put right by the clock", async () => {
    const { state } = app.shopify.context;
    const isQuestion = ({ type }: { type: string }) => type.endsWith("faq_item");
    const before = structuredClone(state.metaobjects.filter(isQuestion).map(({ handle, fields }) => ({ handle, fields })));
    const [changed, deleted] = state.metaobjects.filter(isQuestion);
    state.metaobjects.push({ ...structuredClone(changed!), id: "gid://shopify/Metaobject/777", handle: "from-elsewhere" });
    changed!.fields.texts = changed!.fields.texts!.replace(/[a-z]+ little|40 degrees/, "90 degrees");
    state.metaobjects.splice(state.metaobjects.indexOf(deleted!), 1);
    const now = () => state.metaobjects.filter(isQuestion).map(({ handle, fields }) => ({ handle, fields }));
    expect(now()).not.toEqual(before);

    await inShop(shopId, (tx) => enqueue(tx, repairStorefrontsJob, {}));
    const byHandle = (entries: { handle: string; fields: Record<string, string> }[]) => Object.fromEntries(entries.map(({ handle, fields }) => [handle, Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value]))]));
    await until(() => Promise.resolve(JSON.stringify(Object.keys(byHandle(now())).sort()) === JSON.stringify(Object.keys(byHandle(before)).sort())), "the questions were not put right", 60_000);
    expect(byHandle(now())).toEqual(byHandle(before));
    await onStorefront((html) => html.includes("How warm may I wash it?") && html.includes("Does it shrink?") && !html.includes("90 degrees"), "both questions as they were");
  });
});

describe("what has no draft", () => {
  test("the contact form is saved and stands in the shop", async () => {
    const { page, frame } = await openEditor("/app/storefront/contact");
    await drawn(frame);
    await frame.getByLabel("When they can expect an answer").fill("We answer within a day & a half.");
    await inPreview(frame).getByText("We answer within a day & a half.").waitFor();
    await expectNoViolations(page);
    await save(page);
    await isSaved(page);
    await onStorefront((html) => html.includes("We answer within a day &amp; a half."), "the expected answer", "/pages/contact");
  }, 300_000);

  test("the returns notice is saved and stands on the product page; what cannot be saved says why and is kept", async () => {
    const { page, frame } = await openEditor("/app/storefront/returns");
    await drawn(frame);
    await frame.getByLabel("Where a return is started").fill("javascript:alert(1)");
    await frame.getByText("Begin with / for a page of your shop, or with https://.").waitFor();
    await frame.getByLabel("A note above the policy").fill("Send it back in the box it came in.");
    await frame.getByLabel("Where a return is started").fill("/pages/contact");
    await inPreview(frame).getByText("Send it back in the box it came in.").waitFor();
    await expectNoViolations(page);
    await save(page);
    await isSaved(page);
    await onStorefront((html) => html.includes("Send it back in the box it came in."), "the note");
  }, 300_000);
});

describe("a journey's mail", () => {
  test("offers variables while one types, names an unknown one, and is shown with any order, dark, on a phone and as text", async () => {
    const { page, frame } = await openEditor("/app/journeys/after-purchase");
    await frame.locator("iframe[title^='Preview of']").waitFor();
    const subject = frame.getByLabel("Subject", { exact: true });
    await subject.fill("");
    await subject.pressSequentially("Thanks for {{ order.na");
    await frame.getByRole("option", { name: /order\.name/ }).waitFor();
    await expectNoViolations(page);
    await page.keyboard.press("Enter");
    await expect.poll(() => subject.inputValue()).toBe("Thanks for {{ order.name }}");
    await frame.getByText(/^Subject: Thanks for #/).waitFor();

    await subject.fill("Thanks for {{ order.nmae }}");
    await frame.getByText("There is no {{ order.nmae }}. Did you mean {{ order.name }}?").first().waitFor();
    await subject.fill("Thanks for {{ order.name }}");

    await frame.getByPlaceholder("Another order: number, name or address").fill(people.ana.email!);
    await frame.getByRole("button", { name: "Find", exact: true }).click();
    await expect.poll(() => frame.getByLabel("Show it with").inputValue(), { timeout: 60_000 }).toMatch(/^gid:\/\/shopify\/Order\//);
    await frame.frameLocator("iframe[title^='Preview of']").getByText("Ana", { exact: false }).first().waitFor();

    await frame.getByRole("button", { name: "Dark", exact: true }).click();
    const mail = frame.frameLocator("iframe[title^='Preview of']");
    // The preview is a document of its own that each change loads anew: what is asked while it loads is asked again.
    await expect.poll(() => mail.locator(".page").evaluate((body) => getComputedStyle(body).backgroundColor), { timeout: 60_000 }).toBe("rgb(18, 20, 22)");
    await frame.getByRole("button", { name: "Phone", exact: true }).click();
    await mail.locator("body").waitFor();
    await frame.getByRole("button", { name: "Plain text", exact: true }).click();
    await frame.getByText("Questions? Simply answer this mail.").waitFor();
    await frame.getByRole("button", { name: "Send a test mail" }).click();
    await frame.getByText(/^On its way to /).waitFor();
    await save(page);
    await isSaved(page);
    await frame.getByText("You wrote your own words for this mail, but not yet in", { exact: false }).waitFor();
    await frame.getByText(/Version \d+, in force/).waitFor();
  }, 400_000);
});
