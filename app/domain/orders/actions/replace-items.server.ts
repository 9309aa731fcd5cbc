import { z } from "zod";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { sumMoney } from "~/lib/money";
import type { AdminClient } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";
import type { Money, OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";
import {
  completeDraft,
  draftReplacement,
  findDraftByTag,
  type Draft,
  type ReplacementWanted,
} from "~/shopify/replacement-order.server";

export const replacementInput = z.object({
  lines: z
    .array(z.object({ lineId: z.string(), quantity: z.number().int().min(1) }))
    .min(1, "choose at least one item"),
  /** Leave it as a draft for somebody to look at, instead of placing the order. */
  asDraft: z.boolean().default(false),
  note: z.string().trim().max(500).default(""),
});

export type ReplacementInput = z.infer<typeof replacementInput>;

interface ReplacementPlan {
  wanted: ReplacementWanted;
  /** Names the draft, so that a crash between its two calls finds it again. */
  tag: string;
  asDraft: boolean;
  worth: Money;
}

interface Replaced {
  draftId: string;
  draftName: string;
  order: { id: string; name: string } | null;
  /** Why Shopify left it a draft; empty when it did not. */
  problems: string[];
}

export interface ReplacementPreview {
  basis: string;
  /** Lines that can be sent again: those whose variant the shop still has. */
  replaceable: { lineId: string; title: string; variantTitle: string | null; quantity: number }[];
  /** What is given away, at the prices of the order. */
  worth: Money;
  problems: string[];
}

/** What a replacement would give away. Asks nothing of Shopify. */
export function previewReplacement({ order, input }: { order: OrderSnapshot; input: ReplacementInput }): ReplacementPreview {
  return {
    basis: replacementBasis(order),
    replaceable: order.lines
      .filter((line) => line.variantId !== null)
      .map(({ id, title, variantTitle, quantity }) => ({ lineId: id, title, variantTitle, quantity })),
    worth: worthOf(order, input),
    problems: problemsOf(order, input),
  };
}

/** Sends items of the order again, for nothing, as a new order to the same address. */
export async function performReplacement(
  request: ActionRequest,
  input: ReplacementInput,
): Promise<ActionOutcome<Replaced>> {
  return doOnce(replacementKind, request, input);
}

export const replacementKind: ActionKind<ReplacementInput, ReplacementPlan, Replaced> = {
  name: "replacement",
  noun: "the replacement",
  input: replacementInput,
  touchesOrder: true,
  basis: replacementBasis,
  weigh: (plan) => ({ of: "refund", amount: plan.worth }),

  prepare({ actionId }, input, order) {
    const problems = problemsOf(order, input);
    if (problems.length > 0) return Promise.resolve({ outcome: "refused", reasons: problems });
    const tag = `aftercare-${actionId.slice(-12)}`;
    const plan: ReplacementPlan = {
      tag,
      asDraft: input.asDraft,
      worth: worthOf(order, input),
      wanted: {
        customerId: order.customer?.id ?? null,
        email: order.email,
        shippingAddress: order.shippingAddress,
        lines: input.lines.map(({ lineId, quantity }) => ({ variantId: lineOf(order, lineId)!.variantId!, quantity })),
        note: `Replacement for ${order.name}.${input.note ? ` ${input.note}` : ""}`,
        tags: ["replacement", tag],
        currency: order.currency,
      },
    };
    return Promise.resolve({ outcome: "ready", plan });
  },

  async carryOut({ admin }, plan) {
    const drafted = await draftReplacement(admin, plan.wanted);
    if (drafted.outcome === "refused") return drafted;
    return { outcome: "done", result: await place(admin, drafted.draft, plan) };
  },

  async afterDoubt({ admin }, plan) {
    const draft = await findDraftByTag(admin, plan.tag, plan.wanted.customerId);
    return draft && place(admin, draft, plan);
  },

  tell(_, { draftName, order, problems }) {
    if (order) return `Sent a replacement as order ${order.name}.`;
    return [`Drafted a replacement as ${draftName}.`, ...problems].join(" ");
  },
};

async function place(admin: AdminClient, draft: Draft, plan: ReplacementPlan): Promise<Replaced> {
  const left = { draftId: draft.id, draftName: draft.name, order: draft.order, problems: [] };
  if (plan.asDraft || draft.order) return left;
  try {
    const completed = await completeDraft(admin, draft.id);
    return completed.outcome === "refused" ? { ...left, problems: completed.reasons } : { ...left, order: completed.draft.order };
  } catch (failure) {
    if (!(failure instanceof ShopifyFailure)) throw failure;
    // There is a draft now. The next try has to find it rather than make another.
    throw new ShopifyFailure(failure.kind, failure.operation, failure.message, true);
  }
}

function replacementBasis(order: OrderSnapshot): string {
  return JSON.stringify([order.shippingAddress, order.refunded.amount]);
}

function worthOf(order: OrderSnapshot, input: ReplacementInput): Money {
  const units = input.lines.flatMap(({ lineId, quantity }) => {
    const line = lineOf(order, lineId);
    return line ? Array<Money>(quantity).fill(line.unitPrice) : [];
  });
  return sumMoney(units, order.currency);
}

function problemsOf(order: OrderSnapshot, input: ReplacementInput): string[] {
  const problems = input.lines.flatMap(({ lineId, quantity }) => {
    const line = lineOf(order, lineId);
    if (!line) return ["One of the items is not on this order."];
    if (!line.variantId) return [`The shop no longer sells "${line.title}".`];
    return quantity > line.quantity ? [`Only ${line.quantity} of "${line.title}" were ordered.`] : [];
  });
  return order.shippingAddress || order.lines.every((line) => !line.requiresShipping)
    ? problems
    : [...problems, "The order has no shipping address to send a replacement to."];
}

function lineOf(order: OrderSnapshot, lineId: string): OrderLine | undefined {
  return order.lines.find((line) => line.id === lineId);
}
