/** Money back, and goods back on the shelf. */
import { cents, decimal } from "../state/money";
import { linePrice, lineTax, refundableQuantity, totals } from "../state/derive";
import type { Order, Refund } from "../state/types";
import { findVariant, type Hand, iso, record, touch } from "./hand";

export interface NewRefund {
  lines: { lineId: string; quantity: number; restockType?: "RETURN" | "CANCEL" | "NO_RESTOCK"; locationId?: string | null }[];
  /** Shipping costs given back; "0.00" when left out. */
  shipping?: string;
  /** Money given back; by default what the lines and the shipping come to, as far as it was received. "0.00" gives none. */
  amount?: string;
  /** Which payments to give back; by default oldest first. */
  transactions?: { parentId: string | null; gateway: string; amount: string }[];
  note?: string | null;
  returnId?: string | null;
}

/** What the buyer gets for these units and this shipping, in cents, as far as it was paid. */
export function refundValue(order: Order, lines: { lineId: string; quantity: number }[], shipping = "0.00"): number {
  const goods = lines.map(({ lineId, quantity }) => {
    const line = order.lines.find((each) => each.id === lineId);
    if (!line) throw new Error(`${order.name} has no line ${lineId}`);
    return linePrice(line, quantity) + (order.taxesIncluded ? 0 : lineTax(order, line, quantity));
  });
  const value = goods.reduce((total, each) => total + each, 0) + cents(shipping);
  return Math.min(value, totals(order).netPayment);
}

/** The caller has checked quantities and amounts (the Admin API answers with user errors, acts throw). */
export function refundOrder(hand: Hand, order: Order, wanted: NewRefund): Refund {
  const at = iso(hand);
  const { netPayment } = totals(order);
  const amount = wanted.amount === undefined ? refundValue(order, wanted.lines, wanted.shipping) : Math.min(cents(wanted.amount), netPayment);
  const refund: Refund = { id: hand.newId("Refund"), createdAt: at, note: wanted.note ?? null, returnId: wanted.returnId ?? null, shipping: wanted.shipping ?? "0.00", lines: [], transactionIds: [] };
  for (const { lineId, quantity, restockType = "RETURN", locationId } of wanted.lines) {
    const line = order.lines.find((each) => each.id === lineId);
    if (!line || refundableQuantity(order, line) < quantity) throw new Error(`${order.name}: cannot refund ${quantity} of ${lineId}`);
    refund.lines.push({
      id: hand.newId("RefundLineItem"),
      lineId,
      quantity,
      restockType,
      subtotal: decimal(linePrice(line, quantity)),
      tax: decimal(lineTax(order, line, quantity)),
      locationId: restockType === "NO_RESTOCK" ? null : (locationId ?? hand.state.locations[0]?.id ?? null),
    });
    const found = findVariant(hand.state, line.variantId);
    if (found && restockType !== "NO_RESTOCK") found.variant.inventoryQuantity += quantity;
  }
  for (const part of wanted.transactions ?? spread(order, amount)) {
    if (cents(part.amount) === 0) continue;
    const id = hand.newId("OrderTransaction");
    const parent = order.transactions.find((transaction) => transaction.id === part.parentId);
    order.transactions.push({ id, parentId: part.parentId, kind: "REFUND", status: "SUCCESS", gateway: part.gateway, formattedGateway: parent?.formattedGateway ?? part.gateway, amount: decimal(cents(part.amount)), createdAt: at, processedAt: at, test: false });
    refund.transactionIds.push(id);
  }
  order.refunds.push(refund);
  touch(hand, order);
  if (amount > 0) record(hand, order, "refund_success", `A ${decimal(amount)} ${hand.state.shop.currency} refund was processed.`);
  return refund;
}

/** What is left of each payment. */
export function refundablePayments(order: Order): { parentId: string; gateway: string; left: number }[] {
  return order.transactions
    .filter((transaction) => transaction.status === "SUCCESS" && (transaction.kind === "SALE" || transaction.kind === "CAPTURE"))
    .map((payment) => {
      const given = order.transactions.filter((each) => each.kind === "REFUND" && each.parentId === payment.id).reduce((total, each) => total + cents(each.amount), 0);
      return { parentId: payment.id, gateway: payment.gateway, left: cents(payment.amount) - given };
    })
    .filter((payment) => payment.left > 0);
}

export function spread(order: Order, amount: number): { parentId: string; gateway: string; amount: string }[] {
  let rest = amount;
  const parts = [];
  for (const payment of refundablePayments(order)) {
    const take = Math.min(rest, payment.left);
    if (take > 0) parts.push({ parentId: payment.parentId, gateway: payment.gateway, amount: decimal(take) });
    rest -= take;
  }
  return parts;
}
