import type { OrderSnapshot, Tracking } from "~/shopify/order-snapshot";

export interface OrderMoment {
  /** ISO instant; null for what is expected without a date. */
  at: string | null;
  label: string;
  detail: string | null;
  tracking: Tracking | null;
  /** done: it happened; ahead: it is expected; bad: it went wrong. */
  tone: "done" | "ahead" | "bad";
}

const returnWords: Record<string, string> = { REQUESTED: "Return requested", OPEN: "Return approved", CLOSED: "Return finished", DECLINED: "Return declined", CANCELED: "Return cancelled" };

/** What happened to an order, oldest first, as staff would tell it: placed, sent, arrived, returned, refunded. */
export function orderTimeline(order: OrderSnapshot): OrderMoment[] {
  const moments: OrderMoment[] = [moment(order.createdAt, "Placed", order.confirmationNumber)];
  const titles = new Map(order.lines.map((line) => [line.id, line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title]));
  const items = (lines: { lineId: string; quantity: number }[]) => lines.map(({ lineId, quantity }) => `${quantity > 1 ? `${quantity} × ` : ""}${titles.get(lineId) ?? "an item"}`).join("; ") || null;

  for (const parcel of order.fulfillments) {
    const tracking = parcel.tracking[0] ?? null;
    const carrier = tracking?.company ?? "parcel";
    if (parcel.status === "CANCELLED") {
      moments.push({ ...moment(parcel.createdAt, "Parcel cancelled", items(parcel.lines)), tone: "bad" });
      continue;
    }
    moments.push({ ...moment(parcel.createdAt, tracking ? `Sent with ${carrier}` : "Sent", items(parcel.lines)), tracking });
    if (parcel.inTransitAt && parcel.inTransitAt !== parcel.createdAt) moments.push(moment(parcel.inTransitAt, "Picked up by the carrier", null));
    if (parcel.deliveredAt) moments.push(moment(parcel.deliveredAt, "Delivered", null));
    else if (parcel.displayStatus === "FAILURE" || parcel.displayStatus === "NOT_DELIVERED") moments.push({ ...moment(null, "Delivery failed", null), tone: "bad" });
    else if (parcel.displayStatus === "OUT_FOR_DELIVERY") moments.push({ ...moment(null, "Out for delivery", null), tone: "ahead" });
    if (!parcel.deliveredAt && parcel.estimatedDeliveryAt) moments.push({ ...moment(parcel.estimatedDeliveryAt, "Expected", null), tone: "ahead" });
  }
  for (const refund of order.refunds) moments.push(moment(refund.createdAt, `Refunded ${refund.total.amount} ${refund.total.currency}`, refund.note ?? items(refund.lines)));
  for (const each of order.returns) {
    const reasons = [...new Set(each.lines.flatMap((line) => line.reason ?? line.note ?? []))].join(", ");
    moments.push({ ...moment(each.closedAt ?? each.createdAt, `${returnWords[each.status] ?? "Return"} (${each.name})`, [items(each.lines), reasons].filter(Boolean).join(": ") || null), tone: each.status === "DECLINED" || each.status === "CANCELED" ? "bad" : "done" });
  }
  if (order.cancelledAt) moments.push({ ...moment(order.cancelledAt, "Cancelled", order.cancelReason?.toLowerCase() ?? null), tone: "bad" });
  return moments.sort((one, other) => (one.at ?? "9").localeCompare(other.at ?? "9"));
}

function moment(at: string | null, label: string, detail: string | null): OrderMoment {
  return { at, label, detail, tracking: null, tone: "done" };
}
