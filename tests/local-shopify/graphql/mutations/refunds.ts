import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import { refundOrder } from "../../acts";
import { refundableQuantity, totals } from "../../state/derive";
import { cents, decimal } from "../../state/money";
import { refundablePayments, refundValue } from "../../shop/refunds";
import { findCustomer } from "../../shop/hand";
import { creditAccount } from "../../shop/store-credit";
import type { Order, Refund } from "../../state/types";
import { type ApiCall, expectOnly, type View } from "../request";
import { findInOrders, orderById } from "../queries/orders";
import { userError } from "../views/common";
import { orderView } from "../views/order";
import { refundView } from "../views/refund";

interface RefundInput {
  orderId: string;
  note?: string | null;
  currency?: string | null;
  notify?: boolean | null;
  allowOverRefunding?: boolean | null;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: Refund["lines"][number]["restockType"] | null; locationId?: string | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: { orderId: string; amount: string; gateway: string; kind: string; parentId?: string | null }[] | null;
  refundMethods?: { storeCreditRefund?: { amount: { amount: string; currencyCode: string }; expiresAt?: string | null } | null }[] | null;
}

const KNOWN = ["orderId", "note", "currency", "notify", "allowOverRefunding", "refundLineItems", "shipping", "transactions", "refundMethods"];

