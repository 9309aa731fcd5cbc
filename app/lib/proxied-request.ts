/** What Shopify says of a request through the app proxy. True only after its signature was verified. */
export interface ProxiedRequest {
  /** The myshopify domain. */
  shopId: string;
  /** Customer gid; null for a visitor, and wherever Shopify does not tell. */
  customerId: string | null;
  /** The shopper's network address, for limits. The nearest hop's when no other is told. */
  address: string;
  /** A script asks, not a browser that goes to a page. */
  wantsJson: boolean;
}

export function readProxiedRequest(request: Request): ProxiedRequest {
  const query = new URL(request.url).searchParams;
  const customer = query.get("logged_in_customer_id") ?? "";
  return {
    shopId: query.get("shop") ?? "",
    customerId: /^\d+$/.test(customer) ? `gid://shopify/Customer/${customer}` : null,
    address: request.headers.get("X-Forwarded-For")?.split(",")[0]?.trim() || "unknown",
    wantsJson: /\bapplication\/json\b/.test(request.headers.get("Accept") ?? ""),
  };
}

/** What the browser asks for first; only where nothing better is known. */
export function languageOf(request: Request): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*/i.exec(request.headers.get("Accept-Language") ?? "")?.[0] ?? "en";
}
