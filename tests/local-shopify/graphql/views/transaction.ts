import { cents } from "../../state/money";
import { refundablePayments } from "../../shop/refunds";
import type { Order, Transaction } from "../../state/types";
import type { ApiCall, View } from "../request";
import { moneyBag, moneyV2, time } from "./common";
import { orderView } from "./order";

export function transactionView(call: ApiCall, order: Order, transaction: Transaction): View {
  const parent = order.transactions.find((each) => each.id === transaction.parentId);
  const left = refundablePayments(order).find((payment) => payment.parentId === transaction.id)?.left ?? 0;
  return {
    __typename: "OrderTransaction",
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: transaction.formattedGateway,
    manualPaymentGateway: transaction.gateway === "manual",
    amountSet: moneyBag(call, order, cents(transaction.amount)),
    maximumRefundableV2: transaction.kind === "SALE" || transaction.kind === "CAPTURE" ? moneyV2(left, call.context.state.shop.currency) : null,
    createdAt: time(transaction.createdAt),
    processedAt: time(transaction.processedAt),
    test: transaction.test,
    errorCode: null,
    accountNumber: null,
    order: () => orderView(call, order),
    parentTransaction: () => (parent ? transactionView(call, order, parent) : null),
  };
}
