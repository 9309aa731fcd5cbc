import type { ShopTx } from "~/db.server";
import { describeOrderState } from "~/domain/orders/order-state";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import type { RuleFacts, RuleMoment } from "~/domain/tickets/rules/rule";
import { openNow } from "~/lib/open-time-ahead";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export interface TicketFacts {
  ticketId: string;
  subject: string;
  facts: RuleFacts;
}

/**
 * What rules get to know of these tickets: a few queries for any number of them. `message`: "last" what the customer
 * wrote last, "first" what the ticket began with (for a look back).
 */
export async function gatherRuleFacts(tx: ShopTx, { shopId, ticketIds, moment, message }: { shopId: string; ticketIds: string[]; moment: RuleMoment; message: "first" | "last" }): Promise<TicketFacts[]> {
  const { openTimes } = await readDeskSettings(tx, shopId);
  const tickets = await tx.ticket.findMany({
    where: { shopId, id: { in: ticketIds } },
    include: {
      messages: { where: { shopId, kind: "inbound" }, orderBy: { sentAt: message === "first" ? "asc" : "desc" }, take: 1, select: { reply: true, sentAt: true } },
      links: { where: { shopId, removedAt: null }, select: { orderShopifyId: true, status: true } },
    },
    orderBy: { lastMessageAt: "desc" },
  });
  const orderIds = [...new Set(tickets.flatMap((ticket) => ticket.links.map((link) => link.orderShopifyId)))];
  const orders = new Map((await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } }, select: { shopifyId: true, snapshot: true, customerShopifyId: true } })).map((row) => [row.shopifyId, row]));
  const customerOf = (ticket: (typeof tickets)[number]) => ticket.customerShopifyId ?? ticket.links.filter((link) => link.status !== "claimed").map((link) => orders.get(link.orderShopifyId)?.customerShopifyId)[0] ?? null;
  const customers = new Map((await tx.customer.findMany({ where: { shopId, shopifyId: { in: tickets.flatMap((ticket) => customerOf(ticket) ?? []) } }, select: { shopifyId: true, amountSpent: true, tags: true } })).map((row) => [row.shopifyId, row]));

  return tickets.map((ticket) => {
    const own = ticket.links.flatMap((link) => orders.get(link.orderShopifyId)?.snapshot ?? []) as unknown as OrderSnapshot[];
    const customer = customers.get(customerOf(ticket) ?? "");
    const asked = ticket.messages[0];
    return {
      ticketId: ticket.id,
      subject: ticket.subject,
      facts: {
        moment,
        subject: ticket.subject,
        text: asked?.reply ?? "",
        senderEmail: ticket.customerEmail,
        channel: ticket.channel,
        topic: ticket.topic,
        mood: ticket.mood,
        language: ticket.language,
        orderStates: own.map((order) => describeOrderState(order).label),
        orderTotal: Math.max(0, ...own.map((order) => Number(order.total.amount))),
        customerSpent: Number(customer?.amountSpent ?? 0),
        customerTags: customer?.tags ?? [],
        linkStatus: ticket.links[0]?.status ?? (ticket.linkOutcome === "ambiguous" ? "ambiguous" : "none"),
        skus: own.flatMap((order) => order.lines.flatMap((line) => line.sku ?? [])),
        isOpen: openNow(openTimes, asked?.sentAt ?? ticket.createdAt).open,
        tags: ticket.tags,
        priority: ticket.priority,
      },
    };
  });
}
