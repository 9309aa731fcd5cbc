import { acrossShops } from "~/db.server";

export interface DueWork {
  /** Snoozed tickets whose time has come. */
  wake: { shopId: string; ticketId: string }[];
  /** Promised times that come close, or have passed, and of which nobody was told. */
  promises: { shopId: string; ticketId: string }[];
  ratings: { shopId: string; ratingId: string }[];
  /** Replies that were to leave later and have left, without their ticket knowing it. */
  sentReplies: { shopId: string; mailId: string }[];
}

/** Most of each kind in one sweep; what is left is found by the next one. */
const MOST = 500;
/** Longest warning before a promised time that a shop can set (minutes). */
const LONGEST_WARNING = 600;

/** What the clock has to do on the desks of all shops. */
export async function findDue({ now }: { now: Date }): Promise<DueWork> {
  const soon = new Date(now.getTime() + LONGEST_WARNING * 60_000);
  return acrossShops(async (tx) => {
    const wake = await tx.ticket.findMany({ where: { status: "snoozed", snoozedUntil: { lte: now } }, select: { shopId: true, id: true }, take: MOST });
    const promises = await tx.ticket.findMany({
      where: { status: "waiting_for_us", dueAt: { lte: soon }, OR: [{ dueWarnedAt: null }, { breachedAt: null, dueAt: { lte: now } }] },
      select: { shopId: true, id: true },
      orderBy: { dueAt: "asc" },
      take: MOST,
    });
    const ratings = await tx.rating.findMany({ where: { status: "planned", dueAt: { lte: now } }, select: { shopId: true, id: true }, take: MOST });
    const sent = await tx.scheduledReply.findMany({ where: { mail: { status: "sent" } }, select: { shopId: true, outgoingMailId: true }, take: MOST });
    const pick = (rows: { shopId: string; id: string }[]) => rows.map(({ shopId, id }) => ({ shopId, ticketId: id }));
    return { wake: pick(wake), promises: pick(promises), ratings: ratings.map(({ shopId, id }) => ({ shopId, ratingId: id })), sentReplies: sent.map(({ shopId, outgoingMailId }) => ({ shopId, mailId: outgoingMailId })) };
  });
}
