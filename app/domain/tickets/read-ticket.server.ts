import { inShop, type ShopTx } from "~/db.server";
import { describeOrderState } from "~/domain/orders/order-state";
import { readTold } from "~/domain/orders/read-told.server";
import { returnDays } from "~/domain/returns/return-days.server";
import type { LinkStatus, RankedOrder } from "~/domain/tickets/linking/types";
import { readSurroundings } from "~/domain/tickets/read-surroundings.server";
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
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, include: { messages: { where: { shopId }, orderBy: { sentAt: "asc" } } } })) ?? notHere("ticket");
    const around = await readSurroundings(tx, { shopId, ticketId, email: ticket.customerEmail, mergedIntoId: ticket.mergedIntoId, staffId: reader.id });
    if (ticket.unread) await tx.ticket.update({ where: { shopId, id: ticketId }, data: { unread: false } });
    if (around.isMentioned) await tx.mention.updateMany({ where: { shopId, ticketId, staffId: reader.id, seenAt: null }, data: { seenAt: now } });
    await tx.accessLog.create({ data: { shopId, staffId: reader.id, staffName: reader.name, what: "ticket", subjectId: ticketId, at: now } });

    const candidates = ticket.linkCandidates as unknown as RankedOrder[];
    const orderIds = [...around.links.map((link) => link.orderShopifyId), ...candidates.map((candidate) => candidate.orderId)];
    const orders = new Map((await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } } })).map((order) => [order.shopifyId, order]));
    const linked = around.links.map((link) => orders.get(link.orderShopifyId)).find((order) => order);
    const isOwner = around.links.every((link) => link.status !== "claimed");
    const customerId = ticket.customerShopifyId ?? (linked ? (isOwner ? linked.customerShopifyId : null) : ownerOf(candidates, orders));
    const customer = customerId ? await tx.customer.findFirst({ where: { shopId, shopifyId: customerId, redactedAt: null } }) : null;
    const told = await readTold(tx, { shopId, orderIds: around.links.map((link) => link.orderShopifyId) });
    const here = [...orders.values()].filter((row) => !row.deletedAt && around.links.some((link) => link.orderShopifyId === row.shopifyId));
    const days = await returnDays(tx, { shopId, orders: here.map((row) => row.snapshot as unknown as OrderSnapshot), zone: around.timeZone, now });
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
        attachments: around.attachments.filter(({ messageId }) => messageId === message.id).map(({ messageId: _, ...attachment }) => attachment),
        delivery: around.mails.find((mail) => mail.id === message.outgoingMailId) ?? null,
      })),
      events: around.events,
      orders: around.links.map((link) => {
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
      candidates: candidates.filter(({ orderId }) => !around.links.some((link) => link.orderShopifyId === orderId)).map((candidate) => {
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
      otherTickets: around.otherTickets,
      otherOrders: customerId ? await otherOrders(tx, shopId, customerId, around.links.map((link) => link.orderShopifyId)) : [],
      customerNotes: around.customerNotes,
      ratings: { ...averageOf(around.rated.flatMap(({ score }) => score ?? [])), here: around.rated.find((rating) => rating.ticketId === ticketId)?.score ?? null },
      isFollowing: around.isFollowing,
      isBlocked: around.isBlocked,
      mergedInto: around.mergedInto,
      merges: around.merges,
      drafts: around.drafts,
      staff: around.staff,
    };
  });
}

/** While nobody knows which order is meant, the sender is known by those of theirs that may be. */
function ownerOf(candidates: RankedOrder[], orders: Map<string, { customerShopifyId: string | null }>): string | null {
  const theirs = candidates.filter(({ signals }) => signals.some(({ kind }) => kind === "sender_email" || kind === "sender_phone" || kind === "sender_customer") && !signals.some(({ kind }) => kind === "unverified_sender"));
  const customers = new Set(theirs.flatMap(({ orderId }) => orders.get(orderId)?.customerShopifyId ?? []));
  return customers.size === 1 ? [...customers][0]! : null;
}

function averageOf(scores: number[]): { count: number; average: number | null } {
  return { count: scores.length, average: scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null };
}

async function otherOrders(tx: ShopTx, shopId: string, customerId: string, linked: string[]): Promise<TicketDetails["otherOrders"]> {
  const rows = await tx.order.findMany({
    where: { shopId, customerShopifyId: customerId, shopifyId: { notIn: linked }, deletedAt: null },
    orderBy: { placedAt: "desc" },
    take: 8,
  });
  return rows.map((row) => ({ id: row.shopifyId, name: row.name, state: describeOrderState(row.snapshot as unknown as OrderSnapshot), placedAt: row.placedAt, total: { amount: row.total.toFixed(2), currency: row.currency } }));
}
