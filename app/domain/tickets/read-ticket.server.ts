import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { isBlockedSender } from "~/domain/tickets/block-sender.server";
import { readCustomerNotes } from "~/domain/tickets/customer-notes.server";
import { readDrafts } from "~/domain/tickets/compose/drafts.server";
import { describeOrderState } from "~/domain/orders/order-state";
import { readTold } from "~/domain/orders/read-told.server";
import { returnDays } from "~/domain/returns/return-days.server";
import type { LinkStatus, RankedOrder } from "~/domain/tickets/linking/types";
import type { TicketStatus } from "~/domain/tickets/statuses";
import type { TicketDetails, TicketMessage } from "~/domain/tickets/ticket-details";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * Everything the ticket page shows, from our own rows: the conversation, the orders with their evidence, the customer.
 * Marks the ticket as read and writes the access log (protected customer data). Throws NotHere.
 */
export async function readTicket({ shopId, ticketId, reader, now }: { shopId: string; ticketId: string; reader: { id: string; name: string }; now: Date }): Promise<TicketDetails> {
  return inShop(shopId, async (tx) => {
    const ticket =
      (await tx.ticket.findFirst({
        where: { shopId, id: ticketId },
        include: {
          messages: { where: { shopId }, orderBy: { sentAt: "asc" }, include: { attachments: { select: { id: true, name: true, type: true, bytes: true, inline: true, contentId: true } } } },
          events: { where: { shopId }, orderBy: { at: "asc" } },
          links: { where: { shopId, removedAt: null }, orderBy: { createdAt: "asc" } },
        },
      })) ?? notHere("ticket");
    if (ticket.unread) await tx.ticket.update({ where: { shopId, id: ticketId }, data: { unread: false } });
    await tx.mention.updateMany({ where: { shopId, ticketId, staffId: reader.id, seenAt: null }, data: { seenAt: now } });
    await tx.accessLog.create({ data: { shopId, staffId: reader.id, staffName: reader.name, what: "ticket", subjectId: ticketId, at: now } });

    const mails = await tx.outgoingMail.findMany({
      where: { shopId, id: { in: ticket.messages.flatMap((message) => message.outgoingMailId ?? []) } },
      select: { id: true, status: true, reason: true, dueAt: true, sentAt: true },
    });
    const candidates = ticket.linkCandidates as unknown as RankedOrder[];
    const orderIds = [...ticket.links.map((link) => link.orderShopifyId), ...candidates.map((candidate) => candidate.orderId)];
    const orders = new Map((await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } } })).map((order) => [order.shopifyId, order]));
    const linked = ticket.links.map((link) => orders.get(link.orderShopifyId)).find((order) => order);
    const isOwner = ticket.links.every((link) => link.status !== "claimed");
    const customerId = ticket.customerShopifyId ?? (isOwner ? (linked?.customerShopifyId ?? null) : null);
    const customer = customerId ? await tx.customer.findFirst({ where: { shopId, shopifyId: customerId, redactedAt: null } }) : null;
    const told = await readTold(tx, { shopId, orderIds: ticket.links.map((link) => link.orderShopifyId) });
    const here = [...orders.values()].filter((row) => !row.deletedAt && ticket.links.some((link) => link.orderShopifyId === row.shopifyId));
    const days = await returnDays(tx, { shopId, orders: here.map((row) => row.snapshot as unknown as OrderSnapshot), now });
    const snapshotOf = (id: string) => orders.get(id)?.snapshot as unknown as OrderSnapshot | undefined;

    return {
      id: ticket.id,
      subject: ticket.subject,
      status: ticket.status as TicketStatus,
      channel: ticket.channel,
      priority: ticket.priority,
      topic: ticket.topic,
      topicIsGuess: ticket.topicConfidence !== null,
      mood: ticket.mood,
      tags: ticket.tags,
      version: ticket.version,
      customerName: ticket.customerName,
      customerEmail: ticket.customerEmail,
      assigneeId: ticket.assigneeId,
      waitingSince: ticket.waitingSince,
      snoozedUntil: ticket.snoozedUntil,
      dueAt: ticket.dueAt,
      language: ticket.language,
      createdAt: ticket.createdAt,
      linkOutcome: ticket.linkOutcome,
      linkSentence: ticket.linkSentence,
      messages: ticket.messages.map((message) => ({
        id: message.id,
        kind: message.kind as TicketMessage["kind"],
        channel: message.channel,
        authorName: message.authorName,
        authorEmail: message.authorEmail,
        to: message.to,
        cc: message.cc,
        subject: message.subject,
        reply: message.reply,
        whole: message.text.trim() !== message.reply.trim() ? message.text : null,
        html: message.html,
        vouched: message.vouched,
        auto: message.auto,
        sentAt: message.sentAt,
        attachments: message.attachments,
        delivery: mails.find((mail) => mail.id === message.outgoingMailId) ?? null,
      })),
      events: ticket.events.map(({ id, kind, sentence, at, staffName, data }) => ({ id, kind, sentence, at, staffName, data })),
      orders: ticket.links.map((link) => {
        const row = orders.get(link.orderShopifyId);
        const order = row && !row.deletedAt ? (row.snapshot as unknown as OrderSnapshot) : null;
        return {
          link: { status: link.status as LinkStatus, madeBy: link.madeBy as "engine" | "person", sentence: link.sentence },
          order,
          name: link.orderName,
          id: link.orderShopifyId,
          state: order ? describeOrderState(order) : null,
          readAt: row?.readAt ?? null,
          missing: row?.deletedAt ? "deleted" : row ? null : "not-visible",
          told: told.get(link.orderShopifyId)!,
          returns: days.get(link.orderShopifyId) ?? [],
        };
      }),
      candidates: candidates.filter(({ orderId }) => !ticket.links.some((link) => link.orderShopifyId === orderId)).map((candidate) => {
        const order = snapshotOf(candidate.orderId);
        return {
          ...candidate,
          state: order ? describeOrderState(order) : null,
          total: order?.total ?? null,
          placedAt: order?.createdAt ?? null,
          items: order?.lines.map((line) => [line.title, line.variantTitle].filter(Boolean).join(", ")) ?? [],
        };
      }),
      customer: customer && {
        id: customer.shopifyId,
        name: customer.displayName,
        email: customer.email,
        phone: customer.phone,
        numberOfOrders: customer.numberOfOrders,
        amountSpent: { amount: customer.amountSpent.toFixed(2), currency: customer.currency ?? linked?.currency ?? "EUR" },
        locale: customer.locale,
        tags: customer.tags,
      },
      otherTickets: await otherTickets(tx, shopId, ticket),
      otherOrders: customerId ? await otherOrders(tx, shopId, customerId, ticket.links.map((link) => link.orderShopifyId)) : [],
      customerNotes: await readCustomerNotes(tx, { shopId, email: ticket.customerEmail }),
      ratings: await readRatings(tx, shopId, ticket),
      isFollowing: (await tx.follower.count({ where: { shopId, ticketId, staffId: reader.id } })) > 0,
      isBlocked: ticket.customerEmail !== null && (await isBlockedSender(tx, { shopId, address: ticket.customerEmail })),
      mergedInto: ticket.mergedIntoId ? await tx.ticket.findFirst({ where: { shopId, id: ticket.mergedIntoId }, select: { id: true, subject: true } }) : null,
      merges: await tx.ticketMerge.findMany({ where: { shopId, undoneAt: null, OR: [{ intoId: ticketId }, { fromId: ticketId }] }, select: { id: true, fromId: true, intoId: true }, orderBy: { createdAt: "desc" } }),
      drafts: await readDrafts(tx, { shopId, ticketId, staffId: reader.id }),
      staff: await tx.staff.findMany({ where: { shopId, leftAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
    };
  });
}

