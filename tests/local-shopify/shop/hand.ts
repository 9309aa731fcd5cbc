/** What changing the shop takes: its state, a source of ids, and the time. Demo data, acts and mutations all change the shop through the functions of this folder. */
import type { Address, Customer, Order, OrderEvent, Product, ProductVariant, ShopState } from "../state/types";

export interface Hand {
  state: ShopState;
  newId(type: string): string;
  now(): Date;
}

export const iso = (hand: Hand) => hand.now().toISOString();

export function findOrder(state: ShopState, idOrName: string): Order {
  const order = state.orders.find((each) => each.id === idOrName || each.name === idOrName);
  if (!order) throw new Error(`the local shop has no order ${idOrName}`);
  return order;
}

export function findCustomer(state: ShopState, id: string | null): Customer | null {
  return state.customers.find((customer) => customer.id === id) ?? null;
}

export function findVariant(state: ShopState, variantId: string | null): { product: Product; variant: ProductVariant } | null {
  for (const product of state.products) {
    const variant = product.variants.find((each) => each.id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}

export const defaultAddress = (customer: Customer | null): Address | null => customer?.addresses.find((address) => address.id === customer.defaultAddressId) ?? null;

/** Marks the order as changed now; Shopify does so for everything that happens to it. */
export function touch(hand: Hand, order: Order): void {
  order.updatedAt = iso(hand);
}

/** Adds to the order's timeline. */
export function record(hand: Hand, order: Order, action: string, message: string, extra: Partial<Pick<OrderEvent, "kind" | "author" | "attributeToApp" | "attributeToUser">> = {}): void {
  order.events.push({ id: hand.newId(extra.kind === "comment" ? "CommentEvent" : "BasicEvent"), createdAt: iso(hand), kind: "basic", action, message, author: null, attributeToApp: false, attributeToUser: false, ...extra });
  touch(hand, order);
}
