import { z } from "zod";
import type { ActionContext, ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { subtractMoney } from "~/lib/money";
import { PATIENCE_OF_A_PERSON } from "~/shopify/client.server";
import { cancelOrder, isJobDone } from "~/shopify/cancel-order.server";
import type { Money, OrderSnapshot } from "~/shopify/order-snapshot";
import { readOrder } from "~/shopify/read-order.server";

export const cancelInput = z.object({
  reason: z.enum(["CUSTOMER", "INVENTORY", "FRAUD", "DECLINED", "STAFF", "OTHER"]).default("CUSTOMER"),
  refund: z.enum(["original-payment", "store-credit", "later"]).default("original-payment"),
  restock: z.boolean().default(true),
  notifyCustomer: z.boolean().default(true),
  staffNote: z.string().trim().max(255).default(""),
});

export type CancelInput = z.infer<typeof cancelInput>;

interface CancelPlan extends CancelInput {
  amount: Money;
}

interface Cancelled {
  /** Shopify cancels in the background; false while it is still at it. */
  isFinished: boolean;
}

export interface CancelPreview {
  outcome: "preview";
  basis: string;
  /** What would go back to the buyer. */
  amount: Money;
  /** Worth knowing before confirming. */
  warnings: string[];
  problems: string[];
}

/** What cancelling would mean. Asks nothing of Shopify. */
export function previewCancel({ order, input }: { order: OrderSnapshot; input: CancelInput }): CancelPreview {
  const shipped = order.fulfillments.filter((each) => each.status === "SUCCESS");
  return {
    outcome: "preview",
    basis: cancelBasis(order),
    amount: moneyBack(order, input),
    warnings: [
      ...(shipped.length > 0 ? ["Something of this order was already shipped. Cancelling does not call it back."] : []),
      ...(input.refund === "later" ? ["The buyer gets no money back until you refund the order."] : []),
    ],
    problems: problemsOf(order, input),
  };
}

/** Cancels the order as it was previewed and confirmed. */
export async function performCancel(request: ActionRequest, input: CancelInput): Promise<ActionOutcome<Cancelled>> {
  return doOnce(cancelKind, request, input);
}

export const cancelKind: ActionKind<CancelInput, CancelPlan, Cancelled> = {
  name: "cancel",
  noun: "the cancellation",
  input: cancelInput,
  touchesOrder: true,
  basis: cancelBasis,
  weigh: (plan) => ({ of: "cancellation", amount: plan.amount }),

  prepare(_, input, order) {
    const problems = problemsOf(order, input);
    if (problems.length > 0) return Promise.resolve({ outcome: "refused", reasons: problems });
    return Promise.resolve({ outcome: "ready", plan: { ...input, amount: moneyBack(order, input) } });
  },

  async carryOut(context, plan) {
    const { reason, refund, restock, notifyCustomer, staffNote } = plan;
    const id = context.orderId;
    const started = await cancelOrder(context.admin, { id, reason, refund, restock, notifyCustomer, staffNote: staffNote || null });
    if (started.outcome === "refused") return started;
    return { outcome: "done", result: { isFinished: await waitFor(context, started.jobId) } };
  },

  async afterDoubt({ admin, orderId }) {
    const reading = await readOrder(admin, orderId);
    return reading.outcome === "found" && reading.order.cancelledAt ? { isFinished: true } : null;
  },

  tell: (plan, { isFinished }) => {
    const money =
      plan.refund === "later" ? "without refunding it" : `and refunded ${plan.amount.amount} ${plan.amount.currency}`;
    const credit = plan.refund === "store-credit" ? " as store credit" : "";
    return `${isFinished ? "Cancelled" : "Asked Shopify to cancel"} the order ${money}${credit}.`;
  },
};

/** Shopify is usually done in a second or two; longer is not worth a person's wait, the webhook will tell. */
async function waitFor({ admin }: ActionContext, jobId: string | null): Promise<boolean> {
  if (jobId === null) return true;
  const { sleep } = admin.patience ?? PATIENCE_OF_A_PERSON;
  for (const ms of [0, 300, 700, 1_500, 2_500]) {
    await sleep(ms);
    if (await isJobDone(admin, jobId)) return true;
  }
  return false;
}

function cancelBasis(order: OrderSnapshot): string {
  return JSON.stringify([order.cancelledAt, order.refunded.amount, order.fulfillments.map((each) => each.status)]);
}

function moneyBack(order: OrderSnapshot, input: CancelInput): Money {
  const wasPaid = ["PAID", "PARTIALLY_REFUNDED"].includes(order.financialStatus);
  if (input.refund === "later" || !wasPaid) return { amount: "0.00", currency: order.currency };
  return subtractMoney(order.total, order.refunded);
}

function problemsOf(order: OrderSnapshot, input: CancelInput): string[] {
  return [
    ...(order.cancelledAt ? ["The order is already cancelled."] : []),
    ...(order.fulfillmentStatus === "FULFILLED" ? ["Everything was shipped. Open a return instead."] : []),
    ...(input.refund === "store-credit" && !order.customer
      ? ["The order has no customer, so there is nobody to give store credit to."]
      : []),
  ];
}
