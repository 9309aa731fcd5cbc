import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { fitEvidence, type FitEvidence, type FitVoice } from "~/domain/reports/fit-evidence";
import { fitIn } from "~/domain/reports/fit-words";
import { productsMeant, type AskedProduct } from "~/domain/reports/missing-charts";
import { readSizeQuestions } from "~/domain/reports/read-size-questions.server";
import { matchProducts } from "~/domain/storefront/chart-rules";
import { collectionsOf, knownCollections } from "~/domain/storefront/collections.server";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";

const DAYS = 180;
/** A return is asked for within this time of the order. */
const OLDEST_ORDER_DAYS = 365;

/** What returns and questions of half a year say of the fit of the products that show this chart; null: nobody said anything. */
export async function readFitEvidence({ shopId, chartId, now }: { shopId: string; chartId: string; now: Date }): Promise<FitEvidence | null> {
  const since = DateTime.fromJSDate(now).minus({ days: DAYS }).toJSDate();
  const oldest = DateTime.fromJSDate(since).minus({ days: OLDEST_ORDER_DAYS }).toJSDate();
  return inShop(shopId, async (tx) => {
    type Line = Omit<AskedProduct, "collectionIds">;
    const bought = await tx.$queryRaw<(Line & { sold: number })[]>`
      SELECT line->>'productId' AS id, max(line->>'title') AS title, max(coalesce(line->>'productType', '')) AS type, max(coalesce(line->>'vendor', '')) AS vendor,
        (array_agg(coalesce(line->'productTags', '[]') ORDER BY o."placedAt" DESC))[1] AS tags,
        sum((line->>'quantity')::int) FILTER (WHERE o."placedAt" >= ${since})::int AS sold
      FROM "Order" o CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'lines') line
      WHERE o."shopId" = ${shopId} AND o."placedAt" >= ${oldest} AND o."cancelledAt" IS NULL AND line->>'productId' IS NOT NULL
      GROUP BY 1`;
    const collections = await knownCollections(tx, shopId);
    const charts = await tx.sizeChart.findMany({ where: { shopId }, orderBy: { createdAt: "asc" }, select: { id: true, draft: true } });
    const assigned = charts.map(({ id, draft }) => ({ id, assignment: sizeChartDraftSchema.parse(draft).assignment }));
    const shown = new Set(matchProducts(assigned, bought.map((line) => ({ ...line, collectionIds: collectionsOf(line.id, collections) }))).shown.get(chartId));
    if (shown.size === 0) return null;

    const returned = await tx.$queryRaw<{ who: string; productId: string; text: string }[]>`
      SELECT coalesce(lower(o.snapshot->>'email'), o."customerShopifyId", o."shopifyId") AS who, bought->>'productId' AS "productId",
        coalesce(line->>'reason', '') || ' ' || coalesce(line->>'note', '') AS text
      FROM "Order" o CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'returns') back CROSS JOIN LATERAL jsonb_array_elements(back->'lines') line
        JOIN LATERAL (SELECT value FROM jsonb_array_elements(o.snapshot->'lines') WHERE value->>'id' = line->>'lineId' LIMIT 1) found(bought) ON true
      WHERE o."shopId" = ${shopId} AND o."placedAt" >= ${oldest} AND o."returnStatus" <> 'NO_RETURN' AND back->>'status' NOT IN ('DECLINED', 'CANCELED')
        AND (back->>'createdAt')::timestamptz >= ${since}
      ORDER BY back->>'createdAt'`;
    const { questions, known } = await readSizeQuestions(tx, { shopId, since });
    const voices: FitVoice[] = [
      ...questions.toReversed().flatMap((question) => productsMeant(question, known).map(({ id }) => ({ who: question.who, productId: id, by: "question" as const, text: question.text }))),
      ...returned.map((line) => ({ ...line, by: "return" as const })),
    ].flatMap(({ text, ...voice }) => {
      const says = fitIn(text);
      return says && shown.has(voice.productId) ? [{ ...voice, says }] : [];
    });
    return fitEvidence(voices, bought.filter(({ id }) => shown.has(id)).reduce((sum, { sold }) => sum + (sold ?? 0), 0), DAYS);
  });
}
