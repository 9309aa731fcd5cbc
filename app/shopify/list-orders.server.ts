import { askAboutPeople } from "./ask-about-people.server";
import type { AdminClient, Answer } from "./client.server";
import { completeOrder } from "./complete-order.server";
import { ORDER_IN_LIST, orderFields, type AdminOrder, type Page } from "./order-fields";
import { orderFromAdmin } from "./order-from-admin";
import { adminQuery } from "./operation";
import type { OrderSnapshot } from "./order-snapshot";

export const LIST_ORDERS = adminQuery<
  { orders: Page<AdminOrder> },
  { query: string; first: number; after: string | null; withPeople: boolean }
>(`
  query ListOrders($query: String!, $first: Int!, $after: String, $withPeople: Boolean!) {
    orders(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) {
      nodes ${orderFields(ORDER_IN_LIST)}
      pageInfo { hasNextPage endCursor }
    }
  }`);

export interface OrderPage {
  orders: OrderSnapshot[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
  budget: Answer<unknown>["budget"];
}

/**
 * One page of the orders changed at `since` or later, longest unchanged first.
 *
 * @param since  an instant; null for all the orders that the app may see (60 days without `read_all_orders`)
 * @param after  `next` of the page before
 * @param size  orders on the page; more than 5 can exceed what Shopify lets one query cost
 */
export async function listOrdersUpdatedSince(
  admin: AdminClient,
  { since, after = null, size = 5 }: { since: Date | null; after?: string | null; size?: number },
): Promise<OrderPage> {
  const query = since ? `updated_at:>='${since.toISOString()}'` : "";
  const { data, budget } = await askAboutPeople(admin, LIST_ORDERS, { query, first: size, after });
  const orders: OrderSnapshot[] = [];
  for (const order of data.orders.nodes) {
    orders.push(orderFromAdmin(await completeOrder(admin, order, ORDER_IN_LIST)));
  }
  const { hasNextPage, endCursor } = data.orders.pageInfo;
  return { orders, next: hasNextPage ? endCursor : null, budget };
}
