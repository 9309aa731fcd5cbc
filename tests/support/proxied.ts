import { Session } from "@shopify/shopify-api";
import { signProxyQuery } from "../local-shopify/signing";

/** Shopify's word that the shop has the app: without a stored session the proxy doors answer as for an uninstalled one. */
export async function haveSession(shopId: string): Promise<void> {
  const { sessionStorage } = await import("~/session-storage.server");
  const expires = new Date(Date.now() + 86_400_000);
  await sessionStorage.storeSession(new Session({ id: `offline_${shopId}`, shop: shopId, state: "", isOnline: false, scope: "read_orders", accessToken: "shpat_test", expires }));
}

export interface Proxied {
  path: string;
  shopId: string;
  query?: Record<string, string>;
  /** Customer number of who is logged in. */
  customer?: string;
  /** The shopper's network address. */
  address?: string;
  secret?: string;
  /** Seconds since 1970; by default now. */
  timestamp?: number;
  init?: RequestInit & { duplex?: "half" };
  json?: boolean;
}

/** A shopper's request as Shopify's app proxy hands it on: signed, with the shop and the customer in its address. */
export function proxied({ path, shopId, query = {}, customer = "", address = "203.0.113.7", secret = "test-api-secret", timestamp = Math.floor(Date.now() / 1000), init = {}, json = true }: Proxied): Request {
  const search = new URLSearchParams({ ...query, shop: shopId, logged_in_customer_id: customer, path_prefix: "/apps/aftercare", timestamp: String(timestamp) });
  const headers = new Headers(init.headers);
  headers.set("X-Forwarded-For", address);
  headers.set("Accept", json ? "application/json" : "text/html");
  return new Request(`http://app.example${path}?${signProxyQuery(search, secret)}`, { ...init, headers });
}
