import type { ShopTx } from "~/db.server";
import { readPolicyVersions } from "~/domain/returns/policy-for-order.server";
import { versionFor } from "~/domain/returns/policy";
import { keepPromises } from "~/domain/returns/promises";
import { readToldDates } from "~/domain/returns/return-dates.server";
import { returnBy } from "~/domain/returns/return-by";
import { shopSettings } from "~/domain/shops/settings";
import { enqueue } from "~/jobs/queue.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { unmetCondition } from "./conditions";
import { firstReturnDay } from "./decide-step";
import { dueAt } from "./delays";
import { runDueStepsJob } from "./jobs.server";
import { journeyConfigSchema, runningStep, type RunningStep } from "./journey";
import { momentsOf, type Moment } from "./triggers";

/** Journey key of the row that says: no mails for this order any more. */
export const STOPPED = "*";

const SOON_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

interface Planned {
  journeyKey: string;
  step: RunningStep;
  moment: Moment;
  dueAt: Date;
}

/**
 * Puts down, in the transaction that records orders, every step that what happened to them starts: one dated row per
 * step. The rows follow from the order's picture alone, so the same webhook five times, or in any order, makes one row.
 * `isNew`: we had never seen the order.
 */
export async function enrolOrders(
  tx: ShopTx,
  { shopId, written, now }: { shopId: string; written: readonly { order: OrderSnapshot; isNew: boolean }[]; now: Date },
): Promise<{ planned: number }> {
  const journeys = await tx.journey.findMany({ where: { shopId, enabled: true } });
  if (journeys.length === 0 || written.length === 0) return { planned: 0 };
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true, settings: true } });
  const { openHours } = shopSettings.parse(shop.settings);
  const versions = await readPolicyVersions(tx, shopId);
  const ids = written.map(({ order }) => order.id);
  const known = await tx.journeyStep.findMany({ where: { shopId, orderShopifyId: { in: ids } }, select: { orderShopifyId: true, stepKey: true, occasion: true } });
  const knownKeys = new Set(known.map((row) => `${row.orderShopifyId} ${row.stepKey} ${row.occasion}`));
  const stopped = await tx.enrolment.findMany({ where: { shopId, orderShopifyId: { in: ids }, journeyKey: STOPPED }, select: { orderShopifyId: true } });
  const stoppedIds = new Set(stopped.map((row) => row.orderShopifyId));
  const running = journeys.map((journey) => {
    const { conditions, steps } = journeyConfigSchema.parse(journey.config);
    return { key: journey.key, enabledAt: journey.enabledAt ?? journey.createdAt, conditions, steps: steps.map(runningStep) };
  });

  let planned = 0;
  let earliest: Date | null = null;
  for (const { order, isNew } of written) {
    if (stoppedIds.has(order.id)) continue;
    const { policy } = versionFor(order.processedAt, versions)!;
    const moments = momentsOf(order, { transitDays: policy.transitDays, firstSeenAt: isNew ? null : paidLater(order) });
    const rows: Planned[] = [];
    for (const { key, enabledAt, conditions, steps } of running) {
      for (const step of steps) {
        const fresh = (moments[step.trigger] ?? []).filter(
          (moment) => step.enabled && !knownKeys.has(`${order.id} ${step.key} ${moment.occasion}`) && Date.parse(moment.at) >= enabledAt.getTime(),
        );
        if (fresh.length === 0 || unmetCondition(order, conditions)) continue;
        // Rarely needed, so only asked for by the step that counts back from it.
        const returnDay = step.delay.kind === "before_return_by" ? await returnDayOf(tx, shopId, order, versions, shop.timeZone) : null;
        for (const moment of fresh) {
          const due = dueAt(step.delay, moment.at, { zone: shop.timeZone, openHours, returnDay });
          if (due) rows.push({ journeyKey: key, step, moment, dueAt: due });
        }
      }
    }
    planned += await writeRows(tx, shopId, order, rows, now);
    for (const row of rows) if (!earliest || row.dueAt < earliest) earliest = row.dueAt;
  }
  // Later ones are met by the clock; these should not have to wait for it.
  if (earliest && earliest.getTime() - now.getTime() < SOON_MS) await enqueue(tx, runDueStepsJob, {}, earliest);
  return { planned };
}

