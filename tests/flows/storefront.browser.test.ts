import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

/** Flow 3: a merchant edits a chart and a question, publishes, and the product page shows both without asking the app. */
const app = useApp();
const browser = useBrowser();

beforeAll(() => {
  app.shopify.state.placements = [
    { id: "chart_1", block: "size-chart", template: "product", settings: { display: "open" } },
    { id: "faq_1", block: "faq", template: "product", settings: {} },
    { id: "contact_1", block: "contact", template: "page.contact", settings: {} },
  ];
});

const productPage = async () => (await fetch(`${app.shopify.url}/products/linen-shirt`)).text();

async function noFaults(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** The editor is drawn, and its preview with it. */
async function previewOf(frame: Frame, text: string): Promise<void> {
  await frame.frameLocator("iframe[title='The block as shoppers see it']").getByText(text).first().waitFor();
}

describe("a size chart", () => {
  test("begins with a template, is edited like a spreadsheet, and reaches the product page without a request to the app", async () => {
    const page = await browser.newPage({ height: 1200 });
    const frame = await app.openAdmin(page, "/app/storefront");
    await frame.getByRole("link", { name: "Make the first one" }).click();
    await frame.getByRole("button", { name: /Women’s tops/ }).click();
    await previewOf(frame, "Women's tops");

    await frame.getByLabel("Bust, size M").click();
    await page.keyboard.type("87-91");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    expect(await frame.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Waist, size M");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Delete");
    expect(await frame.getByLabel("Waist, size L").inputValue()).toBe("");
    await page.keyboard.press("Control+z");
    expect(await frame.getByLabel("Waist, size L").inputValue()).toBe("72 – 77");

    await frame.getByLabel("Size in row 5").click();
    await frame.getByLabel("Size in row 5").evaluate((cell) => {
      const data = new DataTransfer();
      data.setData("text/plain", "XL\t42\t14\t10\t96–102\t78–84\nXXL\t44\t16\t12\t103–109\t85–91");
      cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    expect(await frame.getByLabel("Waist, size XXL").inputValue()).toBe("85 – 91");
    await previewOf(frame, "103–109");

    await frame.getByText("Products that fit a rule").click();
    await frame.getByLabel("Add a type").pressSequentially("shirts");
    await page.keyboard.press("Enter");
    await frame.getByText("Shown on 3 products").waitFor();
    await frame.getByRole("listitem").filter({ hasText: "Oxford shirt" }).waitFor();
    await noFaults(page, "new chart");
    await browser.screenshot(page, "size-chart-editor");

    await frame.getByRole("button", { name: "Publish", exact: true }).click();
    await frame.getByText("Published", { exact: true }).first().waitFor();
    await until(async () => (await productPage()).includes("103–109"), "the chart did not reach the storefront", 20_000);
  });

  test("shows on the product page in both units, and nobody asks the app for it", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${app.shopify.url}/products/linen-shirt`);
    await page.getByText("Women's tops").first().waitFor();
    await page.getByRole("cell", { name: "87–91" }).waitFor();
    await page.getByRole("radio", { name: "in", exact: true }).check();
    await page.getByRole("cell", { name: "34¼–35⅞" }).waitFor();
    expect(asked.filter((url) => url.startsWith(app.url) || url.includes("/apps/aftercare"))).toEqual([]);
  });

  test("that is deleted is gone from the page, and comes back with undo", async () => {
    const page = await browser.newPage();
    const frame = await app.openAdmin(page, "/app/storefront");
    await frame.getByRole("link", { name: "Women's tops" }).click();
    await frame.getByRole("button", { name: "More" }).click();
    await frame.getByRole("button", { name: "Delete", exact: true }).click();
    await frame.getByText("“Women's tops” was deleted").waitFor();
    await until(async () => !(await productPage()).includes("103–109"), "the chart is still on the storefront", 20_000);
    await frame.getByRole("button", { name: "Undo" }).click();
    await frame.getByRole("link", { name: "Women's tops" }).waitFor();
    await frame.getByText("Draft", { exact: true }).waitFor();
  });
});

test("a question is written, published, and answers on the product page", async () => {
  // The browser's own line about an answer that was refused.
  const page = await browser.newPage({ height: 1100, allow: [/422/] });
  const frame = await app.openAdmin(page, "/app/storefront/faq/new");
  await frame.getByLabel("Question", { exact: true }).fill("Does the linen shrink?");
  await frame.getByRole("button", { name: "Publish", exact: true }).click();
  await frame.getByText("Write the answer.").first().waitFor();

  await frame.getByRole("textbox", { name: "Answer" }).click();
  await page.keyboard.type("Only a little, in the first wash.");
  await previewOf(frame, "Only a little, in the first wash.");
  await noFaults(page, "new question");
  await browser.screenshot(page, "question-editor");
  await frame.getByRole("button", { name: "Publish", exact: true }).click();
  await frame.getByText("Published", { exact: true }).first().waitFor();
  await until(async () => (await productPage()).includes("Does the linen shrink?"), "the question did not reach the storefront", 20_000);
});

test("what a person on the contact page writes is a ticket beside its order", async () => {
  const page = await browser.newPage();
  await page.goto(`${app.shopify.url}/account/login?customer=ana.petrov@example.com&back=/pages/contact`);
  await page.getByRole("radio", { name: "Size or exchange" }).check();
  await page.getByLabel(/Order number/).selectOption("#1042");
  await page.getByLabel("Your message").fill("The shirt is too tight around the shoulders, can I have it in M?");
  // A person takes longer than a robot.
  await page.waitForTimeout(2_600);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("we have your message").waitFor();

  const desk = await browser.newPage();
  let frame = await app.openAdmin(desk, "/app/inbox");
  await until(async () => {
    if (await frame.getByText("Size or exchange").count()) return true;
    frame = await app.openAdmin(desk, "/app/inbox");
    return false;
  }, "the ticket did not appear", 30_000);
  await frame.getByText("Size or exchange").first().click();
  await frame.getByText(/#1042/).first().waitFor();
  await frame.getByText("proven").first().waitFor();
});

describe.each([1440, 360])("at %i pixels", (width) => {
  test.each(["/app/storefront", "/app/storefront/size-charts/new", "/app/storefront/faq", "/app/storefront/contact", "/app/storefront/returns"])("%s is in order", async (path) => {
    const page = await browser.newPage({ width, height: 900 });
    const frame = await app.openAdmin(page, path);
    await frame.locator("h1").first().waitFor();
    await page.waitForTimeout(1_000);
    await noFaults(page, path);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
