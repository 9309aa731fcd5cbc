import { ask, type AdminClient } from "./client.server";
import type { AdminMoney, MoneyBag } from "./order-fields";
import { adminMoney, shopMoney } from "./order-from-admin";
import { adminMutation, adminQuery } from "./operation";
import type { Money } from "./order-snapshot";
import { refusal, type Refused, type UserError } from "./user-errors";

/** What of an order is to be refunded. Money is in the shop's currency. */
export interface RefundRequest {
  orderId: string;
  /** `restock`: "cancel" for units that were not shipped, "return" for units that come back. */
  lines: { lineId: string; quantity: number; restock: "return" | "cancel" | "no" }[];
  /** Of the shipping costs; an amount only where the buyer paid in the shop's currency. */
  shipping: "none" | "all" | Money;
  /** Where restocked items go. */
  locationId: string | null;
}

interface RefundLineInput {
  lineItemId: string;
  quantity: number;
  restockType: "RETURN" | "CANCEL" | "NO_RESTOCK";
  locationId?: string;
}

/** Money as the shop reckons it, and as the buyer was charged. */
interface BothMoney extends MoneyBag {
  presentmentMoney: AdminMoney;
}

interface AdminPayment {
  amountSet: BothMoney;
  gateway: string | null;
  formattedGateway: string | null;
}

interface AdminSuggestedRefund {
  amountSet: BothMoney;
  maximumRefundableSet: BothMoney;
  subtotalSet: MoneyBag;
  totalTaxSet: MoneyBag;
  shipping: { amountSet: MoneyBag; maximumRefundableSet: MoneyBag };
  suggestedTransactions: (AdminPayment & {
    maximumRefundableSet: BothMoney | null;
    parentTransaction: { id: string } | null;
  })[];
}

interface AdminRefundable {
  totalPriceSet: BothMoney;
  transactions: (AdminPayment & { id: string; kind: string; status: string })[];
  suggestedRefund: AdminSuggestedRefund | null;
}

const MONEY = `{ shopMoney { amount currencyCode } }`;
const BOTH = `{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }`;

export const SUGGESTED_REFUND = adminQuery<
  { order: AdminRefundable | null },
  { id: string; lines: RefundLineInput[]; allShipping: boolean; shipping: string | null }
>(`
  query SuggestedRefund($id: ID!, $lines: [RefundLineItemInput!], $allShipping: Boolean!, $shipping: Money) {
    order(id: $id) {
      totalPriceSet ${BOTH}
      transactions(first: 30) { id kind status gateway formattedGateway amountSet ${BOTH} }
      suggestedRefund(refundLineItems: $lines, refundShipping: $allShipping, shippingAmount: $shipping) {
        amountSet ${BOTH}
        maximumRefundableSet ${BOTH}
        subtotalSet ${MONEY}
        totalTaxSet ${MONEY}
        shipping { amountSet ${MONEY} maximumRefundableSet ${MONEY} }
        suggestedTransactions {
          amountSet ${BOTH}
          maximumRefundableSet ${BOTH}
          gateway
          formattedGateway
          parentTransaction { id }
        }
      }
    }
  }`);

export const RESTOCK_LOCATION = adminQuery<
  {
    order: { fulfillments: { location: { id: string } | null }[] } | null;
    location: { id: string } | null;
  },
  { id: string }
>(`
  query RestockLocation($id: ID!) {
    order(id: $id) { fulfillments(first: 10) { location { id } } }
    location { id }
  }`);

export const CREATE_REFUND = adminMutation<
  { refundCreate: { refund: { id: string; totalRefundedSet: MoneyBag } | null; userErrors: UserError[] } | null },
  { key: string; input: Record<string, unknown> }
>(
  `
  mutation CreateRefund($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund { id totalRefundedSet ${MONEY} }
      userErrors { field message }
    }
  }`,
  "repeatable",
);

/** One way in which the buyer paid, and can be paid back. */
export interface RefundPayment {
  parentTransactionId: string | null;
  gateway: string;
  /** As the buyer knows it: "Visa", "PayPal". */
  gatewayName: string;
  /** Suggested for this refund. */
  amount: Money;
  /** The most that can go back this way. */
  maximum: Money;
}

export interface RefundSuggestion {
  /** What Shopify would give back for these lines and this shipping. */
  amount: Money;
  /** The most that can still be refunded on the whole order. */
  maximum: Money;
  subtotal: Money;
  tax: Money;
  shipping: Money;
  maximumShipping: Money;
  payments: RefundPayment[];
  /** The order's total as the shop reckons it and as the buyer paid it: the rate between the two currencies. */
  rate: { from: Money; to: Money };
}

