import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { useBrowser } from "./browser";

const { newPage, screenshot } = useBrowser();

describe("the test browser", () => {
  it("calls itself an ordinary desktop Chrome", async () => {
    const page = await newPage();
    expect(await page.evaluate(() => navigator.userAgent)).not.toContain("Headless");
  });

  it("draws text, at any width", async () => {
    const page = await newPage({ width: 360 });
    await page.setContent("<p><span>Größe passt nicht</span></p>");
    expect((await page.locator("span").boundingBox())?.width).toBeGreaterThan(80);
    expect(existsSync(await screenshot(page, "browser-text"))).toBe(true);
  });

  it("keeps what pages are expected to complain about apart", async () => {
    const page = await newPage({ allow: [/expected/] });
    await page.evaluate(() => console.error("an expected complaint"));
    expect(page.isClosed()).toBe(false);
  });
});
