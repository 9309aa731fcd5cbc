import { inShop, type ShopTx } from "~/db.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { takeDraft } from "~/domain/tickets/compose/drafts.server";
import { replyBody } from "~/domain/tickets/compose/reply-body.server";
import { mentionedIn } from "~/domain/tickets/mentions";
import { tellFollowers } from "~/domain/tickets/follow-ticket.server";
import { addToSearch } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { notHere } from "~/lib/not-here";

/**
 * A note for staff only. It has no recipient and no mail: there is no path by which it could leave. Colleagues named
 * with an @ find the ticket among their mentions, and follow it from then on. `nonce` is made by the page once per note:
 * the same one posted twice is one note.
 */
export async function addNote({ shopId, ticketId, nonce, written, staff, now }: { shopId: string; ticketId: string; nonce: string; written: string; staff: ByStaff; now: Date }): Promise<{ outcome: "noted"; called: string[] } | { outcome: "empty" }> {
  const { html, text } = replyBody(written);
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { lastMessageAt: true } })) ?? notHere("ticket");
    if (await tx.message.count({ where: { shopId, id: nonce } })) return { outcome: "noted", called: [] };
    const files = await takeDraft(tx, { shopId, ticketId, staffId: staff.id, kind: "note" });
    if (text === "" && files.length === 0) return { outcome: "empty" };
    const message = await tx.message.create({
      data: {
        id: nonce,
        shopId,
        ticketId,
        kind: "note",
        channel: "note",
        authorName: staff.name,
        staffId: staff.id,
        to: [],
        cc: [],
        reply: text,
        text,
        html,
        sentAt: now,
        attachments: { create: files.map((file) => ({ shopId, name: file.name, type: file.type, bytes: file.content.byteLength, content: file.content })) },
      },
      select: { id: true },
    });
    await addToSearch(tx, { shopId, ticketId, words: searchWords(text), at: ticket.lastMessageAt });
    const called = await callColleagues(tx, { shopId, ticketId, messageId: message.id, text, staff, now });
    await tellFollowers(tx, { shopId, ticketId, messageId: message.id, byName: staff.name, except: staff.id, now });
    return { outcome: "noted", called };
  });
}

async function callColleagues(tx: ShopTx, { shopId, ticketId, messageId, text, staff, now }: { shopId: string; ticketId: string; messageId: string; text: string; staff: ByStaff; now: Date }): Promise<string[]> {
  if (!text.includes("@")) return [];
  const team = await tx.staff.findMany({ where: { shopId, leftAt: null }, select: { id: true, name: true } });
  const called = mentionedIn(text, team).filter(({ id }) => id !== staff.id);
  for (const colleague of called) {
    await tx.mention.create({ data: { shopId, ticketId, messageId, staffId: colleague.id, byName: staff.name, createdAt: now } });
    await tx.follower.createMany({ data: [{ shopId, ticketId, staffId: colleague.id }], skipDuplicates: true });
  }
  return called.map(({ name }) => name);
}
