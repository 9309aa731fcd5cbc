import { inShop, type ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { withdrawRating } from "~/domain/tickets/rating/plan-rating.server";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { ticketsOfKnownAddress } from "~/domain/tickets/whose-address.server";
import { notHere } from "~/lib/not-here";

export interface MergeCandidate {
  id: string;
  subject: string;
  status: string;
  customerName: string;
  lastMessageAt: Date;
  /** Orders that both are about; empty: they only share the person. */
  sharedOrders: string[];
  /** Somebody else wrote it. */
  otherPerson: boolean;
  /** The address that both bear, when only one of the two is known to come from it. */
  onlyOneKnown: string | null;
}

/** Tickets that this one may belong to: about the same order first, then by the same person. Not by name, and never by subject. */
export async function listMergeCandidates({ shopId, ticketId }: { shopId: string; ticketId: string }): Promise<MergeCandidate[]> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { id: true, customerEmail: true, customerShopifyId: true, links: { where: { shopId, removedAt: null, status: { not: "claimed" } }, select: { orderShopifyId: true } } } })) ?? notHere("ticket");
    const orderIds = ticket.links.map((link) => link.orderShopifyId);
    const rows = await tx.ticket.findMany({
      where: {
        shopId,
        id: { not: ticketId },
        mergedIntoId: null,
        status: { not: "spam" },
        OR: [...(orderIds.length > 0 ? [{ links: { some: { orderShopifyId: { in: orderIds }, removedAt: null, status: { not: "claimed" } } } }] : []), ...(ticket.customerEmail ? [{ customerEmail: ticket.customerEmail }] : [])],
      },
      select: { id: true, subject: true, status: true, customerName: true, customerEmail: true, customerShopifyId: true, lastMessageAt: true, links: { where: { shopId, removedAt: null }, select: { orderShopifyId: true, orderName: true } } },
      orderBy: { lastMessageAt: "desc" },
      take: 20,
    });
    if (orderIds.length === 0 && !ticket.customerEmail) return [];
    const known = await ticketsOfKnownAddress(tx, { shopId, tickets: [ticket, ...rows] });
    return rows
      .map(({ links, customerEmail, customerShopifyId: _, ...row }) => {
        const otherPerson = emailKey(customerEmail) !== emailKey(ticket.customerEmail);
        const onlyOneKnown = !otherPerson && known.has(row.id) !== known.has(ticketId) ? customerEmail : null;
        return { ...row, sharedOrders: links.filter((link) => orderIds.includes(link.orderShopifyId)).map((link) => link.orderName), otherPerson, onlyOneKnown };
      })
      .sort((one, other) => other.sharedOrders.length - one.sharedOrders.length);
  });
}

export type MergeOutcome =
  | { outcome: "merged"; mergeId: string }
  /** Different people wrote: whoever merges has to have seen that. */
  | { outcome: "people-differ"; people: [string, string] }
  /** Both bear one address, and one of the two only claims it: may be other people too. */
  | { outcome: "only-one-known"; address: string }
  | { outcome: "refused"; because: string };

/** What was moved, so that it can be taken back. */
interface Moved {
  messageIds: string[];
  linkIds: string[];
  from: { status: string; waitingSince: string | null; closedAt: string | null; snoozedUntil: string | null };
}

/**
 * Lets one ticket go on in another: its messages move there, in their order; it closes and points to the other. Answers
 * go only to the customer of the one that stays, so merging two people's tickets has to be confirmed; so has merging one
 * that is known to come from its address with one that only claims the same.
 */
export async function mergeTickets({ shopId, fromId, intoId, peopleDifferIsFine, staff, now }: { shopId: string; fromId: string; intoId: string; peopleDifferIsFine: boolean; staff: ByStaff; now: Date }): Promise<MergeOutcome> {
  if (fromId === intoId) return { outcome: "refused", because: "A ticket cannot go on in itself." };
  return inShop(shopId, (tx) => mergeTicketsIn(tx, { shopId, fromId, intoId, peopleDifferIsFine, by: { name: staff.name, staff }, now }));
}

/** Who merges: one of the staff, or the desk itself, which then says why. */
interface MergedBy {
  name: string;
  staff: ByStaff | null;
  sentence?: string;
}

