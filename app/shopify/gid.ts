/** "gid://shopify/Order/1" for `gid("Order", "1")`; an id that is a gid already stays as it is. */
export function gid(type: string, id: string | number | bigint): string {
  const text = String(id);
  return text.startsWith("gid://") ? text : `gid://shopify/${type}/${text}`;
}

/** The number at the end of a gid: "1" of "gid://shopify/Order/1", as a string because it exceeds 2^53. */
export function numericId(id: string): string {
  return /(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? "";
}

/** The gid of an order from the number in an address, as Shopify's own addresses have it; else the 404 that a missing order gets. */
export function orderGidOr404(number: string | undefined): string {
  if (number && /^\d{1,20}$/.test(number)) return `gid://shopify/Order/${number}`;
  throw new Response("Not found", { status: 404 });
}
