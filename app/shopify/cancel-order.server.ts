import { ask, type AdminClient } from "./client.server";
import { adminMutation, adminQuery } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

export type CancelReason = "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "STAFF" | "OTHER";

export const CANCEL_ORDER = adminMutation<
  { orderCancel: { job: { id: string; done: boolean } | null; orderCancelUserErrors: UserError[] } | null },
  {
    id: string;
    reason: CancelReason;
    restock: boolean;
    refundMethod: { originalPaymentMethodsRefund: boolean } | { storeCreditRefund: { expiresAt: string | null } } | null;
    notifyCustomer: boolean;
    staffNote: string | null;
  }
>(
  `
  mutation CancelOrder(
    $id: ID!
    $reason: OrderCancelReason!
    $restock: Boolean!
    $refundMethod: OrderCancelRefundMethodInput
    $notifyCustomer: Boolean!
    $staffNote: String
  ) {
    orderCancel(
      orderId: $id
      reason: $reason
      restock: $restock
      refundMethod: $refundMethod
      notifyCustomer: $notifyCustomer
      staffNote: $staffNote
    ) {
      job { id done }
      orderCancelUserErrors { field message code }
    }
  }`,
  "once",
);

export const JOB = adminQuery<{ job: { id: string; done: boolean } | null }, { id: string }>(`
  query Job($id: ID!) {
    job(id: $id) { id done }
  }`);

/**
 * Asks Shopify to cancel an order. Shopify does it in the background: the order is cancelled once `isJobDone` says so.
 *
 * @param refund  how the money goes back; "later" cancels without refunding
 */
export async function cancelOrder(
  admin: AdminClient,
  order: {
    id: string;
    reason: CancelReason;
    restock: boolean;
    refund: "original-payment" | "store-credit" | "later";
    notifyCustomer: boolean;
    staffNote: string | null;
  },
): Promise<{ outcome: "started"; jobId: string | null } | Refused> {
  const { refund, ...rest } = order;
  const refundMethod =
    refund === "store-credit"
      ? { storeCreditRefund: { expiresAt: null } }
      : { originalPaymentMethodsRefund: refund === "original-payment" };
  const { data } = await ask(admin, CANCEL_ORDER, { ...rest, refundMethod });
  const refused = refusal(data.orderCancel?.orderCancelUserErrors);
  return refused ?? { outcome: "started", jobId: data.orderCancel?.job?.id ?? null };
}

/** Whether a background job of Shopify's has ended; one that Shopify no longer knows has. */
export async function isJobDone(admin: AdminClient, jobId: string): Promise<boolean> {
  const { data } = await ask(admin, JOB, { id: jobId });
  return data.job?.done ?? true;
}
