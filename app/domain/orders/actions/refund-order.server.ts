import { z } from "zod";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { allocate } from "~/domain/orders/actions/allocate-refund";
import { compareMoney, isAmount } from "~/lib/money";
import type { AdminClient } from "~/shopify/client.server";
import type { Money, OrderSnapshot } from "~/shopify/order-snapshot";
import {
  createRefund,
  findRestockLocation,
  suggestRefund,
  type RefundPlan,
  type RefundRequest,
  type RefundSuggestion,
} from "~/shopify/refunds.server";

const amount = z.string().refine(isAmount, "is not an amount");

export const refundInput = z.object({
  lines: z.array(z.object({ lineId: z.string(), quantity: z.number().int().min(1) })).default([]),
  /** Of the shipping costs; amounts are in the shop's currency. */
  shipping: z.union([z.literal("none"), z.literal("all"), amount]).default("none"),
  /** Instead of what Shopify suggests for these lines; null = that. */
  amount: amount.nullable().default(null),
  to: z.enum(["original-payment", "store-credit"]).default("original-payment"),
  restock: z.boolean().default(true),
  note: z.string().trim().max(500).default(""),
  notifyCustomer: z.boolean().default(true),
});

export type RefundInput = z.infer<typeof refundInput>;

interface Refunded {
  refundId: string;
  total: Money;
  to: string;
}

export type RefundPreview =
  | {
      outcome: "preview";
      /** Send it back with the confirmation. */
      basis: string;
      suggestion: RefundSuggestion;
      /** What would go back: the amount asked for, else the suggested one. */
      amount: Money;
      /** "Visa", "store credit" … */
      to: string;
      /** Units of each line that can still be refunded. */
      refundable: { lineId: string; title: string; variantTitle: string | null; quantity: number }[];
      /** Shipping can be refunded in part. */
      canSplitShipping: boolean;
      canGiveStoreCredit: boolean;
      /** Why it cannot be confirmed like this; empty when it can. */
      problems: string[];
    }
  | { outcome: "not-refundable"; reasons: string[] };

/** What a refund would come to, by Shopify's reckoning. Changes nothing. Throws `ShopifyFailure` without an answer. */
export async function previewRefund({ admin, order, input }: {
  admin: AdminClient;
  order: OrderSnapshot;
  input: RefundInput;
}): Promise<RefundPreview> {
  const wrongLines = problemsOfLines(order, input);
  if (wrongLines.length > 0) return { outcome: "not-refundable", reasons: wrongLines };
  // Where items would go back to makes no difference to the money.
  const suggestion = await suggestRefund(admin, requestFor(order, { ...input, restock: false }, null));
  if (!suggestion) return { outcome: "not-refundable", reasons: ["Shopify does not offer a refund for this order."] };
  const chosen = chosenAmount(suggestion, input);
  return {
    outcome: "preview",
    basis: refundBasis(order),
    suggestion,
    amount: chosen,
    to: input.to === "store-credit" ? "store credit" : waysBack(suggestion, chosen).join(" and "),
    refundable: order.lines.map(({ id, title, variantTitle, refundableQuantity }) => ({ lineId: id, title, variantTitle, quantity: refundableQuantity })),
    canSplitShipping: suggestion.rate.from.currency === suggestion.rate.to.currency,
    canGiveStoreCredit: order.customer !== null,
    problems: problemsOf(order, input, suggestion, chosen),
  };
}

/** Gives money back as it was previewed and confirmed. */
export async function performRefund(request: ActionRequest, input: RefundInput): Promise<ActionOutcome<Refunded>> {
  return doOnce(refundKind, request, input);
}

/** What a refund's figures depend on. */
export function refundBasis(order: OrderSnapshot): string {
  return JSON.stringify([order.cancelledAt, order.refunded.amount, order.lines.map((line) => line.refundableQuantity)]);
}

