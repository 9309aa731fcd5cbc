import { z } from "zod";
import type { ActionContext, ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import type { AdminClient } from "~/shopify/client.server";
import type { OrderReturn, OrderSnapshot } from "~/shopify/order-snapshot";
import { readOrder } from "~/shopify/read-order.server";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  listReturnableLines,
  listReturnReasons,
  type ReturnableLine,
  type ReturnChanged,
  type ReturnReason,
} from "~/shopify/returns.server";

export const returnInput = z.object({
  lines: z
    .array(
      z.object({
        fulfillmentLineId: z.string(),
        quantity: z.number().int().min(1),
        /** One of the shop's reasons; Shopify wants one. */
        reasonId: z.string().min(1, "choose a reason"),
        note: z.string().trim().max(255).default(""),
      }),
    )
    .min(1, "choose at least one item"),
});

export type ReturnInput = z.infer<typeof returnInput>;

export const returnDecisionInput = z.object({
  returnId: z.string(),
  decision: z.enum(["approve", "decline", "close", "cancel"]),
  declineReason: z.enum(["FINAL_SALE", "RETURN_PERIOD_ENDED", "OTHER"]).default("OTHER"),
  note: z.string().trim().max(500).default(""),
  notifyCustomer: z.boolean().default(true),
});

export type ReturnDecisionInput = z.infer<typeof returnDecisionInput>;

interface Returned {
  returnId: string;
  name: string;
  status: string;
}

export interface ReturnPreview {
  basis: string;
  /** What was delivered and can still come back. */
  returnable: ReturnableLine[];
  reasons: ReturnReason[];
}

/** What of the order can be returned, and the shop's reasons. Throws `ShopifyFailure` without an answer. */
export async function previewReturn({ admin, order }: { admin: AdminClient; order: OrderSnapshot }): Promise<ReturnPreview> {
  const [returnable, reasons] = await Promise.all([listReturnableLines(admin, order.id), listReturnReasons(admin)]);
  return { basis: returnBasis(order), returnable, reasons };
}

/** Opens a return for the chosen items. */
export async function performReturn(request: ActionRequest, input: ReturnInput): Promise<ActionOutcome<Returned>> {
  return doOnce(returnKind, request, input);
}

/** Approves, declines, closes or takes back a return that exists. */
export async function performReturnDecision(
  request: ActionRequest,
  input: ReturnDecisionInput,
): Promise<ActionOutcome<Returned>> {
  return doOnce(returnDecisionKind, request, input);
}

export const returnKind: ActionKind<ReturnInput, ReturnInput & { knownReturns: string[] }, Returned> = {
  name: "return",
  noun: "the return",
  input: returnInput,
  touchesOrder: true,
  basis: returnBasis,
  weigh: () => ({ of: "nothing" }),

  async prepare({ admin, orderId }, input, order) {
    const returnable = await listReturnableLines(admin, orderId);
    const reasons = input.lines.flatMap(({ fulfillmentLineId, quantity }) => {
      const line = returnable.find((each) => each.fulfillmentLineId === fulfillmentLineId);
      if (!line) return ["One of the items cannot be returned (any more)."];
      return quantity > line.quantity ? [`Of "${line.title}" only ${line.quantity} can still be returned.`] : [];
    });
    if (reasons.length > 0) return { outcome: "refused", reasons };
    return { outcome: "ready", plan: { ...input, knownReturns: order.returns.map((each) => each.id) } };
  },

  async carryOut({ admin, orderId, claimedAt }, plan) {
    return settled(await createReturn(admin, { orderId, lines: plan.lines, requestedAt: claimedAt }));
  },

  async afterDoubt(context, plan) {
    const wanted = countByLine(plan.lines.map((line) => [line.fulfillmentLineId, line.quantity]));
    const { returns, lineOf } = await returnsNow(context);
    const found = returns.find((each) => {
      if (plan.knownReturns.includes(each.id) || each.status === "REQUESTED") return false;
      const units = countByLine(each.lines.map((line) => [line.lineId, line.quantity]));
      return [...wanted].every(([id, quantity]) => (units.get(lineOf.get(id) ?? "") ?? 0) >= quantity);
    });
    return found ? { returnId: found.id, name: found.name, status: found.status } : null;
  },

  tell: (plan, { name }) => {
    const units = plan.lines.reduce((sum, line) => sum + line.quantity, 0);
    return `Opened return ${name} for ${units} ${units === 1 ? "item" : "items"}.`;
  },
};

const STATUS_AFTER = { approve: "OPEN", decline: "DECLINED", close: "CLOSED", cancel: "CANCELED" } as const;
const SAID = { approve: "Approved", decline: "Declined", close: "Closed", cancel: "Took back" } as const;

export const returnDecisionKind: ActionKind<ReturnDecisionInput, ReturnDecisionInput, Returned> = {
  name: "return-decision",
  noun: "the decision about the return",
  input: returnDecisionInput,
  touchesOrder: true,
  basis: returnBasis,
  weigh: () => ({ of: "nothing" }),

  prepare(_, input, order) {
    const isOfOrder = order.returns.some((each) => each.id === input.returnId);
    if (!isOfOrder) return Promise.resolve({ outcome: "refused", reasons: ["This return is not on this order."] });
    return Promise.resolve({ outcome: "ready", plan: input });
  },

  async carryOut({ admin }, { returnId, decision, declineReason, note, notifyCustomer }) {
    switch (decision) {
      case "approve":
        return settled(await approveReturn(admin, { returnId, notifyCustomer }));
      case "decline":
        return settled(await declineReturn(admin, { returnId, reason: declineReason, note: note || null, notifyCustomer }));
      case "close":
        return settled(await closeReturn(admin, returnId));
      case "cancel":
        return settled(await cancelReturn(admin, returnId));
    }
  },

  async afterDoubt(context, plan) {
    const now = (await returnsNow(context)).returns.find((each) => each.id === plan.returnId);
    if (now?.status !== STATUS_AFTER[plan.decision]) return null;
    return { returnId: now.id, name: now.name, status: now.status };
  },

  tell: (plan, { name }) => `${SAID[plan.decision]} return ${name}.`,
};

function settled(changed: ReturnChanged): { outcome: "done"; result: Returned } | { outcome: "refused"; reasons: string[] } {
  if (changed.outcome === "refused") return changed;
  const { returnId, name, status } = changed;
  return { outcome: "done", result: { returnId, name, status } };
}

function returnBasis(order: OrderSnapshot): string {
  return JSON.stringify(order.returns.map((each) => [each.id, each.status]).sort());
}

async function returnsNow({ admin, orderId }: ActionContext): Promise<{ returns: OrderReturn[]; lineOf: Map<string, string> }> {
  const reading = await readOrder(admin, orderId);
  if (reading.outcome !== "found") return { returns: [], lineOf: new Map() };
  const lines = reading.order.fulfillments.flatMap((fulfillment) => fulfillment.lines);
  return {
    returns: reading.order.returns,
    lineOf: new Map(lines.flatMap((line) => (line.fulfillmentLineId ? [[line.fulfillmentLineId, line.lineId]] : []))),
  };
}

function countByLine(units: [string, number][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, quantity] of units) counts.set(id, (counts.get(id) ?? 0) + quantity);
  return counts;
}
