import { inShop, type ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { addToSearch } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { threadOf } from "~/domain/tickets/thread";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { notHere } from "~/lib/not-here";

/** How long a reply can be taken back. */
export const UNDO_SECONDS = 10;

export interface Reply {
  shopId: string;
  ticketId: string;
  /** Made by the page once per draft: the same reply posted twice is sent once. */
  nonce: string;
  /** The ticket's version when the draft was begun. */
  version: number;
  text: string;
  html: string | null;
  cc: string[];
  attachments: { name: string; type: string; content: Uint8Array }[];
  /** Status to leave the ticket in. */
  then: "waiting_for_customer" | "closed";
  staff: ByStaff & { signature: string };
  now: Date;
}

export type ReplyOutcome =
  | { outcome: "queued"; messageId: string; leavesAt: Date }
  | { outcome: "already-sent" }
  /** Somebody wrote since the draft was begun: what is new, and the version to try again with. */
  | { outcome: "overtaken"; version: number; newMessages: { authorName: string; kind: string; text: string; sentAt: Date }[] }
  | { outcome: "no-address" };

/**
 * Answers the customer: message row, outbox row and job in one transaction, sent after the undo time.
 * Compare-and-swap on the ticket's version: it is refused when a teammate or the customer wrote meanwhile.
 */
export async function replyToTicket(reply: Reply): Promise<ReplyOutcome> {
  const { shopId, ticketId, staff, now } = reply;
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, include: { messages: { where: { shopId, kind: { not: "note" } }, orderBy: { sentAt: "asc" } } } })) ?? notHere("ticket");
    const key = `reply:${ticketId}:${reply.nonce}`;
    if (await tx.outgoingMail.count({ where: { shopId, key } })) return { outcome: "already-sent" };
    if (ticket.version !== reply.version) return { outcome: "overtaken", version: ticket.version, newMessages: await newSince(tx, shopId, ticketId, reply.version) };
    if (!ticket.customerEmail) return { outcome: "no-address" };

    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const thread = threadOf(ticket.messages);
    const subject = /^(re|aw|sv|antw|rif|res?p?):/i.test(ticket.subject) ? ticket.subject : `Re: ${ticket.subject}`;
    const text = staff.signature ? `${reply.text}\n\n${staff.signature}` : reply.text;
    const leavesAt = new Date(now.getTime() + UNDO_SECONDS * 1000);
    const queued = await queueMail(tx, {
      shopId,
      key,
      flow: "reply",
      to: ticket.customerEmail,
      cc: reply.cc,
      from: senderAt(shop, env.REPLY_DOMAIN, staff.name),
      subject,
      text,
      html: reply.html,
      ticketId,
      inReplyTo: thread.inReplyTo,
      references: thread.references,
      attachments: reply.attachments,
      dueAt: leavesAt,
      now,
    });
    if (queued.outcome === "no_address") return { outcome: "no-address" };
    if (queued.outcome === "already_queued") return { outcome: "already-sent" };

    const message = await tx.message.create({
      data: {
        shopId,
        ticketId,
        kind: "outbound",
        channel: "email",
        authorName: staff.name,
        staffId: staff.id,
        to: [ticket.customerEmail],
        cc: reply.cc,
        subject,
        reply: text,
        text,
        html: reply.html,
        messageId: queued.messageId,
        inReplyTo: thread.inReplyTo ? [thread.inReplyTo] : [],
        references: thread.references,
        outgoingMailId: queued.mailId,
        sentAt: now,
        attachments: { create: reply.attachments.map((file) => ({ shopId, name: file.name, type: file.type, bytes: file.content.byteLength, content: Buffer.from(file.content) })) },
      },
    });
    await tx.ticket.update({
      where: { shopId, id: ticketId },
      data: {
        version: { increment: 1 },
        status: reply.then,
        waitingSince: null,
        closedAt: reply.then === "closed" ? now : null,
        snoozedUntil: null,
        unread: false,
        lastMessageAt: now,
        firstRepliedAt: ticket.firstRepliedAt ?? now,
        assigneeId: ticket.assigneeId ?? staff.id,
      },
    });
    await addToSearch(tx, { shopId, ticketId, words: searchWords(reply.text), at: now });
    if (reply.then === "closed") await addEvent(tx, { shopId, ticketId, kind: "status", sentence: `${staff.name} closed this with the reply.`, staff, at: now });
    return { outcome: "queued", messageId: message.id, leavesAt };
  });
}

/** What was written after a draft of that version began: every message grows the version by one. */
async function newSince(tx: ShopTx, shopId: string, ticketId: string, version: number) {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { version: true } });
  const rows = await tx.message.findMany({ where: { shopId, ticketId, kind: { not: "note" } }, orderBy: { createdAt: "desc" }, take: Math.max(1, ticket.version - version) });
  return rows.reverse().map((row) => ({ authorName: row.authorName, kind: row.kind, text: row.reply.slice(0, 2_000), sentAt: row.sentAt }));
}
