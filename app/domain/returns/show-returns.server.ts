import type { Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import { enqueueAll } from "~/jobs/queue.server";
import { dayIn } from "~/lib/calendar-days";
import { canonicalJson } from "~/lib/same-json";
import type { AdminClient } from "~/shopify/client.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { clearOrderReturns, writeOrderReturns } from "~/shopify/order-returns.server";
import { showReturnsJob } from "./jobs.server";
import { versionFor, type PolicyVersion } from "./policy";
import { readPolicyVersions } from "./policy-for-order.server";
import type { ToldDate } from "./promises";
import { readToldDates } from "./return-dates.server";
import { shownReturns, type ShownReturns } from "./shown-returns";

/**
 * Puts down a job for each of these orders whose shown return-by date is no longer what holds, in the transaction that
 * changed it: an order was recorded, or its buyer was told another date. An order whose time is over, and that never
 * showed a date, is left alone, so that bringing in old orders writes nothing. `at`: not before.
 */
export async function planShownReturns(tx: ShopTx, { shopId, orderIds, now, at }: { shopId: string; orderIds: string[]; now: Date; at?: Date }): Promise<void> {
  if (orderIds.length === 0) return;
  const { zone, versions } = await termsOf(tx, shopId);
  const today = dayIn(zone, now);
  const rows = await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds }, deletedAt: null }, select: { shopifyId: true, snapshot: true, shownReturns: true } });
  const told = await tx.returnPromise.findMany({ where: { shopId, orderShopifyId: { in: orderIds } }, select: { orderShopifyId: true, lineShopifyId: true, parcelShopifyId: true, returnBy: true } });
  const stale = rows.filter((row) => {
    const toldOfIt = told.filter(({ orderShopifyId }) => orderShopifyId === row.shopifyId).map((each) => ({ lineId: each.lineShopifyId, parcelId: each.parcelShopifyId, lastDay: each.returnBy }));
    const wanted = whatHolds(row.snapshot, toldOfIt, zone, versions);
    return canonicalJson(wanted) !== canonicalJson(row.shownReturns) && (row.shownReturns !== null || wanted!.until >= today);
  });
  await enqueueAll(tx, showReturnsJob, stale.map((row) => ({ shopId, orderId: row.shopifyId })), at);
}

export type ReturnsShown = { outcome: "written" | "cleared" | "unchanged" | "gone" } | { outcome: "refused"; words: string };

/** Writes onto the order in Shopify what holds now. Two runs at once end with the newer of their dates. */
export async function showReturns({ shopId, orderId, admin, now }: { shopId: string; orderId: string; admin: AdminClient; now: Date }): Promise<ReturnsShown> {
  const read = await inShop(shopId, async (tx) => {
    const { zone, versions } = await termsOf(tx, shopId);
    const row = await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null }, select: { snapshot: true, shownReturns: true } });
    return row && { shown: row.shownReturns, wanted: whatHolds(row.snapshot, await readToldDates(tx, { shopId, orderId }), zone, versions) };
  });
  if (!read) return { outcome: "gone" };
  const { wanted } = read;
  if (canonicalJson(wanted) === canonicalJson(read.shown)) return { outcome: "unchanged" };
  const written = wanted ? await writeOrderReturns(admin, orderId, wanted) : await clearOrderReturns(admin, orderId);
  if (written.outcome === "refused") return { outcome: "refused", words: written.reasons.join(" ") };
  await inShop(shopId, async (tx) => {
    await tx.$executeRaw`UPDATE "Order" SET "shownReturns" = ${wanted ? JSON.stringify(wanted) : null}::jsonb WHERE "shopId" = ${shopId} AND "shopifyId" = ${orderId}`;
    await planShownReturns(tx, { shopId, orderIds: [orderId], now });
  });
  return { outcome: wanted ? "written" : "cleared" };
}

async function termsOf(tx: ShopTx, shopId: string) {
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true } });
  return { zone: shop.timeZone, versions: await readPolicyVersions(tx, shopId) };
}

function whatHolds(snapshot: Prisma.JsonValue, told: ToldDate[], zone: string, versions: PolicyVersion[]): ShownReturns | null {
  const order = snapshot as unknown as OrderSnapshot;
  return shownReturns(order, versionFor(order.processedAt, versions)!.policy, told, zone);
}
