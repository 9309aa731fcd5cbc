import { z } from "zod";
import { pickLocale } from "~/lib/locales";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

const list = z.array(z.string().trim().min(1).max(255)).min(1).max(250);

/** What an order must be like for a journey. `is: false` turns it round. */
export const conditionSchema = z.discriminatedUnion("about", [
  /** Product gids; one item is enough. */
  z.object({ about: z.literal("product"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("type"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("product_tag"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("order_tag"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("customer_tag"), is: z.boolean().default(true), values: list }),
  /** ISO codes of the delivery address. */
  z.object({ about: z.literal("country"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("first_order"), is: z.boolean().default(true) }),
  /** In the shop's currency, after refunds. */
  z.object({ about: z.literal("value"), atLeast: z.number().min(0).nullable().default(null), below: z.number().min(0).nullable().default(null) }),
  /** Shopify's source: web, pos, shopify_draft_order … */
  z.object({ about: z.literal("channel"), is: z.boolean().default(true), values: list }),
  z.object({ about: z.literal("language"), is: z.boolean().default(true), values: list }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** The first condition that an order does not meet, as words ("the country is not DE or AT"); null when it meets all. */
export function unmetCondition(order: OrderSnapshot, conditions: readonly Condition[]): string | null {
  const unmet = conditions.find((condition) => !meets(order, condition));
  return unmet ? inWords(unmet) : null;
}

function meets(order: OrderSnapshot, condition: Condition): boolean {
  if (condition.about === "value") {
    const value = Number(order.currentTotal.amount);
    return (condition.atLeast === null || value >= condition.atLeast) && (condition.below === null || value < condition.below);
  }
  if (condition.about === "first_order") return ((order.customer?.numberOfOrders ?? 1) <= 1) === condition.is;
  return hasAny(valuesOf(order, condition.about), condition.values) === condition.is;
}

function valuesOf(order: OrderSnapshot, about: Exclude<Condition["about"], "value" | "first_order">): (string | null)[] {
  switch (about) {
    case "product":
      return order.lines.map((line) => line.productId);
    case "type":
      return order.lines.map((line) => line.productType);
    case "product_tag":
      return order.lines.flatMap((line) => line.productTags);
    case "order_tag":
      return order.tags;
    case "customer_tag":
      return order.customer?.tags ?? [];
    case "country":
      return [order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null];
    case "channel":
      return [order.sourceName];
    case "language":
      return [order.locale ?? order.customer?.locale ?? null].map((locale) => (locale ? pickLocale(locale) : null));
  }
}

function hasAny(values: (string | null)[], wanted: string[]): boolean {
  const lower = new Set(wanted.map((value) => value.toLowerCase()));
  return values.some((value) => value !== null && lower.has(value.toLowerCase()));
}

const NAMES: Record<Exclude<Condition["about"], "value" | "first_order">, string> = {
  product: "product",
  type: "product type",
  product_tag: "product tag",
  order_tag: "order tag",
  customer_tag: "customer tag",
  country: "country",
  channel: "sales channel",
  language: "language",
};

function inWords(condition: Condition): string {
  if (condition.about === "first_order") return condition.is ? "it is not the customer's first order" : "it is the customer's first order";
  if (condition.about === "value") {
    const { atLeast, below } = condition;
    return `the value is not ${[atLeast === null ? "" : `at least ${atLeast}`, below === null ? "" : `below ${below}`].filter(Boolean).join(" and ")}`;
  }
  const values = new Intl.ListFormat("en", { type: "disjunction" }).format(condition.values);
  return `the ${NAMES[condition.about]} is ${condition.is ? "not " : ""}${values}`;
}
