import type { Browser } from "playwright-core";
import { startLocalShopify } from "../local-shopify/server";
import { storefront } from "../local-shopify/storefront";
import { DESKTOP_CHROME, launchBrowser } from "../support/browser";
import { publishDemoContent } from "../support/published-help";
import type { Figure } from "./figure";

interface Load {
  /** From the first byte of the page: how long Shopify's servers take to render is not measured here. */
  lcp: number;
  shift: number;
  blocking: number;
  toTheApp: number;
}

/** Pairs of loads, with blocks and without. It goes on until the answer is clear, or to the most. */
const FEWEST = 20;
const MOST = 80;
const MOST_SLOWER = 5;

/**
 * What the blocks cost a shopper: the product page with all of them against the same page without, on a slow phone (CPU 4
 * times slower, 4G). Each pair is loaded one after the other, in turn with and without first, so that what else the machine
 * does falls on both; the figure is the median over pairs with its 95 % interval.
 */
export async function themeBlocks(): Promise<Figure[]> {
  const shop = await startLocalShopify({ port: 0, appUrl: "http://127.0.0.1:9", apiKey: "key", apiSecret: "secret", areas: [storefront] });
  publishDemoContent(shop.state);
  const browser = await launchBrowser();
  try {
    const withBlocks = `${shop.url}/products/linen-shirt`;
    const without = `${withBlocks}?without=blocks`;
    for (const address of [withBlocks, without]) await measure(browser, address);
    const pairs: { own: Load; bare: Load }[] = [];
    let slower = { median: 0, low: -Infinity, high: Infinity };
    while (pairs.length < FEWEST || (pairs.length < MOST && slower.low <= MOST_SLOWER && slower.high > MOST_SLOWER)) {
      const ownFirst = pairs.length % 2 === 0;
      const first = await measure(browser, ownFirst ? withBlocks : without);
      const second = await measure(browser, ownFirst ? without : withBlocks);
      pairs.push(ownFirst ? { own: first, bare: second } : { own: second, bare: first });
      slower = medianWithInterval(pairs.map(({ own, bare }) => (own.lcp / bare.lcp - 1) * 100));
    }
    const page = "product page with all blocks";
    const times = `${pairs.length} pairs`;
    const bare = (part: keyof Load) => ({ name: "the same page without blocks", value: round(median(pairs.map((pair) => pair.bare[part]))), unit: part === "lcp" || part === "blocking" ? "ms" : part === "shift" ? "score" : "requests" });
    const shift = Math.max(...pairs.map(({ own }) => own.shift));
    const toTheApp = Math.max(...pairs.map(({ own }) => own.toTheApp));
    const blocking = medianWithInterval(pairs.map((pair) => pair.own.blocking - pair.bare.blocking));
    return [
      { name: `${page}: largest paint later by`, value: round(slower.median), unit: `% (95 %: ${round(slower.low)} to ${round(slower.high)}, ${times})`, baseline: bare("lcp"), demand: `at most ${MOST_SLOWER} %`, met: slower.median <= MOST_SLOWER },
      { name: `${page}: layout shift, worst load`, value: round(shift), unit: "score", baseline: bare("shift"), demand: "0", met: round(shift) === 0 },
      { name: `${page}: blocking time more by`, value: round(blocking.median), unit: `ms (95 %: ${round(blocking.low)} to ${round(blocking.high)}, ${times})`, baseline: bare("blocking"), demand: "0 ms", met: blocking.median <= 0 },
      { name: `${page}: requests to the app, worst load`, value: toTheApp, unit: "requests", baseline: bare("toTheApp"), demand: "0", met: toTheApp === 0 },
    ];
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function measure(chromium: Browser, url: string): Promise<Load> {
  const context = await chromium.newContext({ userAgent: DESKTOP_CHROME, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 400_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let toTheApp = 0;
  page.on("request", (request) => {
    if (request.url().includes("/apps/")) toTheApp += 1;
  });
  await page.addInitScript(() => {
    const timing = { lcp: 0, shift: 0, blocking: 0 };
    Object.assign(window, { timing });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (timing.lcp = entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (timing.shift += (entry as PerformanceEntry & { value: number }).value))).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (timing.blocking += Math.max(0, entry.duration - 50)))).observe({ type: "longtask", buffered: true });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const timing = await page.evaluate(() => ({
    ...(window as unknown as { timing: Pick<Load, "lcp" | "shift" | "blocking"> }).timing,
    firstByte: (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).responseStart,
  }));
  await context.close();
  const { firstByte, ...rest } = timing;
  return { ...rest, lcp: rest.lcp - firstByte, toTheApp };
}

/** The median, and the ranks between which the true one lies 19 times of 20 (binomial, whatever the distribution). */
function medianWithInterval(values: number[]): { median: number; low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const reach = 0.98 * Math.sqrt(sorted.length);
  const low = Math.max(0, Math.floor(sorted.length / 2 - reach));
  const high = Math.min(sorted.length - 1, Math.ceil(sorted.length / 2 + reach) - 1);
  return { median: median(values), low: sorted[low]!, high: sorted[high]! };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const round = (value: number): number => Math.round(value * 100) / 100;