export const refundMutations = {
  /** Without `@idempotent` Shopify refuses since 2026-04; with the same key it answers with the same refund. */
  refundCreate({ input: given }: { input: RefundInput }, call: ApiCall): View {
    expectOnly(given, "RefundInput", KNOWN);
    const { state } = call.context;
    const key = call.idempotencyKey;
    if (!key) throw new GraphQLError("The @idempotent directive is required for this mutation but was not provided.", { extensions: { code: "BAD_REQUEST" } });
    const fingerprint = createHash("sha256").update(JSON.stringify(given)).digest("hex");
    const before = state.idempotency[`refundCreate ${key}`];
    if (before) {
      if (before.fingerprint !== fingerprint) throw new GraphQLError("The same idempotency key cannot be used with different operation parameters.", { extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" } });
      const found = findInOrders(call, before.resultId ?? "", "Refund", (order) => order.refunds);
      if (found) return payload(call, found.order, found.part);
    }
    const order = orderById(call, given.orderId);
    if (!order) return refused([userError("UserError", ["orderId"], "Order does not exist")]);
    const isForeign = order.presentmentCurrency !== state.shop.currency;
    if (isForeign && given.currency !== order.presentmentCurrency) return refused([userError("UserError", ["currency"], "Currency must be the currency that the customer paid in")]);
    const input = isForeign ? inShopCurrency(given, Number(order.presentmentRate)) : given;
    const lines = (input.refundLineItems ?? []).map((line) => ({ lineId: line.lineItemId, quantity: line.quantity, restockType: line.restockType ?? ("NO_RESTOCK" as const), locationId: line.locationId ?? null }));
    const shipping = input.shipping?.fullRefund ? decimal(totals(order).currentShipping) : (input.shipping?.amount ?? "0.00");
    const errors = complaints(order, input, lines, shipping);
    if (errors.length > 0) return refused(errors);

    const credits = (input.refundMethods ?? []).flatMap((method) => (method.storeCreditRefund ? [method.storeCreditRefund] : []));
    const customer = findCustomer(state, order.customerId);
    if (credits.length > 0 && !customer) return refused([userError("UserError", ["refundMethods"], "Order must have a customer to refund to store credit")]);
    for (const credit of credits) if (customer) creditAccount(call.context, customer.id, credit.amount.amount, credit.amount.currencyCode, credit.expiresAt ?? null);
    const parts = [
      ...(input.transactions ?? []).map((each) => ({ parentId: each.parentId ?? null, gateway: each.gateway, amount: each.amount })),
      ...credits.map((credit) => ({ parentId: null, gateway: "shopify_store_credit", amount: credit.amount.amount })),
    ];
    const amount = parts.reduce((total, part) => total + cents(part.amount), 0);
    const refund = refundOrder(call.context, order, { lines, shipping, transactions: parts, amount: decimal(amount), note: input.note ?? null });
    state.idempotency[`refundCreate ${key}`] = { fingerprint, resultId: refund.id, at: refund.createdAt };
    call.context.save();
    return payload(call, order, refund);
  },
};

/** Orders paid in another currency are refunded in that one; kept are the shop's amounts. */
function inShopCurrency(input: RefundInput, rate: number): RefundInput {
  const convert = (amount: string) => decimal(Math.round(cents(amount) / rate));
  const { shipping } = input;
  return {
    ...input,
    transactions: (input.transactions ?? []).map((transaction) => ({ ...transaction, amount: convert(transaction.amount) })),
    shipping: shipping?.amount ? { ...shipping, amount: convert(shipping.amount) } : shipping,
  };
}

const refused = (userErrors: View[]): View => ({ __typename: "RefundCreatePayload", refund: null, order: null, userErrors });

function payload(call: ApiCall, order: Order, refund: Refund): View {
  return { __typename: "RefundCreatePayload", refund: () => refundView(call, order, refund), order: () => orderView(call, order), userErrors: [] };
}

function complaints(order: Order, input: RefundInput, lines: { lineId: string; quantity: number; restockType: string; locationId: string | null }[], shipping: string): View[] {
  const errors: View[] = [];
  const complain = (field: string[], message: string) => errors.push(userError("UserError", field, message));
  lines.forEach((each, index) => {
    const line = order.lines.find(({ id }) => id === each.lineId);
    if (!line) return complain(["refundLineItems", String(index), "lineItemId"], "Line item does not exist on this order");
    if (each.quantity < 1) return complain(["refundLineItems", String(index), "quantity"], "Quantity must be greater than 0");
    if (each.quantity > refundableQuantity(order, line)) return complain(["refundLineItems", String(index), "quantity"], "Quantity cannot refund more items than were purchased");
    if (each.restockType !== "NO_RESTOCK" && !each.locationId) complain(["refundLineItems", String(index), "locationId"], "Location must be specified to restock items");
  });
  const sums = totals(order);
  if (cents(shipping) > sums.currentShipping) complain(["shipping", "amount"], "Shipping amount cannot be greater than the amount still refundable");
  const payments = refundablePayments(order);
  (input.transactions ?? []).forEach((transaction, index) => {
    if (transaction.kind !== "REFUND") complain(["transactions", String(index), "kind"], "Kind must be refund");
    const payment = payments.find(({ parentId }) => parentId === transaction.parentId);
    if (transaction.parentId && !payment) complain(["transactions", String(index), "parentId"], "Parent transaction is not refundable");
    else if (payment && cents(transaction.amount) > payment.left) complain(["transactions", String(index), "amount"], `Refund amount cannot be greater than the refundable amount of ${decimal(payment.left)}`);
  });
  const asked = [...(input.transactions ?? []).map(({ amount }) => amount), ...(input.refundMethods ?? []).flatMap(({ storeCreditRefund }) => (storeCreditRefund ? [storeCreditRefund.amount.amount] : []))];
  const amount = asked.reduce((total, each) => total + cents(each), 0);
  if (amount > sums.netPayment) complain(["transactions"], "Refund amount cannot be greater than the amount still refundable");
  else if (errors.length === 0 && !input.allowOverRefunding && lines.length > 0 && amount > refundValue(order, lines, shipping)) {
    complain(["transactions"], "Refund amount cannot be greater than the value of the refunded items. Set allowOverRefunding to refund more.");
  }
  if (lines.length === 0 && amount === 0 && cents(shipping) === 0) complain(["refundLineItems"], "A refund must contain at least one line item, shipping or transaction");
  return errors;
}
