import { z } from "zod";

/**
 * The return policy: one record per version. Email, FAQ, returns block and the agent's view all read this and nothing
 * else, so that they cannot say different things. Days are calendar days in the shop's zone; money is a decimal string.
 */
const wholeDays = (most: number) => z.number("Say how many days").int("Whole days only").min(0, "Not below 0").max(most, `At most ${most} days`);
const days = wholeDays(3650);
const day = z.iso.date("Choose a day");
const words = z.array(z.string().trim().min(1).max(255)).max(250).default([]);
/** Shopify knows the United Kingdom as GB; people write UK. */
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "Use two-letter country codes, for example DE")
  .transform((code) => (code === "UK" ? "GB" : code));
const payer = z.enum(["shop", "customer"]);

const exclusionsSchema = z.object({
  /** Product tags that mark a final sale. */
  finalSaleTags: z.array(z.string().trim().min(1)).max(50).default(["final-sale", "final sale"]),
  /** Product gids. */
  products: words,
  types: words,
  tags: words,
  vendors: words,
  /** Lines discounted by this many percent or more; null = a discount never excludes. */
  discountPercent: z.number().min(1, "Between 1 and 100").max(100, "Between 1 and 100").nullable().default(null),
});

const countryRuleSchema = z.object({
  countries: z.array(country).min(1, "Name a country, for example DE"),
  accepts: z.boolean().default(true),
  /** null = as everywhere else. */
  windowDays: days.nullable().default(null),
  shippingPaidBy: payer.nullable().default(null),
});

const holidaySchema = z
  .object({
    name: z.string().trim().min(1, "Give it a name").max(80, "At most 80 letters"),
    orderedFrom: day,
    orderedTo: day,
    returnUntil: day,
  })
  .refine((holiday) => holiday.orderedFrom <= holiday.orderedTo, {
    path: ["orderedTo"],
    message: "The last day of the season is before its first day",
  })
  .refine((holiday) => holiday.orderedTo <= holiday.returnUntil, {
    path: ["returnUntil"],
    message: "Orders of the last day could be returned only before they were placed",
  });

export const policySchema = z
  .object({
    /** Days after delivery. 0 = nothing is taken back beyond what the law demands. */
    windowDays: days,
    /** Without a delivery date: the window starts this many days after the parcel left. */
    transitDays: wholeDays(120),
    /** Without any parcel: days after the order was placed. Mandatory, so that every order has a date. */
    fallbackDays: days,
    exclusions: exclusionsSchema.prefault({}),
    exchanges: z.object({ offered: z.boolean(), windowDays: days.nullable().default(null) }),
    fees: z
      .object({
        restockingPercent: z.number().min(0, "Between 0 and 100").max(100, "Between 0 and 100").default(0),
        returnShipping: z
          .object({ amount: z.string().regex(/^\d+(\.\d{1,3})?$/), currency: z.string().length(3) })
          .nullable()
          .default(null),
      })
      .prefault({}),
    /** Who pays the way back of goods without fault; faulty ones are always at the shop's cost. */
    shippingPaidBy: payer,
    condition: z.enum(["any", "unused", "unused-with-tags"]),
    /** Lines of the postal address; empty = the address comes with the return label. */
    address: z.array(z.string().trim().min(1).max(120, "At most 120 letters in a line")).max(8, "At most 8 lines").default([]),
    countries: z.array(countryRuleSchema).max(60).default([]),
    /** Honour and show the right to withdraw of buyers in the countries that have it (withdrawal-right.ts). */
    withdrawalRight: z.boolean().default(true),
    /** Product tags of goods that the law excepts from it: made to measure, perishable, unsealed hygiene goods. */
    withdrawalExceptTags: z.array(z.string().trim().min(1)).max(50).default(["custom-made", "perishable", "hygiene"]),
    holidays: z.array(holidaySchema).max(20).default([]),
  })
  .refine((policy) => policy.fallbackDays >= policy.windowDays, {
    path: ["fallbackDays"],
    message: "Must not be less than the days to return",
  });

export type ReturnPolicy = z.infer<typeof policySchema>;
/** The policy as a form or a seed may write it: defaults left out. */
export type ReturnPolicyInput = z.input<typeof policySchema>;

export interface PolicyVersion {
  version: number;
  /** ISO instant from which orders fall under it. */
  validFrom: string;
  policy: ReturnPolicy;
}

/** What a new shop starts with until the merchant saves a policy of their own: 30 days, buyer pays the way back. */
export const STARTING_POLICY: ReturnPolicy = policySchema.parse({
  windowDays: 30,
  transitDays: 7,
  fallbackDays: 37,
  exchanges: { offered: true },
  shippingPaidBy: "customer",
  condition: "unused",
} satisfies ReturnPolicyInput);

/**
 * The version an order falls under: the newest that was valid when the order was placed. An order older than the first
 * version falls under the first one. Null when there is no version at all.
 */
export function versionFor(placedAt: string, versions: readonly PolicyVersion[]): PolicyVersion | null {
  const placed = Date.parse(placedAt);
  const byAge = [...versions].sort((a, b) => Date.parse(a.validFrom) - Date.parse(b.validFrom) || a.version - b.version);
  return byAge.findLast((candidate) => Date.parse(candidate.validFrom) <= placed) ?? byAge[0] ?? null;
}

/** The rules of the buyer's country laid over the general ones. `accepts` is false where nothing is taken back. */
export function rulesForCountry(
  policy: ReturnPolicy,
  countryCode: string | null,
): { accepts: boolean; windowDays: number; shippingPaidBy: "shop" | "customer" } {
  const rule = policy.countries.find((candidate) => countryCode !== null && candidate.countries.includes(countryCode));
  return {
    accepts: rule?.accepts ?? true,
    windowDays: rule?.windowDays ?? policy.windowDays,
    shippingPaidBy: rule?.shippingPaidBy ?? policy.shippingPaidBy,
  };
}
