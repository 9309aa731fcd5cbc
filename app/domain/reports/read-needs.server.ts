import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { contradictionsIn } from "~/domain/reports/read-contradictions.server";
import { readMissingCharts } from "~/domain/reports/read-missing-charts.server";
import type { Need } from "~/domain/reports/needs";

/** Trouble older than this has been lived with. */
const TROUBLE_DAYS = 30;

/** Everything that waits for a person, worst first. */
export async function readNeeds({ shopId, now }: { shopId: string; now: Date }): Promise<Need[]> {
  const since = DateTime.fromJSDate(now).minus({ days: TROUBLE_DAYS }).toJSDate();
  return inShop(shopId, async (tx) => {
    const [shop, mails, parked, mailbox, dead, actions, requests, charts, questions] = [
      await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { ordersImportedAt: true, canReadAllOrders: true, pausedAt: true } }),
      await tx.outgoingMail.groupBy({ by: ["status"], where: { shopId, status: { in: ["failed", "in_doubt"] }, createdAt: { gte: since } }, _count: true }),
      await tx.inboundMail.count({ where: { shopId, status: "parked" } }),
      await tx.mailbox.findUnique({ where: { shopId }, select: { problem: true, failures: true } }),
      await tx.webhookEvent.count({ where: { shopId, status: "dead" } }),
      await tx.orderAction.findMany({ where: { shopId, status: "in_doubt" }, select: { ticketId: true }, take: 100 }),
      await tx.dataRequest.findMany({ where: { shopId, answeredAt: null }, select: { dueAt: true }, orderBy: { dueAt: "asc" } }),
      await tx.sizeChart.count({ where: { shopId, publishError: { not: null } } }),
      await tx.faqItem.count({ where: { shopId, publishError: { not: null } } }),
    ];
    const ofStatus = (status: string) => mails.find((row) => row.status === status)?._count ?? 0;
    const needs: Need[] = [];
    if (mails.length > 0) needs.push({ kind: "mail", failed: ofStatus("failed"), inDoubt: ofStatus("in_doubt") });
    if (parked > 0) needs.push({ kind: "parked", count: parked });
    // One failure is the weather; two are something to look at.
    if (mailbox?.problem && mailbox.failures > 1) needs.push({ kind: "mailbox", problem: mailbox.problem });
    if (dead > 0) needs.push({ kind: "webhooks", count: dead });
    if (actions.length > 0) needs.push({ kind: "order-actions", count: actions.length, ticketId: actions.find((action) => action.ticketId)?.ticketId ?? null });
    if (requests[0]) needs.push({ kind: "data-requests", count: requests.length, dueAt: requests[0].dueAt.toISOString() });
    if (charts > 0) needs.push({ kind: "unpublished", what: "chart", count: charts });
    if (questions > 0) needs.push({ kind: "unpublished", what: "question", count: questions });
    if (shop.pausedAt) needs.push({ kind: "paused", since: shop.pausedAt.toISOString() });
    for (const { product, people } of await readMissingCharts(tx, { shopId, now })) needs.push({ kind: "no-chart", product, people });
    const contradictions = await contradictionsIn(tx, { shopId, now });
    if (contradictions[0]) needs.push({ kind: "contradiction", words: contradictions[0].words, more: contradictions.length - 1 });
    if (!shop.ordersImportedAt) needs.push({ kind: "importing", orders: await tx.order.count({ where: { shopId } }) });
    else if (!shop.canReadAllOrders) needs.push({ kind: "horizon" });
    return needs;
  });
}
