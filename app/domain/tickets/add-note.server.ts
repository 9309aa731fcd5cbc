import { inShop } from "~/db.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { addToSearch } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { notHere } from "~/lib/not-here";

/** A note for staff only. It has no recipient and no mail: there is no path by which it could leave. */
export async function addNote({ shopId, ticketId, text, staff, now }: { shopId: string; ticketId: string; text: string; staff: ByStaff; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { lastMessageAt: true } })) ?? notHere("ticket");
    await tx.message.create({ data: { shopId, ticketId, kind: "note", channel: "note", authorName: staff.name, staffId: staff.id, to: [], cc: [], reply: text, text, sentAt: now } });
    await addToSearch(tx, { shopId, ticketId, words: searchWords(text), at: ticket.lastMessageAt });
  });
}
