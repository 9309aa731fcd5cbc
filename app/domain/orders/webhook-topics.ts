import { gid } from "~/shopify/gid";

/**
 * What a webhook about orders and customers asks us to do. A payload says only *what* changed: how it is now is always
 * read again, because webhooks come late, twice, and in any order.
 */
export type ShopChange =
  | { change: "order"; orderId: string }
  | { change: "order-deleted"; orderId: string }
  /** Something of an order that the payload does not name: a return, a refund, a fulfillment. */
  | { change: "part-of-order"; partId: string }
  | { change: "customer"; customerId: string }
  | { change: "customer-deleted"; customerId: string }
  | { change: "customers-merged"; keptId: string; goneId: string };

type Payload = Record<string, unknown>;
type Reader = (payload: Payload) => ShopChange | null;

/** Each topic of ours about orders and customers, and how its payload is read. */
export const WEBHOOK_TOPICS: Record<string, Reader> = {
  "orders/create": wholeOrder,
  "orders/updated": wholeOrder,
  "orders/paid": wholeOrder,
  "orders/fulfilled": wholeOrder,
  "orders/partially_fulfilled": wholeOrder,
  "orders/cancelled": wholeOrder,
  "orders/edited": (payload) => partOfOrder((payload.order_edit ?? {}) as Payload),
  "orders/delete": (payload) => {
    const orderId = exactGid("Order", payload.id);
    return orderId ? { change: "order-deleted", orderId } : null;
  },
  "fulfillments/create": partOfOrder,
  "fulfillments/update": partOfOrder,
  "fulfillment_events/create": (payload) => {
    const fulfillmentId = exactGid("Fulfillment", payload.fulfillment_id);
    return partOfOrder({ ...payload, admin_graphql_api_id: fulfillmentId });
  },
  "refunds/create": partOfOrder,
  "returns/request": partOfOrder,
  "returns/approve": partOfOrder,
  "returns/decline": partOfOrder,
  "returns/cancel": partOfOrder,
  "returns/close": partOfOrder,
  "returns/reopen": partOfOrder,
  "returns/update": partOfOrder,
  "returns/process": partOfOrder,
  "customers/update": (payload) => {
    const customerId = namedGid(payload);
    return customerId ? { change: "customer", customerId } : null;
  },
  "customers/delete": (payload) => {
    const customerId = namedGid(payload);
    return customerId ? { change: "customer-deleted", customerId } : null;
  },
  "customers/merge": (payload) => {
    const keptId = payload.admin_graphql_api_customer_kept_id;
    const goneId = payload.admin_graphql_api_customer_deleted_id;
    const isDone = typeof keptId === "string" && typeof goneId === "string" && payload.status !== "failed";
    return isDone ? { change: "customers-merged", keptId, goneId } : null;
  },
};

/** What to do about a webhook; null when it is not about orders or customers, or does not say about which. */
export function changeIn(topic: string, payload: unknown): ShopChange | null {
  return WEBHOOK_TOPICS[topic]?.((payload ?? {}) as Payload) ?? null;
}

function wholeOrder(payload: Payload): ShopChange | null {
  const orderId = namedGid(payload);
  return orderId ? { change: "order", orderId } : null;
}

function partOfOrder(payload: Payload): ShopChange | null {
  const order = payload.order as Payload | undefined;
  const orderId = (order && (namedGid(order) ?? exactGid("Order", order.id))) ?? exactGid("Order", payload.order_id);
  if (orderId) return { change: "order", orderId };
  const partId = namedGid(payload);
  return partId ? { change: "part-of-order", partId } : null;
}

function namedGid(payload: Payload): string | null {
  const id = payload.admin_graphql_api_id;
  return typeof id === "string" && id.startsWith("gid://shopify/") ? id : null;
}

/** The gid for a number in a payload. Above 2^53 JSON has already rounded it, and it may name another order. */
function exactGid(type: string, id: unknown): string | null {
  if (typeof id === "string" && /^\d+$/.test(id)) return gid(type, id);
  return typeof id === "number" && Number.isSafeInteger(id) ? gid(type, id) : null;
}
