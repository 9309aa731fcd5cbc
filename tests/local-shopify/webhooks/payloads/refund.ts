import { refundedMoney, refundedWorth } from "../../state/derive";
import { cents, decimal, presented } from "../../state/money";
import type { Order, Refund, Shop, Transaction } from "../../state/types";
import { linePayload } from "./lines";
import { idNumber, localTime, moneySet } from "./words";

/** refunds/create, and the refunds inside an order. */
export function refundPayload(shop: Shop, order: Order, refund: Refund) {
  const beyond = refundedMoney(order, refund) - refundedWorth(order, refund);
  return {
    id: idNumber(refund.id),
    order_id: idNumber(order.id),
    created_at: localTime(shop, refund.createdAt),
    note: refund.note,
    user_id: null,
    processed_at: localTime(shop, refund.createdAt),
    duties: [],
    total_duties_set: moneySet(shop, order, 0),
    return: refund.returnId ? { id: idNumber(refund.returnId), admin_graphql_api_id: refund.returnId } : null,
    refund_shipping_lines: [],
    restock: refund.lines.some((line) => line.restockType !== "NO_RESTOCK"),
    admin_graphql_api_id: refund.id,
    order_adjustments: [
      ...(cents(refund.shipping) > 0 ? [adjustment(shop, order, refund, "shipping_refund", -cents(refund.shipping), "Shipping refund")] : []),
      ...(beyond !== 0 && refund.transactionIds.length > 0 ? [adjustment(shop, order, refund, "refund_discrepancy", -beyond, "Refund discrepancy")] : []),
    ],
    refund_line_items: refund.lines.flatMap((each) => {
      const line = order.lines.find(({ id }) => id === each.lineId);
      if (!line) return [];
      return [
        {
          id: idNumber(each.id),
          quantity: each.quantity,
          line_item_id: idNumber(each.lineId),
          location_id: each.locationId ? idNumber(each.locationId) : null,
          restock_type: each.restockType.toLowerCase(),
          subtotal: Number(each.subtotal),
          total_tax: Number(each.tax),
          subtotal_set: moneySet(shop, order, cents(each.subtotal)),
          total_tax_set: moneySet(shop, order, cents(each.tax)),
          line_item: linePayload(shop, order, line),
        },
      ];
    }),
    transactions: order.transactions.filter(({ id }) => refund.transactionIds.includes(id)).map((transaction) => transactionPayload(shop, order, transaction)),
  };
}

function adjustment(shop: Shop, order: Order, refund: Refund, kind: string, amountInCents: number, reason: string) {
  return {
    id: idNumber(refund.id) + (kind === "shipping_refund" ? 1_000_000_000 : 2_000_000_000),
    order_id: idNumber(order.id),
    refund_id: idNumber(refund.id),
    amount: decimal(amountInCents),
    tax_amount: "0.00",
    kind,
    reason,
    amount_set: moneySet(shop, order, amountInCents),
    tax_amount_set: moneySet(shop, order, 0),
  };
}

export function transactionPayload(shop: Shop, order: Order, transaction: Transaction) {
  return {
    id: idNumber(transaction.id),
    order_id: idNumber(order.id),
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: null,
    created_at: localTime(shop, transaction.createdAt),
    test: transaction.test,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: transaction.parentId ? idNumber(transaction.parentId) : null,
    processed_at: localTime(shop, transaction.processedAt),
    device_id: null,
    error_code: null,
    source_name: "web",
    receipt: {},
    amount: presented(cents(transaction.amount), order.presentmentRate, order.presentmentCurrency),
    currency: order.presentmentCurrency,
    payment_id: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    // Shopify writes `currency` here where it writes `currency_code` everywhere else.
    total_unsettled_set: { presentment_money: { amount: "0.0", currency: order.presentmentCurrency }, shop_money: { amount: "0.0", currency: shop.currency } },
    manual_payment_gateway: transaction.gateway === "manual",
    amount_rounding: null,
    admin_graphql_api_id: transaction.id,
  };
}
