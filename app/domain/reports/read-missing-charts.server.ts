import { DateTime } from "luxon";
import { inShop, type ShopTx } from "~/db.server";
import { missingCharts, SIZE_WORDS, type AskedProduct } from "~/domain/reports/missing-charts";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";

const DAYS = 7;
const MOST_QUESTIONS = 500;
/** Orders from which product titles are known when a question is about none. */
const KNOWN_FROM_ORDERS = 300;

/** The same for a door, in a transaction of its own. */
export async function readMissingChartsFor({ shopId, now }: { shopId: string; now: Date }): Promise<{ product: string; people: number }[]> {
  return inShop(shopId, (tx) => readMissingCharts(tx, { shopId, now }));
}

/** Products asked about in the last week that have no size chart. */
export async function readMissingCharts(tx: ShopTx, { shopId, now }: { shopId: string; now: Date }): Promise<{ product: string; people: number }[]> {
  const since = DateTime.fromJSDate(now).minus({ days: DAYS }).toJSDate();
  const questions = await tx.$queryRaw<{ id: string; who: string; text: string }[]>`
    SELECT t.id, coalesce(lower(t."customerEmail"), t.id::text) AS who, t.subject || ' ' || m.reply AS text
    FROM "Ticket" t JOIN LATERAL (
      SELECT reply FROM "Message" WHERE "shopId" = t."shopId" AND "ticketId" = t.id AND kind = 'inbound' ORDER BY "sentAt" LIMIT 1) m ON true
    WHERE t."shopId" = ${shopId} AND t."lastMessageAt" >= ${since} AND t."createdAt" >= ${since} AND t.status <> 'spam'
      AND (t.subject || ' ' || left(m.reply, 2000)) ~* ${SIZE_WORDS}
    ORDER BY t."lastMessageAt" DESC LIMIT ${MOST_QUESTIONS}`;
  if (questions.length === 0) return [];
  const linked = await tx.$queryRaw<({ ticketId: string } & AskedProduct)[]>`
    SELECT DISTINCT l."ticketId"::text AS "ticketId", line->>'productId' AS id, line->>'title' AS title, coalesce(line->>'productType', '') AS type,
      coalesce(line->>'vendor', '') AS vendor, coalesce(line->'productTags', '[]') AS tags
    FROM "OrderLink" l JOIN "Order" o ON o."shopId" = l."shopId" AND o."shopifyId" = l."orderShopifyId"
      CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'lines') line
    WHERE l."shopId" = ${shopId} AND l."removedAt" IS NULL AND l."ticketId" = ANY (${questions.map(({ id }) => id)}::uuid[]) AND line->>'productId' IS NOT NULL`;
  const known = await tx.$queryRaw<AskedProduct[]>`
    SELECT DISTINCT ON (line->>'productId') line->>'productId' AS id, line->>'title' AS title, coalesce(line->>'productType', '') AS type,
      coalesce(line->>'vendor', '') AS vendor, coalesce(line->'productTags', '[]') AS tags
    FROM (SELECT snapshot FROM "Order" WHERE "shopId" = ${shopId} ORDER BY "placedAt" DESC LIMIT ${KNOWN_FROM_ORDERS}) recent
      CROSS JOIN LATERAL jsonb_array_elements(recent.snapshot->'lines') line
    WHERE line->>'productId' IS NOT NULL`;
  const charts = await tx.sizeChart.findMany({ where: { shopId, status: "published" }, select: { draft: true } });
  return missingCharts(
    questions.map(({ id, who, text }) => ({ who, text, products: linked.filter((product) => product.ticketId === id) })),
    known,
    charts.flatMap(({ draft }) => {
      const read = sizeChartDraftSchema.safeParse(draft);
      return read.success ? [read.data.assignment] : [];
    }),
  );
}
