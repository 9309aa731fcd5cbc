import { z } from "zod";

/** When a rule is asked. */
export const ruleMoments = { created: "A new ticket", "customer-wrote": "The customer writes again", overdue: "The promised time has passed" } as const;
export type RuleMoment = keyof typeof ruleMoments;

const words = z.array(z.string().trim().min(1).max(80)).min(1).max(40);
const amount = z.number().min(0).max(1_000_000);

export const ruleCondition = z.discriminatedUnion("is", [
  z.object({ is: z.literal("words"), anyOf: words }),
  z.object({ is: z.literal("sender"), anyOf: words }),
  z.object({ is: z.literal("channel"), channel: z.enum(["email", "contact_form", "account"]) }),
  z.object({ is: z.literal("topic"), anyOf: words }),
  z.object({ is: z.literal("upset") }),
  z.object({ is: z.literal("language"), anyOf: words }),
  z.object({ is: z.literal("order-state"), anyOf: words }),
  z.object({ is: z.literal("order-total"), atLeast: amount }),
  z.object({ is: z.literal("customer-spent"), atLeast: amount }),
  z.object({ is: z.literal("customer-tag"), anyOf: words }),
  z.object({ is: z.literal("link"), status: z.enum(["proven", "probable", "claimed", "ambiguous", "none"]) }),
  z.object({ is: z.literal("sku"), anyOf: words }),
  z.object({ is: z.literal("closed-hours") }),
  z.object({ is: z.literal("tag"), anyOf: words }),
]);
export type RuleCondition = z.infer<typeof ruleCondition>;

export const ruleAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("tag"), tag: z.string().trim().min(1).max(40) }),
  z.object({ do: z.literal("priority"), priority: z.enum(["low", "normal", "high", "urgent"]) }),
  z.object({ do: z.literal("topic"), topic: z.string().trim().min(1).max(60) }),
  z.object({ do: z.literal("assign"), to: z.union([z.uuid(), z.enum(["round_robin", "least_load"])]) }),
  z.object({ do: z.literal("status"), to: z.enum(["closed", "spam"]) }),
  z.object({ do: z.literal("no-acknowledgement") }),
]);
export type RuleAction = z.infer<typeof ruleAction>;

export const ruleConfig = z.object({
  when: z.enum(Object.keys(ruleMoments) as [RuleMoment, ...RuleMoment[]]),
  /** All of them have to hold; none means always. */
  all: z.array(ruleCondition).max(10).default([]),
  then: z.array(ruleAction).min(1, "choose at least one thing to do").max(10),
  /** Rules below this one are not asked any more. */
  stop: z.boolean().default(false),
});
export type RuleConfig = z.infer<typeof ruleConfig>;

export interface Rule {
  id: string;
  name: string;
  enabled: boolean;
  config: RuleConfig;
}

/** What a rule gets to know of a ticket. */
export interface RuleFacts {
  moment: RuleMoment;
  subject: string;
  text: string;
  senderEmail: string | null;
  channel: string;
  topic: string | null;
  mood: string;
  language: string | null;
  /** Labels of the linked orders' states. */
  orderStates: string[];
  /** Of the linked orders, the largest; in the shop's currency. */
  orderTotal: number;
  customerSpent: number;
  customerTags: string[];
  linkStatus: string;
  skus: string[];
  /** Whether the shop is open at the moment the message came. */
  isOpen: boolean;
  tags: string[];
  priority: string;
}
