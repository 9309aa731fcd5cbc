/** What follows from an order's rows: quantities, totals, statuses. All sums in cents of the shop's currency. */
import { cents } from "./money";
import type { Fulfillment, Order, OrderLine, Refund, Return } from "./types";

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

// ---- one line ----

export function refundedQuantity(order: Order, lineId: string): number {
  return sum(order.refunds.flatMap((refund) => refund.lines.filter((line) => line.lineId === lineId).map((line) => line.quantity)));
}

/** Refunded before it was shipped ("cancel" in Shopify's words): these units will not be shipped any more. */
function cancelledQuantity(order: Order, lineId: string): number {
  return sum(order.refunds.flatMap((refund) => refund.lines.filter((line) => line.lineId === lineId && line.restockType === "CANCEL").map((line) => line.quantity)));
}

export function fulfilledQuantity(order: Order, lineId: string): number {
  const counted = order.fulfillments.filter((fulfillment) => fulfillment.status === "SUCCESS");
  return sum(counted.flatMap((fulfillment) => fulfillment.lines.filter((line) => line.lineId === lineId).map((line) => line.quantity)));
}

export const currentQuantity = (order: Order, line: OrderLine) => Math.max(0, line.quantity - line.removedQuantity - refundedQuantity(order, line.id));
export const refundableQuantity = currentQuantity;
export const unfulfilledQuantity = (order: Order, line: OrderLine) =>
  Math.max(0, line.quantity - line.removedQuantity - fulfilledQuantity(order, line.id) - cancelledQuantity(order, line.id));

/** Price of `quantity` units after the line's discount. */
export function linePrice(line: OrderLine, quantity = line.quantity): number {
  const whole = cents(line.unitPrice) * line.quantity - cents(line.discount);
  return line.quantity === 0 ? 0 : Math.round((whole * quantity) / line.quantity);
}

/** The tax in `price` (when prices include it) or on top of it. */
export function taxOn(order: Order, price: number): number {
  const rate = Number(order.taxRate);
  return Math.round(order.taxesIncluded ? price - price / (1 + rate) : price * rate);
}

export const lineTax = (order: Order, line: OrderLine, quantity = line.quantity) => (line.taxable ? taxOn(order, linePrice(line, quantity)) : 0);

// ---- one refund ----

export function refundedMoney(order: Order, refund: Refund): number {
  return sum(order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id)).map((transaction) => cents(transaction.amount)));
}

/** What the lines and the shipping of the refund came to. */
export function refundedWorth(order: Order, refund: Refund): number {
  return sum(refund.lines.map((line) => cents(line.subtotal) + (order.taxesIncluded ? 0 : cents(line.tax)))) + cents(refund.shipping);
}

// ---- totals ----

export interface OrderTotals {
  subtotal: number;
  shipping: number;
  tax: number;
  discounts: number;
  total: number;
  originalTotal: number;
  currentSubtotal: number;
  currentShipping: number;
  currentTax: number;
  currentDiscounts: number;
  currentTotal: number;
  received: number;
  refunded: number;
  refundedShipping: number;
  netPayment: number;
  outstanding: number;
}

export function totals(order: Order): OrderTotals {
  const shippingPrice = sum(order.shippingLines.map((line) => cents(line.price) - cents(line.discount)));
  const shippingDiscount = sum(order.shippingLines.map((line) => cents(line.discount)));
  const refundedShipping = sum(order.refunds.map((refund) => cents(refund.shipping)));
  const priced = (quantityOf: (line: OrderLine) => number, shipping: number) => {
    const subtotal = sum(order.lines.map((line) => linePrice(line, quantityOf(line))));
    const tax = sum(order.lines.map((line) => lineTax(order, line, quantityOf(line)))) + taxOn(order, shipping);
    return { subtotal, tax, total: subtotal + shipping + (order.taxesIncluded ? 0 : tax) };
  };
  const edited = (line: OrderLine) => line.quantity - line.removedQuantity;
  const placed = priced(edited, shippingPrice);
  const original = priced((line) => (line.addedByEdit ? 0 : line.quantity), shippingPrice);
  // Money given back beyond the worth of the goods (goodwill, a broken mug) makes the order cheaper, too.
  const goodwill = sum(order.refunds.map((refund) => Math.max(0, refundedMoney(order, refund) - refundedWorth(order, refund))));
  const current = priced((line) => currentQuantity(order, line), shippingPrice - refundedShipping);
  const succeeded = order.transactions.filter((transaction) => transaction.status === "SUCCESS");
  const received = sum(succeeded.filter((transaction) => transaction.kind === "SALE" || transaction.kind === "CAPTURE").map((transaction) => cents(transaction.amount)));
  const refunded = sum(succeeded.filter((transaction) => transaction.kind === "REFUND").map((transaction) => cents(transaction.amount)));
  const discounts = sum(order.lines.map((line) => cents(line.discount))) + shippingDiscount;
  const currentDiscounts = sum(order.lines.map((line) => (line.quantity === 0 ? 0 : Math.round((cents(line.discount) * currentQuantity(order, line)) / line.quantity)))) + shippingDiscount;
  return {
    subtotal: placed.subtotal,
    shipping: shippingPrice,
    tax: placed.tax,
    discounts,
    total: placed.total,
    originalTotal: original.total,
    currentSubtotal: current.subtotal,
    currentShipping: shippingPrice - refundedShipping,
    currentTax: current.tax,
    currentDiscounts,
    currentTotal: current.total - goodwill,
    received,
    refunded,
    refundedShipping,
    netPayment: received - refunded,
    outstanding: order.cancelledAt ? 0 : Math.max(0, current.total - goodwill - (received - refunded)),
  };
}