/** Starts what follows from praise, which no picture of an order shows. `at`: when the customer said it. */
export async function enrolPraise(tx: ShopTx, { shopId, orderId, at, now }: { shopId: string; orderId: string; at: Date; now: Date }): Promise<{ planned: number }> {
  const row = await tx.order.findUnique({ where: { shopId_shopifyId: { shopId, shopifyId: orderId } }, select: { snapshot: true } });
  const journeys = await tx.journey.findMany({ where: { shopId, enabled: true } });
  if (!row || (await tx.enrolment.count({ where: { shopId, orderShopifyId: orderId, journeyKey: STOPPED } })) > 0) return { planned: 0 };
  const order = row.snapshot as unknown as OrderSnapshot;
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true, settings: true } });
  const { openHours } = shopSettings.parse(shop.settings);
  const rows = journeys.flatMap((journey) => {
    const { conditions, steps } = journeyConfigSchema.parse(journey.config);
    if (unmetCondition(order, conditions)) return [];
    return steps.map(runningStep).flatMap((step): Planned[] => {
      const moment = { at: at.toISOString(), occasion: "" };
      const due = step.enabled && step.trigger === "praised" ? dueAt(step.delay, moment.at, { zone: shop.timeZone, openHours, returnDay: null }) : null;
      return due ? [{ journeyKey: journey.key, step, moment, dueAt: due }] : [];
    });
  });
  return { planned: await writeRows(tx, shopId, order, rows, now) };
}

/**
 * A known order that is paid now and has no row yet was paid later than it was placed: by bank transfer, by invoice.
 * Beyond a month it is more likely that somebody changed a tag.
 */
function paidLater(order: OrderSnapshot): string | null {
  const days = (Date.parse(order.updatedAt) - Date.parse(order.processedAt)) / DAY_MS;
  return days <= 30 ? order.updatedAt : null;
}

async function returnDayOf(tx: ShopTx, shopId: string, order: OrderSnapshot, versions: Awaited<ReturnType<typeof readPolicyVersions>>, zone: string) {
  const told = await readToldDates(tx, { shopId, orderId: order.id });
  return firstReturnDay(keepPromises(returnBy(order, versionFor(order.processedAt, versions)!.policy, zone), told, order, zone));
}

async function writeRows(tx: ShopTx, shopId: string, order: OrderSnapshot, rows: Planned[], now: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const enrolments = [...new Map(rows.map((row) => [`${row.journeyKey} ${row.moment.occasion}`, { journeyKey: row.journeyKey, occasion: row.moment.occasion }])).values()];
  await tx.enrolment.createMany({
    skipDuplicates: true,
    data: enrolments.map((enrolment) => ({ shopId, orderShopifyId: order.id, ...enrolment, createdAt: now })),
  });
  const ids = await tx.enrolment.findMany({ where: { shopId, orderShopifyId: order.id }, select: { id: true, journeyKey: true, occasion: true } });
  const idOf = (row: Planned) => ids.find((each) => each.journeyKey === row.journeyKey && each.occasion === row.moment.occasion)!.id;
  const { count } = await tx.journeyStep.createMany({
    // Two webhooks of one order at the same moment: the second finds the rows of the first.
    skipDuplicates: true,
    data: rows.map((row) => ({
      shopId,
      enrolmentId: idOf(row),
      orderShopifyId: order.id,
      journeyKey: row.journeyKey,
      stepKey: row.step.key,
      occasion: row.moment.occasion,
      happenedAt: new Date(row.moment.at),
      dueAt: row.dueAt,
      customerShopifyId: order.customer?.id ?? null,
      createdAt: now,
    })),
  });
  return count;
}
