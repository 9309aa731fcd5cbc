import AxeBuilder from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { runningStep } from "~/domain/journeys/journey";
import { renderSample } from "~/domain/journeys/sample-mail";
import { STEPS } from "~/domain/journeys/step-catalogue";
import type { Locale } from "~/lib/locales";
import { useBrowser } from "../support/browser";

const { newPage, screenshot } = useBrowser();
const shop = { name: "Lindqvist Lane", domain: "lindqvist-lane.example", zone: "Europe/Berlin", logoUrl: "", brandColor: "#f2c14e" };

async function htmlOf(key: string, locale: Locale): Promise<string> {
  const mail = await renderSample(runningStep({ key, enabled: true, content: {} }), locale, shop);
  if (mail.outcome === "failed") throw new Error(mail.words);
  return mail.html;
}

describe.each([
  ["on a desktop", { width: 1200, colorScheme: "light" }],
  ["on a phone in the dark", { width: 360, colorScheme: "dark" }],
] as const)("%s", (name, options) => {
  test.each(STEPS.map((step) => step.key))("the mail %s can be read by everybody and loads nothing", async (key) => {
    const page = await newPage(options);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(await htmlOf(key, key === "thank-you" ? "de" : "en"), { waitUntil: "load" });
    expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const { violations } = await new AxeBuilder({ page }).disableRules(["region", "landmark-one-main", "page-has-heading-one"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await screenshot(page, `mail-${key}-${name.replaceAll(" ", "-")}`);
  });
});
