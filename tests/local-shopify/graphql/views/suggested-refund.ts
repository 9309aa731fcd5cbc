import { GraphQLError } from "graphql";
import { linePrice, lineTax, refundableQuantity, taxOn, totals } from "../../state/derive";
import { cents, decimal } from "../../state/money";
import { refundablePayments, refundValue, spread } from "../../shop/refunds";
import type { Order, Refund } from "../../state/types";
import { type ApiCall, unsupported, type View } from "../request";
import { moneyBag } from "./common";
import { refundLineView } from "./refund";
import { transactionView } from "./transaction";

export interface SuggestedRefundArgs {
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: Refund["lines"][number]["restockType"] | null; locationId?: string | null }[] | null;
  shippingAmount?: string | null;
  refundShipping?: boolean | null;
  suggestFullRefund?: boolean | null;
  refundMethodAllocation?: string | null;
}

/** What Shopify would give back for these units: `Order.suggestedRefund`. */
export function suggestedRefundView(call: ApiCall, order: Order, args: SuggestedRefundArgs): View {
  if (args.refundMethodAllocation && args.refundMethodAllocation !== "ORIGINAL_PAYMENT_METHODS") throw unsupported(`suggestedRefund(refundMethodAllocation: ${args.refundMethodAllocation})`);
  const sums = totals(order);
  const full = args.suggestFullRefund === true;
  const everything = order.lines.map((line) => ({ lineItemId: line.id, quantity: refundableQuantity(order, line) })).filter(({ quantity }) => quantity > 0);
  const wanted: NonNullable<SuggestedRefundArgs["refundLineItems"]> = full ? everything : (args.refundLineItems ?? []);
  const rows = wanted.map((each) => {
    const line = order.lines.find(({ id }) => id === each.lineItemId);
    if (!line) throw new GraphQLError(`Line item does not exist`, { extensions: { code: "NOT_FOUND" } });
    const quantity = Math.min(each.quantity, refundableQuantity(order, line));
    return { id: null, lineId: line.id, quantity, restockType: each.restockType ?? ("RETURN" as const), subtotal: decimal(linePrice(line, quantity)), tax: decimal(lineTax(order, line, quantity)), locationId: null };
  });
  const shipping = args.refundShipping || full ? sums.currentShipping : Math.min(cents(args.shippingAmount ?? "0"), sums.currentShipping);
  const amount = refundValue(order, rows, decimal(shipping));
  const bag = (amountInCents: number) => moneyBag(call, order, amountInCents);
  const subtotal = rows.reduce((total, row) => total + cents(row.subtotal), 0);
  const payments = refundablePayments(order);
  return {
    __typename: "SuggestedRefund",
    amountSet: bag(amount),
    maximumRefundableSet: bag(sums.netPayment),
    subtotalSet: bag(subtotal),
    discountedSubtotalSet: bag(subtotal),
    totalCartDiscountAmountSet: bag(0),
    totalDutiesSet: bag(0),
    totalTaxSet: bag(rows.reduce((total, row) => total + cents(row.tax), 0)),
    refundDuties: [],
    refundLineItems: () => rows.map((row) => refundLineView(call, order, row)),
    shipping: { __typename: "ShippingRefund", amountSet: bag(shipping), maximumRefundableSet: bag(sums.currentShipping), taxSet: bag(taxOn(order, shipping)) },
    suggestedTransactions: () =>
      spread(order, amount).map((part) => {
        const parent = order.transactions.find(({ id }) => id === part.parentId);
        return {
          __typename: "SuggestedOrderTransaction",
          amountSet: bag(cents(part.amount)),
          maximumRefundableSet: bag(payments.find((payment) => payment.parentId === part.parentId)?.left ?? 0),
          gateway: part.gateway,
          formattedGateway: parent?.formattedGateway ?? part.gateway,
          kind: "SUGGESTED_REFUND",
          accountNumber: null,
          parentTransaction: () => (parent ? transactionView(call, order, parent) : null),
        };
      }),
  };
}
