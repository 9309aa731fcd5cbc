import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import type { JourneyWeek } from "~/domain/reports/journey-week";

/** What the journeys did in the last seven days. */
export async function readJourneyWeek({ shopId, now }: { shopId: string; now: Date }): Promise<JourneyWeek> {
  const since = DateTime.fromJSDate(now).minus({ days: 7 }).toJSDate();
  return inShop(shopId, async (tx) => {
    const decided = await tx.journeyStep.groupBy({ by: ["status", "reasonCode"], where: { shopId, status: { in: ["sent", "skipped", "failed"] }, decidedAt: { gte: since } }, _count: true });
    const total = (status: string) => decided.filter((row) => row.status === status).reduce((sum, row) => sum + row._count, 0);
    return {
      sent: total("sent"),
      skipped: decided
        .filter((row) => row.status === "skipped")
        .map((row) => ({ code: row.reasonCode ?? "", count: row._count }))
        .sort((a, b) => b.count - a.count),
      failed: total("failed"),
      due: await tx.journeyStep.count({ where: { shopId, status: { in: ["due", "claimed"] } } }),
      enabled: await tx.journey.count({ where: { shopId, enabled: true } }),
    };
  });
}
