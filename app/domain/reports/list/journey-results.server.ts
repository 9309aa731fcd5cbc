import type { ShopTx } from "~/db.server";
import { SHORT_REASONS } from "~/domain/reports/journey-week";
import { plural, rate, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";

interface Results {
  journeys: { name: string; sent: number; skipped: number; failed: number; replies: number; tickets: number; returns: number }[];
  reasons: { code: string; count: number }[];
  /** Who no longer wants optional mail, since the period began. */
  optedOut: number;
}

/** A ticket or return on the same order within so many days counts as having followed. */
const FOLLOW_DAYS = 7;

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<Results> {
  const journeys = await tx.$queryRaw<Results["journeys"]>`
    SELECT coalesce(j.name, s."journeyKey") AS name, count(*) FILTER (WHERE s.status = 'sent')::int AS sent, count(*) FILTER (WHERE s.status = 'skipped')::int AS skipped,
      count(*) FILTER (WHERE s.status = 'failed')::int AS failed,
      count(*) FILTER (WHERE s.status = 'sent' AND EXISTS (SELECT 1 FROM "OutgoingMail" o JOIN "Message" m ON m."shopId" = o."shopId" AND m.kind = 'inbound' AND o."messageId" = ANY (m."inReplyTo")
        AND m."sentAt" >= s."decidedAt" WHERE o."shopId" = s."shopId" AND o.id = s."outgoingMailId"))::int AS replies,
      count(*) FILTER (WHERE s.status = 'sent' AND EXISTS (SELECT 1 FROM "OrderLink" l JOIN "Ticket" t ON t."shopId" = l."shopId" AND t.id = l."ticketId" WHERE l."shopId" = s."shopId" AND l."orderShopifyId" = s."orderShopifyId"
        AND l."removedAt" IS NULL AND t."createdAt" >= s."decidedAt" AND t."createdAt" < s."decidedAt" + make_interval(days => ${FOLLOW_DAYS})))::int AS tickets,
      count(*) FILTER (WHERE s.status = 'sent' AND EXISTS (SELECT 1 FROM "Order" r CROSS JOIN LATERAL jsonb_array_elements(r.snapshot->'returns') back WHERE r."shopId" = s."shopId" AND r."shopifyId" = s."orderShopifyId"
        AND (back->>'createdAt')::timestamptz >= s."decidedAt" AND (back->>'createdAt')::timestamptz < s."decidedAt" + make_interval(days => ${FOLLOW_DAYS})))::int AS returns
    FROM "JourneyStep" s LEFT JOIN "Journey" j ON j."shopId" = s."shopId" AND j.key = s."journeyKey"
    WHERE s."shopId" = ${shopId} AND s.status IN ('sent', 'skipped', 'failed') AND s."decidedAt" >= ${period.from} AND s."decidedAt" < ${period.to}
    GROUP BY 1 ORDER BY sent DESC`;
  const reasons = await tx.journeyStep.groupBy({ by: ["reasonCode"], where: { shopId, status: "skipped", decidedAt: { gte: period.from, lt: period.to } }, _count: true });
  const optedOut = await tx.suppression.count({ where: { shopId, reason: "unsubscribed", since: { gte: period.from } } });
  return { journeys, reasons: reasons.map((row) => ({ code: row.reasonCode ?? "", count: row._count })), optedOut };
}

/** Pure. */
function interpret({ journeys, reasons, optedOut }: Results): Reading {
  const sent = journeys.reduce((sum, journey) => sum + journey.sent, 0);
  const skipped = reasons.reduce((sum, { count }) => sum + count, 0);
  return {
    headline: sent + skipped === 0 ? "The journeys had nothing to do in this time." : `${plural(sent, "mail", "mails")} sent, ${skipped} skipped because the order said otherwise.`,
    tables: [
      {
        title: "By journey",
        columns: [
          { label: "Journey", kind: "text" },
          { label: "Sent", kind: "count", bar: true },
          { label: "Skipped", kind: "count" },
          { label: "Failed", kind: "count" },
          { label: "Replies", kind: "count" },
          { label: "Tickets after", kind: "count" },
          { label: "Tickets per 100 sent", kind: "per100" },
          { label: "Returns after", kind: "count" },
        ],
        rows: journeys.map((journey) => [journey.name, journey.sent, journey.skipped, journey.failed, journey.replies, journey.tickets, rate(journey.tickets, journey.sent), journey.returns]),
        empty: "No journey sent or skipped anything in this time.",
      },
      {
        title: "Why not sent",
        columns: [{ label: "Reason", kind: "text" }, { label: "Mails", kind: "count", bar: true }],
        rows: [...reasons].sort((a, b) => b.count - a.count).map(({ code, count }) => [SHORT_REASONS[code as keyof typeof SHORT_REASONS] ?? "another reason", count]),
        empty: "Nothing was skipped in this time.",
      },
    ],
    notes: [`${optedOut === 0 ? "Nobody" : plural(optedOut, "person", "people")} unsubscribed from optional mail in this time.`, "Opens are not counted: mail programs open mails that nobody reads, and hide those that somebody did."],
  };
}

export const journeyResults: ReportDefinition<Results> = {
  key: "journeys",
  title: "Journeys",
  question: "What did the mails after the purchase do?",
  definition: `Mails by the day on which it was decided to send or skip them. “Tickets after” and “returns after” are on the same order within ${FOLLOW_DAYS} days of the mail; that they came after it does not mean that they came because of it.`,
  load,
  interpret,
};
