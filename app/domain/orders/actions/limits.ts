import { z } from "zod";
import type { Role } from "~/domain/shops/open-desk.server";
import { compareMoney, isAmount } from "~/lib/money";
import type { Money } from "~/shopify/order-snapshot";

const amount = z.string().refine(isAmount).nullable();

/** How far agents may go on their own; owners may always. Amounts are in the shop's currency, null = no limit. */
export const actionLimits = z.object({
  /** Most money back per refund, cancellation or replacement. */
  mostPerRefund: amount.default("250.00"),
  /** Most per gift card, store credit or fixed discount. */
  mostPerAmends: amount.default("50.00"),
  mostDiscountPercent: z.number().int().min(0).max(100).default(25),
  agentsMayCancel: z.boolean().default(true),
});

export type ActionLimits = z.infer<typeof actionLimits>;

/** What somebody may do, kept with each action so that finishing it later is measured the same. */
export interface Allowance {
  role: Role;
  limits: ActionLimits;
}

/** What an action gives away, by which it is measured. */
export type Weight =
  | { of: "refund" | "amends"; amount: Money }
  | { of: "discount"; percent: number }
  | { of: "cancellation"; amount: Money }
  | { of: "nothing" };

/** Why this person may not do it, in words; null when they may. */
export function whyNot(role: Role, limits: ActionLimits, weight: Weight): string | null {
  if (role === "reader") return "You can look at this shop, but not change anything.";
  if (role === "owner") return null;
  switch (weight.of) {
    case "nothing":
      return null;
    case "discount":
      if (weight.percent <= limits.mostDiscountPercent) return null;
      return `Discounts above ${limits.mostDiscountPercent} % need an owner of the shop.`;
    case "cancellation":
      if (!limits.agentsMayCancel) return "Cancelling an order needs an owner of the shop.";
      return aboveLimit(weight.amount, limits.mostPerRefund);
    case "refund":
      return aboveLimit(weight.amount, limits.mostPerRefund);
    case "amends":
      return aboveLimit(weight.amount, limits.mostPerAmends);
  }
}

function aboveLimit(given: Money, most: string | null): string | null {
  if (most === null || compareMoney(given, { amount: most, currency: given.currency }) <= 0) return null;
  return `More than ${most} ${given.currency} at once needs an owner of the shop.`;
}
