import { randomBytes } from "node:crypto";
import { DateTime } from "luxon";
import type { OrderAction, Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import type { ActionContext, ActionKind, ActionOutcome } from "~/domain/orders/actions/action";
import { justAfter, type Claim } from "~/domain/orders/actions/claim-action.server";
import { whyNot, type Allowance } from "~/domain/orders/actions/limits";
import { settleActionJob } from "~/domain/orders/jobs.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import { enqueue } from "~/jobs/queue.server";
import { PATIENCE_OF_A_PERSON, type AdminClient, type Patience } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";

/** An unanswered call may still be under way at Shopify for so long. */
const DOUBT_SECONDS = 60;
/** What was confirmed longer ago is not done any more behind people's backs. */
const LATE_MINUTES = 60;

/** What is kept in `OrderAction.result`. */
export interface StoredResult<Result> {
  sentence: string;
  details: Result;
}

export interface FinishRequest {
  shopId: string;
  admin: AdminClient;
  clock: () => Date;
  alongside?: Alongside;
}

type Claimed = Claim & { outcome: "claimed" };

/** Brings a claimed action to its end: plan, call, settle, each stored before the next. */
export async function finishAction<Input, Plan, Result>(
  kind: ActionKind<Input, Plan, Result>,
  claim: Claimed,
  request: FinishRequest,
): Promise<ActionOutcome<Result>> {
  const { action, isDoubtful } = claim;
  const now = request.clock();
  const context: ActionContext = {
    shopId: request.shopId,
    admin: asAPersonWaits(request.admin),
    orderId: action.orderShopifyId,
    actionId: action.id,
    claimedAt: action.createdAt,
    random: randomBytes,
  };
  const isLate = isDoubtful && DateTime.fromJSDate(now).diff(DateTime.fromJSDate(action.createdAt), "minutes").minutes > LATE_MINUTES;
  // Shopify can have been asked before only if a plan was stored before.
  const mayHaveBeenAsked = isDoubtful && action.plan !== null;
  try {
    const lookForIt = async () =>
      mayHaveBeenAsked && kind.afterDoubt !== "repeat" ? kind.afterDoubt(context, action.plan as Plan) : null;
    const found = await lookForIt();
    if (found !== null) return await settleDone(kind, action, action.plan as Plan, found, request);
    if (isLate) return await settleLate(action, mayHaveBeenAsked && kind.afterDoubt === "repeat", kind.noun, now);
    const prepared = await planOf(kind, claim, context);
    if (prepared.outcome === "refused") return await settleRefused(action, prepared.reasons, now);
    const carriedOut = await kind.carryOut(context, prepared.plan);
    if (carriedOut.outcome === "refused") {
      // "Already done" is what Shopify says to a second call that overtook the traces of the first.
      const foundNow = await lookForIt();
      if (foundNow !== null) return await settleDone(kind, action, prepared.plan, foundNow, request);
      return await settleRefused(action, carriedOut.reasons, now);
    }
    return await settleDone(kind, action, prepared.plan, carriedOut.result, request);
  } catch (failure) {
    if (failure instanceof ShopifyFailure) return settleFailure(action, failure, mayHaveBeenAsked, request.clock());
    // The library's way to have a person sign in again: Shopify was not reached.
    if (failure instanceof Response && !mayHaveBeenAsked) await update(action, { status: "failed", settledAt: now });
    throw failure;
  }
}

async function planOf<Input, Plan, Result>(
  kind: ActionKind<Input, Plan, Result>,
  { action, order }: Claimed,
  context: ActionContext,
): Promise<{ outcome: "ready"; plan: Plan } | { outcome: "refused"; reasons: string[] }> {
  if (action.plan !== null) return { outcome: "ready", plan: action.plan as Plan };
  const prepared = await kind.prepare(context, kind.input.parse(action.input), order);
  if (prepared.outcome === "refused") return prepared;
  const { role, limits } = action.allowance as unknown as Allowance;
  const objection = whyNot(role, limits, kind.weigh(prepared.plan));
  if (objection) return { outcome: "refused", reasons: [objection] };
  await update(action, { plan: prepared.plan as Prisma.InputJsonValue });
  return prepared;
}

async function settleDone<Input, Plan, Result>(
  kind: ActionKind<Input, Plan, Result>,
  action: OrderAction,
  plan: Plan,
  details: Result,
  { shopId, admin, clock, alongside }: FinishRequest,
): Promise<ActionOutcome<Result>> {
  const doneAt = clock();
  const stored: StoredResult<Result> = { sentence: kind.tell(plan, details), details };
  if (kind.touchesOrder) {
    // While the claim still holds, so that the next action sees the order as this one left it. The order being out of
    // reach now does not undo what was done.
    const orderId = action.orderShopifyId;
    await refreshOrder({ shopId, orderId, admin, now: clock(), ...(alongside ? { alongside } : {}) });
  }
  const result = stored as unknown as Prisma.InputJsonObject;
  await update(action, { status: "done", result, reasons: [], settledAt: doneAt });
  return { outcome: "done", actionId: action.id, sentence: stored.sentence, result: details, again: false };
}

async function settleRefused<Result>(action: OrderAction, reasons: string[], now: Date): Promise<ActionOutcome<Result>> {
  await update(action, { status: "refused", reasons, settledAt: now });
  return { outcome: "refused", reasons };
}

async function settleLate<Result>(
  action: OrderAction,
  isUnknown: boolean,
  noun: string,
  now: Date,
): Promise<ActionOutcome<Result>> {
  if (!isUnknown) {
    const words = `This was confirmed over an hour ago and was not carried out. If ${noun} is still wanted, do it again.`;
    await update(action, { status: "failed", reasons: [words], settledAt: now });
    return { outcome: "unreachable", words };
  }
  const words = `It is not known whether Shopify carried out ${noun}. Look at the order in Shopify before doing it again.`;
  await update(action, { status: "failed", reasons: [words], settledAt: now });
  return { outcome: "in-doubt", words };
}

async function settleFailure<Result>(
  action: OrderAction,
  failure: ShopifyFailure,
  mayHaveBeenAsked: boolean,
  now: Date,
): Promise<ActionOutcome<Result>> {
  const { words } = failure;
  // A failed look after a lost answer leaves the doubt as it was.
  if (!failure.mayHaveHappened && !mayHaveBeenAsked) {
    await update(action, { status: "failed", reasons: [words], settledAt: now });
    return { outcome: "unreachable", words };
  }
  const leaseUntil = DateTime.fromJSDate(now).plus({ seconds: DOUBT_SECONDS }).toJSDate();
  await inShop(action.shopId, async (tx) => {
    await tx.orderAction.update({ where: { id: action.id }, data: { status: "in_doubt", reasons: [words], leaseUntil } });
    await enqueue(tx, settleActionJob, { shopId: action.shopId, actionId: action.id }, justAfter(leaseUntil));
  });
  return {
    outcome: "in-doubt",
    words: "Shopify did not answer, so it is not certain whether this was done. It is being looked into; do not repeat it.",
  };
}

/** A worker's patience could outlast the lease, and somebody else would begin while we are still at it. */
function asAPersonWaits(admin: AdminClient): AdminClient {
  const given = admin.patience ?? PATIENCE_OF_A_PERSON;
  const patience: Patience = {
    ...given,
    attemptMs: Math.min(given.attemptMs, PATIENCE_OF_A_PERSON.attemptMs),
    totalWaitMs: Math.min(given.totalWaitMs, PATIENCE_OF_A_PERSON.totalWaitMs),
  };
  return { graphql: (query, options) => admin.graphql(query, options), patience };
}

async function update(action: OrderAction, data: Prisma.OrderActionUpdateInput): Promise<void> {
  await inShop(action.shopId, (tx) => tx.orderAction.update({ where: { id: action.id }, data }));
}
