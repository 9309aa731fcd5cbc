/**
 * What the blocks cost a shopper: the product page with all of them against the same page without, on a slow phone (CPU 4 times
 * slower, 4G). One JSON line per figure, each with its baseline from the same run. Run: `tsx tests/bench/theme-blocks.ts [loads]`
 */
import type { Browser } from "playwright-core";
import { startLocalShopify } from "../local-shopify/server";
import { storefront } from "../local-shopify/storefront";
import { DESKTOP_CHROME, launchBrowser } from "../support/browser";
import { publishDemoContent } from "../support/published-help";

interface Load {
  /** From the first byte of the page: how long Shopify's servers take to render is not measured here. */
  lcp: number;
  shift: number;
  blocking: number;
  bytes: number;
  requests: number;
  toTheApp: number;
}

const loads = Number(process.argv[2] ?? 15);
const shop = await startLocalShopify({ port: 0, appUrl: "http://127.0.0.1:9", apiKey: "key", apiSecret: "secret", areas: [storefront] });
publishDemoContent(shop.state);
const browser = await launchBrowser();
const address = `${shop.url}/products/linen-shirt`;
await measure(browser, address);

const withBlocks: Load[] = [];
const without: Load[] = [];
for (let round = 0; round < loads; round += 1) {
  withBlocks.push(await measure(browser, address));
  without.push(await measure(browser, `${address}?without=blocks`));
}
for (const [figure, unit] of [["lcp", "ms"], ["shift", "score"], ["blocking", "ms"], ["bytes", "bytes"], ["requests", "requests"], ["toTheApp", "requests"]] as const) {
  const value = median(withBlocks.map((load) => load[figure]));
  const baseline = median(without.map((load) => load[figure]));
  console.log(JSON.stringify({ name: `product page with all blocks: ${figure}`, value, unit, baseline, baselineIs: "the same page without blocks", loads }));
}
await browser.close();
await shop.stop();

async function measure(chromium: Browser, url: string): Promise<Load> {
  const context = await chromium.newContext({ userAgent: DESKTOP_CHROME, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 400_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const seen = { bytes: 0, requests: 0, toTheApp: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (seen.bytes += encodedDataLength));
  page.on("request", (request) => {
    seen.requests += 1;
    if (request.url().includes("/apps/")) seen.toTheApp += 1;
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
  return { ...timing, lcp: timing.lcp - timing.firstByte, ...seen };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}
