import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { emailKey, mailboxKey } from "~/domain/orders/keys";
import { env } from "~/env.server";
import { readOwnAddress } from "~/mail/own-addresses";

/**
 * Which conversation a message goes on. A subject never joins, and a reference alone never does: whoever knows a
 * Message-ID or a reply address is not yet the person it was given to.
 */
export type Threading =
  /** Ours, from a participant, and the receiving provider vouches for the sender. */
  | { outcome: "joins"; ticketId: string; orderIds: string[] }
  /** An answer to a mail about an order (a journey), from its buyer: a new ticket, linked to that order. */
  | { outcome: "answers-mail"; orderIds: string[] }
  /** It points at a ticket but may not join it; staff is told which one it resembles. */
  | { outcome: "resembles"; ticketId: string; because: string }
  | { outcome: "new" };

export async function findTicketForMessage({ tx, shopId, message }: { tx: ShopTx; shopId: string; message: InboundMessage }): Promise<Threading> {
  const pointer = (await byToken(tx, shopId, message)) ?? (await byReference(tx, shopId, message));
  if (!pointer) return { outcome: "new" };

  // The same mailbox: case and plus-tags aside.
  const sender = mailboxKey(message.from.address);
  const isParticipant = sender !== null && pointer.participants.some((participant) => mailboxKey(participant) === sender);
  if (message.authentication !== "pass" || !isParticipant) {
    if (!pointer.ticketId) return { outcome: "new" };
    return {
      outcome: "resembles",
      ticketId: pointer.ticketId,
      because: isParticipant ? "the sender's mail provider does not vouch for the address" : pointer.participants.length > 0 ? "the sender is not part of that conversation" : "nobody vouches for who wrote the mail that it answers",
    };
  }
  if (pointer.ticketId) return { outcome: "joins", ticketId: pointer.ticketId, orderIds: pointer.orderIds };
  return { outcome: "answers-mail", orderIds: pointer.orderIds };
}

interface Pointer {
  ticketId: string | null;
  orderIds: string[];
  /** Addresses of those to whom our mail went, or who wrote in that conversation themselves. */
  participants: string[];
}

async function byToken(tx: ShopTx, shopId: string, message: InboundMessage): Promise<Pointer | null> {
  const addresses = [...message.deliveredTo, ...message.to.map((to) => to.address), ...message.cc.map((cc) => cc.address)];
  const tokens = addresses.flatMap((address) => readOwnAddress(address, env.REPLY_DOMAIN)?.token ?? []);
  if (tokens.length === 0) return null;
  const token = await tx.replyToken.findFirst({ where: { shopId, token: { in: tokens } } });
  if (!token) return null;
  return {
    ticketId: await survivingTicket(tx, shopId, token.ticketId),
    orderIds: token.orderShopifyId ? [token.orderShopifyId] : [],
    participants: [token.recipientKey],
  };
}

/** Message-IDs that a message names as those before it. */
export function referencesOf(message: InboundMessage): string[] {
  return [...new Set([...message.inReplyTo, ...message.references])].slice(-30);
}

async function byReference(tx: ShopTx, shopId: string, message: InboundMessage): Promise<Pointer | null> {
  const ids = referencesOf(message);
  if (ids.length === 0) return null;
  return (await byOurMail(tx, shopId, ids)) ?? byTheirMail(tx, shopId, ids);
}

async function byOurMail(tx: ShopTx, shopId: string, ids: string[]): Promise<Pointer | null> {
  const mail = await tx.outgoingMail.findFirst({ where: { shopId, messageId: { in: ids } }, orderBy: { createdAt: "desc" } });
  if (!mail) return null;
  return {
    ticketId: await survivingTicket(tx, shopId, mail.ticketId),
    orderIds: mail.orderShopifyId ? [mail.orderShopifyId] : [],
    participants: [mail.recipientKey, ...mail.cc.flatMap((address) => emailKey(address) ?? [])],
  };
}

/**
 * Customers who write again before we answered reply to their own mail. Those who wrote in that conversation are the ones
 * their providers vouched for when they did: a mail in somebody's name makes nobody a participant.
 */
async function byTheirMail(tx: ShopTx, shopId: string, ids: string[]): Promise<Pointer | null> {
  const mail = await tx.message.findFirst({ where: { shopId, messageId: { in: ids }, kind: "inbound" }, orderBy: { sentAt: "desc" }, select: { ticketId: true } });
  if (!mail) return null;
  const writers = await tx.message.findMany({ where: { shopId, ticketId: mail.ticketId, kind: "inbound", vouched: "pass", authorEmail: { not: null } }, distinct: ["authorEmail"], select: { authorEmail: true } });
  return { ticketId: await survivingTicket(tx, shopId, mail.ticketId), orderIds: [], participants: writers.map(({ authorEmail }) => authorEmail!) };
}

/** Where the conversation goes on now, also after merges. Null when the ticket is gone or was called spam: the message then begins anew. */
async function survivingTicket(tx: ShopTx, shopId: string, ticketId: string | null): Promise<string | null> {
  let id = ticketId;
  for (let hops = 0; id && hops < 10; hops++) {
    const ticket: { id: string; mergedIntoId: string | null } | null = await tx.ticket.findFirst({ where: { shopId, id, status: { not: "spam" } }, select: { id: true, mergedIntoId: true } });
    if (!ticket?.mergedIntoId) return ticket?.id ?? null;
    id = ticket.mergedIntoId;
  }
  return null;
}
