/** Returns: asked for, approved or declined, received, closed. */
import { decimal } from "../state/money";
import { returnableQuantity } from "../state/derive";
import type { Order, Return } from "../state/types";
import { type Hand, iso, record } from "./hand";
import { refundOrder, refundValue } from "./refunds";

export interface NewReturn {
  lines: { fulfillmentLineId: string; quantity: number; reasonHandle: string; reasonNote?: string; customerNote?: string | null }[];
  exchangeLines?: { variantId: string; quantity: number }[];
}

/** @param status  REQUESTED by the buyer, or OPEN when staff made it */
export function makeReturn(hand: Hand, order: Order, wanted: NewReturn, status: "REQUESTED" | "OPEN"): Return {
  const at = iso(hand);
  const made: Return = {
    id: hand.newId("Return"),
    name: `${order.name}-R${order.returns.length + 1}`,
    status,
    createdAt: at,
    requestApprovedAt: status === "OPEN" ? at : null,
    closedAt: null,
    decline: null,
    lines: wanted.lines.map((line) => {
      const shipped = order.fulfillments.flatMap((fulfillment) => fulfillment.lines).find((each) => each.id === line.fulfillmentLineId);
      if (!shipped || returnableQuantity(order, shipped.id) < line.quantity) throw new Error(`${order.name}: ${line.quantity} of ${line.fulfillmentLineId} cannot be returned`);
      return {
        id: hand.newId("ReturnLineItem"),
        lineId: shipped.lineId,
        fulfillmentLineId: shipped.id,
        quantity: line.quantity,
        processedQuantity: 0,
        refundedQuantity: 0,
        reasonHandle: line.reasonHandle,
        reasonNote: line.reasonNote ?? "",
        customerNote: line.customerNote ?? null,
      };
    }),
    exchangeLines: (wanted.exchangeLines ?? []).map((line) => ({ id: hand.newId("ExchangeLineItem"), ...line })),
  };
  order.returns.push(made);
  record(hand, order, status === "OPEN" ? "return_created" : "return_requested", status === "OPEN" ? `Return ${made.name} was created.` : `Return ${made.name} was requested.`);
  return made;
}

export function approveReturn(hand: Hand, order: Order, made: Return): void {
  made.status = "OPEN";
  made.requestApprovedAt = iso(hand);
  record(hand, order, "return_approved", `Return ${made.name} was approved.`);
}

export function declineReturn(hand: Hand, order: Order, made: Return, decline: NonNullable<Return["decline"]>): void {
  made.status = "DECLINED";
  made.decline = decline;
  record(hand, order, "return_declined", `Return ${made.name} was declined.`);
}

export function cancelReturn(hand: Hand, order: Order, made: Return): void {
  made.status = "CANCELED";
  record(hand, order, "return_cancelled", `Return ${made.name} was cancelled.`);
}

export function closeReturn(hand: Hand, order: Order, made: Return): void {
  made.status = "CLOSED";
  made.closedAt = iso(hand);
  record(hand, order, "return_closed", `Return ${made.name} was closed.`);
}

export function reopenReturn(hand: Hand, order: Order, made: Return): void {
  made.status = "OPEN";
  made.closedAt = null;
  record(hand, order, "return_reopened", `Return ${made.name} was reopened.`);
}

/**
 * The goods came in. Closes the return once nothing of it is left.
 * @param lines  by default everything
 * @param refund  give the money back now; `amount` overrides what the units are worth
 */
export function processReturn(hand: Hand, order: Order, made: Return, wanted: { lines?: { id: string; quantity: number }[]; refund?: { amount?: string; shipping?: string } | null } = {}): void {
  const received = wanted.lines ?? made.lines.map((line) => ({ id: line.id, quantity: line.quantity - line.processedQuantity }));
  const refunded: { lineId: string; quantity: number }[] = [];
  for (const { id, quantity } of received) {
    const line = made.lines.find((each) => each.id === id);
    if (!line || line.processedQuantity + quantity > line.quantity) throw new Error(`${made.name}: cannot process ${quantity} of ${id}`);
    line.processedQuantity += quantity;
    if (wanted.refund) line.refundedQuantity += quantity;
    refunded.push({ lineId: line.lineId, quantity });
  }
  record(hand, order, "return_processed", `Items of return ${made.name} were received.`);
  if (wanted.refund) {
    const amount = wanted.refund.amount ?? decimal(refundValue(order, refunded, wanted.refund.shipping));
    refundOrder(hand, order, { lines: refunded, amount, ...(wanted.refund.shipping !== undefined && { shipping: wanted.refund.shipping }), returnId: made.id });
  }
  if (made.lines.every((line) => line.processedQuantity === line.quantity)) closeReturn(hand, order, made);
}
