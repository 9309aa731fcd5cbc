import { inShop } from "~/db.server";
import { findStep } from "~/domain/journeys/step-catalogue";

export interface JourneyResults {
  sent: number;
  skipped: { code: string; count: number }[];
  failed: number;
  /** Mails that the customer answered. */
  replies: number;
  /** Orders with a question opened after the mail, within `AFTER_DAYS`. */
  tickets: number;
  /** Orders with a return begun after the mail, within `AFTER_DAYS`. */
  returns: number;
  ratings: { score: number; count: number }[];
  comments: { score: number; comment: string; orderId: string; orderName: string; at: Date }[];
  optOuts: number;
  decisions: Decision[];
}

export interface Decision {
  id: string;
  orderId: string;
  orderName: string;
  stepName: string;
  status: "sent" | "skipped" | "failed";
  /** Why, in a sentence; empty when it was sent. */
  words: string;
  at: Date;
}

export const AFTER_DAYS = 14;
const DAY_MS = 24 * 3_600_000;
const MOST_DECISIONS = 50;

/**
 * What a journey came to in the last `days` days. "After" means that it happened afterwards to the same order, not that
 * the mail caused it. Opens are not counted: mail programs open pictures by themselves.
 */
export async function readJourneyResults({ shopId, journeyKey, days, now }: { shopId: string; journeyKey: string; days: number; now: Date }): Promise<JourneyResults> {
  const since = new Date(now.getTime() - days * DAY_MS);
  return inShop(shopId, async (tx) => {
    const counts = await tx.journeyStep.groupBy({ by: ["status", "reasonCode"], where: { shopId, journeyKey, status: { in: ["sent", "skipped", "failed"] }, decidedAt: { gte: since } }, _count: true });
    const total = (status: string) => counts.filter((row) => row.status === status).reduce((sum, row) => sum + row._count, 0);
    const [after] = await tx.$queryRaw<{ replies: bigint; tickets: bigint; returns: bigint; optOuts: bigint }[]>`
      WITH sent AS (
        SELECT s."orderShopifyId", m.id, m."recipientKey", s."decidedAt" AS at
        FROM "JourneyStep" s JOIN "OutgoingMail" m ON m.id = s."outgoingMailId" AND m."shopId" = ${shopId}
        WHERE s."shopId" = ${shopId} AND s."journeyKey" = ${journeyKey} AND s.status = 'sent' AND s."decidedAt" >= ${since}
      )
      SELECT
        (SELECT count(DISTINCT sent.id) FROM sent JOIN "OutgoingMail" m ON m.id = sent.id
          JOIN "Message" r ON r."shopId" = ${shopId} AND r.kind = 'inbound' AND (m."messageId" = ANY(r."inReplyTo") OR m."messageId" = ANY(r."references"))) AS replies,
        (SELECT count(DISTINCT sent."orderShopifyId") FROM sent JOIN "OrderLink" l ON l."shopId" = ${shopId} AND l."orderShopifyId" = sent."orderShopifyId" AND l."removedAt" IS NULL AND l.status <> 'claimed'
          JOIN "Ticket" t ON t.id = l."ticketId" AND t.status <> 'spam' AND t."createdAt" BETWEEN sent.at AND sent.at + make_interval(days => ${AFTER_DAYS})) AS tickets,
        (SELECT count(DISTINCT sent."orderShopifyId") FROM sent JOIN "Order" o ON o."shopId" = ${shopId} AND o."shopifyId" = sent."orderShopifyId"
          WHERE EXISTS (SELECT FROM jsonb_array_elements(o.snapshot -> 'returns') e WHERE (e ->> 'createdAt')::timestamptz BETWEEN sent.at AND sent.at + make_interval(days => ${AFTER_DAYS}))) AS returns,
        (SELECT count(DISTINCT u."addressKey") FROM sent JOIN "Suppression" u ON u."shopId" = ${shopId} AND u."addressKey" = sent."recipientKey" AND u.reason IN ('unsubscribed', 'complaint') AND u.since >= sent.at) AS "optOuts"`;
    const mails = { shopId, outgoingMailId: { in: (await tx.journeyStep.findMany({ where: { shopId, journeyKey, status: "sent", decidedAt: { gte: since }, outgoingMailId: { not: null } }, select: { outgoingMailId: true } })).flatMap((step) => step.outgoingMailId ?? []) } };
    const ratings = await tx.orderRating.groupBy({ by: ["score"], where: mails, _count: true });
    const comments = await tx.orderRating.findMany({ where: { ...mails, comment: { not: null } }, orderBy: { at: "desc" }, take: 20 });
    const decisions = await tx.journeyStep.findMany({ where: { shopId, journeyKey, status: { in: ["sent", "skipped", "failed"] }, decidedAt: { not: null } }, orderBy: { decidedAt: "desc" }, take: MOST_DECISIONS });
    const ids = [...new Set([...comments, ...decisions].map((row) => row.orderShopifyId))];
    const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: ids } }, select: { shopifyId: true, name: true } });
    const nameOf = (id: string) => orders.find((order) => order.shopifyId === id)?.name ?? "an order that is gone";
    return {
      sent: total("sent"),
      skipped: counts.filter((row) => row.status === "skipped").map((row) => ({ code: row.reasonCode ?? "", count: row._count })).sort((a, b) => b.count - a.count),
      failed: total("failed"),
      replies: Number(after?.replies ?? 0),
      tickets: Number(after?.tickets ?? 0),
      returns: Number(after?.returns ?? 0),
      optOuts: Number(after?.optOuts ?? 0),
      ratings: [5, 4, 3, 2, 1].map((score) => ({ score, count: ratings.find((row) => row.score === score)?._count ?? 0 })),
      comments: comments.map(({ score, comment, orderShopifyId, at }) => ({ score, comment: comment ?? "", orderId: orderShopifyId, orderName: nameOf(orderShopifyId), at })),
      decisions: decisions.map((row) => ({
        id: row.id,
        orderId: row.orderShopifyId,
        orderName: nameOf(row.orderShopifyId),
        stepName: findStep(row.stepKey)?.name ?? row.stepKey,
        status: row.status as Decision["status"],
        words: row.reason ?? "",
        at: row.decidedAt!,
      })),
    };
  });
}