/** The same in a transaction that is under way. */
export async function mergeTicketsIn(tx: ShopTx, { shopId, fromId, intoId, peopleDifferIsFine, by, now }: { shopId: string; fromId: string; intoId: string; peopleDifferIsFine: boolean; by: MergedBy; now: Date }): Promise<MergeOutcome> {
  for (const id of [fromId, intoId].sort()) await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${id}::uuid FOR UPDATE`;
  const from = (await tx.ticket.findFirst({ where: { shopId, id: fromId }, include: { links: { where: { shopId, removedAt: null } } } })) ?? notHere("ticket");
  const into = (await tx.ticket.findFirst({ where: { shopId, id: intoId }, include: { links: { where: { shopId } } } })) ?? notHere("ticket");
  if (from.mergedIntoId || into.mergedIntoId) return { outcome: "refused", because: "One of the two goes on in another ticket already." };
  if (await tx.outgoingMail.count({ where: { shopId, ticketId: fromId, status: "queued" } })) return { outcome: "refused", because: "A reply is on its way. Try again when it has left." };
  if (!peopleDifferIsFine && emailKey(from.customerEmail) !== emailKey(into.customerEmail)) return { outcome: "people-differ", people: [describe(from), describe(into)] };
  if (!peopleDifferIsFine && into.customerEmail) {
    const known = await ticketsOfKnownAddress(tx, { shopId, tickets: [from, into] });
    if (known.has(fromId) !== known.has(intoId)) return { outcome: "only-one-known", address: into.customerEmail };
  }

  const messages = await tx.message.findMany({ where: { shopId, ticketId: fromId }, select: { id: true } });
  await tx.message.updateMany({ where: { shopId, ticketId: fromId }, data: { ticketId: intoId } });
  const linkIds: string[] = [];
  for (const link of from.links) {
    if (into.links.some((known) => known.orderShopifyId === link.orderShopifyId)) continue;
    const { id: _, ticketId: __, signals, ...rest } = link;
    const made = await tx.orderLink.create({ data: { ...rest, signals: signals as object, ticketId: intoId }, select: { id: true } });
    linkIds.push(made.id);
  }
  const waits = from.status === "waiting_for_us";
  await tx.ticket.update({ where: { shopId, id: fromId }, data: { status: "closed", closedAt: now, waitingSince: null, snoozedUntil: null, mergedIntoId: intoId, unread: false, answerDueAt: null, resolveDueAt: null, dueAt: null } });
  await withdrawRating(tx, { shopId, ticketId: fromId });
  await tx.ticket.update({
    where: { shopId, id: intoId },
    data: {
      version: { increment: 1 },
      lastMessageAt: from.lastMessageAt > into.lastMessageAt ? from.lastMessageAt : into.lastMessageAt,
      lastInboundAt: later(from.lastInboundAt, into.lastInboundAt),
      tags: [...new Set([...into.tags, ...from.tags])],
      ...(waits ? { status: "waiting_for_us", closedAt: null, snoozedUntil: null, waitingSince: earlier(from.waitingSince, into.waitingSince) } : {}),
      ...(into.linkOutcome === "none" || into.linkOutcome === "ambiguous" ? { linkOutcome: from.linkOutcome, linkSentence: from.linkSentence } : {}),
    },
  });
  const moved: Moved = { messageIds: messages.map(({ id }) => id), linkIds, from: { status: from.status, waitingSince: from.waitingSince?.toISOString() ?? null, closedAt: from.closedAt?.toISOString() ?? null, snoozedUntil: from.snoozedUntil?.toISOString() ?? null } };
  const merge = await tx.ticketMerge.create({ data: { shopId, fromId, intoId, moved: moved as unknown as object, staffName: by.name, createdAt: now }, select: { id: true } });
  await addEvent(tx, { shopId, ticketId: intoId, kind: "merged", sentence: by.sentence ?? `${by.name} merged “${from.subject}” into this.`, data: { mergeId: merge.id, fromId }, staff: by.staff, at: now });
  await addEvent(tx, { shopId, ticketId: fromId, kind: "merged-into", sentence: `${by.name} let this go on in “${into.subject}”.`, data: { mergeId: merge.id, intoId }, staff: by.staff, at: now });
  await settle(tx, shopId, [fromId, intoId]);
  return { outcome: "merged", mergeId: merge.id };
}

/** Takes a merge back: what moved moves back, what was written since stays where it was written. Throws NotHere. */
export async function undoMerge({ shopId, mergeId, staff, now }: { shopId: string; mergeId: string; staff: ByStaff; now: Date }): Promise<{ outcome: "undone"; fromId: string } | { outcome: "undone-before" }> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "TicketMerge" WHERE "shopId" = ${shopId} AND id = ${mergeId}::uuid FOR UPDATE`;
    const merge = (await tx.ticketMerge.findFirst({ where: { shopId, id: mergeId } })) ?? notHere("merge");
    if (merge.undoneAt) return { outcome: "undone-before" };
    const moved = merge.moved as unknown as Moved;
    const { fromId, intoId } = merge;
    await tx.message.updateMany({ where: { shopId, id: { in: moved.messageIds }, ticketId: intoId }, data: { ticketId: fromId } });
    await tx.orderLink.deleteMany({ where: { shopId, id: { in: moved.linkIds }, ticketId: intoId } });
    const date = (text: string | null) => (text ? new Date(text) : null);
    await tx.ticket.update({ where: { shopId, id: fromId }, data: { mergedIntoId: null, status: moved.from.status, waitingSince: date(moved.from.waitingSince), closedAt: date(moved.from.closedAt), snoozedUntil: date(moved.from.snoozedUntil), version: { increment: 1 } } });
    await tx.ticket.update({ where: { shopId, id: intoId }, data: { version: { increment: 1 } } });
    await tx.ticketMerge.update({ where: { shopId, id: mergeId }, data: { undoneAt: now } });
    for (const ticketId of [fromId, intoId]) await addEvent(tx, { shopId, ticketId, kind: "unmerged", sentence: `${staff.name} took the merge back.`, staff, at: now });
    await settle(tx, shopId, [fromId, intoId]);
    return { outcome: "undone", fromId };
  });
}

async function settle(tx: ShopTx, shopId: string, ticketIds: string[]): Promise<void> {
  for (const ticketId of ticketIds) {
    await setClocks(tx, { shopId, ticketId });
    await reindexTicket(tx, { shopId, ticketId });
  }
}

function describe({ customerName, customerEmail }: { customerName: string; customerEmail: string | null }): string {
  return customerEmail && customerEmail !== customerName ? `${customerName} (${customerEmail})` : customerName;
}

function later(one: Date | null, other: Date | null): Date | null {
  return !one || (other && other > one) ? other : one;
}

function earlier(one: Date | null, other: Date | null): Date | null {
  return !one || (other && other < one) ? other : one;
}
