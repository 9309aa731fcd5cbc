import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** The state of an order in the words staff use, for a badge. */
export interface OrderBadge {
  label: string;
  tone: "success" | "info" | "attention" | "warning" | "critical" | "new";
  /** When it became so, ISO; null when nobody says. */
  since: string | null;
}

/** What matters most about an order right now: money taken back beats movement, movement beats payment. */
export function describeOrderState(order: OrderSnapshot): OrderBadge {
  if (order.cancelledAt) return { label: "Cancelled", tone: "critical", since: order.cancelledAt };
  if (order.returnStatus === "RETURN_REQUESTED") return { label: "Return requested", tone: "attention", since: null };
  if (order.returnStatus === "IN_PROGRESS") return { label: "Return in progress", tone: "attention", since: null };
  if (order.financialStatus === "REFUNDED") return { label: "Refunded", tone: "warning", since: order.refunds.at(-1)?.createdAt ?? null };
  if (order.returnStatus === "RETURNED") return { label: "Returned", tone: "warning", since: null };
  const parcels = order.fulfillments.filter((parcel) => parcel.status !== "CANCELLED");
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") return { label: "Partly fulfilled", tone: "info", since: parcels.at(-1)?.createdAt ?? null };
  if (parcels.length > 0) return describeParcels(parcels);
  if (order.financialStatus === "PENDING") return { label: "Payment pending", tone: "attention", since: order.createdAt };
  return { label: "Unfulfilled", tone: "new", since: order.createdAt };
}

function describeParcels(parcels: OrderSnapshot["fulfillments"]): OrderBadge {
  const delivered = parcels.map((parcel) => parcel.deliveredAt);
  if (delivered.every((at) => at !== null)) return { label: "Delivered", tone: "success", since: delivered.sort().at(-1) ?? null };
  const last = parcels.filter((parcel) => !parcel.deliveredAt).at(-1)!;
  if (last.displayStatus === "OUT_FOR_DELIVERY") return { label: "Out for delivery", tone: "info", since: null };
  if (last.displayStatus === "FAILURE" || last.displayStatus === "NOT_DELIVERED") return { label: "Delivery failed", tone: "critical", since: null };
  if (last.inTransitAt || last.displayStatus === "IN_TRANSIT") return { label: "In transit", tone: "info", since: last.inTransitAt };
  return { label: "Fulfilled", tone: "info", since: last.createdAt };
}
