import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * An order as it was at an earlier instant, as far as its picture tells: what happened later is taken away. Null when it
 * had not been placed. Edits and tags leave no date, so they stay.
 */
export function rewindOrder(order: OrderSnapshot, to: Date): OrderSnapshot | null {
  const before = (instant: string | null | undefined) => instant != null && Date.parse(instant) <= to.getTime();
  if (!before(order.createdAt)) return null;
  const refunds = order.refunds.filter((refund) => before(refund.createdAt));
  const laterRefunds = order.refunds.filter((refund) => !before(refund.createdAt));
  const fulfillments = order.fulfillments
    .filter((parcel) => before(parcel.createdAt))
    .map((parcel) => (parcel.deliveredAt && !before(parcel.deliveredAt) ? { ...parcel, deliveredAt: null, displayStatus: "IN_TRANSIT" } : parcel));
  const returns = order.returns
    .filter((entry) => entry.createdAt === null || before(entry.createdAt))
    .map((entry) => (entry.closedAt && !before(entry.closedAt) ? { ...entry, status: "OPEN", closedAt: null } : entry));
  const shipped = (lineId: string) => unitsOf(lineId, fulfillments.filter((parcel) => parcel.status === "SUCCESS").map((parcel) => parcel.lines));

  const lines = order.lines.map((line) => {
    const givenBack = unitsOf(line.id, laterRefunds.map((refund) => refund.lines));
    const currentQuantity = Math.min(line.quantity, line.currentQuantity + givenBack);
    return { ...line, currentQuantity, refundableQuantity: Math.min(line.quantity, line.refundableQuantity + givenBack), unfulfilledQuantity: Math.max(0, currentQuantity - shipped(line.id)) };
  });
  const cancelled = before(order.cancelledAt);
  return {
    ...order,
    cancelledAt: cancelled ? order.cancelledAt : null,
    cancelReason: cancelled ? order.cancelReason : null,
    financialStatus: moneyState(order, refunds.length, laterRefunds.length, cancelled),
    fulfillmentStatus: shippingState(lines),
    lines,
    refunds,
    returns,
    fulfillments,
  };
}

function unitsOf(lineId: string, lists: { lineId: string; quantity: number }[][]): number {
  return lists.flat().filter((entry) => entry.lineId === lineId).reduce((sum, entry) => sum + entry.quantity, 0);
}

function moneyState(order: OrderSnapshot, refundsThen: number, refundsLater: number, cancelled: boolean): string {
  if (refundsLater > 0) return refundsThen > 0 ? "PARTIALLY_REFUNDED" : "PAID";
  // Voided by a cancellation that had not happened yet: it was authorised at most.
  if (order.financialStatus === "VOIDED" && order.cancelledAt && !cancelled) return "PENDING";
  return order.financialStatus;
}

function shippingState(lines: OrderSnapshot["lines"]): string {
  const goods = lines.filter((line) => line.requiresShipping && line.currentQuantity > 0);
  const open = goods.filter((line) => line.unfulfilledQuantity > 0);
  if (open.length === 0) return "FULFILLED";
  return open.every((line) => line.unfulfilledQuantity === line.currentQuantity) && open.length === goods.length ? "UNFULFILLED" : "PARTIALLY_FULFILLED";
}
