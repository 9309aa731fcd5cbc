import type { OrderFulfillment, OrderSnapshot } from "~/shopify/order-snapshot";
import type { ReturnPolicy } from "./policy";
import { LOST, returnBy, type ReturnBy } from "./return-by";

const TO_COME = "to-come";

/**
 * Until when each line can be sent back at the very least, whatever happens to the parcels: as if all that has not
 * arrived yet had arrived on the day of the order. returnBy allows more while a parcel is under way, and that may shrink
 * again when it arrives early or is lost; these days never do. So they may be shown where nobody writes down that the
 * buyer was told.
 */
export function guaranteedReturns(order: OrderSnapshot, policy: ReturnPolicy, zone: string): ReturnBy[] {
  const actual = returnBy(order, policy, zone);
  return returnBy(arrivedAtOnce(order), policy, zone).map((entry) => {
    const parcelId = entry.parcelId === TO_COME ? null : entry.parcelId;
    if (!entry.returnable) return { ...entry, parcelId };
    const same = actual.find((each) => each.lineId === entry.lineId && each.parcelId === parcelId);
    const certainty = same?.returnable && same.lastDay === entry.lastDay ? same.certainty : "at-least";
    return { ...entry, parcelId, certainty };
  });
}

function arrivedAtOnce(order: OrderSnapshot): OrderSnapshot {
  const alive = order.fulfillments.filter((parcel) => !LOST.has(parcel.status)).map((parcel) => ({ ...parcel, deliveredAt: parcel.deliveredAt ?? order.processedAt }));
  const shipped = (lineId: string) => alive.flatMap((parcel) => parcel.lines).reduce((sum, each) => (each.lineId === lineId ? sum + each.quantity : sum), 0);
  const waiting = order.lines.flatMap((line) => {
    const quantity = line.quantity - shipped(line.id);
    return quantity > 0 ? [{ lineId: line.id, quantity, fulfillmentLineId: null }] : [];
  });
  const rest: OrderFulfillment = {
    id: TO_COME,
    name: "",
    status: "SUCCESS",
    displayStatus: null,
    createdAt: order.processedAt,
    inTransitAt: null,
    deliveredAt: order.processedAt,
    estimatedDeliveryAt: null,
    tracking: [],
    lines: waiting,
  };
  return { ...order, lines: order.lines.map((line) => ({ ...line, unfulfilledQuantity: 0 })), fulfillments: waiting.length > 0 ? [...alive, rest] : alive };
}
