/** A running demo shop with the help content published and every block placed, for tests of the theme. */
import { afterAll, beforeAll } from "vitest";
import type { RunningLocalShopify } from "../local-shopify/context";
import { startLocalShopify } from "../local-shopify/server";
import type { ShopState } from "../local-shopify/state/types";
import { storefront } from "../local-shopify/storefront";
import { publishDemoContent } from "./published-help";

/** Starts before the tests of the file that calls it, stops after them. Nothing answers behind the app proxy unless `appUrl` does. */
export function useStorefront(options: { appUrl?: () => string } = {}): { url: () => string; state: () => ShopState } {
  let shop: RunningLocalShopify | undefined;
  beforeAll(async () => {
    shop = await startLocalShopify({ port: 0, appUrl: options.appUrl?.() ?? "http://127.0.0.1:9", apiKey: "key", apiSecret: "secret", areas: [storefront] });
    publishDemoContent(shop.state);
  });
  afterAll(() => shop?.stop());
  const running = (): RunningLocalShopify => {
    if (!shop) throw new Error("useStorefront(): the shop runs only inside tests");
    return shop;
  };
  return { url: () => running().url, state: () => running().state };
}
