import { DateTime } from "luxon";
import { inShop, type ShopTx } from "~/db.server";
import { missingCharts } from "~/domain/reports/missing-charts";
import { readSizeQuestions } from "~/domain/reports/read-size-questions.server";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";

const DAYS = 7;

/** The same for a door, in a transaction of its own. */
export async function readMissingChartsFor({ shopId, now }: { shopId: string; now: Date }): Promise<{ product: string; people: number }[]> {
  return inShop(shopId, (tx) => readMissingCharts(tx, { shopId, now }));
}

/** Products asked about in the last week that have no size chart. */
export async function readMissingCharts(tx: ShopTx, { shopId, now }: { shopId: string; now: Date }): Promise<{ product: string; people: number }[]> {
  const since = DateTime.fromJSDate(now).minus({ days: DAYS }).toJSDate();
  const { questions, known } = await readSizeQuestions(tx, { shopId, since });
  if (questions.length === 0) return [];
  const charts = await tx.sizeChart.findMany({ where: { shopId, status: "published" }, select: { published: true } });
  return missingCharts(
    questions,
    known,
    charts.flatMap(({ published }) => {
      const read = sizeChartDraftSchema.safeParse(published);
      return read.success ? [read.data.assignment] : [];
    }),
  );
}
