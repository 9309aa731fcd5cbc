import { displayStatus, linePrice } from "../../state/derive";
import { cents } from "../../state/money";
import type { Fulfillment, Order } from "../../state/types";
import { connection, type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { legacyId, moneyBag, time } from "./common";
import { lineView } from "./line-item";
import { orderView } from "./order";
import { locationView } from "./shop";

export function fulfillmentView(call: ApiCall, order: Order, fulfillment: Fulfillment): View {
  const location = call.context.state.locations.find((each) => each.id === fulfillment.locationId);
  return {
    __typename: "Fulfillment",
    id: fulfillment.id,
    legacyResourceId: legacyId(fulfillment.id),
    name: fulfillment.name,
    status: fulfillment.status,
    displayStatus: displayStatus(fulfillment),
    createdAt: time(fulfillment.createdAt),
    updatedAt: time(fulfillment.updatedAt),
    inTransitAt: time(fulfillment.inTransitAt),
    deliveredAt: time(fulfillment.deliveredAt),
    estimatedDeliveryAt: time(fulfillment.estimatedDeliveryAt),
    requiresShipping: fulfillment.lines.some((each) => order.lines.find((line) => line.id === each.lineId)?.requiresShipping),
    totalQuantity: fulfillment.lines.reduce((total, line) => total + line.quantity, 0),
    order: () => orderView(call, order),
    location: () => (location ? locationView(location) : null),
    trackingInfo: ({ first }: { first?: number | null }) => fulfillment.tracking.slice(0, first ?? undefined).map((tracking) => ({ __typename: "FulfillmentTrackingInfo", ...tracking })),
    fulfillmentLineItems: (paging: Paging) => plainConnection("FulfillmentLineItem", paging, fulfillment.lines, (line) => fulfillmentLineView(call, order, line)),
    events: (paging: Paging) =>
      connection("FulfillmentEvent", paging, {
        rows: fulfillment.events,
        id: (event) => event.id,
        value: (event) => event.happenedAt,
        view: (event) => ({
          __typename: "FulfillmentEvent",
          id: event.id,
          status: event.status,
          happenedAt: time(event.happenedAt),
          createdAt: time(event.createdAt),
          estimatedDeliveryAt: time(event.estimatedDeliveryAt),
          message: event.message,
          address1: null,
          city: event.city,
          province: event.province,
          country: event.country,
          zip: event.zip,
          latitude: null,
          longitude: null,
        }),
      }),
  };
}

export function fulfillmentLineView(call: ApiCall, order: Order, shipped: Fulfillment["lines"][number]): View {
  const line = order.lines.find((each) => each.id === shipped.lineId);
  if (!line) throw new Error(`${order.name} shipped a line it does not have`);
  return {
    __typename: "FulfillmentLineItem",
    id: shipped.id,
    quantity: shipped.quantity,
    lineItem: () => lineView(call, order, line),
    originalTotalSet: moneyBag(call, order, cents(line.unitPrice) * shipped.quantity),
    discountedTotalSet: moneyBag(call, order, linePrice(line, shipped.quantity)),
  };
}
