import { DateTime } from "luxon";
import type { OrderAction, Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import type { ActionKind, ActionRequest } from "~/domain/orders/actions/action";
import type { Allowance } from "~/domain/orders/actions/limits";
import { settleActionJob } from "~/domain/orders/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** Longer than everything that one attempt may wait for Shopify. */
const LEASE_SECONDS = 120;

export type Claim =
  /** `isDoubtful`: somebody began before, and how far they came is not known. */
  | { outcome: "claimed"; action: OrderAction; order: OrderSnapshot; isDoubtful: boolean }
  /** This confirmation was settled before: done or refused. */
  | { outcome: "settled"; action: OrderAction }
  | { outcome: "busy"; words: string }
  | { outcome: "changed"; words: string }
  | { outcome: "not-found" };

/**
 * Takes the right to carry out one confirmation, before Shopify is asked for anything. Of any number of calls with the
 * same key, and of any number of actions that would get in each other's way, one at a time has it.
 */
export async function claimAction<Input, Plan, Result>(
  kind: ActionKind<Input, Plan, Result>,
  request: ActionRequest,
  input: Input,
): Promise<Claim> {
  const now = request.clock();
  return inShop(request.shopId, async (tx) => {
    const order = await lockOrder(tx, request);
    if (!order) return { outcome: "not-found" };
    const known = await tx.orderAction.findUnique({
      where: { shopId_key: { shopId: request.shopId, key: request.key } },
    });
    if (known) return takeOver(tx, known, order.snapshot, now);
    const obstacle = (await whatIsUnderWay(tx, kind, request)) ?? (await whatChanged(tx, kind, request, order));
    if (obstacle) return obstacle;
    const action = await tx.orderAction.create({
      data: {
        shopId: request.shopId,
        key: request.key,
        kind: kind.name,
        orderShopifyId: request.orderId,
        ticketId: request.ticketId,
        staffId: request.staff.id,
        staffName: request.staff.name,
        allowance: { role: request.staff.role, limits: request.limits } satisfies Allowance,
        input: input as Prisma.InputJsonObject,
        reasons: [],
        leaseUntil: leaseFrom(now),
        createdAt: now,
      },
    });
    await enqueue(tx, settleActionJob, { shopId: request.shopId, actionId: action.id }, justAfter(action.leaseUntil));
    return { outcome: "claimed", action, order: order.snapshot, isDoubtful: false };
  });
}

/** Takes over an action that nobody finished; null when somebody is at it, or it is settled. */
export async function reclaimAction(shopId: string, id: string, now: Date): Promise<Claim | null> {
  return inShop(shopId, async (tx) => {
    const action = await tx.orderAction.findUnique({ where: { id } });
    const order = action && (await lockOrder(tx, { shopId, orderId: action.orderShopifyId }));
    if (!action || !order) return null;
    const fresh = await tx.orderAction.findUniqueOrThrow({ where: { id } });
    if (fresh.status === "failed") return null;
    const claim = await takeOver(tx, fresh, order.snapshot, now);
    return claim.outcome === "claimed" ? claim : null;
  });
}

async function takeOver(tx: ShopTx, known: OrderAction, order: OrderSnapshot, now: Date): Promise<Claim> {
  if (known.status === "done" || known.status === "refused") return { outcome: "settled", action: known };
  if (known.status !== "failed" && known.leaseUntil > now) {
    return { outcome: "busy", words: `${known.staffName} has just confirmed this. It is being carried out.` };
  }
  const action = await tx.orderAction.update({
    where: { id: known.id },
    data: { status: "claimed", attempts: { increment: 1 }, leaseUntil: leaseFrom(now) },
  });
  await enqueue(tx, settleActionJob, { shopId: known.shopId, actionId: known.id }, justAfter(action.leaseUntil));
  return { outcome: "claimed", action, order, isDoubtful: known.status !== "failed" };
}

interface LockedOrder {
  snapshot: OrderSnapshot;
  readAt: Date;
}

/** Actions on one order queue up behind its row for the moment of claiming. */
async function lockOrder(tx: ShopTx, { shopId, orderId }: { shopId: string; orderId: string }): Promise<LockedOrder | null> {
  const [row] = await tx.$queryRaw<LockedOrder[]>`
    SELECT snapshot, "readAt" FROM "Order"
    WHERE "shopId" = ${shopId} AND "shopifyId" = ${orderId} AND "deletedAt" IS NULL FOR UPDATE`;
  return row ?? null;
}

async function whatIsUnderWay<Input, Plan, Result>(
  tx: ShopTx,
  kind: ActionKind<Input, Plan, Result>,
  request: ActionRequest,
): Promise<Claim | null> {
  const others = await tx.orderAction.findMany({
    where: { orderShopifyId: request.orderId, status: { in: ["claimed", "in_doubt"] } },
  });
  const other = others.find((each) => each.kind === kind.name || (kind.touchesOrder && TOUCHING.has(each.kind)));
  if (!other) return null;
  const words =
    other.status === "in_doubt"
      ? `${other.staffName} confirmed something on this order that Shopify has not answered yet. It is being looked into.`
      : `${other.staffName} is changing this order at this moment. Try again when that is done.`;
  return { outcome: "busy", words };
}

/** Kinds with `touchesOrder`; named here because the rows carry only the name. A test compares. */
export const TOUCHING = new Set(["refund", "cancel", "return", "return-decision", "replacement", "address", "details"]);

async function whatChanged<Input, Plan, Result>(
  tx: ShopTx,
  kind: ActionKind<Input, Plan, Result>,
  request: ActionRequest,
  order: LockedOrder,
): Promise<Claim | null> {
  if (request.basis === null) return null;
  const unread = await tx.orderAction.count({
    where: { orderShopifyId: request.orderId, status: "done", kind: { in: [...TOUCHING] }, settledAt: { gt: order.readAt } },
  });
  if (unread === 0 && kind.basis(order.snapshot) === request.basis) return null;
  return { outcome: "changed", words: "The order has changed since you looked at it. Check the figures again." };
}

/** The queue looks after what nobody finished. */
export function justAfter(leaseUntil: Date): Date {
  return DateTime.fromJSDate(leaseUntil).plus({ seconds: 5 }).toJSDate();
}

function leaseFrom(now: Date): Date {
  return DateTime.fromJSDate(now).plus({ seconds: LEASE_SECONDS }).toJSDate();
}
