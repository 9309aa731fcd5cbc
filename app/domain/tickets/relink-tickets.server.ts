import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { readOwnAddresses } from "~/domain/shops/own-addresses.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { forwardedForLinking, isColleague } from "~/domain/tickets/forwarded-by-colleague";
import { storeDecision } from "~/domain/tickets/link-ticket.server";
import { explainDecision } from "~/domain/tickets/linking/explain";
import { findOrdersForMessage } from "~/domain/tickets/linking/find-orders-for-message.server";
import type { LinkDecision, LinkMessage } from "~/domain/tickets/linking/types";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** A question older than this has been answered without the order, or not at all. */
const DAYS = 14;
const MOST_TICKETS = 20;

/** Outcomes that new facts may change. A claim too: an address may turn out to be the buyer's other one. */
const UNSETTLED = ["none", "ambiguous", "claimed"];

/**
 * Decides anew which orders tickets are about when orders come in or change hands: a buyer may write before Shopify
 * tells us of the order. Only open tickets without a certain link, never one on which a person has ruled.
 * Safe to repeat. Returns how many tickets are seen differently now.
 */
export async function relinkTickets(tx: ShopTx, { shopId, orders, now }: { shopId: string; orders: OrderSnapshot[]; now: Date }): Promise<{ relinked: number }> {
  const emails = orders.flatMap((order) => [emailKey(order.email), emailKey(order.customer?.email)]).filter((email) => email !== null);
  const customerIds = orders.flatMap((order) => order.customer?.id ?? []);
  return relinkOf(tx, { shopId, emails, customerIds, now, because: "has come in since the question was asked" });
}

/** The same when Shopify has made one customer of two: each now owns what the other ordered. */
export async function relinkTicketsOfCustomer(tx: ShopTx, { shopId, customerId, now }: { shopId: string; customerId: string; now: Date }): Promise<{ relinked: number }> {
  const contacts = await tx.customerContact.findMany({ where: { shopId, customerShopifyId: customerId, kind: "email" }, select: { valueKey: true } });
  return relinkOf(tx, { shopId, emails: contacts.map((contact) => contact.valueKey), customerIds: [customerId], now, because: "is the sender's, as Shopify knows since it merged two customers" });
}

async function relinkOf(tx: ShopTx, { shopId, emails, customerIds, now, because }: { shopId: string; emails: string[]; customerIds: string[]; now: Date; because: string }): Promise<{ relinked: number }> {
  if (emails.length + customerIds.length === 0) return { relinked: 0 };
  const tickets = await tx.ticket.findMany({
    where: {
      shopId,
      linkOutcome: { in: UNSETTLED },
      status: { notIn: ["closed", "spam"] },
      lastMessageAt: { gte: DateTime.fromJSDate(now).minus({ days: DAYS }).toJSDate() },
      OR: [{ customerEmail: { in: emails } }, { customerShopifyId: { in: customerIds } }],
    },
    orderBy: { lastMessageAt: "desc" },
    take: MOST_TICKETS,
    select: { id: true },
  });
  let relinked = 0;
  for (const { id } of tickets) {
    const { outcome } = await relinkTicket(tx, { shopId, ticketId: id, now, because });
    if (outcome === "changed") relinked += 1;
  }
  return { relinked };
}

export type Relinked = { outcome: "changed" | "same"; decision: LinkDecision; from: string | null } | { outcome: "settled" };

/** The same for one ticket. `settled`: it has a certain link already, or a person has ruled, or nobody wrote. */
export async function relinkTicket(tx: ShopTx, { shopId, ticketId, now, because = "has come in since the question was asked" }: { shopId: string; ticketId: string; now: Date; because?: string }): Promise<Relinked> {
  const ticket = await tx.ticket.findUnique({
    where: { shopId, id: ticketId },
    select: {
      channel: true,
      customerName: true,
      customerEmail: true,
      customerShopifyId: true,
      linkOutcome: true,
      linkSentence: true,
      messages: { where: { kind: "inbound" }, orderBy: { sentAt: "asc" }, take: 1, select: { authorEmail: true, authorName: true, vouched: true, subject: true, text: true, reply: true } },
      links: { where: { OR: [{ madeBy: "person" }, { removedAt: { not: null } }] }, select: { id: true } },
    },
  });
  const first = ticket?.messages[0];
  if (!ticket || !first || ticket.links.length > 0 || !UNSETTLED.includes(ticket.linkOutcome)) return { outcome: "settled" };
  const forwardedOf = first.authorEmail !== ticket.customerEmail && isColleague(await readOwnAddresses(tx, shopId), first.authorEmail) ? ticket.customerEmail : null;
  const message: LinkMessage = {
    from: first.authorEmail,
    fromName: first.authorName,
    authentication: first.vouched === "pass" || first.vouched === "fail" ? first.vouched : "none",
    subject: first.subject,
    text: first.text,
    reply: first.reply,
    // Only the form's proxy vouches for a customer; on other channels somebody may have set it by hand.
    customerId: ticket.channel === "contact_form" ? ticket.customerShopifyId : null,
    ...(forwardedOf && forwardedForLinking({ address: forwardedOf, name: ticket.customerName }, first.reply)),
  };
  const decision = await findOrdersForMessage({ tx, shopId, message, now });
  const sentence = explainDecision(decision);
  if (decision.outcome === ticket.linkOutcome && sentence === ticket.linkSentence) return { outcome: "same", decision, from: message.from };
  await storeDecision(tx, shopId, ticketId, decision, now);
  if ("links" in decision) {
    const names = decision.links.map((link) => link.orderName).join(", ");
    await addEvent(tx, { shopId, ticketId, kind: "linked", sentence: `Order ${names} ${because}. ${sentence}`, at: now });
  }
  await reindexTicket(tx, { shopId, ticketId });
  return { outcome: "changed", decision, from: message.from };
}
