import { inShop, type ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { draftAgain } from "~/domain/tickets/compose/drafts.server";
import { withdrawRating } from "~/domain/tickets/rating/plan-rating.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { untell } from "~/domain/returns/tell-in-reply.server";
import { notHere } from "~/lib/not-here";

/**
 * Takes back a reply that has not left yet; it is the writer's draft again, files included. "too-late" once delivery has
 * begun. The ticket waits for us again, unless nobody has written in it yet; when the reply was to leave later, the ticket
 * has not changed for it, and does not now.
 */
export async function takeBackReply({ shopId, ticketId, messageId, now }: { shopId: string; ticketId: string; messageId: string; now: Date }): Promise<{ outcome: "taken-back" | "too-late" }> {
  return inShop(shopId, async (tx) => {
    const message = (await tx.message.findFirst({ where: { shopId, ticketId, id: messageId, kind: "outbound" }, select: { id: true, outgoingMailId: true, staffId: true, scheduled: { select: { thenStatus: true } } } })) ?? notHere("message");
    if (!message.outgoingMailId || !(await cancel(tx, shopId, message.outgoingMailId, "Taken back by staff."))) return { outcome: "too-late" };
    const { lastInboundAt } = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { lastInboundAt: true } });
    // In a conversation that we began, the customer has not asked for anything yet.
    const weBegan = lastInboundAt === null && (await tx.message.count({ where: { shopId, ticketId, kind: { not: "note" }, id: { not: messageId } } })) === 0;
    const preview = weBegan ? { preview: "Nothing sent yet" } : {};
    const status = weBegan ? { status: "waiting_for_customer" } : { status: "waiting_for_us", waitingSince: lastInboundAt ?? now };
    const ticket = await tx.ticket.update({ where: { shopId, id: ticketId }, data: { ...preview, ...(message.scheduled ? {} : { ...status, closedAt: null }), version: { increment: 1 } }, select: { version: true } });
    if (!message.scheduled) {
      await withdrawRating(tx, { shopId, ticketId });
      await setClocks(tx, { shopId, ticketId });
    }
    if (message.staffId) await draftAgain(tx, { shopId, ticketId, staffId: message.staffId, messageId, version: ticket.version, now });
    await tx.message.delete({ where: { shopId, id: messageId } });
    return { outcome: "taken-back" };
  });
}

/**
 * Holds back replies that were to leave later, because the customer has written before: the writer should read that
 * first. Each is a draft again. A reply in its undo time is on its way and stays.
 */
export async function holdBackScheduled(tx: ShopTx, { shopId, ticketId, version, now }: { shopId: string; ticketId: string; version: number; now: Date }): Promise<number> {
  const waiting = await tx.outgoingMail.findMany({ where: { shopId, ticketId, flow: "reply", status: "queued", dueAt: { gt: new Date(now.getTime() + 30_000) } }, select: { id: true } });
  let held = 0;
  for (const mail of waiting) {
    const message = await tx.message.findFirst({ where: { shopId, ticketId, outgoingMailId: mail.id }, select: { id: true, staffId: true, authorName: true } });
    if (!message || !(await cancel(tx, shopId, mail.id, "Held back: the customer wrote first."))) continue;
    if (message.staffId) await draftAgain(tx, { shopId, ticketId, staffId: message.staffId, messageId: message.id, version: version - 1, now });
    await tx.message.delete({ where: { shopId, id: message.id } });
    await addEvent(tx, { shopId, ticketId, kind: "held-back", sentence: `The reply that ${message.authorName} had scheduled was held back, because the customer wrote first. It is a draft again.`, at: now });
    held++;
  }
  return held;
}

async function cancel(tx: ShopTx, shopId: string, mailId: string, reason: string): Promise<boolean> {
  const { count } = await tx.outgoingMail.updateMany({ where: { shopId, id: mailId, status: "queued" }, data: { status: "cancelled", reason } });
  if (count === 1) await untell(tx, { shopId, mailId });
  return count === 1;
}
