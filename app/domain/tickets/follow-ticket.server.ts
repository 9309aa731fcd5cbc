import { inShop, type ShopTx } from "~/db.server";
import { notHere } from "~/lib/not-here";

/** Whoever follows a ticket finds it among their mentions when something is written on it. */
export async function followTicket({ shopId, ticketId, staffId, follow }: { shopId: string; ticketId: string; staffId: string; follow: boolean }): Promise<{ outcome: "following" | "not-following" }> {
  return inShop(shopId, async (tx) => {
    if (!(await tx.ticket.count({ where: { shopId, id: ticketId } }))) notHere("ticket");
    if (follow) await tx.follower.createMany({ data: [{ shopId, ticketId, staffId }], skipDuplicates: true });
    else await tx.follower.deleteMany({ where: { shopId, ticketId, staffId } });
    return { outcome: follow ? "following" : "not-following" };
  });
}

/** Something was written on a ticket: its followers find it, except who wrote it. */
export async function tellFollowers(tx: ShopTx, { shopId, ticketId, messageId, byName, except, now }: { shopId: string; ticketId: string; messageId: string; byName: string; except: string | null; now: Date }): Promise<void> {
  const followers = await tx.follower.findMany({ where: { shopId, ticketId }, select: { staffId: true } });
  const staffIds = followers.map(({ staffId }) => staffId).filter((id) => id !== except);
  if (staffIds.length > 0) await tx.mention.createMany({ data: staffIds.map((staffId) => ({ shopId, ticketId, messageId, staffId, byName, createdAt: now })), skipDuplicates: true });
}
