import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";
import { journeyConfigSchema, runningStep, type JourneyConfig, type RunningStep } from "./journey";

export interface JourneyItem {
  key: string;
  name: string;
  enabled: boolean;
  version: number;
  config: JourneyConfig;
  steps: RunningStep[];
  /** What its steps came to in the last 30 days. */
  month: { sent: number; skipped: number; failed: number; due: number };
  /** It has never had anything to do with an order: zeros would look like a bad month. */
  isUntouched: boolean;
}

/** The shop's journeys, the supplied ones first, with what became of their steps. */
export async function listJourneys({ shopId, now }: { shopId: string; now: Date }): Promise<JourneyItem[]> {
  const since = new Date(now.getTime() - 30 * 24 * 3_600_000);
  return inShop(shopId, async (tx) => {
    const journeys = await tx.journey.findMany({ where: { shopId }, orderBy: { createdAt: "asc" } });
    const counts = await tx.journeyStep.groupBy({
      by: ["journeyKey", "status"],
      where: { shopId, OR: [{ decidedAt: { gte: since } }, { status: { in: ["due", "claimed"] } }] },
      _count: true,
    });
    const count = (key: string, ...statuses: string[]) => counts.filter((row) => row.journeyKey === key && statuses.includes(row.status)).reduce((sum, row) => sum + row._count, 0);
    const touched = new Set(counts.map((row) => row.journeyKey));
    for (const { key: journeyKey } of journeys) if (!touched.has(journeyKey) && (await tx.journeyStep.findFirst({ where: { shopId, journeyKey }, select: { id: true } }))) touched.add(journeyKey);
    return journeys.map(({ key, name, enabled, version, config }) => {
      const parsed = journeyConfigSchema.parse(config);
      return {
        key,
        name,
        enabled,
        version,
        config: parsed,
        steps: parsed.steps.map(runningStep),
        month: { sent: count(key, "sent"), skipped: count(key, "skipped"), failed: count(key, "failed"), due: count(key, "due", "claimed") },
        isUntouched: !touched.has(key),
      };
    });
  });
}

export async function readJourney({ shopId, key, now }: { shopId: string; key: string; now: Date }): Promise<JourneyItem> {
  return (await listJourneys({ shopId, now })).find((journey) => journey.key === key) ?? notHere("journey");
}
