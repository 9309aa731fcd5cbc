import { inShop, type ShopTx } from "~/db.server";
import { changeStatusIn } from "~/domain/tickets/change-status.server";
import type { MacroAction } from "~/domain/tickets/macros/macro";
import { markAnswered, noteAnswer } from "~/domain/tickets/mark-answered.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { snoozedUntil } from "~/domain/tickets/snooze";

/**
 * A reply that was to leave later has left: only now is the customer answered, and the ticket takes the status that its
 * writer chose. What was decided since goes before that: a ticket that was closed, called spam or snoozed stays so, and
 * one whose customer wrote when the reply could not be held back any more waits for us.
 *
 * Safe to be called for every mail and again: of a mail that was not scheduled, or is not sent, nothing is done.
 */
export async function settleScheduledReply({ shopId, mailId, now }: { shopId: string; mailId: string; now: Date }): Promise<{ outcome: "settled" | "nothing-to-do" }> {
  return inShop(shopId, async (tx) => {
    const scheduled = await tx.scheduledReply.findFirst({
      where: { shopId, outgoingMailId: mailId, mail: { status: "sent" } },
      include: { mail: { select: { sentAt: true } }, message: { select: { ticketId: true, staffId: true, authorName: true, createdAt: true } } },
    });
    if (!scheduled) return { outcome: "nothing-to-do" };
    const { messageId, message } = scheduled;
    const { ticketId } = message;
    const at = scheduled.mail.sentAt ?? now;
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    if ((await tx.scheduledReply.deleteMany({ where: { shopId, messageId } })).count === 0) return { outcome: "nothing-to-do" };
    await tx.message.update({ where: { shopId, id: messageId }, data: { sentAt: at } });

    const answered = { shopId, ticketId, words: [], at };
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { status: true, lastInboundAt: true } });
    if (ticket.status === "closed" || ticket.status === "spam" || (ticket.status === "snoozed" && (await wasSnoozedSince(tx, { shopId, ticketId, since: scheduled.createdAt })))) {
      await noteAnswer(tx, answered);
      return { outcome: "settled" };
    }
    if (await tx.message.count({ where: { shopId, ticketId, kind: "inbound", auto: null, createdAt: { gt: message.createdAt } } })) {
      await noteAnswer(tx, answered);
      if (ticket.status === "waiting_for_us") await tx.ticket.update({ where: { shopId, id: ticketId }, data: { waitingSince: ticket.lastInboundAt ?? at } });
      await setClocks(tx, { shopId, ticketId });
      return { outcome: "settled" };
    }
    await markAnswered(tx, { ...answered, then: scheduled.thenStatus as "waiting_for_customer" | "closed", staff: { id: message.staffId, name: message.authorName } });
    await afterwards(tx, { shopId, ticketId, actions: scheduled.thenActions as unknown as MacroAction[], staff: message.staffId ? { id: message.staffId, name: message.authorName } : null, at });
    return { outcome: "settled" };
  });
}

async function wasSnoozedSince(tx: ShopTx, { shopId, ticketId, since }: { shopId: string; ticketId: string; since: Date }): Promise<boolean> {
  return (await tx.ticketEvent.count({ where: { shopId, ticketId, kind: "status", at: { gte: since }, data: { path: ["to"], equals: "snoozed" } } })) > 0;
}

/** What the saved reply does to the status. */
async function afterwards(tx: ShopTx, { shopId, ticketId, actions, staff, at }: { shopId: string; ticketId: string; actions: MacroAction[]; staff: { id: string; name: string } | null; at: Date }): Promise<void> {
  const { timeZone } = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true } });
  for (const action of actions) {
    const change = { shopId, ticketId, staff, because: "the saved reply does so", now: at };
    if (action.do === "status") await changeStatusIn(tx, { ...change, to: action.to });
    if (action.do === "snooze") await changeStatusIn(tx, { ...change, to: "snoozed", snoozedUntil: snoozedUntil(action.until, at, timeZone) ?? undefined });
  }
}
