import { askAboutPeople } from "./ask-about-people.server";
import type { AdminClient } from "./client.server";
import { completeOrder } from "./complete-order.server";
import { numericId } from "./gid";
import { ORDER_IN_LIST, orderFields, type AdminOrder, type Page } from "./order-fields";
import { orderFromAdmin } from "./order-from-admin";
import { adminQuery } from "./operation";
import type { OrderSnapshot } from "./order-snapshot";
import { phrase } from "./search-terms";

export const SEARCH_ORDERS = adminQuery<
  { orders: Page<AdminOrder> },
  { query: string; first: number; withPeople: boolean }
>(`
  query SearchOrders($query: String!, $first: Int!, $withPeople: Boolean!) {
    orders(query: $query, first: $first, sortKey: CREATED_AT, reverse: true) {
      nodes ${orderFields(ORDER_IN_LIST)}
      pageInfo { hasNextPage endCursor }
    }
  }`);

export type OrderWanted =
  /** As somebody wrote it, "#1042" or "1042". */
  | { by: "name"; name: string }
  | { by: "confirmation-number"; confirmationNumber: string }
  | { by: "email"; email: string }
  /** gid of the customer */
  | { by: "customer"; customerId: string };

/**
 * Orders in Shopify with exactly this name, confirmation number, address or customer, newest first, at most `limit`.
 *
 * Shopify's own search goes by words ("#1-A" also brings "#12-A"), so what it returns is compared here once more.
 */
export async function searchOrders(admin: AdminClient, wanted: OrderWanted, limit = 5): Promise<OrderSnapshot[]> {
  const { data } = await askAboutPeople(admin, SEARCH_ORDERS, { query: searchFor(wanted), first: limit });
  const orders: OrderSnapshot[] = [];
  for (const found of data.orders.nodes) {
    if (!isWanted(found, wanted)) continue;
    orders.push(orderFromAdmin(await completeOrder(admin, found, ORDER_IN_LIST)));
  }
  return orders;
}

function searchFor(wanted: OrderWanted): string {
  switch (wanted.by) {
    case "name":
      return `name:${phrase(bare(wanted.name))}`;
    case "confirmation-number":
      return `confirmation_number:${phrase(wanted.confirmationNumber.trim())}`;
    case "email":
      return `email:${phrase(wanted.email.trim())}`;
    case "customer":
      return `customer_id:${numericId(wanted.customerId)}`;
  }
}

function isWanted(order: AdminOrder, wanted: OrderWanted): boolean {
  switch (wanted.by) {
    case "name":
      return same(bare(order.name), bare(wanted.name));
    case "confirmation-number":
      return same(order.confirmationNumber, wanted.confirmationNumber);
    case "email":
      return same(order.email, wanted.email);
    case "customer":
      return order.customer?.id === wanted.customerId;
  }
}

function bare(name: string): string {
  return name.trim().replace(/^#\s*/, "");
}

function same(left: string | null, right: string): boolean {
  const fold = (text: string) => text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return left !== null && fold(left) === fold(right);
}
