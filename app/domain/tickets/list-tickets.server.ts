import { Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import { describeOrderState, type OrderBadge } from "~/domain/orders/order-state";
import { facet } from "~/domain/tickets/search/search-words";
import { findTickets } from "~/domain/tickets/search/find-tickets.server";
import type { TicketStatus } from "~/domain/tickets/statuses";
import { viewRule, type TicketFilter } from "~/domain/tickets/ticket-views";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export interface TicketListItem {
  id: string;
  subject: string;
  preview: string;
  customerName: string;
  status: TicketStatus;
  channel: string;
  priority: string;
  topic: string | null;
  tags: string[];
  unread: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  waitingSince: Date | null;
  dueAt: Date | null;
  snoozedUntil: Date | null;
  lastMessageAt: Date;
  /** A reply is written and leaves then: nobody else needs to answer. */
  replyGoesOutAt: Date | null;
  linkOutcome: string;
  orders: { id: string; name: string; status: string; state: OrderBadge | null }[];
}

export interface TicketPage {
  tickets: TicketListItem[];
  /** Pass it on as `after` for the next page; null at the end. */
  next: string | null;
  /** Names that were searched instead of what was typed. */
  spelledAs: string[];
}

const PAGE = 50;

interface Asked {
  shopId: string;
  filter: TicketFilter;
  /** Whose "mine" it is. */
  staffId: string;
  /** `next` of the page before. */
  after?: string;
  now: Date;
}

/**
 * One page of the inbox, newest conversation first. Keyset paging on (lastMessageAt, id): page 1,000 costs what page 1
 * does. Words, tags, products and customers go by the word index, states of orders by their own list, everything else by the ticket's own.
 */
export async function listTickets({ shopId, filter, staffId, after, now }: Asked): Promise<TicketPage> {
  return inShop(shopId, async (tx) => {
    const before = readCursor(after);
    const words = needsWords(filter) ? await byWords(tx, filter, staffId, before) : null;
    const rows = await readRows(tx, { shopId, filter, staffId, before: words ? null : before, now, ids: words?.hits.map(({ id }) => id) ?? null });
    const page = rows.slice(0, PAGE);
    const lastRow = page.at(-1);
    const lastHit = words?.hits.at(-1);
    const goesOnAfter = rows.length > PAGE && lastRow ? { at: lastRow.lastMessageAt, id: lastRow.id } : words && words.hits.length === words.most && lastHit ? lastHit : null;
    return {
      tickets: await withOrdersAndNames(tx, shopId, page),
      next: goesOnAfter && `${goesOnAfter.at.toISOString()}_${goesOnAfter.id}`,
      spelledAs: words?.spelledAs ?? [],
    };
  });
}

/** How many tickets stand in the lists that need somebody, counted up to a bound: nobody reads "48,211". */
export async function countTickets({ shopId, staffId, now }: { shopId: string; staffId: string; now: Date }): Promise<{ open: number; mine: number; unassigned: number; overdue: number; mentions: number }> {
  return inShop(shopId, async (tx) => {
    const upTo = (condition: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Ticket" t WHERE t."shopId" = ${shopId} AND ${condition} LIMIT 1000) bounded)`;
    const [counts] = await tx.$queryRaw<[{ open: number; mine: number; unassigned: number; overdue: number; mentions: number }]>`
      SELECT ${upTo(Prisma.sql`t.status = 'waiting_for_us'`)} AS open,
        ${upTo(Prisma.sql`t."assigneeId" = ${staffId}::uuid AND t.status IN ('waiting_for_us', 'waiting_for_customer')`)} AS mine,
        ${upTo(Prisma.sql`t."assigneeId" IS NULL AND t.status = 'waiting_for_us'`)} AS unassigned,
        ${upTo(Prisma.sql`t."dueAt" < ${now} AND t.status = 'waiting_for_us'`)} AS overdue,
        (SELECT count(*)::int FROM "Mention" m WHERE m."shopId" = ${shopId} AND m."staffId" = ${staffId}::uuid AND m."seenAt" IS NULL) AS mentions`;
    return counts;
  });
}

function needsWords(filter: TicketFilter): boolean {
  return filter.q !== "" || filter.tag !== "" || filter.product !== "" || filter.customer !== "";
}

async function byWords(tx: ShopTx, filter: TicketFilter, staffId: string, before: Cursor | null) {
  const rule = viewRule(filter.view, staffId);
  // What the word index does not know is sifted afterwards, from more than a page.
  const isSifted = filter.orderState !== "" || filter.priority !== "" || rule.overdue || rule.mentions;
  const most = isSifted ? 20 * PAGE : PAGE + 1;
  const found = await findTickets(tx, {
    text: filter.q,
    facets: [filter.tag && facet("tag", filter.tag), filter.product && facet("product", filter.product), filter.customer && facet("customer", filter.customer)].filter(Boolean),
    statuses: rule.statuses,
    assignee: filter.assignee || rule.assignee,
    topic: filter.topic || null,
    channel: filter.channel || null,
    before,
    most,
  });
  return { ...found, most };
}

interface Cursor {
  at: Date;
  id: string;
}

type Row = Omit<TicketListItem, "orders" | "assigneeName" | "replyGoesOutAt">;

async function readRows(tx: ShopTx, { shopId, filter, staffId, before, now, ids }: { shopId: string; filter: TicketFilter; staffId: string; before: Cursor | null; now: Date; ids: string[] | null }): Promise<Row[]> {
  const rule = viewRule(filter.view, staffId);
  const assignee = filter.assignee || rule.assignee;
  const conditions = [Prisma.sql`t."shopId" = ${shopId}`];
  if (ids) conditions.push(Prisma.sql`t.id = ANY (${ids}::uuid[])`);
  if (rule.statuses) conditions.push(rule.statuses.length === 1 ? Prisma.sql`t.status = ${rule.statuses[0]}` : Prisma.sql`t.status = ANY (${rule.statuses}::text[])`);
  if (assignee) conditions.push(assignee === "nobody" ? Prisma.sql`t."assigneeId" IS NULL` : Prisma.sql`t."assigneeId" = ${assignee}::uuid`);
  if (rule.overdue) conditions.push(Prisma.sql`t."dueAt" < ${now}`);
  if (rule.mentions) conditions.push(Prisma.sql`t.id IN (SELECT m."ticketId" FROM "Mention" m WHERE m."shopId" = ${shopId} AND m."staffId" = ${staffId}::uuid)`);
  if (filter.topic) conditions.push(Prisma.sql`t.topic = ${filter.topic}`);
  if (filter.channel) conditions.push(Prisma.sql`t.channel = ${filter.channel}`);
  if (filter.priority) conditions.push(Prisma.sql`t.priority = ${filter.priority}`);
  if (before) conditions.push(Prisma.sql`(t."lastMessageAt", t.id) < (${before.at}, ${before.id}::uuid)`);
  const leads = filter.orderState !== "" && !ids && (await stateLeads(tx, shopId, filter));
  const { orderState } = filter;
  if (orderState && !leads) conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM "TicketOrderState" s WHERE s."shopId" = ${shopId} AND s."ticketId" = t.id AND s.state = ${orderState})`);
  if (leads && before) conditions.push(Prisma.sql`(s.at, s."ticketId") < (${before.at}, ${before.id}::uuid)`);
  const from = leads ? Prisma.sql`"TicketOrderState" s JOIN "Ticket" t ON t.id = s."ticketId" AND s."shopId" = ${shopId} AND s.state = ${orderState}` : Prisma.sql`"Ticket" t`;
  const order = leads ? Prisma.sql`s.at DESC, s."ticketId" DESC` : Prisma.sql`t."lastMessageAt" DESC, t.id DESC`;
  return tx.$queryRaw<Row[]>`
    SELECT t.id, t.subject, t.preview, t."customerName", t.status, t.channel, t.priority, t.topic, COALESCE(t.tags, '{}') AS tags, t.unread, t."assigneeId", t."waitingSince", t."dueAt",
      t."snoozedUntil", t."lastMessageAt", t."linkOutcome"
    FROM ${from} WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${PAGE + 1}`;
}

/** So many tickets can be looked through for a page. */
const FEW_TICKETS = 50_000;

/**
 * Whether the list of an order state is walked and its tickets are sifted, or the other way round. It is the better way
 * while the list is short, or while most tickets fit the rest of the filter.
 */
async function stateLeads(tx: ShopTx, shopId: string, filter: TicketFilter): Promise<boolean> {
  if ((filter.view === "all" || filter.view === "closed") && !filter.priority && !filter.assignee) return true;
  const [{ found }] = await tx.$queryRaw<[{ found: number }]>`
    SELECT count(*)::int AS found FROM (SELECT 1 FROM "TicketOrderState" s WHERE s."shopId" = ${shopId} AND s.state = ${filter.orderState} LIMIT ${FEW_TICKETS + 1}) bounded`;
  return found <= FEW_TICKETS;
}

async function withOrdersAndNames(tx: ShopTx, shopId: string, rows: Row[]): Promise<TicketListItem[]> {
  const links = await tx.orderLink.findMany({ where: { shopId, ticketId: { in: rows.map(({ id }) => id) }, removedAt: null }, select: { ticketId: true, orderShopifyId: true, orderName: true, status: true }, orderBy: { createdAt: "asc" } });
  const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: [...new Set(links.map((link) => link.orderShopifyId))] } }, select: { shopifyId: true, snapshot: true } });
  const staff = await tx.staff.findMany({ where: { shopId }, select: { id: true, name: true } });
  const scheduled = await tx.scheduledReply.findMany({ where: { shopId, message: { ticketId: { in: rows.map(({ id }) => id) } }, mail: { status: "queued" } }, select: { message: { select: { ticketId: true } }, mail: { select: { dueAt: true } } }, orderBy: { mail: { dueAt: "asc" } } });
  const states = new Map(orders.map((order) => [order.shopifyId, describeOrderState(order.snapshot as unknown as OrderSnapshot)]));
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    assigneeName: row.assigneeId ? (names.get(row.assigneeId) ?? null) : null,
    replyGoesOutAt: scheduled.find(({ message }) => message.ticketId === row.id)?.mail.dueAt ?? null,
    orders: links.filter((link) => link.ticketId === row.id).map((link) => ({ id: link.orderShopifyId, name: link.orderName, status: link.status, state: states.get(link.orderShopifyId) ?? null })),
  }));
}

function readCursor(after: string | undefined): Cursor | null {
  const [at, id] = after?.split("_") ?? [];
  const instant = new Date(at ?? "");
  return id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(instant.getTime()) ? { at: instant, id } : null;
}
