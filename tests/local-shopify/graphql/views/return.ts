import { linePrice, returnableQuantity } from "../../state/derive";
import { findVariant } from "../../shop/hand";
import type { Order, Return } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { moneyBag, time } from "./common";
import { fulfillmentLineView, fulfillmentView } from "./fulfillment";
import { orderView } from "./order";
import { refundView } from "./refund";
import { reasonByHandle, reasonView } from "./return-reasons";

export function returnView(call: ApiCall, order: Order, made: Return): View {
  return {
    __typename: "Return",
    id: made.id,
    name: made.name,
    status: made.status,
    createdAt: time(made.createdAt),
    requestApprovedAt: time(made.requestApprovedAt),
    closedAt: time(made.closedAt),
    decline: made.decline ? { __typename: "ReturnDecline", reason: made.decline.reason, note: made.decline.note } : null,
    totalQuantity: made.lines.reduce((total, line) => total + line.quantity, 0),
    order: () => orderView(call, order),
    refunds: (paging: Paging) =>
      plainConnection(
        "Refund",
        paging,
        order.refunds.filter((refund) => refund.returnId === made.id),
        (refund) => refundView(call, order, refund),
      ),
    returnShippingFees: [],
    returnLineItems: (paging: Paging) => plainConnection("ReturnLineItemType", paging, made.lines, (line) => returnLineView(call, order, line)),
    exchangeLineItems: (paging: Paging) =>
      plainConnection("ExchangeLineItem", paging, made.exchangeLines, (line) => {
        const found = findVariant(call.context.state, line.variantId);
        return {
          __typename: "ExchangeLineItem",
          id: line.id,
          quantity: line.quantity,
          processableQuantity: made.status === "OPEN" ? line.quantity : 0,
          processedQuantity: made.status === "CLOSED" ? line.quantity : 0,
          unprocessedQuantity: made.status === "CLOSED" ? 0 : line.quantity,
          variantId: line.variantId,
          productId: found?.product.id ?? null,
          title: found?.product.title ?? null,
          variantTitle: found?.variant.title ?? null,
          variantSku: found?.variant.sku ?? null,
        };
      }),
  };
}

function returnLineView(call: ApiCall, order: Order, returned: Return["lines"][number]): View {
  const line = order.lines.find((each) => each.id === returned.lineId);
  const shipped = order.fulfillments.flatMap((fulfillment) => fulfillment.lines).find((each) => each.id === returned.fulfillmentLineId);
  if (!line || !shipped) throw new Error(`${order.name} returns a line it does not have`);
  const reason = reasonByHandle(returned.reasonHandle);
  const open = returned.quantity - returned.processedQuantity;
  return {
    __typename: "ReturnLineItem",
    id: returned.id,
    quantity: returned.quantity,
    processableQuantity: open,
    processedQuantity: returned.processedQuantity,
    unprocessedQuantity: open,
    refundableQuantity: returned.quantity - returned.refundedQuantity,
    refundedQuantity: returned.refundedQuantity,
    customerNote: returned.customerNote,
    returnReasonNote: returned.reasonNote,
    returnReasonDefinition: reason && reasonView(reason),
    restockingFee: null,
    fulfillmentLineItem: () => fulfillmentLineView(call, order, shipped),
    withCodeDiscountedTotalPriceSet: moneyBag(call, order, linePrice(line, returned.quantity)),
  };
}

/** `returnableFulfillments`: what of an order can still be sent back, parcel by parcel. */
export function returnableFulfillments(call: ApiCall, order: Order, paging: Paging): View {
  const rows = order.fulfillments
    .filter((fulfillment) => fulfillment.status === "SUCCESS")
    .map((fulfillment) => ({ fulfillment, id: fulfillment.id.replace("/Fulfillment/", "/ReturnableFulfillment/"), lines: fulfillment.lines.filter((line) => returnableQuantity(order, line.id) > 0) }))
    .filter(({ lines }) => lines.length > 0);
  return plainConnection("ReturnableFulfillment", paging, rows, ({ id, fulfillment, lines }) => ({
    __typename: "ReturnableFulfillment",
    id,
    fulfillment: () => fulfillmentView(call, order, fulfillment),
    returnableFulfillmentLineItems: (inner: Paging) =>
      plainConnection("ReturnableFulfillmentLineItem", inner, lines, (line) => ({
        __typename: "ReturnableFulfillmentLineItem",
        quantity: returnableQuantity(order, line.id),
        fulfillmentLineItem: () => fulfillmentLineView(call, order, line),
      })),
  }));
}
