/** Orders in words, for the admin's pages and the panel. */
import { displayStatus, financialStatus, fulfillmentStatus, returnStatus, totals } from "../state/derive";
import { decimal } from "../state/money";
import type { Customer, Order, ShopState } from "../state/types";
import { type Html, html } from "./html";

export const numberOf = (gid: string): string => gid.split("/").pop() ?? "";

export const customerName = (customer: Customer | null | undefined): string =>
  customer ? [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "No name" : "No customer";

export const customerOf = (state: ShopState, order: Order): Customer | undefined => state.customers.find(({ id }) => id === order.customerId);

/** "€53.90" */
export function money(amountInCents: number, currency: string): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(Number(decimal(amountInCents)));
}

export const orderTotal = (state: ShopState, order: Order): string => money(totals(order).total, state.shop.currency);

const words = (status: string): string => {
  const text = status.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const TONES: Record<string, "good" | "warn" | "bad"> = {
  PAID: "good", FULFILLED: "good", DELIVERED: "good", PENDING: "warn", AUTHORIZED: "warn", PARTIALLY_REFUNDED: "warn", PARTIALLY_PAID: "warn",
  UNFULFILLED: "warn", PARTIALLY_FULFILLED: "warn", RETURN_REQUESTED: "warn", DELAYED: "warn", ATTEMPTED_DELIVERY: "warn", NOT_DELIVERED: "bad",
};

export function badge(status: string): Html {
  return html`<span class="badge ${TONES[status] ?? ""}">${words(status)}</span>`;
}

export function orderBadges(order: Order): Html {
  const returns = returnStatus(order);
  return html`${order.cancelledAt && html`<span class="badge bad">Cancelled</span> `}${badge(financialStatus(order))} ${badge(fulfillmentStatus(order))}${order.fulfillments.map((fulfillment) => html` ${badge(displayStatus(fulfillment))}`)}${returns !== "NO_RETURN" && html` ${badge(returns)}`}`;
}
