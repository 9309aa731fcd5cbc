import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { Concern } from "../reading/concerns";
import type { OrderState } from "../types";

/** The state of an order as its buyer would see it. */
export function stateOf(order: OrderSnapshot): OrderState {
  if (order.cancelledAt) return "cancelled";
  if (/RETURN_REQUESTED|IN_PROGRESS/.test(order.returnStatus)) return "returning";
  if (/^(?:REFUNDED|VOIDED)$/.test(order.financialStatus) || /^RETURNED$/.test(order.returnStatus)) return "refunded";
  const parcels = order.fulfillments.filter((parcel) => !/CANCELLED|ERROR|FAILURE/.test(parcel.status));
  if (parcels.length === 0) return /^FULFILLED$/.test(order.fulfillmentStatus) ? "fulfilled" : "unfulfilled";
  if (!/^FULFILLED$/.test(order.fulfillmentStatus)) return "partly_fulfilled";
  const arrived = parcels.every((parcel) => parcel.deliveredAt !== null || parcel.displayStatus === "DELIVERED");
  if (arrived) return "delivered";
  const known = parcels.some((parcel) => parcel.inTransitAt !== null || /TRANSIT|OUT_FOR|ATTEMPTED|DELAYED|CARRIER|LABEL|CONFIRMED|READY/.test(parcel.displayStatus ?? ""));
  return known ? "in_transit" : "fulfilled";
}

/** When the buyer got it, as far as it is known; milliseconds. */
export function deliveredAt(order: OrderSnapshot): number | null {
  const times = order.fulfillments.flatMap((parcel) => (parcel.deliveredAt ? [Date.parse(parcel.deliveredAt)] : []));
  return times.length ? Math.max(...times) : null;
}

/**
 * How well a concern goes with a state, in natural-log odds: 1.5 says "about four times likelier than not".
 * What is missing is 0. "fulfilled" is shipped without word of its arrival.
 */
const FIT: Record<Concern, Partial<Record<OrderState, number>>> = {
  not_arrived: { unfulfilled: 0.4, partly_fulfilled: 0.7, in_transit: 1.3, fulfilled: 0.3, delivered: -1.5, returning: -1.5, refunded: -2.5, cancelled: -3 },
  marked_delivered: { delivered: 2, fulfilled: 0.8, in_transit: -0.5, unfulfilled: -3, cancelled: -3, refunded: -2 },
  when_shipped: { unfulfilled: 2, partly_fulfilled: 0.8, in_transit: -0.5, fulfilled: -1.5, delivered: -2.5, cancelled: -2.5, refunded: -2.5 },
  damaged: { delivered: 1.2, fulfilled: 1, partly_fulfilled: 0, in_transit: -0.7, returning: -0.2, refunded: -1, unfulfilled: -2.5, cancelled: -3 },
  wrong_item: { delivered: 1.2, fulfilled: 1, partly_fulfilled: 0, in_transit: -0.7, returning: -0.2, refunded: -1, unfulfilled: -2.5, cancelled: -3 },
  wrong_size: { delivered: 1.2, fulfilled: 1, partly_fulfilled: 0, in_transit: -0.7, returning: 0, refunded: -1, unfulfilled: -1.8, cancelled: -3 },
  missing_item: { delivered: 1.2, fulfilled: 0.8, partly_fulfilled: 1.2, in_transit: -0.4, unfulfilled: -2, cancelled: -3, refunded: -1 },
  return: { delivered: 1.2, fulfilled: 1, returning: 0.6, partly_fulfilled: 0, in_transit: -0.4, refunded: -0.8, unfulfilled: -1.8, cancelled: -2.5 },
  exchange: { delivered: 1.2, fulfilled: 1, returning: 0.3, partly_fulfilled: 0, in_transit: -0.4, refunded: -1, unfulfilled: -1, cancelled: -2.5 },
  refund_status: { refunded: 1.8, cancelled: 1.8, returning: 1.8, delivered: -0.8, fulfilled: -0.8, unfulfilled: -1.2, in_transit: -1.5 },
  refund_of_cancelled: { cancelled: 2.8, refunded: 0.8, returning: -0.5, delivered: -1.4, fulfilled: -1.4, unfulfilled: -1.4, partly_fulfilled: -1, in_transit: -1.5 },
  cancel: { unfulfilled: 1.8, partly_fulfilled: -0.2, in_transit: -0.8, fulfilled: -1.5, delivered: -2, refunded: -2, cancelled: -1.8, returning: -1.5 },
  was_cancelled: { cancelled: 2.2, refunded: 0.8, unfulfilled: -0.5, in_transit: -1, fulfilled: -1, delivered: -1.2 },
  change: { unfulfilled: 1.8, partly_fulfilled: 0, in_transit: -0.5, fulfilled: -1.5, delivered: -2.2, refunded: -2.5, cancelled: -2.5, returning: -1.5 },
  received: { delivered: 1.3, fulfilled: 0.9, partly_fulfilled: 0.2, in_transit: -0.6, unfulfilled: -2.2, cancelled: -2.5 },
};

/** The concern that says most about this state, and how much. Two concerns of one message do not add up. */
export function fitOf(concerns: Iterable<Concern>, state: OrderState): { concern: Concern; weight: number } | null {
  let best: { concern: Concern; weight: number } | null = null;
  let sum = 0;
  let count = 0;
  for (const concern of concerns) {
    const weight = FIT[concern][state] ?? 0;
    sum += weight;
    count += 1;
    if (!best || Math.abs(weight) > Math.abs(best.weight)) best = { concern, weight };
  }
  if (!best || count === 0) return null;
  return { concern: best.concern, weight: sum / count };
}
