import type { Order, Return } from "../../state/types";
import { idNumber } from "./words";

const units = (lines: { quantity: number }[]) => lines.reduce((total, line) => total + line.quantity, 0);
const orderRef = (order: Order) => ({ id: idNumber(order.id), admin_graphql_api_id: order.id });

/** returns/request, returns/approve */
export function returnPayload(order: Order, made: Return) {
  return { ...returnInOrderPayload(made), order: orderRef(order) };
}

/** The returns inside an order. */
export function returnInOrderPayload(made: Return) {
  return {
    id: idNumber(made.id),
    admin_graphql_api_id: made.id,
    status: made.status.toLowerCase(),
    name: made.name,
    total_return_line_items: units(made.lines),
    return_line_items: made.lines.map((line) => ({
      id: idNumber(line.id),
      admin_graphql_api_id: line.id,
      fulfillment_line_item: { id: idNumber(line.fulfillmentLineId), admin_graphql_api_id: line.fulfillmentLineId, line_item: { id: idNumber(line.lineId), admin_graphql_api_id: line.lineId } },
      quantity: line.quantity,
      return_reason: "other",
      return_reason_note: line.reasonNote,
      customer_note: line.customerNote,
    })),
    return_shipping_fees: [],
    exchange_line_items: made.exchangeLines.map((line) => ({ id: idNumber(line.id), admin_graphql_api_id: line.id, line_item: null })),
    total_exchange_line_items: units(made.exchangeLines),
  };
}

/** returns/decline */
export function returnDeclinePayload(order: Order, made: Return) {
  return {
    id: idNumber(made.id),
    admin_graphql_api_id: made.id,
    status: "declined",
    order: orderRef(order),
    decline: { reason: made.decline?.reason.toLowerCase() ?? "other", note: made.decline?.note ?? "" },
  };
}

/** returns/cancel, returns/close, returns/reopen */
export function returnStatusPayload(order: Order, made: Return) {
  return { id: idNumber(made.id), admin_graphql_api_id: made.id, order_id: idNumber(order.id), status: made.status.toLowerCase() };
}

/** returns/update. @param removed  units taken out of the return */
export function returnUpdatePayload(made: Return, removed: { id: string; delta: number }[]) {
  const nothing = { updates: [], removals: [] };
  return {
    admin_graphql_api_id: made.id,
    return_line_items: { removals: removed.map(({ id, delta }) => ({ admin_graphql_api_id: id, delta })) },
    restocking_fees: nothing,
    return_shipping_fees: nothing,
  };
}

/** returns/process: Shopify publishes no sample of it; this is the shape of its neighbours. */
export function returnProcessPayload(order: Order, made: Return, received: { id: string; quantity: number }[]) {
  return {
    id: idNumber(made.id),
    admin_graphql_api_id: made.id,
    status: made.status.toLowerCase(),
    order: orderRef(order),
    return_line_items: received.map(({ id, quantity }) => ({ id: idNumber(id), admin_graphql_api_id: id, quantity })),
  };
}
