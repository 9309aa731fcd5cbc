import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { addEvent } from "~/domain/tickets/add-event.server";
import { storeDecision } from "~/domain/tickets/link-ticket.server";
import { explainDecision } from "~/domain/tickets/linking/explain";
import { findOrdersForMessage } from "~/domain/tickets/linking/find-orders-for-message.server";
import type { LinkMessage } from "~/domain/tickets/linking/types";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** A question older than this has been answered without the order, or not at all. */
const DAYS = 14;
const MOST_TICKETS = 20;

/**
 * Decides anew which orders tickets are about when orders come in or change hands: a buyer may write before Shopify
 * tells us of the order. Only tickets without a certain link, never one on which a person has ruled.
 * Safe to repeat. Returns how many tickets are seen differently now.
 */
export async function relinkTickets(tx: ShopTx, { shopId, orders, now }: { shopId: string; orders: OrderSnapshot[]; now: Date }): Promise<{ relinked: number }> {
  let relinked = 0;
  for (const ticket of await unsureTickets(tx, shopId, orders, now)) {
    const first = ticket.messages[0];
    if (!first || ticket.links.length > 0) continue;
    const message: LinkMessage = {
      from: first.authorEmail,
      fromName: first.authorName,
      authentication: first.vouched === "pass" || first.vouched === "fail" ? first.vouched : "none",
      subject: first.subject,
      text: first.text,
      reply: first.reply,
      // Only the form's proxy vouches for a customer; on other channels somebody may have set it by hand.
      customerId: ticket.channel === "contact_form" ? ticket.customerShopifyId : null,
    };
    const decision = await findOrdersForMessage({ tx, shopId, message, now });
    const sentence = explainDecision(decision);
    if (decision.outcome === ticket.linkOutcome && sentence === ticket.linkSentence) continue;
    await storeDecision(tx, shopId, ticket.id, decision, now);
    if ("links" in decision) {
      const names = decision.links.map((link) => link.orderName).join(", ");
      await addEvent(tx, { shopId, ticketId: ticket.id, kind: "linked", sentence: `Order ${names} has come in since the question was asked. ${sentence}`, at: now });
    }
    await reindexTicket(tx, { shopId, ticketId: ticket.id });
    relinked += 1;
  }
  return { relinked };
}

/** Open tickets without a certain link whose writer bought one of the orders. */
async function unsureTickets(tx: ShopTx, shopId: string, orders: OrderSnapshot[], now: Date) {
  const emails = orders.flatMap((order) => [emailKey(order.email), emailKey(order.customer?.email)]).filter((email) => email !== null);
  const customerIds = orders.flatMap((order) => order.customer?.id ?? []);
  if (emails.length + customerIds.length === 0) return [];
  return tx.ticket.findMany({
    where: {
      shopId,
      linkOutcome: { in: ["none", "ambiguous"] },
      status: { notIn: ["closed", "spam"] },
      lastMessageAt: { gte: DateTime.fromJSDate(now).minus({ days: DAYS }).toJSDate() },
      OR: [{ customerEmail: { in: emails } }, { customerShopifyId: { in: customerIds } }],
    },
    orderBy: { lastMessageAt: "desc" },
    take: MOST_TICKETS,
    select: {
      id: true,
      channel: true,
      customerShopifyId: true,
      linkOutcome: true,
      linkSentence: true,
      messages: { where: { kind: "inbound" }, orderBy: { sentAt: "asc" }, take: 1, select: { authorEmail: true, authorName: true, vouched: true, subject: true, text: true, reply: true } },
      links: { where: { OR: [{ madeBy: "person" }, { removedAt: { not: null } }] }, select: { id: true } },
    },
  });
}
