import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { reports } from "~/domain/reports/registry.server";
import { PERIODS, type Period, type Reading } from "~/domain/reports/report";
import { notHere } from "~/lib/not-here";
import type { OpenTimes } from "~/lib/open-hours";

/** Reports look at many rows: longer than a page's other queries may take. */
const TIMEOUT_MS = 30_000;

/** One report over the last `days` days of the shop, today included. Throws NotHere when there is no such report. */
export async function readReport({ shopId, key, days, times, now }: { shopId: string; key: string; days: number; times: OpenTimes; now: Date }): Promise<Reading> {
  const report = reports.find((each) => each.key === key) ?? notHere("report");
  return inShop(shopId, (tx) => report.read(tx, { shopId, times, period: periodOf(days, times.zone, now) }), { timeout: TIMEOUT_MS });
}

/** The asked number of days if it is one that is offered, else 30. */
export function daysAsked(asked: string | null): number {
  return PERIODS.find((days) => String(days) === asked) ?? 30;
}

export function periodOf(days: number, zone: string, now: Date): Period {
  const tomorrow = DateTime.fromJSDate(now, { zone }).startOf("day").plus({ days: 1 });
  return { from: tomorrow.minus({ days }).toJSDate(), to: tomorrow.toJSDate(), days };
}
