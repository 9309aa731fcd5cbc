import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { firstSubject } from "~/domain/tickets/first-subject";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { pickLocale } from "~/lib/locales";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export interface Beginning {
  orderName: string;
  customerName: string;
  /** Null: the order has no address, so no mail can go out. */
  customerEmail: string | null;
  /** Proposed, in the customer's language. */
  subject: string;
}

/** Whom one would write to about an order. Throws NotHere. */
export async function readBeginning({ shopId, orderId }: { shopId: string; orderId: string }): Promise<Beginning> {
  return inShop(shopId, async (tx) => {
    const row = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null }, select: { snapshot: true } })) ?? notHere("order");
    const order = row.snapshot as unknown as OrderSnapshot;
    const { name, email } = buyerOf(order);
    return { orderName: order.name, customerName: name, customerEmail: email, subject: firstSubject(order.name, languageOf(order)) };
  });
}

/**
 * Opens a conversation that we begin: a ticket linked by this person to the order, in which nothing has been said yet.
 * The first message is written and sent there like every answer. Whoever began one and wrote nothing gets the same again.
 * Throws NotHere.
 */
export async function beginConversation({ shopId, orderId, subject, staff, now }: { shopId: string; orderId: string; subject: string; staff: ByStaff; now: Date }): Promise<{ outcome: "begun" | "begun-before"; ticketId: string } | { outcome: "no-address" }> {
  return inShop(shopId, async (tx) => {
    // Two clicks at once wait here for each other.
    await tx.$queryRaw`SELECT id FROM "Order" WHERE "shopId" = ${shopId} AND "shopifyId" = ${orderId} FOR UPDATE`;
    const row = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null }, select: { snapshot: true } })) ?? notHere("order");
    const order = row.snapshot as unknown as OrderSnapshot;
    const { name, email } = buyerOf(order);
    if (!email) return { outcome: "no-address" };
    const empty = await tx.ticket.findFirst({
      where: { shopId, assigneeId: staff.id, customerEmail: email, status: "waiting_for_customer", messages: { none: { shopId } }, links: { some: { shopId, orderShopifyId: orderId, madeBy: "person" } } },
      select: { id: true },
    });
    if (empty) {
      await tx.ticket.update({ where: { shopId, id: empty.id }, data: { subject } });
      return { outcome: "begun-before", ticketId: empty.id };
    }
    const { id: ticketId } = await tx.ticket.create({
      data: {
        shopId,
        subject,
        channel: "email",
        status: "waiting_for_customer",
        customerName: name,
        customerEmail: email,
        customerShopifyId: order.customer?.id ?? null,
        assigneeId: staff.id,
        language: languageOf(order),
        unread: false,
        preview: "Nothing sent yet",
        linkOutcome: "linked",
        linkSentence: `${staff.name} wrote about order ${order.name}.`,
        lastMessageAt: now,
        createdAt: now,
        links: { create: { shopId, orderShopifyId: orderId, orderName: order.name, status: "proven", madeBy: "person", staffId: staff.id, sentence: `${staff.name} wrote about it.`, createdAt: now } },
      },
      select: { id: true },
    });
    await addEvent(tx, { shopId, ticketId, kind: "begun", sentence: `${staff.name} began a conversation about order ${order.name}.`, data: { orderId }, staff, at: now });
    await reindexTicket(tx, { shopId, ticketId });
    return { outcome: "begun", ticketId };
  });
}

/** Takes away what was begun over a day ago and in which nobody wrote anything. Answers how many. */
export async function dropEmptyConversations({ shopId, now }: { shopId: string; now: Date }): Promise<number> {
  const aDayAgo = new Date(now.getTime() - 24 * 3600_000);
  return inShop(shopId, async (tx) => {
    const empty = await tx.ticket.findMany({
      where: { shopId, status: "waiting_for_customer", lastMessageAt: { lt: aDayAgo }, lastInboundAt: null, firstRepliedAt: null, version: 1, messages: { none: { shopId } }, events: { some: { shopId, kind: "begun" } } },
      select: { id: true },
      take: 500,
    });
    const ids = empty.map(({ id }) => id);
    const written = await tx.draft.findMany({ where: { shopId, ticketId: { in: ids } }, select: { ticketId: true } });
    const { count } = await tx.ticket.deleteMany({ where: { shopId, id: { in: ids.filter((id) => !written.some(({ ticketId }) => ticketId === id)) } } });
    return count;
  });
}

function buyerOf(order: OrderSnapshot): { name: string; email: string | null } {
  const email = order.email ?? order.customer?.email ?? null;
  return { name: order.customer?.displayName.trim() || order.shippingAddress?.name || email || "Customer", email };
}

function languageOf(order: OrderSnapshot) {
  return pickLocale(order.locale, order.customer?.locale);
}
