/** Draft orders: what staff (or an app) put together before it becomes an order. */
import { cents, decimal } from "../state/money";
import type { DraftOrder, Order } from "../state/types";
import { findCustomer, type Hand, iso } from "./hand";
import { discountLines, payOrder, placeOrder } from "./orders";

/** In cents. */
export function draftTotals(draft: DraftOrder) {
  const goods = draft.lines.reduce((total, line) => total + cents(line.unitPrice) * line.quantity, 0);
  const lineDiscounts = draft.lines.reduce((total, line) => total + cents(line.discount), 0);
  const discounts = lineDiscounts + (draft.appliedDiscount ? cents(draft.appliedDiscount.amount) : 0);
  const shipping = draft.shippingLine ? cents(draft.shippingLine.price) : 0;
  return { goods, discounts, subtotal: goods - discounts, shipping, total: goods - discounts + shipping };
}

/** Makes an order of the draft, paid unless `paymentPending`. The caller has checked that it is open. */
export function completeDraft(hand: Hand, draft: DraftOrder, paymentPending: boolean): Order {
  const customer = findCustomer(hand.state, draft.customerId);
  const order = placeOrder(hand, {
    customerId: draft.customerId,
    email: draft.email ?? customer?.email ?? null,
    lines: draft.lines.map((line) => {
      if (!line.variantId) throw new Error(`draft ${draft.name} has a line without a variant, which the local Shopify cannot sell`);
      return { variantId: line.variantId, quantity: line.quantity, discount: line.discount };
    }),
    shipping: draft.shippingLine,
    note: draft.note,
    tags: draft.tags,
    customAttributes: draft.customAttributes,
    sourceName: "shopify_draft_order",
    ...(draft.shippingAddress && { shippingAddress: draft.shippingAddress }),
    ...(draft.billingAddress && { billingAddress: draft.billingAddress }),
  });
  if (draft.appliedDiscount) {
    const { goods } = draftTotals(draft);
    discountLines(order, goods === 0 ? 0 : (cents(draft.appliedDiscount.amount) / goods) * 100);
  }
  if (!paymentPending) payOrder(hand, order, "manual");
  Object.assign(draft, { status: "COMPLETED", orderId: order.id, completedAt: iso(hand), updatedAt: iso(hand) });
  return order;
}

/** @returns what the discount takes off the goods, as a decimal string */
export function discountAmount(goodsInCents: number, value: number, valueType: "FIXED_AMOUNT" | "PERCENTAGE"): string {
  return decimal(Math.min(goodsInCents, valueType === "PERCENTAGE" ? (goodsInCents * value) / 100 : value * 100));
}
