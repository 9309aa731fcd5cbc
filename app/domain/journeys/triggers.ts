import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** What happens to an order, or around it, and can start a step. The word for the editor stands beside each. */
export const TRIGGERS = {
  paid: "The order is paid",
  partly_fulfilled: "A part of the order has left",
  fulfilled: "Everything has left",
  out_for_delivery: "A parcel is out for delivery",
  delivered: "The parcels have arrived",
  delivery_overdue: "A parcel should have arrived and has not",
  refunded: "Money was paid back",
  return_approved: "A return was approved",
  return_received: "A return came in",
  praised: "The customer praised us",
} as const;
export type Trigger = keyof typeof TRIGGERS;

export interface Moment {
  /** ISO instant. */
  at: string;
  /** Refund or return gid when it can happen more than once to an order; "" otherwise. */
  occasion: string;
}

const LOST = new Set(["CANCELLED", "ERROR", "FAILURE"]);
const PAID = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

/**
 * What has happened to an order by now, read from its picture alone: which webhook brought it, how often and in which
 * order makes no difference. "praised" is not in the picture.
 * @param transitDays  how long a parcel takes when the carrier gives no date
 * @param firstSeenAt  ISO instant at which this picture's payment state was first seen, for orders paid later than placed
 */
export function momentsOf(order: OrderSnapshot, { transitDays, firstSeenAt = null }: { transitDays: number; firstSeenAt?: string | null }): Partial<Record<Trigger, Moment[]>> {
  const parcels = order.fulfillments.filter((parcel) => !LOST.has(parcel.status));
  const delivered = parcels.flatMap((parcel) => parcel.deliveredAt ?? []);
  const once = (at: string | undefined): Moment[] => (at ? [{ at, occasion: "" }] : []);

  return {
    paid: PAID.has(order.financialStatus) ? once(firstSeenAt ?? order.processedAt) : [],
    partly_fulfilled: order.fulfillmentStatus === "PARTIALLY_FULFILLED" ? once(earliest(parcels.map((parcel) => parcel.createdAt))) : [],
    fulfilled: order.fulfillmentStatus === "FULFILLED" ? once(latest(parcels.map((parcel) => parcel.createdAt))) : [],
    out_for_delivery: parcels.some((parcel) => parcel.displayStatus === "OUT_FOR_DELIVERY") ? once(order.updatedAt) : [],
    // With several parcels the last one that arrived counts; whether more are to come is asked when the mail is due.
    delivered: once(latest(delivered)),
    delivery_overdue: once(earliest(parcels.flatMap((parcel) => (parcel.deliveredAt ? [] : expectedAt(parcel, transitDays))))),
    refunded: order.refunds
      .filter((refund) => Number(refund.total.amount) > 0)
      .map((refund) => ({ at: refund.createdAt, occasion: refund.id })),
    return_approved: order.returns
      .filter((entry) => entry.status === "OPEN" || entry.status === "CLOSED")
      .map((entry) => ({ at: entry.createdAt ?? order.updatedAt, occasion: entry.id })),
    return_received: order.returns
      .filter((entry) => entry.status === "CLOSED")
      .map((entry) => ({ at: entry.closedAt ?? order.updatedAt, occasion: entry.id })),
  };
}

/** When a parcel should have arrived: the carrier's word, else departure plus the shop's usual transit. ISO instant. */
export function expectedAt(parcel: { createdAt: string; estimatedDeliveryAt: string | null }, transitDays: number): string {
  return parcel.estimatedDeliveryAt ?? new Date(Date.parse(parcel.createdAt) + transitDays * 24 * 3_600_000).toISOString();
}

function earliest(instants: string[]): string | undefined {
  return [...instants].sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}

function latest(instants: string[]): string | undefined {
  return [...instants].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
}