/** The customer's ratings: of this ticket, and their average over all. */
async function readRatings(tx: Prisma.TransactionClient, shopId: string, ticket: { id: string; customerEmail: string | null }): Promise<TicketDetails["ratings"]> {
  const recipientKey = emailKey(ticket.customerEmail);
  const rows = recipientKey ? await tx.rating.findMany({ where: { shopId, recipientKey, status: "answered" }, select: { ticketId: true, score: true, comment: true }, orderBy: { answeredAt: "desc" }, take: 50 }) : [];
  const scores = rows.flatMap(({ score }) => score ?? []);
  return { count: scores.length, average: scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null, here: rows.find(({ ticketId }) => ticketId === ticket.id)?.score ?? null };
}

async function otherTickets(tx: Prisma.TransactionClient, shopId: string, ticket: { id: string; customerEmail: string | null }): Promise<TicketDetails["otherTickets"]> {
  if (!ticket.customerEmail) return [];
  const rows = await tx.ticket.findMany({
    where: { shopId, customerEmail: ticket.customerEmail, id: { not: ticket.id } },
    select: { id: true, subject: true, status: true, lastMessageAt: true },
    orderBy: { lastMessageAt: "desc" },
    take: 10,
  });
  return rows.map((row) => ({ ...row, status: row.status as TicketStatus }));
}

async function otherOrders(tx: Prisma.TransactionClient, shopId: string, customerId: string, linked: string[]): Promise<TicketDetails["otherOrders"]> {
  const rows = await tx.order.findMany({
    where: { shopId, customerShopifyId: customerId, shopifyId: { notIn: linked }, deletedAt: null },
    orderBy: { placedAt: "desc" },
    take: 8,
  });
  return rows.map((row) => ({ id: row.shopifyId, name: row.name, state: describeOrderState(row.snapshot as unknown as OrderSnapshot), placedAt: row.placedAt, total: { amount: row.total.toFixed(2), currency: row.currency } }));
}
