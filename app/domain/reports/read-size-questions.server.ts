import type { ShopTx } from "~/db.server";
import { SIZE_WORDS, type AskedProduct, type SizeQuestion } from "~/domain/reports/missing-charts";
import { collectionsOf, knownCollections } from "~/domain/storefront/collections.server";

const MOST_QUESTIONS = 500;
/** Orders from which product titles are known when a question is about none. */
const KNOWN_FROM_ORDERS = 300;

/** First messages of tickets since then that speak of sizes, newest first; and the products that can be meant. */
export async function readSizeQuestions(tx: ShopTx, { shopId, since }: { shopId: string; since: Date }): Promise<{ questions: SizeQuestion[]; known: AskedProduct[] }> {
  const rows = await tx.$queryRaw<{ id: string; who: string; text: string; productId: string | null }[]>`
    SELECT t.id, coalesce(lower(t."customerEmail"), t.id::text) AS who, t.subject || ' ' || m.reply AS text, t."productShopifyId" AS "productId"
    FROM "Ticket" t JOIN LATERAL (
      SELECT reply FROM "Message" WHERE "shopId" = t."shopId" AND "ticketId" = t.id AND kind = 'inbound' ORDER BY "sentAt" LIMIT 1) m ON true
    WHERE t."shopId" = ${shopId} AND t."lastMessageAt" >= ${since} AND t."createdAt" >= ${since} AND t.status <> 'spam'
      AND (t.subject || ' ' || left(m.reply, 2000)) ~* ${SIZE_WORDS}
    ORDER BY t."lastMessageAt" DESC LIMIT ${MOST_QUESTIONS}`;
  if (rows.length === 0) return { questions: [], known: [] };
  type Line = Omit<AskedProduct, "collectionIds">;
  const linked = await tx.$queryRaw<({ ticketId: string } & Line)[]>`
    SELECT DISTINCT l."ticketId"::text AS "ticketId", line->>'productId' AS id, line->>'title' AS title, coalesce(line->>'productType', '') AS type,
      coalesce(line->>'vendor', '') AS vendor, coalesce(line->'productTags', '[]') AS tags
    FROM "OrderLink" l JOIN "Order" o ON o."shopId" = l."shopId" AND o."shopifyId" = l."orderShopifyId"
      CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'lines') line
    WHERE l."shopId" = ${shopId} AND l."removedAt" IS NULL AND l."ticketId" = ANY (${rows.map(({ id }) => id)}::uuid[]) AND line->>'productId' IS NOT NULL`;
  const recent = await tx.$queryRaw<Line[]>`
    SELECT DISTINCT ON (line->>'productId') line->>'productId' AS id, line->>'title' AS title, coalesce(line->>'productType', '') AS type,
      coalesce(line->>'vendor', '') AS vendor, coalesce(line->'productTags', '[]') AS tags
    FROM (SELECT snapshot FROM "Order" WHERE "shopId" = ${shopId} ORDER BY "placedAt" DESC LIMIT ${KNOWN_FROM_ORDERS}) recent
      CROSS JOIN LATERAL jsonb_array_elements(recent.snapshot->'lines') line
    WHERE line->>'productId' IS NOT NULL`;
  const collections = await knownCollections(tx, shopId);
  const placed = (line: Line): AskedProduct => ({ ...line, collectionIds: collectionsOf(line.id, collections) });
  const known = recent.map(placed);
  return {
    questions: rows.map(({ id, who, text, productId }) => {
      const asked = known.filter((product) => product.id === productId);
      return { who, text, products: asked.length > 0 ? asked : linked.filter((line) => line.ticketId === id).map(placed) };
    }),
    known,
  };
}
