import type { Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { takeDraft } from "~/domain/tickets/compose/drafts.server";
import { replyBody } from "~/domain/tickets/compose/reply-body.server";
import { gapsIn } from "~/domain/tickets/macros/fill-macro";
import { isOfStatus, type Macro } from "~/domain/tickets/macros/macro";
import { countMacroUse } from "~/domain/tickets/macros/macros.server";
import { markAnswered } from "~/domain/tickets/mark-answered.server";
import { previewOf } from "~/domain/tickets/preview";
import { addToSearch } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { threadOf } from "~/domain/tickets/thread";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { tellInReply } from "~/domain/returns/tell-in-reply.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** How long a reply can be taken back. */
export const UNDO_SECONDS = 10;

export interface Reply {
  shopId: string;
  ticketId: string;
  /** Made by the page once per draft: the same reply posted twice is sent once. */
  nonce: string;
  /** The ticket's version when the draft was begun. */
  version: number;
  /** From the editor, or plain text. */
  written: string;
  cc: string[];
  /** Status to leave the ticket in. */
  then: "waiting_for_customer" | "closed";
  /** Leaves at this time instead of at once, and the ticket stays as it is until then. It is held back when the customer writes before. */
  sendAt?: Date | null;
  /** The saved reply it came from. */
  macroId?: string | null;
  staff: ByStaff & { signature: string };
  now: Date;
}

export type ReplyOutcome =
  /** `macro`: what else it wants done, now that the reply is on its way. */
  | { outcome: "queued"; messageId: string; leavesAt: Date; isScheduled: boolean; macro: Macro | null }
  | { outcome: "already-sent" }
  /** Something is still to be filled in. */
  | { outcome: "gaps"; gaps: string[] }
  | { outcome: "empty" }
  /** Somebody wrote since the draft was begun: what is new, and the version to try again with. */
  | { outcome: "overtaken"; version: number; newMessages: { authorName: string; kind: string; text: string; sentAt: Date }[] }
  | { outcome: "no-address" };

/**
 * Answers the customer: message row, outbox row and job in one transaction, sent after the undo time (or at `sendAt`).
 * Compare-and-swap on the ticket's version: it is refused when a teammate or the customer wrote meanwhile. The files of
 * the writer's draft go along, and the draft is gone. Sent at once, it answers the customer now, and may be undone; at
 * `sendAt`, when it has left (settle-scheduled-reply.server.ts): until then the customer still waits, and the clocks run.
 */
export async function replyToTicket(reply: Reply): Promise<ReplyOutcome> {
  const { shopId, ticketId, staff, now } = reply;
  const body = replyBody(reply.written, staff.signature);
  const gaps = gapsIn(body.text);
  if (gaps.length > 0) return { outcome: "gaps", gaps };
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, include: { messages: { where: { shopId, kind: { not: "note" } }, orderBy: { sentAt: "asc" } } } })) ?? notHere("ticket");
    const key = `reply:${ticketId}:${reply.nonce}`;
    if (await tx.outgoingMail.count({ where: { shopId, key } })) return { outcome: "already-sent" };
    if (ticket.version !== reply.version) return { outcome: "overtaken", version: ticket.version, newMessages: await newSince(tx, shopId, ticketId, reply.version) };
    if (!ticket.customerEmail) return { outcome: "no-address" };

    const files = await takeDraft(tx, { shopId, ticketId, staffId: staff.id, kind: "reply" });
    if (replyBody(reply.written).text === "" && files.length === 0) return { outcome: "empty" };
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const thread = threadOf(ticket.messages);
    const isFirst = ticket.messages.length === 0;
    const subject = isFirst || /^(re|aw|sv|antw|rif|res?p?):/i.test(ticket.subject) ? ticket.subject : `Re: ${ticket.subject}`;
    const later = reply.sendAt && reply.sendAt > now ? reply.sendAt : null;
    const leavesAt = later ?? new Date(now.getTime() + UNDO_SECONDS * 1000);
    const queued = await queueMail(tx, {
      shopId,
      key,
      flow: "reply",
      to: ticket.customerEmail,
      cc: reply.cc,
      from: senderAt(shop, env.REPLY_DOMAIN, staff.name),
      subject,
      text: body.text,
      html: body.html,
      ticketId,
      inReplyTo: thread.inReplyTo,
      references: thread.references,
      attachments: files,
      dueAt: leavesAt,
      now,
    });
    if (queued.outcome === "no_address") return { outcome: "no-address" };
    if (queued.outcome === "already_queued") return { outcome: "already-sent" };

    await tellInReply(tx, { shopId, orders: await ordersOf(tx, shopId, ticketId), text: body.text, zone: shop.timeZone, mailId: queued.mailId, now });

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
        reply: body.text,
        text: body.text,
        html: body.html,
        messageId: queued.messageId,
        inReplyTo: thread.inReplyTo ? [thread.inReplyTo] : [],
        references: thread.references,
        outgoingMailId: queued.mailId,
        sentAt: now,
        attachments: { create: files.map((file) => ({ shopId, name: file.name, type: file.type, bytes: file.content.byteLength, content: file.content })) },
      },
    });
    await tx.ticket.update({
      where: { shopId, id: ticketId },
      data: {
        version: { increment: 1 },
        unread: false,
        assigneeId: ticket.assigneeId ?? staff.id,
        ...(isFirst ? { preview: previewOf({ reply: body.text, text: body.text, attachments: [] }) } : {}),
      },
    });
    const words = searchWords(body.text);
    const macro = reply.macroId ? await countMacroUse(tx, { shopId, id: reply.macroId }) : null;
    if (later) {
      await addToSearch(tx, { shopId, ticketId, words, at: ticket.lastMessageAt });
      const thenActions = (macro?.actions.filter(isOfStatus) ?? []) as unknown as Prisma.InputJsonArray;
      await tx.scheduledReply.create({ data: { shopId, messageId: message.id, outgoingMailId: queued.mailId, thenStatus: reply.then, thenActions, createdAt: now } });
    } else await markAnswered(tx, { shopId, ticketId, then: reply.then, staff, words, at: now });
    return { outcome: "queued", messageId: message.id, leavesAt, isScheduled: later !== null, macro };
  });
}

/** The linked orders that are the writer's own. */
async function ordersOf(tx: ShopTx, shopId: string, ticketId: string): Promise<OrderSnapshot[]> {
  const links = await tx.orderLink.findMany({ where: { shopId, ticketId, removedAt: null, status: { not: "claimed" } }, select: { orderShopifyId: true } });
  const rows = await tx.order.findMany({ where: { shopId, shopifyId: { in: links.map((link) => link.orderShopifyId) }, deletedAt: null }, select: { snapshot: true } });
  return rows.map((row) => row.snapshot as unknown as OrderSnapshot);
}

/** What was written after a draft of that version began: every message grows the version by one. */
async function newSince(tx: ShopTx, shopId: string, ticketId: string, version: number) {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { version: true } });
  const rows = await tx.message.findMany({ where: { shopId, ticketId, kind: { not: "note" } }, orderBy: { createdAt: "desc" }, take: Math.max(1, ticket.version - version) });
  return rows.reverse().map((row) => ({ authorName: row.authorName, kind: row.kind, text: row.reply.slice(0, 2_000), sentAt: row.sentAt }));
}
