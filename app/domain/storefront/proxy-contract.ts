/**
 * What the blocks send through the app proxy and what they understand. The doors (`proxy.*`) and the block scripts both read this.
 * Every form also works without JavaScript: a request whose `Accept` is not JSON wants a page in the theme (`liquid(…)`), not JSON.
 * Personal answers are `no-store`; too many tries are 429 in both cases.
 */
export const PROXY_PATHS = {
  /** POST multipart: reason, name, email, order, item, message, photo (several files), product, locale, country, page, shown_at, website. → ContactAnswer */
  contact: "/apps/aftercare/contact",
  /** POST urlencoded: order, email, locale. → OrderStatusAnswer */
  orderStatus: "/apps/aftercare/order-status",
  /** GET q, locale. → FaqAnswer */
  faq: "/apps/aftercare/faq.json",
  /** POST, in the query: kind (faq | chart), handle (of the metaobject), product (number or empty), locale; in the body: answer (yes | no | opened). Scripts ignore what comes back; 204 will do. */
  helped: "/apps/aftercare/helped",
} as const;

/** Hidden from people; whoever fills it in is not one. `shown_at` is seconds since 1970 when the page was drawn (it may come from a cache). */
export const HONEYPOT = "website";

export type ContactAnswer =
  | { outcome: "received" }
  /** Field name → what is wrong with it. */
  | { outcome: "invalid"; errors: Record<string, "missing" | "email" | "photo"> };

export type OrderStatusAnswer =
  /** `text` is one sentence in the shopper's language, plain. */
  | { outcome: "found"; text: string; tracking: { number: string | null; url: string | null }[] }
  /** The same for an order that is not there and one that belongs to someone else. */
  | { outcome: "not_found" };

export interface FaqAnswer {
  /** Best first; answers as plain text, a line per paragraph. Three are shown. */
  items: { id: string; question: string; answer: string }[];
}
