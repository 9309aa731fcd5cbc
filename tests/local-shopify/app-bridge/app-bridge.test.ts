import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../../support/browser";
import { TOMAS } from "../admin/staff";
import { admin } from "../admin";
import type { RunningLocalShopify } from "../context";
import { startLocalShopify } from "../server";
import { appBridge } from ".";
import { CREDENTIALS, startTinyApp, type TinyApp } from "./tiny-app";

const { newPage, screenshot } = useBrowser();
let app: TinyApp;
let shopify: RunningLocalShopify;

beforeAll(async () => {
  app = await startTinyApp();
  shopify = await startLocalShopify({ port: 0, appUrl: app.url, ...CREDENTIALS, areas: [appBridge, admin] });
  app.bridgeAt(shopify.url);
});

afterAll(async () => {
  await shopify.stop();
  await app.stop();
});

async function openApp(path = "", options?: Parameters<typeof newPage>[0]): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await newPage(options);
  await page.goto(`${shopify.url}/admin/apps/aftercare${path}`);
  const frame = page.frameLocator("iframe.app");
  await frame.getByRole("heading").waitFor();
  return { page, frame };
}

describe("the local admin around the app", () => {
  it("opens the app with Shopify's parameters", async () => {
    const { frame } = await openApp();
    expect(await frame.locator("#given").textContent()).toBe("embedded shop host id_token locale hmac timestamp");
  });

  it("draws the app's menu, follows it and marks where one is", async () => {
    const { page, frame } = await openApp();
    const menu = page.getByRole("navigation", { name: "Admin" });
    await menu.getByRole("link", { name: "Inbox" }).click();
    await frame.getByRole("heading", { name: "Page /inbox" }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe("/admin/apps/aftercare/inbox");
    await frame.getByRole("button", { name: "Go deeper" }).click();
    await expect.poll(() => page.url()).toBe(`${shopify.url}/admin/apps/aftercare/inbox/7?tab=notes`);
    expect(await menu.getByRole("link", { name: "Inbox" }).getAttribute("aria-current")).toBe("page");
    expect(await menu.getByRole("link", { name: "Home" }).count()).toBe(0);
  });

  it("opens the page that its address names, and gets back by the browser's button", async () => {
    const { page, frame } = await openApp("/reports?month=4");
    expect(await frame.getByRole("heading").textContent()).toBe("Page /reports");
    await frame.getByRole("button", { name: "Go deeper" }).click();
    await expect.poll(() => page.url()).toContain("/inbox/7");
    await page.goBack();
    await expect.poll(() => page.url()).toContain("/reports?month=4");
  });

  it("shows title and buttons, and presses the app's own", async () => {
    const { page, frame } = await openApp();
    await page.locator(".titlebar").getByText("Page /").waitFor();
    for (const [button, said] of [["New", "new"], ["Export", "export"], ["Back", "back"]] as const) {
      await page.locator(".titlebar").getByRole("button", { name: button }).click();
      await expect.poll(() => frame.locator("#said").textContent()).toBe(said);
    }
    await page.locator(".titlebar summary").click();
    await page.locator(".titlebar").getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("delete");
  });

  it("shows a toast with its action", async () => {
    const { page, frame } = await openApp();
    await frame.getByRole("button", { name: "Toast" }).click();
    await page.getByRole("status").getByText("Saved it").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("undone");
  });

  it("holds the page while there are unsaved changes, saves and discards", async () => {
    const { page, frame } = await openApp();
    await frame.getByRole("button", { name: "Change" }).click();
    const bar = page.getByRole("region", { name: "Unsaved changes" });
    await bar.waitFor();
    await screenshot(page, "admin-save-bar", { fullPage: false });

    await page.getByRole("link", { name: "Reports" }).click();
    await page.getByRole("button", { name: "Stay" }).click();
    expect(await frame.getByRole("heading").textContent()).toBe("Page /");

    await bar.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("discarded");
    await bar.waitFor({ state: "hidden" });

    await frame.getByRole("button", { name: "Change" }).click();
    await bar.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("saved");

    await frame.getByRole("button", { name: "Change" }).click();
    await page.getByRole("link", { name: "Reports" }).click();
    await page.getByRole("button", { name: "Leave page" }).click();
    await frame.getByRole("heading", { name: "Page /reports" }).waitFor();
  });

  it("watches forms with data-save-bar", async () => {
    const { page, frame } = await openApp();
    await frame.getByLabel("Name").fill("Ana");
    await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("form Ana");
  });

  it("opens a modal over the app, by keyboard too", async () => {
    const { page, frame } = await openApp();
    await frame.getByRole("button", { name: "Open modal" }).click();
    const dialog = frame.getByRole("dialog", { name: "Send" });
    await dialog.getByText("Really send it?").waitFor();
    await screenshot(page, "admin-modal", { fullPage: false });
    await dialog.getByRole("button", { name: "Send now" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("sent");
    await frame.getByRole("button", { name: "Open modal" }).click();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await page.locator(".side").evaluate((side) => (side as HTMLElement).inert)).toBe(false);
  });

  it("lets one pick products with their variants", async () => {
    const { frame } = await openApp();
    await frame.getByRole("button", { name: "Pick" }).click();
    await frame.getByRole("searchbox", { name: "Search" }).fill("linen shirt");
    await frame.getByRole("checkbox", { name: /^Linen shirt/ }).check();
    await frame.getByRole("dialog").getByRole("button", { name: "Add" }).click();
    const product = shopify.state.products.find(({ title }) => title === "Linen shirt");
    await expect.poll(() => frame.locator("#said").textContent()).toBe(`Linen shirt:${product?.variants.length}`);
    await frame.getByRole("button", { name: "Pick" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("cancelled");
  });

  it("gives fetch a session token, a fresh one after a refusal, of whoever uses the admin", async () => {
    const { page, frame } = await openApp("", { allow: [/status of 401/] });
    app.refuseOnce();
    await frame.getByRole("button", { name: "Load" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe("82000001");
    await page.getByText("Mara Lindqvist").first().click();
    await page.getByRole("button", { name: /Tomás Silva/ }).click();
    await frame.getByRole("button", { name: "Load" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toBe(TOMAS.id);
  });

  it("says which blocks stand on the theme, after they were placed by a deep link", async () => {
    const { page, frame } = await openApp();
    await frame.getByRole("button", { name: "Extensions" }).click();
    await expect.poll(() => frame.locator("#said").textContent()).toContain('"status":"available"');
    await page.goto(`${shopify.url}/admin/themes/current/editor?template=product&addAppBlockId=${CREDENTIALS.apiKey}/size-chart&target=mainSection`);
    await page.getByRole("button", { name: "Add block" }).click();
    await expect.poll(() => shopify.state.placements).toMatchObject([{ block: "size-chart", template: "product" }]);
    const again = await openApp();
    await again.frame.getByRole("button", { name: "Extensions" }).click();
    await expect.poll(() => again.frame.locator("#said").textContent()).toContain('"handle":"size-chart","name":"Size chart","target":"section","status":"active"');
  });

  it("takes links to the admin to the local admin", async () => {
    const { page, frame } = await openApp();
    await frame.getByRole("link", { name: "All orders" }).click();
    await page.waitForURL(`${shopify.url}/admin/orders`);
  });

  it("comes back from the app's bounce page with a token", async () => {
    const { page } = await openApp("/bounce?shopify-reload=%2Freports");
    await expect.poll(() => page.url()).toContain("/admin/apps/aftercare/reports");
  });

  it("gives tokens to the app's origin only", async () => {
    const answer = await fetch(`${shopify.url}/admin/id-token`, { headers: { Origin: "http://evil.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(app.url);
  });

  it("works on a page without a frame as well", async () => {
    const page = await newPage();
    await page.goto(`${app.url}/?shop=demo.myshopify.com&host=${shopify.context.hostParameter()}`);
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => page.locator("#said").textContent()).toBe("saved");
    await page.getByRole("button", { name: "Toast" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => page.locator("#said").textContent()).toBe("undone");
  });

  it.each([360, 1440])("fits a screen of %i px and has nothing that assistive technology cannot use", async (width) => {
    const { page, frame } = await openApp("", { width, height: 800 });
    await frame.getByRole("button", { name: "Toast" }).click();
    if (width < 760) await page.getByRole("button", { name: "Menu" }).click();
    expect(await page.getByRole("link", { name: "Inbox" }).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (width < 760) await page.getByRole("button", { name: "Menu" }).click();
    expect((await page.locator("iframe.app").boundingBox())?.height).toBeGreaterThan(600);
    await screenshot(page, `admin-frame-${width}`, { fullPage: false });
    const { violations } = await new AxeBuilder({ page }).exclude("iframe").withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
