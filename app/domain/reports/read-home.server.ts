import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { MOST_COUNTED, type HomeFigures } from "~/domain/reports/home";
import { median } from "~/lib/durations";
import { openClock, type OpenTimes } from "~/lib/open-hours";

/** For "first answer today": more than this many would not move the median. */
const MOST_ANSWERED = 2_000;
const RATE_DAYS = 30;

/** The four numbers on top of the home page, from our own rows. `times`: the shop's open hours and zone. */
export async function readHome({ shopId, times, now }: { shopId: string; times: OpenTimes; now: Date }): Promise<HomeFigures> {
  const today = DateTime.fromJSDate(now, { zone: times.zone }).startOf("day").toJSDate();
  const since = DateTime.fromJSDate(now).minus({ days: RATE_DAYS }).toJSDate();
  return inShop(shopId, async (tx) => {
    const [waiting] = await tx.$queryRaw<[{ count: number; oldest: Date | null }]>`
      SELECT count(*)::int AS count, min("waitingSince") AS oldest
      FROM (SELECT "waitingSince" FROM "Ticket" WHERE "shopId" = ${shopId} AND status = 'waiting_for_us' LIMIT ${MOST_COUNTED}) bounded`;
    const overdue = await tx.$queryRaw<{ id: string; who: string; dueAt: Date }[]>`
      SELECT id, "customerName" AS who, "dueAt" FROM "Ticket"
      WHERE "shopId" = ${shopId} AND "dueAt" < ${now} AND status = 'waiting_for_us' ORDER BY "dueAt" LIMIT ${MOST_COUNTED}`;
    // A reply is the ticket's last message for a while: by that index, because firstRepliedAt has none.
    const answered = await tx.ticket.findMany({
      where: { shopId, lastMessageAt: { gte: today }, firstRepliedAt: { gte: today }, status: { not: "spam" } },
      select: { createdAt: true, firstRepliedAt: true },
      orderBy: { lastMessageAt: "desc" },
      take: MOST_ANSWERED,
    });
    const tickets = await tx.ticket.count({ where: { shopId, lastMessageAt: { gte: since }, createdAt: { gte: since }, status: { not: "spam" }, mergedIntoId: null } });
    const orders = await tx.order.count({ where: { shopId, placedAt: { gte: since } } });

    const earliest = answered.reduce((first, { createdAt }) => (createdAt < first ? createdAt : first), now);
    const minutes = openClock(times, earliest, now);
    const worst = overdue[0];
    return {
      waiting: { count: waiting.count, oldestSince: waiting.oldest?.toISOString() ?? null },
      overdue: { count: overdue.length, worst: worst ? { ticketId: worst.id, who: worst.who, dueAt: worst.dueAt.toISOString() } : null },
      firstAnswer: { medianMinutes: median(answered.map((ticket) => minutes(ticket.createdAt, ticket.firstRepliedAt!))), answered: answered.length },
      contactRate: { tickets, orders },
    };
  });
}
