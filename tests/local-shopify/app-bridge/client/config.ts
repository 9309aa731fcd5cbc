/** What the page was opened with: by the script tag, by the address, and remembered for later pages of the same tab. */
export interface BridgeConfig {
  apiKey: string;
  shop: string;
  host: string;
  locale: string;
}

/** The local Shopify: where this script came from. */
const script = document.currentScript as HTMLScriptElement | null;
export const localShopify = new URL(script?.src ?? location.href).origin;

/** Shopify's own parameters of an embedded page; no part of the app's address. */
const SHOPIFY_PARAMETERS = ["embedded", "shop", "host", "id_token", "hmac", "timestamp", "session", "locale", "shopify-reload"];

/** This script runs inside the admin's frame, not as a page of its own. */
export const framed = window.parent !== window;

export function readConfig(): BridgeConfig {
  const address = new URLSearchParams(location.search);
  const remembered = (name: string): string => {
    const key = `local-shopify:${name}`;
    const value = address.get(name) ?? sessionStorage.getItem(key) ?? "";
    if (value) sessionStorage.setItem(key, value);
    return value;
  };
  const apiKey = script?.dataset.apiKey ?? document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ?? "";
  if (!apiKey) console.warn("App Bridge: the script tag has no data-api-key, and there is no <meta name=\"shopify-api-key\">.");
  return { apiKey, shop: remembered("shop"), host: remembered("host"), locale: remembered("locale") || "en" };
}

/** Where the app is, as the admin's address line should show it. */
export function appPath(): string {
  const query = new URLSearchParams(location.search);
  for (const name of SHOPIFY_PARAMETERS) query.delete(name);
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}
