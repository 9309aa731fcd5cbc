import type { Fulfillment, FulfillmentEvent, Order, Shop } from "../../state/types";
import { linePayload } from "./lines";
import { addressPayload, idNumber, localTime } from "./words";

/** fulfillments/create and fulfillments/update */
export function fulfillmentPayload(shop: Shop, order: Order, fulfillment: Fulfillment) {
  return { ...fulfillmentInOrderPayload(shop, order, fulfillment), email: order.email ?? "", destination: addressPayload(order.shippingAddress) };
}

export function fulfillmentInOrderPayload(shop: Shop, order: Order, fulfillment: Fulfillment) {
  const [first] = fulfillment.tracking;
  const numbers = fulfillment.tracking.flatMap((each) => (each.number ? [each.number] : []));
  const urls = fulfillment.tracking.flatMap((each) => (each.url ? [each.url] : []));
  return {
    id: idNumber(fulfillment.id),
    order_id: idNumber(order.id),
    status: fulfillment.status.toLowerCase(),
    created_at: localTime(shop, fulfillment.createdAt),
    service: "manual",
    updated_at: localTime(shop, fulfillment.updatedAt),
    tracking_company: first?.company ?? null,
    shipment_status: fulfillment.shipmentStatus?.toLowerCase() ?? null,
    location_id: idNumber(fulfillment.locationId),
    origin_address: null,
    line_items: fulfillment.lines.flatMap((each) => {
      const line = order.lines.find(({ id }) => id === each.lineId);
      return line ? [linePayload(shop, order, line, each.quantity)] : [];
    }),
    tracking_number: first?.number ?? null,
    tracking_numbers: numbers,
    tracking_url: first?.url ?? null,
    tracking_urls: urls,
    receipt: {},
    name: fulfillment.name.replace("-F", "."),
    admin_graphql_api_id: fulfillment.id,
  };
}

/** fulfillment_events/create */
export function fulfillmentEventPayload(shop: Shop, order: Order, fulfillment: Fulfillment, event: FulfillmentEvent) {
  return {
    id: idNumber(event.id),
    fulfillment_id: idNumber(fulfillment.id),
    status: event.status.toLowerCase(),
    message: event.message,
    happened_at: localTime(shop, event.happenedAt),
    city: event.city,
    province: event.province,
    country: order.shippingAddress?.countryCode ?? null,
    zip: event.zip,
    address1: null,
    latitude: null,
    longitude: null,
    shop_id: idNumber(shop.id),
    created_at: localTime(shop, event.createdAt),
    updated_at: localTime(shop, event.createdAt),
    estimated_delivery_at: localTime(shop, event.estimatedDeliveryAt),
    order_id: idNumber(order.id),
    admin_graphql_api_id: event.id,
  };
}
