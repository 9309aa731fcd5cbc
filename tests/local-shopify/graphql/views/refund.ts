import { refundedMoney } from "../../state/derive";
import { cents } from "../../state/money";
import type { Order, Refund } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { legacyId, moneyBag, time } from "./common";
import { lineView } from "./line-item";
import { orderView } from "./order";
import { returnView } from "./return";
import { locationView } from "./shop";
import { transactionView } from "./transaction";

export function refundView(call: ApiCall, order: Order, refund: Refund): View {
  const made = order.returns.find((each) => each.id === refund.returnId);
  return {
    __typename: "Refund",
    id: refund.id,
    legacyResourceId: legacyId(refund.id),
    createdAt: time(refund.createdAt),
    updatedAt: time(refund.createdAt),
    processedAt: time(refund.createdAt),
    note: refund.note,
    order: () => orderView(call, order),
    return: () => (made ? returnView(call, order, made) : null),
    totalRefundedSet: moneyBag(call, order, refundedMoney(order, refund)),
    refundLineItems: (paging: Paging) => plainConnection("RefundLineItem", paging, refund.lines, (line) => refundLineView(call, order, line)),
    refundShippingLines: (paging: Paging) =>
      plainConnection("RefundShippingLine", paging, cents(refund.shipping) > 0 ? [{ id: `gid://shopify/RefundShippingLine/${legacyId(refund.id)}` }] : [], ({ id }) => ({
        __typename: "RefundShippingLine",
        id,
        subtotalAmountSet: moneyBag(call, order, cents(refund.shipping)),
        taxAmountSet: moneyBag(call, order, 0),
      })),
    transactions: (paging: Paging) =>
      plainConnection(
        "OrderTransaction",
        paging,
        order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id)),
        (transaction) => transactionView(call, order, transaction),
      ),
  };
}

/** @param refunded  a row of a refund, or of what is suggested (then without an id) */
export function refundLineView(call: ApiCall, order: Order, refunded: Omit<Refund["lines"][number], "id"> & { id: string | null }): View {
  const line = order.lines.find((each) => each.id === refunded.lineId);
  if (!line) throw new Error(`${order.name} refunds a line it does not have`);
  const location = call.context.state.locations.find((each) => each.id === refunded.locationId);
  return {
    __typename: "RefundLineItem",
    id: refunded.id,
    quantity: refunded.quantity,
    restockType: refunded.restockType,
    restocked: refunded.restockType !== "NO_RESTOCK",
    location: () => (location ? locationView(location) : null),
    lineItem: () => lineView(call, order, line),
    priceSet: moneyBag(call, order, cents(line.unitPrice)),
    subtotalSet: moneyBag(call, order, cents(refunded.subtotal)),
    totalTaxSet: moneyBag(call, order, cents(refunded.tax)),
  };
}
