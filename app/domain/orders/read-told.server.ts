import type { ShopTx } from "~/db.server";

/** What a buyer was told about one order, and what was planned and not sent. */
export interface Told {
  /** The newest return-by day told for each line; `returnBy` is yyyy-mm-dd in the shop's zone. */
  promises: { lineId: string; returnBy: string; toldAt: Date; toldBy: string }[];
  /** Mails of journeys: sent, skipped or failed with the reason in words, or still due. Oldest first. */
  mails: { id: string; journeyKey: string; stepKey: string; status: string; reason: string | null; at: Date }[];
}

/** By order gid; an order about which nothing was said has empty lists. */
export async function readTold(tx: ShopTx, { shopId, orderIds }: { shopId: string; orderIds: string[] }): Promise<Map<string, Told>> {
  const where = { shopId, orderShopifyId: { in: orderIds } };
  const promises = await tx.returnPromise.findMany({ where, orderBy: { toldAt: "desc" } });
  const steps = await tx.journeyStep.findMany({ where, orderBy: { dueAt: "asc" } });
  const told = new Map<string, Told>(orderIds.map((id) => [id, { promises: [], mails: [] }]));
  for (const { orderShopifyId, lineShopifyId: lineId, returnBy, toldAt, toldBy } of promises) {
    const known = told.get(orderShopifyId)!.promises;
    if (!known.some((promise) => promise.lineId === lineId)) known.push({ lineId, returnBy, toldAt, toldBy });
  }
  for (const step of steps) {
    told.get(step.orderShopifyId)!.mails.push({ id: step.id, journeyKey: step.journeyKey, stepKey: step.stepKey, status: step.status, reason: step.reason, at: step.decidedAt ?? step.dueAt });
  }
  return told;
}
