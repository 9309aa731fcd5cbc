import { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { describeOrderState, type OrderBadge } from "~/domain/orders/order-state";
import type { TicketStatus } from "~/domain/tickets/statuses";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export const ticketViews = ["open", "mine", "unassigned", "waiting_for_customer", "snoozed", "closed", "spam", "all"] as const;
export type TicketView = (typeof ticketViews)[number];

export interface TicketListItem {
  id: string;
  subject: string;
  preview: string;
  customerName: string;
  customerEmail: string | null;
  status: TicketStatus;
  channel: string;
  unread: boolean;
  assigneeName: string | null;
  waitingSince: Date | null;
  lastMessageAt: Date;
  linkOutcome: string;
  tags: string[];
  orders: { id: string; name: string; status: string; state: OrderBadge | null }[];
}

export interface TicketPage {
  tickets: TicketListItem[];
  /** Pass it on as `after` for the next page; null at the end. */
  next: string | null;
}

const PAGE = 50;

/**
 * One page of the inbox, newest conversation first. Keyset paging on (lastMessageAt, id), so that page 1,000 costs the
 * same as page 1. `search` matches subject, customer, order name and message text.
 */
export async function listTickets({ shopId, view, staffId, search, after }: { shopId: string; view: TicketView; staffId: string; search?: string; after?: string }): Promise<TicketPage> {
  return inShop(shopId, async (tx) => {
    const cursor = readCursor(after);
    const where: Prisma.TicketWhereInput = {
      shopId,
      ...viewFilter(view, staffId),
      ...(search?.trim() ? { id: { in: await findIds(tx, shopId, search.trim()) } } : {}),
      ...(cursor ? { OR: [{ lastMessageAt: { lt: cursor.at } }, { lastMessageAt: cursor.at, id: { lt: cursor.id } }] } : {}),
    };
    const rows = await tx.ticket.findMany({ where, orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }], take: PAGE + 1, include: { links: { where: { shopId, removedAt: null } } } });
    const page = rows.slice(0, PAGE);
    const orderIds = page.flatMap((row) => row.links.map((link) => link.orderShopifyId));
    const staffIds = page.flatMap((row) => row.assigneeId ?? []);
    const [orders, staff] = [
      await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } }, select: { shopifyId: true, snapshot: true } }),
      await tx.staff.findMany({ where: { shopId, id: { in: staffIds } }, select: { id: true, name: true } }),
    ];
    const states = new Map(orders.map((order) => [order.shopifyId, describeOrderState(order.snapshot as unknown as OrderSnapshot)]));
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const last = page.at(-1);
    return {
      tickets: page.map(({ links, assigneeId, ...row }) => ({
        id: row.id,
        subject: row.subject,
        preview: row.preview,
        customerName: row.customerName,
        customerEmail: row.customerEmail,
        status: row.status as TicketStatus,
        channel: row.channel,
        unread: row.unread,
        assigneeName: assigneeId ? (names.get(assigneeId) ?? null) : null,
        waitingSince: row.waitingSince,
        lastMessageAt: row.lastMessageAt,
        linkOutcome: row.linkOutcome,
        tags: row.tags,
        orders: links.map((link) => ({ id: link.orderShopifyId, name: link.orderName, status: link.status, state: states.get(link.orderShopifyId) ?? null })),
      })),
      next: rows.length > PAGE && last ? `${last.lastMessageAt.toISOString()}_${last.id}` : null,
    };
  });
}

/** How many tickets stand in each view, for the tabs; counted up to a bound, because nobody reads "48,211". */
export async function countTickets({ shopId, staffId }: { shopId: string; staffId: string }): Promise<Record<TicketView, number>> {
  const bound = 1000;
  return inShop(shopId, async (tx) => {
    const counts = {} as Record<TicketView, number>;
    for (const view of ticketViews) counts[view] = (await tx.ticket.findMany({ where: { shopId, ...viewFilter(view, staffId) }, select: { id: true }, take: bound })).length;
    return counts;
  });
}

function viewFilter(view: TicketView, staffId: string): Prisma.TicketWhereInput {
  switch (view) {
    case "open":
      return { status: "waiting_for_us" };
    case "mine":
      return { assigneeId: staffId, status: { in: ["waiting_for_us", "waiting_for_customer"] } };
    case "unassigned":
      return { assigneeId: null, status: "waiting_for_us" };
    case "all":
      return {};
    default:
      return { status: view };
  }
}

function readCursor(after: string | undefined): { at: Date; id: string } | null {
  const [at, id] = after?.split("_") ?? [];
  const instant = new Date(at ?? "");
  return id && !Number.isNaN(instant.getTime()) ? { at: instant, id } : null;
}

async function findIds(tx: Prisma.TransactionClient, shopId: string, search: string): Promise<string[]> {
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND (subject ILIKE ${like} OR "customerName" ILIKE ${like} OR "customerEmail" ILIKE ${like})
    UNION SELECT "ticketId" FROM "OrderLink" WHERE "shopId" = ${shopId} AND "removedAt" IS NULL AND "orderName" ILIKE ${like}
    UNION SELECT "ticketId" FROM "Message" WHERE "shopId" = ${shopId} AND reply ILIKE ${like}
    LIMIT 500`;
  return rows.map((row) => row.id);
}
