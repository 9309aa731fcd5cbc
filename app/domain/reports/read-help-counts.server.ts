import { DateTime } from "luxon";
import { inShop } from "~/db.server";

/** How often an answer or chart was opened in the last thirty days, and what shoppers said of it. */
export interface HelpCount {
  opened: number;
  yes: number;
  no: number;
}

const DAYS = 30;

/** Counts by handle (the entry's own); without those that nobody opened. */
export async function readHelpCounts({ shopId, kind, now }: { shopId: string; kind: "faq" | "chart"; now: Date }): Promise<Record<string, HelpCount>> {
  const since = DateTime.fromJSDate(now, { zone: "utc" }).startOf("day").minus({ days: DAYS }).toJSDate();
  const rows = await inShop(shopId, (tx) => tx.helpUse.groupBy({ by: ["handle"], where: { shopId, kind, day: { gte: since } }, _sum: { opened: true, yes: true, no: true } }));
  return Object.fromEntries(rows.map(({ handle, _sum }) => [handle, { opened: _sum.opened ?? 0, yes: _sum.yes ?? 0, no: _sum.no ?? 0 }]));
}
