import { DateTime } from "luxon";
import { z } from "zod";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { isAmount } from "~/lib/money";
import { createDiscountCode, findDiscountByCode } from "~/shopify/discount-code.server";

export const discountInput = z.object({
  value: z.union([
    z.object({ percent: z.number().int().min(1).max(100) }),
    z.object({ amount: z.string().refine(isAmount, "is not an amount") }),
  ]),
  /** From `suggestDiscountCode`, or the agent's own. */
  code: z.string().trim().toUpperCase().regex(/^[A-Z0-9-]{4,40}$/, "may have letters, digits and dashes"),
  /** null = it does not end */
  days: z.number().int().min(1).max(730).nullable().default(30),
  onlyThisCustomer: z.boolean().default(true),
});

export type DiscountInput = z.infer<typeof discountInput>;

interface DiscountPlan extends DiscountInput {
  customerId: string | null;
  currency: string;
  startsAt: string;
  endsAt: string | null;
}

interface DiscountGiven {
  discountId: string;
  code: string;
  endsAt: string | null;
}

/** Letters and digits that cannot be mistaken for each other on a phone. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** A code that nobody else has, for example "SORRY-7KQ2M9PA". `random`: 8 random bytes. */
export function suggestDiscountCode(random: Uint8Array): string {
  return `SORRY-${Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}

/** Makes a discount code that works once, as amends for something on this order. */
export async function performDiscount(request: ActionRequest, input: DiscountInput): Promise<ActionOutcome<DiscountGiven>> {
  return doOnce(discountKind, request, input);
}

export const discountKind: ActionKind<DiscountInput, DiscountPlan, DiscountGiven> = {
  name: "discount",
  noun: "the discount code",
  input: discountInput,
  touchesOrder: false,
  basis: () => "",
  weigh: ({ value, currency }) =>
    "percent" in value
      ? { of: "discount", percent: value.percent }
      : { of: "amends", amount: { amount: value.amount, currency } },

  async prepare({ admin, claimedAt }, input, order) {
    const startsAt = DateTime.fromJSDate(claimedAt).toUTC();
    if (input.onlyThisCustomer && !order.customer) {
      return { outcome: "refused", reasons: ["The order has no customer. Make a code that whoever has it can use."] };
    }
    // Asked before the plan is kept: a code found later is then ours.
    if (await findDiscountByCode(admin, input.code)) {
      return { outcome: "refused", reasons: [`The shop already has a discount "${input.code}". Choose another code.`] };
    }
    return {
      outcome: "ready",
      plan: {
        ...input,
        customerId: input.onlyThisCustomer ? order.customer!.id : null,
        currency: order.currency,
        startsAt: startsAt.toISO()!,
        endsAt: input.days === null ? null : startsAt.plus({ days: input.days }).toISO(),
      },
    };
  },

  async carryOut({ admin }, plan) {
    const made = await createDiscountCode(admin, {
      code: plan.code,
      title: `${plan.code} (amends)`,
      value: plan.value,
      customerId: plan.customerId,
      startsAt: new Date(plan.startsAt),
      endsAt: plan.endsAt ? new Date(plan.endsAt) : null,
    });
    if (made.outcome === "refused") return made;
    const discountId = made.discountId;
    if (!discountId) return { outcome: "refused", reasons: [`The code "${plan.code}" is taken. Choose another one.`] };
    return { outcome: "done", result: { discountId, code: plan.code, endsAt: plan.endsAt } };
  },

  async afterDoubt({ admin }, plan) {
    const discountId = await findDiscountByCode(admin, plan.code);
    return discountId ? { discountId, code: plan.code, endsAt: plan.endsAt } : null;
  },

  tell: ({ value, currency, code }) =>
    `Made the discount code ${code} for ${"percent" in value ? `${value.percent} %` : `${value.amount} ${currency}`}.`,
};
