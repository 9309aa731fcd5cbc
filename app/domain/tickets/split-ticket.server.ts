import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { previewOf } from "~/domain/tickets/preview";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { notHere } from "~/lib/not-here";

/**
 * A message that is about something else becomes a ticket of its own, with everything written after it by the same
 * person. Orders are not taken along: what the new one is about is looked at anew by whoever splits. "only-message":
 * nothing would be left.
 */
export async function splitTicket({ shopId, ticketId, messageId, subject, staff, now }: { shopId: string; ticketId: string; messageId: string; subject: string; staff: ByStaff; now: Date }): Promise<{ outcome: "split"; ticketId: string } | { outcome: "only-message" }> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, include: { messages: { where: { shopId }, orderBy: { sentAt: "asc" }, include: { attachments: { select: { id: true } } } } } })) ?? notHere("ticket");
    const first = ticket.messages.find((message) => message.id === messageId && message.kind === "inbound") ?? notHere("message");
    const moving = ticket.messages.filter((message) => message.kind === "inbound" && message.authorEmail === first.authorEmail && message.sentAt >= first.sentAt);
    if (ticket.messages.filter((message) => message.kind === "inbound").length === moving.length) return { outcome: "only-message" };
    const last = moving.at(-1)!;
    const made = await tx.ticket.create({
      data: {
        shopId,
        subject: subject.trim().slice(0, 300) || ticket.subject,
        channel: first.channel,
        status: "waiting_for_us",
        customerName: first.authorName,
        customerEmail: first.authorEmail,
        customerShopifyId: first.authorEmail === ticket.customerEmail ? ticket.customerShopifyId : null,
        language: ticket.language,
        preview: previewOf({ reply: last.reply, text: last.text, attachments: [] }),
        waitingSince: first.sentAt,
        lastInboundAt: last.sentAt,
        lastMessageAt: last.sentAt,
        assigneeId: staff.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.message.updateMany({ where: { shopId, id: { in: moving.map(({ id }) => id) } }, data: { ticketId: made.id } });
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { version: { increment: 1 } } });
    await addEvent(tx, { shopId, ticketId, kind: "split", sentence: `${staff.name} moved ${moving.length === 1 ? "a message" : `${moving.length} messages`} to a ticket of its own.`, data: { ticketId: made.id }, staff, at: now });
    await addEvent(tx, { shopId, ticketId: made.id, kind: "split-from", sentence: `${staff.name} split this from “${ticket.subject}”.`, data: { ticketId }, staff, at: now });
    for (const id of [ticketId, made.id]) {
      await setClocks(tx, { shopId, ticketId: id });
      await reindexTicket(tx, { shopId, ticketId: id });
    }
    return { outcome: "split", ticketId: made.id };
  });
}