// ---- statuses ----

export type FinancialStatus = "PENDING" | "AUTHORIZED" | "PARTIALLY_PAID" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";

export function financialStatus(order: Order): FinancialStatus {
  const { received, refunded, total } = totals(order);
  const has = (kind: string) => order.transactions.some((transaction) => transaction.kind === kind && transaction.status === "SUCCESS");
  if (received > 0 && refunded >= received) return "REFUNDED";
  if (refunded > 0) return "PARTIALLY_REFUNDED";
  if (has("VOID") && received === 0) return "VOIDED";
  if (received >= total) return "PAID";
  if (received > 0) return "PARTIALLY_PAID";
  return has("AUTHORIZATION") ? "AUTHORIZED" : "PENDING";
}

export type FulfillmentStatus = "UNFULFILLED" | "PARTIALLY_FULFILLED" | "FULFILLED";

export function fulfillmentStatus(order: Order): FulfillmentStatus {
  const done = sum(order.lines.map((line) => fulfilledQuantity(order, line.id)));
  const open = sum(order.lines.map((line) => unfulfilledQuantity(order, line)));
  if (done === 0) return "UNFULFILLED";
  return open === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

export type OrderReturnStatus = "NO_RETURN" | "RETURN_REQUESTED" | "IN_PROGRESS" | "RETURNED" | "RETURN_FAILED";

export function returnStatus(order: Order): OrderReturnStatus {
  const has = (status: Return["status"]) => order.returns.some((each) => each.status === status);
  if (has("REQUESTED")) return "RETURN_REQUESTED";
  if (has("OPEN")) return "IN_PROGRESS";
  if (has("CLOSED")) return "RETURNED";
  return has("CANCELED") ? "RETURN_FAILED" : "NO_RETURN";
}

/** FulfillmentDisplayStatus */
export function displayStatus(fulfillment: Fulfillment): string {
  if (fulfillment.status === "CANCELLED") return "CANCELED";
  switch (fulfillment.shipmentStatus) {
    case null:
      return "FULFILLED";
    case "CARRIER_PICKED_UP":
      return "CARRIER_PICKED_UP";
    case "FAILURE":
      return "NOT_DELIVERED";
    default:
      return fulfillment.shipmentStatus;
  }
}

/** Units of a fulfillment line that can still be sent back: not in another live return, not refunded as returned already. */
export function returnableQuantity(order: Order, fulfillmentLineId: string): number {
  const shipped = order.fulfillments.filter((fulfillment) => fulfillment.status === "SUCCESS").flatMap((fulfillment) => fulfillment.lines);
  const line = shipped.find((each) => each.id === fulfillmentLineId);
  if (!line) return 0;
  const returning = order.returns.filter((each) => each.status === "REQUESTED" || each.status === "OPEN" || each.status === "CLOSED").flatMap((each) => each.lines);
  const inReturns = sum(returning.filter((each) => each.fulfillmentLineId === fulfillmentLineId).map((each) => each.quantity));
  // Refunded without a return: these units are not the buyer's to send back either.
  const refundedOutside = sum(
    order.refunds.filter((refund) => refund.returnId === null).flatMap((refund) => refund.lines.filter((each) => each.lineId === line.lineId && each.restockType !== "CANCEL").map((each) => each.quantity)),
  );
  return Math.max(0, line.quantity - inReturns - refundedOutside);
}
