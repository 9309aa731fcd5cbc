import { financialStatus, fulfillmentStatus, returnStatus, totals } from "../../state/derive";
import { findCustomer } from "../../shop/hand";
import type { Order } from "../../state/types";
import { connection, type Paging } from "../connection";
import { type ApiCall, gidOf, unsupported, type View } from "../request";
import { compileSearch, type SearchPlan } from "../search";
import { displayName } from "../views/customer";
import { orderView, visibleOrders } from "../views/order";

export interface OrderArgs extends Paging {
  query?: string | null;
  sortKey?: string | null;
  savedSearchId?: string | null;
}

const FULFILLMENT_WORDS: Record<string, string[]> = {
  UNFULFILLED: ["unfulfilled", "unshipped"],
  PARTIALLY_FULFILLED: ["partial", "unfulfilled"],
  FULFILLED: ["fulfilled", "shipped"],
};

/** Filters that Shopify documents for orders. Phone and tracking number are not among them. */
export function orderSearch(call: ApiCall): SearchPlan<Order> {
  const customer = (order: Order) => findCustomer(call.context.state, order.customerId);
  const number = (gid: string | null) => gid?.split("/").pop() ?? null;
  return {
    free: (order) => [order.name, order.email, order.confirmationNumber, order.note, ...order.tags, ...order.lines.flatMap((line) => [line.title, line.sku]), displayName(customer(order) ?? nobody), order.shippingAddress?.lastName ?? null, order.shippingAddress?.city ?? null],
    fields: {
      id: { kind: "number", of: (order) => number(order.id) },
      name: { kind: "text", of: (order) => order.name },
      email: { kind: "text", of: (order) => order.email },
      customer_id: { kind: "exact", of: (order) => number(order.customerId) },
      confirmation_number: { kind: "text", of: (order) => order.confirmationNumber },
      po_number: { kind: "text", of: (order) => order.poNumber },
      created_at: { kind: "time", of: (order) => order.createdAt },
      updated_at: { kind: "time", of: (order) => order.updatedAt },
      processed_at: { kind: "time", of: (order) => order.processedAt },
      financial_status: { kind: "custom", of: (order, wanted) => words(wanted).includes(financialStatus(order).toLowerCase()) },
      fulfillment_status: { kind: "custom", of: (order, wanted) => words(wanted).some((word) => FULFILLMENT_WORDS[fulfillmentStatus(order)]?.includes(word)) },
      return_status: { kind: "custom", of: (order, wanted) => words(wanted).includes(returnStatus(order).toLowerCase()) },
      status: { kind: "custom", of: (order, wanted) => hasStatus(order, wanted) },
      tag: { kind: "exact", of: (order) => order.tags },
      tag_not: { kind: "custom", of: (order, wanted) => !order.tags.some((tag) => tag.toLowerCase() === wanted.toLowerCase()) },
      discount_code: { kind: "exact", of: (order) => order.discountCodes },
      sku: { kind: "text", of: (order) => order.lines.map((line) => line.sku) },
      source_name: { kind: "exact", of: (order) => order.sourceName },
      test: { kind: "exact", of: (order) => String(order.test) },
      total_price: { kind: "number", of: (order) => totals(order).total / 100 },
      gateway: { kind: "exact", of: (order) => order.transactions.map((transaction) => transaction.gateway) },
    },
  };
}

const nobody = { firstName: null, lastName: null, email: null, phone: null } as Parameters<typeof displayName>[0];
const words = (text: string) => text.toLowerCase().split(",").map((word) => word.trim());

function hasStatus(order: Order, wanted: string): boolean {
  switch (wanted.toLowerCase()) {
    case "any":
      return true;
    case "open":
      return order.closedAt === null && order.cancelledAt === null;
    case "closed":
      return order.closedAt !== null && order.cancelledAt === null;
    case "cancelled":
      return order.cancelledAt !== null;
    case "not_closed":
      return order.closedAt === null;
    default:
      return false;
  }
}

const SORT: Record<string, (order: Order) => string | number> = {
  ID: () => "",
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.processedAt,
  UPDATED_AT: (order) => order.updatedAt,
  ORDER_NUMBER: (order) => order.number,
  TOTAL_PRICE: (order) => totals(order).total,
  RELEVANCE: (order) => -order.number,
};

export function searchOrders(call: ApiCall, orders: Order[], query: string | null | undefined, path: string[]): Order[] {
  if (!query) return orders;
  const { matches, warnings } = compileSearch(query, orderSearch(call), call.context.now());
  if (warnings.length > 0) call.search.push({ path, query, parsed: {}, warnings });
  return orders.filter(matches);
}

export function orderConnection(call: ApiCall, orders: Order[], args: OrderArgs, path: string[]): View {
  if (args.savedSearchId) throw unsupported("orders(savedSearchId:)");
  const value = SORT[args.sortKey ?? "PROCESSED_AT"];
  if (!value) throw unsupported(`orders(sortKey: ${args.sortKey})`);
  return connection("Order", args, { rows: searchOrders(call, orders, args.query, path), id: (order) => order.id, value, view: (order) => orderView(call, order) });
}

export function orderById(call: ApiCall, id: string): Order | null {
  const gid = gidOf(id, "Order");
  return visibleOrders(call).find((order) => order.id === gid) ?? null;
}

export const orderQueries = {
  order: ({ id }: { id: string }, call: ApiCall) => {
    const order = orderById(call, id);
    return order && orderView(call, order);
  },
  orders: (args: OrderArgs, call: ApiCall) => orderConnection(call, visibleOrders(call), args, ["orders"]),
  ordersCount: ({ query, limit }: { query?: string | null; limit?: number | null }, call: ApiCall) => {
    const count = searchOrders(call, visibleOrders(call), query, ["ordersCount"]).length;
    const most = limit ?? count;
    return { __typename: "Count", count: Math.min(count, most), precision: count > most ? "AT_LEAST" : "EXACT" };
  },
  orderByIdentifier: ({ identifier }: { identifier: { id?: string | null; customId?: object | null } }, call: ApiCall) => {
    if (!identifier.id) throw unsupported("orderByIdentifier(identifier: {customId})");
    const order = orderById(call, identifier.id);
    return order && orderView(call, order);
  },
};

/** The order that has a part with this id, and the part. */
export function findInOrders<Part extends { id: string }>(call: ApiCall, id: string, type: string, parts: (order: Order) => Part[]): { order: Order; part: Part } | null {
  const gid = gidOf(id, type);
  for (const order of visibleOrders(call)) {
    const part = parts(order).find((each) => each.id === gid);
    if (part) return { order, part };
  }
  return null;
}

