import { ask, type AdminClient } from "./client.server";
import type { MoneyBag } from "./order-fields";
import { shopMoney } from "./order-from-admin";
import { adminMutation, adminQuery } from "./operation";
import type { Money } from "./order-snapshot";
import { refusal, type Refused, type UserError } from "./user-errors";

/** What of an order is to be refunded. */
export interface RefundRequest {
  orderId: string;
  lines: { lineId: string; quantity: number }[];
  /** Part of the shipping costs; null = none. */
  shipping: Money | null;
  restock: "return" | "cancel" | "no";
  /** Where restocked items go; Shopify wants one when it restocks. */
  locationId: string | null;
}

interface RefundLineInput {
  lineItemId: string;
  quantity: number;
  restockType: "RETURN" | "CANCEL" | "NO_RESTOCK";
  locationId?: string;
}

interface SuggestedTransaction {
  amountSet: MoneyBag;
  maximumRefundableSet: MoneyBag | null;
  gateway: string | null;
  formattedGateway: string | null;
  parentTransaction: { id: string } | null;
}

interface AdminSuggestedRefund {
  amountSet: MoneyBag;
  maximumRefundableSet: MoneyBag;
  subtotalSet: MoneyBag;
  totalTaxSet: MoneyBag;
  shipping: { amountSet: MoneyBag; maximumRefundableSet: MoneyBag };
  suggestedTransactions: SuggestedTransaction[];
}

const MONEY = `{ shopMoney { amount currencyCode } }`;

export const SUGGESTED_REFUND = adminQuery<
  { order: { id: string; currencyCode: string; suggestedRefund: AdminSuggestedRefund | null } | null },
  { id: string; lines: RefundLineInput[]; shipping: string | null }
>(`
  query SuggestedRefund($id: ID!, $lines: [RefundLineItemInput!], $shipping: Money) {
    order(id: $id) {
      id
      currencyCode
      suggestedRefund(refundLineItems: $lines, shippingAmount: $shipping) {
        amountSet ${MONEY}
        maximumRefundableSet ${MONEY}
        subtotalSet ${MONEY}
        totalTaxSet ${MONEY}
        shipping { amountSet ${MONEY} maximumRefundableSet ${MONEY} }
        suggestedTransactions {
          amountSet ${MONEY}
          maximumRefundableSet ${MONEY}
          gateway
          formattedGateway
          parentTransaction { id }
        }
      }
    }
  }`);

export const REFUND_LOCATIONS = adminQuery<
  { order: { fulfillments: { location: { id: string; name: string } | null }[] } | null; location: { id: string; name: string } | null },
  { id: string }
>(`
  query RefundLocations($id: ID!) {
    order(id: $id) { fulfillments(first: 10) { location { id name } } }
    location { id name }
  }`);

export const CREATE_REFUND = adminMutation<
  {
    refundCreate: {
      refund: { id: string; totalRefundedSet: MoneyBag } | null;
      userErrors: UserError[];
    } | null;
  },
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

export interface RefundPayment {
  parentTransactionId: string | null;
  gateway: string;
  /** As the buyer knows it: "Visa", "PayPal". */
  gatewayName: string;
  amount: Money;
  /** The most that can go back this way; null when Shopify does not say. */
  maximum: Money | null;
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
}

/** What Shopify suggests to give back; null when the order is gone or cannot be refunded. Changes nothing. */
export async function suggestRefund(admin: AdminClient, request: RefundRequest): Promise<RefundSuggestion | null> {
  const { data } = await ask(admin, SUGGESTED_REFUND, {
    id: request.orderId,
    lines: refundLines(request),
    shipping: request.shipping?.amount ?? null,
  });
  const suggested = data.order?.suggestedRefund;
  if (!suggested) return null;
  return {
    amount: shopMoney(suggested.amountSet),
    maximum: shopMoney(suggested.maximumRefundableSet),
    subtotal: shopMoney(suggested.subtotalSet),
    tax: shopMoney(suggested.totalTaxSet),
    shipping: shopMoney(suggested.shipping.amountSet),
    maximumShipping: shopMoney(suggested.shipping.maximumRefundableSet),
    payments: suggested.suggestedTransactions.map((each) => ({
      parentTransactionId: each.parentTransaction?.id ?? null,
      gateway: each.gateway ?? "",
      gatewayName: each.formattedGateway ?? each.gateway ?? "",
      amount: shopMoney(each.amountSet),
      maximum: each.maximumRefundableSet ? shopMoney(each.maximumRefundableSet) : null,
    })),
  };
}

/** Where returned items of the order go back to: where they were sent from, else the shop's main location. */
export async function findRestockLocation(admin: AdminClient, orderId: string): Promise<string | null> {
  const { data } = await ask(admin, REFUND_LOCATIONS, { id: orderId });
  const sentFrom = data.order?.fulfillments.find((each) => each.location)?.location;
  return sentFrom?.id ?? data.location?.id ?? null;
}

export type RefundMethod =
  | { to: "original-payment"; payments: RefundPayment[] }
  | { to: "store-credit"; amount: Money; expiresAt: Date | null };

/**
 * Gives money back. Shopify carries out one call per `key`, however often it arrives: the same key brings the same
 * refund again.
 */
export async function createRefund(
  admin: AdminClient,
  { request, method, note, notifyCustomer, key }: {
    request: RefundRequest;
    method: RefundMethod;
    note: string | null;
    notifyCustomer: boolean;
    key: string;
  },
): Promise<{ outcome: "refunded"; refundId: string; total: Money } | Refused> {
  const { data } = await ask(admin, CREATE_REFUND, {
    key,
    input: {
      orderId: request.orderId,
      note,
      notify: notifyCustomer,
      refundLineItems: refundLines(request),
      ...(request.shipping ? { shipping: { amount: request.shipping.amount } } : {}),
      ...methodInput(request.orderId, method),
    },
  });
  const refused = refusal(data.refundCreate?.userErrors);
  if (refused) return refused;
  const refund = data.refundCreate?.refund;
  if (!refund) throw new Error("refundCreate brought neither a refund nor an error");
  return { outcome: "refunded", refundId: refund.id, total: shopMoney(refund.totalRefundedSet) };
}

function refundLines(request: RefundRequest): RefundLineInput[] {
  const restockType = ({ return: "RETURN", cancel: "CANCEL", no: "NO_RESTOCK" } as const)[request.restock];
  return request.lines.map(({ lineId, quantity }) => ({
    lineItemId: lineId,
    quantity,
    restockType,
    ...(restockType !== "NO_RESTOCK" && request.locationId ? { locationId: request.locationId } : {}),
  }));
}

function methodInput(orderId: string, method: RefundMethod): Record<string, unknown> {
  if (method.to === "store-credit") {
    const amount = { amount: method.amount.amount, currencyCode: method.amount.currency };
    const expiresAt = method.expiresAt?.toISOString() ?? null;
    return { transactions: [], refundMethods: [{ storeCreditRefund: { amount, expiresAt } }] };
  }
  return {
    transactions: method.payments.map((payment) => ({
      orderId,
      parentId: payment.parentTransactionId,
      gateway: payment.gateway,
      kind: "REFUND",
      amount: payment.amount.amount,
    })),
  };
}
