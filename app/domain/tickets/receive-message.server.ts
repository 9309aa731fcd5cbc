import type { Bounce, InboundMessage } from "~/channels/inbound-message";
import { inShop, type ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { recordBounce } from "~/domain/outbox/record-bounce.server";
import { tellFollowers } from "~/domain/tickets/follow-ticket.server";
import { isBlockedSender } from "~/domain/tickets/block-sender.server";
import { sortTicketJob } from "~/domain/tickets/jobs.server";
import { withdrawRating } from "~/domain/tickets/rating/plan-rating.server";
import { enqueue } from "~/jobs/queue.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { findTicketForMessage, type Threading } from "~/domain/tickets/find-ticket-for-message.server";
import { linkTicket } from "~/domain/tickets/link-ticket.server";
import { previewOf } from "~/domain/tickets/preview";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { holdBackScheduled } from "~/domain/tickets/take-back-reply.server";
import { addToSearch, reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { env } from "~/env.server";

/** What became of a message. Every outcome is stored with the raw original. */
export type Received =
  | { outcome: "new-ticket"; ticketId: string }
  | { outcome: "joined"; ticketId: string }
  /** The same Message-ID was here before. */
  | { outcome: "duplicate" }
  /** Delivery reports, our own mail coming back: nothing for a person to answer. */
  | { outcome: "bounce" | "loop" };

/**
 * One typed message becomes a ticket, or goes on in one, with its order links, in one transaction.
 * Automatic answers and list mail are kept where they belong, but never count as somebody waiting for us.
 */
export async function receiveMessage({ shopId, inboundMailId, message, isSpam = false, now }: { shopId: string; inboundMailId: string; message: InboundMessage; isSpam?: boolean; now: Date }): Promise<Received> {
  if (message.auto === "loop") return { outcome: "loop" };
  if (message.auto === "bounce" && message.bounce) return takeBounce(shopId, message, message.bounce, now);

  return inShop(shopId, async (tx) => {
    if (message.messageId && (await isKnown(tx, shopId, message.messageId))) return { outcome: "duplicate" };
    const threading = await findTicketForMessage({ tx, shopId, message });
    const sentAt = plausibleTime(message.sentAt, now);

    if (threading.outcome === "joins") {
      const messageId = await addMessage(tx, shopId, threading.ticketId, inboundMailId, message, sentAt);
      await goOn(tx, shopId, threading.ticketId, message, sentAt);
      await tellFollowers(tx, { shopId, ticketId: threading.ticketId, messageId, byName: message.from.name ?? message.from.address, except: null, now: sentAt });
      await enqueue(tx, sortTicketJob, { shopId, ticketId: threading.ticketId, moment: "customer-wrote" });
      return { outcome: "joined", ticketId: threading.ticketId };
    }

    const isBlocked = await isBlockedSender(tx, { shopId, address: message.from.address });
    const ticketId = await openTicket(tx, shopId, message, isSpam || isBlocked, sentAt);
    await addMessage(tx, shopId, ticketId, inboundMailId, message, sentAt);
    if (threading.outcome === "resembles") await noteResemblance(tx, shopId, ticketId, threading, sentAt);
    await linkTicket({ tx, shopId, ticketId, message, repliedOrderIds: threading.outcome === "answers-mail" ? threading.orderIds : [], now });
    await setClocks(tx, { shopId, ticketId });
    await reindexTicket(tx, { shopId, ticketId });
    await enqueue(tx, sortTicketJob, { shopId, ticketId, moment: "created" });
    return { outcome: "new-ticket", ticketId };
  });
}

/** A mail of ours came back: it is marked, and the conversation that it belonged to waits for us again. */
async function takeBounce(shopId: string, message: InboundMessage, bounce: Bounce, now: Date): Promise<Received> {
  return inShop(shopId, async (tx) => {
    const reportedTo = [...message.deliveredTo, ...message.to.map((to) => to.address)];
    const recorded = await recordBounce(tx, { shopId, bounce, reportedTo, replyDomain: env.REPLY_DOMAIN, now });
    if (recorded.outcome === "recorded" && recorded.ticketId) {
      const { ticketId, recipient } = recorded;
      await tx.ticket.updateMany({ where: { shopId, id: ticketId, status: { not: "spam" } }, data: { status: "waiting_for_us", unread: true, waitingSince: now, closedAt: null } });
      await addEvent(tx, { shopId, ticketId, kind: "bounced", sentence: `Our mail to ${recipient} came back. The customer has not read it.`, at: now });
    }
    return { outcome: "bounce" };
  });
}

async function isKnown(tx: ShopTx, shopId: string, messageId: string): Promise<boolean> {
  return (await tx.message.count({ where: { shopId, messageId } })) > 0;
}

async function openTicket(tx: ShopTx, shopId: string, message: InboundMessage, isSpam: boolean, sentAt: Date): Promise<string> {
  const writer = writerOf(message);
  const ticket = await tx.ticket.create({
    data: {
      shopId,
      subject: message.subject.trim().slice(0, 300) || previewOf(message).slice(0, 80) || "No subject",
      channel: message.channel,
      status: isSpam ? "spam" : message.auto ? "closed" : "waiting_for_us",
      customerName: writer.name?.trim() || writer.address || "Unknown sender",
      customerEmail: writer.address || null,
      customerShopifyId: message.customerId,
      productShopifyId: message.form?.productId ?? null,
      language: message.language,
      preview: previewOf(message),
      waitingSince: isSpam || message.auto ? null : sentAt,
      lastInboundAt: message.auto ? null : sentAt,
      lastMessageAt: sentAt,
      closedAt: message.auto ? sentAt : null,
    },
    select: { id: true },
  });
  return ticket.id;
}

/** The shopper behind a mail that a colleague forwarded, else the sender (or where the sender asks to be answered). */
function writerOf(message: InboundMessage): { address: string; name: string | null } {
  if (message.channel === "contact_form") return message.from;
  const replyTo = message.replyTo;
  const isSamePerson = replyTo && emailKey(replyTo.address) !== emailKey(message.from.address) && message.authentication === "pass";
  return isSamePerson ? { address: replyTo.address, name: replyTo.name ?? message.from.name } : message.from;
}

async function addMessage(tx: ShopTx, shopId: string, ticketId: string, inboundMailId: string, message: InboundMessage, sentAt: Date): Promise<string> {
  const { id } = await tx.message.create({
    data: {
      shopId,
      ticketId,
      kind: "inbound",
      channel: message.channel,
      authorName: message.from.name?.trim() || message.from.address || "Unknown sender",
      authorEmail: message.from.address || null,
      to: message.to.map((to) => to.address),
      cc: message.cc.map((cc) => cc.address),
      subject: message.subject,
      reply: message.reply,
      text: message.text,
      html: message.html,
      messageId: message.messageId,
      inReplyTo: message.inReplyTo,
      references: message.references,
      auto: message.auto,
      vouched: message.authentication,
      inboundMailId,
      sentAt,
      attachments: {
        create: message.attachments.map((file) => ({
          shopId,
          name: file.name,
          type: file.type,
          bytes: file.bytes,
          contentId: file.contentId,
          inline: file.inline,
          content: Buffer.from(file.content),
        })),
      },
    },
    select: { id: true },
  });
  return id;
}

/** The customer wrote again: the ticket waits for us, whatever it was. An auto-reply changes nothing. */
async function goOn(tx: ShopTx, shopId: string, ticketId: string, message: InboundMessage, sentAt: Date): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { status: true, waitingSince: true, lastMessageAt: true, version: true } });
  const lastMessageAt = sentAt > ticket.lastMessageAt ? sentAt : ticket.lastMessageAt;
  await addToSearch(tx, { shopId, ticketId, words: searchWords(`${message.from.name ?? ""} ${message.from.address} ${message.reply}`), at: lastMessageAt });
  if (message.auto) {
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { version: { increment: 1 }, lastMessageAt } });
    return;
  }
  await tx.ticket.update({
    where: { shopId, id: ticketId },
    data: {
      status: "waiting_for_us",
      unread: true,
      version: { increment: 1 },
      preview: previewOf(message),
      lastMessageAt,
      lastInboundAt: sentAt,
      waitingSince: ticket.waitingSince ?? sentAt,
      closedAt: null,
      snoozedUntil: null,
    },
  });
  await setClocks(tx, {
    shopId,
    ticketId,
    waitedFor: ticket.status === "waiting_for_customer" ? { since: ticket.lastMessageAt, until: sentAt } : undefined,
    anew: ticket.status === "closed" ? { from: sentAt } : undefined,
  });
  await holdBackScheduled(tx, { shopId, ticketId, version: ticket.version + 1, now: sentAt });
  if (ticket.status === "closed") await withdrawRating(tx, { shopId, ticketId });
  if (ticket.status === "closed") await addEvent(tx, { shopId, ticketId, kind: "reopened", sentence: "The customer wrote again; the ticket is open.", at: sentAt });
}

async function noteResemblance(tx: ShopTx, shopId: string, ticketId: string, threading: Extract<Threading, { outcome: "resembles" }>, at: Date): Promise<void> {
  await addEvent(tx, {
    shopId,
    ticketId,
    kind: "resembles",
    sentence: `This mail refers to another ticket but was not added to it, because ${threading.because}.`,
    data: { ticketId: threading.ticketId },
    at,
  });
}

/** A clock far off would hide a ticket at the end of the list; nobody writes in the future. */
function plausibleTime(sentAt: Date | null, now: Date): Date {
  const oldest = now.getTime() - 90 * 24 * 3600_000;
  return sentAt && sentAt <= now && sentAt.getTime() > oldest ? sentAt : now;
}
