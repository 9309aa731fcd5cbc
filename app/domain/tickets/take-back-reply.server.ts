import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";

/**
 * Takes back a reply that has not left yet. Returns its text, so that it can go on as a draft.
 * "too-late" once delivery has begun. The ticket waits for us again.
 */
export async function takeBackReply({ shopId, ticketId, messageId, now }: { shopId: string; ticketId: string; messageId: string; now: Date }): Promise<{ outcome: "taken-back"; text: string; html: string | null } | { outcome: "too-late" }> {
  return inShop(shopId, async (tx) => {
    const message = (await tx.message.findFirst({ where: { shopId, ticketId, id: messageId, kind: "outbound" } })) ?? notHere("message");
    const { count } = await tx.outgoingMail.updateMany({ where: { shopId, id: message.outgoingMailId ?? undefined, status: "queued" }, data: { status: "cancelled", reason: "Taken back by staff." } });
    if (!message.outgoingMailId || count === 0) return { outcome: "too-late" };
    await tx.message.delete({ where: { shopId, id: messageId } });
    await tx.ticket.update({ where: { shopId, id: message.ticketId }, data: { status: "waiting_for_us", closedAt: null, waitingSince: now, version: { increment: 1 } } });
    return { outcome: "taken-back", text: message.reply, html: message.html };
  });
}
