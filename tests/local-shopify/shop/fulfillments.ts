/** Parcels: handed over, on their way, delivered. */
import { fulfillmentStatus, unfulfilledQuantity } from "../state/derive";
import type { Fulfillment, FulfillmentEvent, Order, ShipmentStatus } from "../state/types";
import { type Hand, iso, record } from "./hand";

export interface Shipment {
  /** Which units; by default all that wait. */
  lines?: { lineId: string; quantity: number }[];
  tracking?: { company: string; number: string; url?: string | null } | null;
  estimatedDeliveryAt?: string | null;
}

const TRACKING_PAGES: Record<string, string> = {
  DHL: "https://www.dhl.com/track?id=",
  PostNL: "https://postnl.example/track/",
  DPD: "https://dpd.example/track/",
  UPS: "https://www.ups.com/track?tracknum=",
};

/** @returns the fulfillment, or null when nothing was left to ship */
export function fulfillOrder(hand: Hand, order: Order, shipment: Shipment = {}): Fulfillment | null {
  const waiting = order.lines.map((line) => ({ lineId: line.id, quantity: unfulfilledQuantity(order, line) })).filter((line) => line.quantity > 0);
  const lines = shipment.lines ?? waiting;
  for (const line of lines) {
    const left = waiting.find((each) => each.lineId === line.lineId)?.quantity ?? 0;
    if (line.quantity > left) throw new Error(`${order.name} has only ${left} of ${line.lineId} left to ship`);
  }
  if (lines.length === 0 || order.cancelledAt) return null;
  const at = iso(hand);
  const { tracking } = shipment;
  const page = tracking ? (tracking.url ?? (TRACKING_PAGES[tracking.company] ? TRACKING_PAGES[tracking.company] + tracking.number : null)) : null;
  const fulfillment: Fulfillment = {
    id: hand.newId("Fulfillment"),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    shipmentStatus: null,
    createdAt: at,
    updatedAt: at,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: shipment.estimatedDeliveryAt ?? null,
    locationId: hand.state.locations[0]?.id ?? "",
    tracking: tracking ? [{ company: tracking.company, number: tracking.number, url: page }] : [],
    lines: lines.map((line) => ({ id: hand.newId("FulfillmentLineItem"), ...line })),
    events: [],
  };
  order.fulfillments.push(fulfillment);
  if (fulfillmentStatus(order) === "FULFILLED" && !order.closedAt) order.closedAt = at;
  record(hand, order, "fulfillment_success", `${lines.reduce((count, line) => count + line.quantity, 0)} items were fulfilled.`);
  return fulfillment;
}

/** The carrier's word on a parcel. */
export function carrierEvent(hand: Hand, order: Order, fulfillment: Fulfillment, status: ShipmentStatus, details: Partial<Pick<FulfillmentEvent, "message" | "estimatedDeliveryAt">> & { happenedAt?: string } = {}): FulfillmentEvent {
  const at = iso(hand);
  const happenedAt = details.happenedAt ?? at;
  const place = order.shippingAddress;
  const event: FulfillmentEvent = {
    id: hand.newId("FulfillmentEvent"),
    status,
    happenedAt,
    createdAt: at,
    message: details.message ?? null,
    city: place?.city ?? null,
    province: place?.province ?? null,
    country: place?.country ?? null,
    zip: place?.zip ?? null,
    estimatedDeliveryAt: details.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt,
  };
  fulfillment.events.push(event);
  fulfillment.shipmentStatus = status;
  fulfillment.updatedAt = at;
  if (details.estimatedDeliveryAt) fulfillment.estimatedDeliveryAt = details.estimatedDeliveryAt;
  if (status === "IN_TRANSIT" || status === "CARRIER_PICKED_UP") fulfillment.inTransitAt ??= happenedAt;
  if (status === "DELIVERED") {
    fulfillment.deliveredAt = happenedAt;
    fulfillment.inTransitAt ??= happenedAt;
  }
  record(hand, order, "fulfillment_event", `${fulfillment.name}: ${status.toLowerCase().replaceAll("_", " ")}.`);
  return event;
}

/** A label bought in error: the units wait again. */
export function cancelFulfillment(hand: Hand, order: Order, fulfillment: Fulfillment): void {
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = iso(hand);
  if (!order.cancelledAt) order.closedAt = null;
  record(hand, order, "fulfillment_cancelled", `${fulfillment.name} was cancelled.`, { attributeToUser: true });
}