export const refundKind: ActionKind<RefundInput, RefundPlan & { amount: Money; to: string }, Refunded> = {
  name: "refund",
  noun: "the refund",
  input: refundInput,
  touchesOrder: true,
  basis: refundBasis,
  weigh: (plan) => ({ of: "refund", amount: plan.amount }),
  afterDoubt: "repeat",

  async prepare({ admin, orderId }, input, order) {
    const wrongLines = problemsOfLines(order, input);
    if (wrongLines.length > 0) return { outcome: "refused", reasons: wrongLines };
    const locationId = input.restock && input.lines.length > 0 ? await findRestockLocation(admin, orderId) : null;
    if (input.restock && input.lines.length > 0 && locationId === null) {
      return { outcome: "refused", reasons: ["It is not known where to put the items back. Refund without restocking."] };
    }
    const request = requestFor(order, input, locationId);
    const suggestion = await suggestRefund(admin, request);
    if (!suggestion) return { outcome: "refused", reasons: ["Shopify does not offer a refund for this order."] };
    const chosen = chosenAmount(suggestion, input);
    const problems = problemsOf(order, input, suggestion, chosen);
    if (problems.length > 0) return { outcome: "refused", reasons: problems };
    const isCredit = input.to === "store-credit";
    return {
      outcome: "ready",
      plan: {
        request,
        method: isCredit
          ? { to: "store-credit", amount: chosen }
          : { to: "original-payment", paybacks: allocate(suggestion, chosen) },
        buyerCurrency: suggestion.rate.to.currency,
        note: input.note || null,
        notifyCustomer: input.notifyCustomer,
        amount: chosen,
        to: isCredit ? "store credit" : waysBack(suggestion, chosen).join(" and "),
      },
    };
  },

  async carryOut({ admin, actionId }, plan) {
    const made = await createRefund(admin, actionId, plan);
    if (made.outcome === "refused") return made;
    return { outcome: "done", result: { refundId: made.refundId, total: made.total, to: plan.to } };
  },

  tell: (plan, { total }) => {
    const given = compareMoney(total, { amount: "0", currency: total.currency }) > 0 ? total : plan.amount;
    return `Refunded ${given.amount} ${given.currency} to ${plan.to}.`;
  },
};

function requestFor(order: OrderSnapshot, input: RefundInput, locationId: string | null): RefundRequest {
  const lines = input.lines.map(({ lineId, quantity }) => {
    const unshipped = order.lines.find((line) => line.id === lineId)?.unfulfilledQuantity ?? 0;
    const restock = !input.restock ? ("no" as const) : unshipped >= quantity ? ("cancel" as const) : ("return" as const);
    return { lineId, quantity, restock };
  });
  const { shipping } = input;
  const isWord = shipping === "none" || shipping === "all";
  return {
    orderId: order.id,
    lines,
    shipping: isWord ? shipping : { amount: shipping, currency: order.currency },
    locationId,
  };
}

function chosenAmount(suggestion: RefundSuggestion, input: RefundInput): Money {
  return input.amount === null ? suggestion.amount : { amount: input.amount, currency: suggestion.amount.currency };
}

function waysBack(suggestion: RefundSuggestion, chosen: Money): string[] {
  const used = new Set(allocate(suggestion, chosen).map((payback) => payback.parentTransactionId));
  const names = suggestion.payments.filter((payment) => used.has(payment.parentTransactionId)).map((payment) => payment.gatewayName);
  return names.length > 0 ? [...new Set(names)] : ["the original payment"];
}

function problemsOfLines(order: OrderSnapshot, input: RefundInput): string[] {
  return input.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((each) => each.id === lineId);
    if (!line) return ["One of the items is not on this order."];
    if (quantity <= line.refundableQuantity) return [];
    return [`Of "${line.title}" only ${line.refundableQuantity} can still be refunded.`];
  });
}

function problemsOf(order: OrderSnapshot, input: RefundInput, suggestion: RefundSuggestion, chosen: Money): string[] {
  const problems: string[] = [];
  const { maximum, rate } = suggestion;
  if (compareMoney(chosen, { amount: "0", currency: chosen.currency }) <= 0 && input.lines.length === 0) {
    problems.push("There is nothing to refund yet: choose items, shipping or an amount.");
  }
  if (compareMoney(chosen, maximum) > 0) {
    problems.push(`At most ${maximum.amount} ${maximum.currency} can still be refunded.`);
  } else if (input.lines.length > 0 && compareMoney(chosen, suggestion.amount) > 0) {
    problems.push(`The chosen items come to ${suggestion.amount.amount} ${chosen.currency}. To give more, refund an amount without items.`);
  }
  if (input.to === "store-credit" && !order.customer) {
    problems.push("The order has no customer, so there is nobody to give store credit to.");
  }
  if (input.shipping !== "none" && input.shipping !== "all" && rate.from.currency !== rate.to.currency) {
    problems.push("The buyer paid in another currency, so shipping can only be refunded in full.");
  }
  return problems;
}
