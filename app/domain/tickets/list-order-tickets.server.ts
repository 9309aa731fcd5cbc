import { inShop } from "~/db.server";
import { previewOf } from "~/domain/tickets/preview";
import type { TicketStatus } from "~/domain/tickets/statuses";

export interface OrderTicket {
  id: string;
  subject: string;
  status: TicketStatus;
  /** The sender merely claims the order. */
  claimed: boolean;
  /** Null: nothing was sent yet. */
  lastMessage: { from: "customer" | "staff"; name: string; words: string; at: Date } | null;
}

/** Most tickets that the block on the order's page shows; hardly any order has more. */
const MOST = 10;

/** The conversations about an order, the latest first. An order that is not this shop's has none, like one that nobody asked about. */
export async function listOrderTickets({ shopId, orderId }: { shopId: string; orderId: string }): Promise<{ tickets: OrderTicket[]; more: number }> {
  return inShop(shopId, async (tx) => {
    const links = await tx.orderLink.findMany({ where: { shopId, orderShopifyId: orderId, removedAt: null }, select: { ticketId: true, status: true } });
    const where = { shopId, id: { in: links.map(({ ticketId }) => ticketId) }, status: { not: "spam" }, mergedIntoId: null };
    const tickets = await tx.ticket.findMany({
      where,
      orderBy: { lastMessageAt: "desc" },
      take: MOST,
      select: { id: true, subject: true, status: true, messages: { where: { shopId, kind: { not: "note" } }, orderBy: { sentAt: "desc" }, take: 1, select: { kind: true, authorName: true, reply: true, text: true, sentAt: true } } },
    });
    const count = tickets.length < MOST ? tickets.length : await tx.ticket.count({ where });
    return {
      more: count - tickets.length,
      tickets: tickets.map(({ id, subject, status, messages: [last] }) => ({
        id,
        subject,
        status: status as TicketStatus,
        claimed: links.some((link) => link.ticketId === id && link.status === "claimed"),
        lastMessage: last ? { from: last.kind === "inbound" ? ("customer" as const) : ("staff" as const), name: last.authorName, words: previewOf({ ...last, attachments: [] }), at: last.sentAt } : null,
      })),
    };
  });
}
