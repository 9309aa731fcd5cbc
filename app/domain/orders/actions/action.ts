import type { z } from "zod";
import type { ActionLimits, Weight } from "~/domain/orders/actions/limits";
import type { Alongside } from "~/domain/orders/record-order.server";
import type { Role } from "~/domain/shops/open-desk.server";
import type { AdminClient } from "~/shopify/client.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { Refused } from "~/shopify/user-errors";

/** Who does something to which order, from where. */
export interface ActionRequest {
  shopId: string;
  admin: AdminClient;
  /** gid */
  orderId: string;
  /** The conversation it is done from. */
  ticketId: string | null;
  staff: { id: string | null; name: string; role: Role };
  limits: ActionLimits;
  /** Came with the preview. One confirmation is one key: sent twice, it is done once. */
  key: string;
  /** What the order was like in the preview (`basis`); null skips the comparison. */
  basis: string | null;
  clock: () => Date;
  /** What follows from the order's new state, in the transaction that records it. */
  alongside?: Alongside;
}

export type ActionOutcome<Result> =
  /** `again`: this very confirmation had been carried out before; nothing new happened. */
  | { outcome: "done"; actionId: string; sentence: string; result: Result; again: boolean }
  /** Shopify or the shop's own rules said no. */
  | { outcome: "refused"; reasons: string[] }
  /** The same, or something that would get in its way, is being done at this moment. */
  | { outcome: "busy"; words: string }
  /** The order is no longer as it was in the preview: look again before confirming. */
  | { outcome: "changed"; words: string }
  | { outcome: "not-found" }
  /** Nothing happened; the same confirmation can be sent again. */
  | { outcome: "unreachable"; words: string }
  /** It may have happened: no answer came. It is looked into, and the conversation will say. */
  | { outcome: "in-doubt"; words: string };

/** What carrying out gets to know. */
export interface ActionContext {
  shopId: string;
  admin: AdminClient;
  orderId: string;
  actionId: string;
  /** When the confirmation arrived. */
  claimedAt: Date;
  /** Bytes nobody can guess. */
  random: (size: number) => Uint8Array;
}

/**
 * One kind of action. Adding one: a file with its preview and its kind, and a line in `kinds.server.ts`.
 *
 * Shopify is asked in two steps: `prepare` only reads and fixes the plan, which is stored; `carryOut` makes the change
 * that the plan says. What a crash left behind is finished from the plan.
 */
export interface ActionKind<Input, Plan, Result> {
  name: string;
  /** "a refund", for sentences about it. */
  noun: string;
  input: z.ZodType<Input>;
  /** It changes the order itself, so that no two such actions run on one order at a time. */
  touchesOrder: boolean;
  /** The part of the order that a preview depends on, as a text to compare. */
  basis(order: OrderSnapshot): string;
  weigh(plan: Plan): Weight;
  prepare(context: ActionContext, input: Input, order: OrderSnapshot): Promise<{ outcome: "ready"; plan: Plan } | Refused>;
  carryOut(context: ActionContext, plan: Plan): Promise<{ outcome: "done"; result: Result } | Refused>;
  /**
   * After an answer was lost. "repeat": carrying out again is the same as carrying out once. Else: looks in Shopify for
   * what the plan would have led to; null when it is not there.
   */
  afterDoubt: "repeat" | ((context: ActionContext, plan: Plan) => Promise<Result | null>);
  /** What was done, as the conversation tells it: "Refunded 49.00 EUR to Visa." */
  tell(plan: Plan, result: Result): string;
}
