import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { limitsFor, type Limits, type Standing } from "./limits";

export interface Sent {
  standing: Standing;
  limits: Limits;
  /** Journey mail sent since the hour and the shop's day began, and when each ends. */
  hour: { sent: number; endsAt: Date };
  day: { sent: number; endsAt: Date };
}

/** What a shop has sent of late, what became of it, and how much more it may send. */
export async function readStanding(tx: ShopTx, { shopId, now }: { shopId: string; now: Date }): Promise<Sent> {
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { installedAt: true, timeZone: true } });
  const sending = await tx.sending.findUnique({ where: { shopId }, select: { host: true, goOnAt: true } });
  const local = DateTime.fromJSDate(now, { zone: shop.timeZone });
  const [hour, day] = [local.startOf("hour"), local.startOf("day")];
  const week = local.minus({ days: 7 }).toJSDate();
  const [counted] = await tx.$queryRaw<{ week: number; day: number; hour: number }[]>`
    SELECT count(*)::int AS week,
      (count(*) FILTER (WHERE flow = 'journey' AND "sentAt" >= ${day.toJSDate()}))::int AS day,
      (count(*) FILTER (WHERE flow = 'journey' AND "sentAt" >= ${hour.toJSDate()}))::int AS hour
    FROM "OutgoingMail" WHERE "shopId" = ${shopId} AND "sentAt" >= ${week} AND "sentAt" <= ${now}`;
  const came = await tx.suppression.groupBy({ by: ["reason"], where: { shopId, reason: { in: ["hard_bounce", "soft_bounces", "complaint"] }, lastAt: { gte: week } }, _count: true });
  const countOf = (...reasons: string[]) => came.filter(({ reason }) => reasons.includes(reason)).reduce((sum, { _count }) => sum + _count, 0);
  const standing: Standing = {
    days: Math.floor((now.getTime() - shop.installedAt.getTime()) / 86_400_000),
    recipients: counted!.week,
    bounces: countOf("hard_bounce", "soft_bounces"),
    complaints: countOf("complaint"),
    letGoOn: sending?.goOnAt != null && sending.goOnAt > week,
    ownServer: sending?.host != null,
  };
  return {
    standing,
    limits: limitsFor(standing),
    hour: { sent: counted!.hour, endsAt: hour.plus({ hours: 1 }).toJSDate() },
    day: { sent: counted!.day, endsAt: day.plus({ days: 1 }).toJSDate() },
  };
}