/** What Shopify suggests to give back; null when the order is gone or cannot be refunded. Changes nothing. */
export async function suggestRefund(admin: AdminClient, request: RefundRequest): Promise<RefundSuggestion | null> {
  const { data } = await ask(admin, SUGGESTED_REFUND, {
    id: request.orderId,
    lines: refundLines(request),
    allShipping: request.shipping === "all",
    shipping: typeof request.shipping === "string" ? null : request.shipping.amount,
  });
  const suggested = data.order?.suggestedRefund;
  if (!data.order || !suggested) return null;
  return {
    amount: shopMoney(suggested.amountSet),
    maximum: shopMoney(suggested.maximumRefundableSet),
    subtotal: shopMoney(suggested.subtotalSet),
    tax: shopMoney(suggested.totalTaxSet),
    shipping: shopMoney(suggested.shipping.amountSet),
    maximumShipping: shopMoney(suggested.shipping.maximumRefundableSet),
    payments: refundPayments(data.order, suggested),
    rate: {
      from: shopMoney(data.order.totalPriceSet),
      to: adminMoney(data.order.totalPriceSet.presentmentMoney),
    },
  };
}

/** Where items of the order go back to: where they were sent from, else the shop's main location; null when hidden. */
export async function findRestockLocation(admin: AdminClient, orderId: string): Promise<string | null> {
  const { data } = await ask(admin, RESTOCK_LOCATION, { id: orderId });
  const sentFrom = data.order?.fulfillments.find((each) => each.location)?.location;
  return sentFrom?.id ?? data.location?.id ?? null;
}

/** Money that goes back one way, in the currency the buyer paid in. */
export interface Payback {
  parentTransactionId: string | null;
  gateway: string;
  amount: Money;
}

export type RefundMethod =
  | { to: "original-payment"; paybacks: Payback[] }
  | { to: "store-credit"; amount: Money };

/** Everything about one refund. Two calls with the same `key` must have the same plan. */
export interface RefundPlan {
  request: RefundRequest;
  method: RefundMethod;
  /** The currency the buyer paid in. */
  buyerCurrency: string;
  note: string | null;
  notifyCustomer: boolean;
}

/**
 * Gives money back. Shopify carries out one call per `key`, however often it arrives: the same key brings the same
 * refund again.
 */
export async function createRefund(
  admin: AdminClient,
  key: string,
  plan: RefundPlan,
): Promise<{ outcome: "refunded"; refundId: string; total: Money } | Refused> {
  const { orderId, shipping } = plan.request;
  const { data } = await ask(admin, CREATE_REFUND, {
    key,
    input: {
      orderId,
      currency: plan.buyerCurrency,
      note: plan.note,
      notify: plan.notifyCustomer,
      refundLineItems: refundLines(plan.request),
      ...(shipping === "none" ? {} : { shipping: shipping === "all" ? { fullRefund: true } : { amount: shipping.amount } }),
      ...methodInput(orderId, plan.method),
    },
  });
  const refused = refusal(data.refundCreate?.userErrors);
  if (refused) return refused;
  const refund = data.refundCreate?.refund;
  if (!refund) throw new Error("refundCreate brought neither a refund nor an error");
  return { outcome: "refunded", refundId: refund.id, total: shopMoney(refund.totalRefundedSet) };
}

function refundLines(request: RefundRequest): RefundLineInput[] {
  const types = { return: "RETURN", cancel: "CANCEL", no: "NO_RESTOCK" } as const;
  return request.lines.map(({ lineId, quantity, restock }) => ({
    lineItemId: lineId,
    quantity,
    restockType: types[restock],
    ...(restock !== "no" && request.locationId ? { locationId: request.locationId } : {}),
  }));
}

/** Without lines Shopify suggests no payments: then every payment that arrived can take something back. */
function refundPayments(order: AdminRefundable, suggested: AdminSuggestedRefund): RefundPayment[] {
  if (suggested.suggestedTransactions.length > 0) {
    return suggested.suggestedTransactions.map((each) => ({
      parentTransactionId: each.parentTransaction?.id ?? null,
      gateway: each.gateway ?? "",
      gatewayName: each.formattedGateway ?? each.gateway ?? "",
      amount: shopMoney(each.amountSet),
      maximum: shopMoney(each.maximumRefundableSet ?? each.amountSet),
    }));
  }
  const { currencyCode } = suggested.amountSet.shopMoney;
  return order.transactions
    .filter((each) => each.status === "SUCCESS" && ["SALE", "CAPTURE"].includes(each.kind))
    .map((each) => ({
      parentTransactionId: each.id,
      gateway: each.gateway ?? "",
      gatewayName: each.formattedGateway ?? each.gateway ?? "",
      amount: { amount: "0.00", currency: currencyCode },
      maximum: shopMoney(each.amountSet),
    }));
}

function methodInput(orderId: string, method: RefundMethod): Record<string, unknown> {
  if (method.to === "store-credit") {
    const amount = { amount: method.amount.amount, currencyCode: method.amount.currency };
    return { transactions: [], refundMethods: [{ storeCreditRefund: { amount } }] };
  }
  return {
    transactions: method.paybacks.map((payback) => ({
      orderId,
      parentId: payback.parentTransactionId,
      gateway: payback.gateway,
      kind: "REFUND",
      amount: payback.amount.amount,
    })),
  };
}
