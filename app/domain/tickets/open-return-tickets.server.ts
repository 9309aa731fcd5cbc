import type { ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { sortTicketJob } from "~/domain/tickets/jobs.server";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { enqueue } from "~/jobs/queue.server";
import type { OrderReturn, OrderSnapshot } from "~/shopify/order-snapshot";

const OPEN = ["waiting_for_us", "waiting_for_customer", "snoozed"];

/**
 * A return that a buyer asks for in their account becomes a message to us: in the conversation that goes on about that
 * order with them, else in a new one. Once per return, however often its order is read. Returns asked for before the app
 * was there are left to Shopify's own list.
 */
export async function openReturnTickets(tx: ShopTx, { shopId, orders, now }: { shopId: string; orders: readonly OrderSnapshot[]; now: Date }): Promise<void> {
  const asked = orders.filter((order) => order.returns.some(({ status }) => status === "REQUESTED"));
  if (asked.length === 0) return;
  const { installedAt } = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { installedAt: true } });
  for (const order of asked) {
    // Two workers with the same order go one after the other.
    await tx.$queryRaw`SELECT id FROM "Order" WHERE "shopId" = ${shopId} AND "shopifyId" = ${order.id} FOR UPDATE`;
    for (const request of order.returns) {
      if (request.status === "REQUESTED" && request.createdAt && new Date(request.createdAt) >= installedAt) await openOne(tx, shopId, order, request, now);
    }
  }
}

async function openOne(tx: ShopTx, shopId: string, order: OrderSnapshot, request: OrderReturn, now: Date): Promise<void> {
  const links = await tx.orderLink.findMany({ where: { shopId, orderShopifyId: order.id, removedAt: null, status: { not: "claimed" } }, select: { ticketId: true } });
  const linkedIds = links.map(({ ticketId }) => ticketId);
  const known = await tx.ticketEvent.count({ where: { shopId, ticketId: { in: linkedIds }, kind: "return-requested", data: { path: ["returnId"], equals: request.id } } });
  if (known > 0) return;

  const email = order.email ?? order.customer?.email ?? null;
  const name = order.customer?.displayName.trim() || email || "Customer";
  const going = email ? await tx.ticket.findFirst({ where: { shopId, id: { in: linkedIds }, customerEmail: email, status: { in: OPEN }, mergedIntoId: null }, orderBy: { lastMessageAt: "desc" }, select: { id: true, waitingSince: true } }) : null;
  const words = wordsOf(order, request);
  const heard = { status: "waiting_for_us", unread: true, preview: words.split("\n")[0]!.slice(0, 160), lastMessageAt: now, lastInboundAt: now, snoozedUntil: null };
  const ticketId =
    going?.id ??
    (
      await tx.ticket.create({
        data: {
          shopId,
          ...heard,
          subject: `Return requested: ${order.name}`,
          channel: "account",
          customerName: name,
          customerEmail: email,
          customerShopifyId: order.customer?.id ?? null,
          language: order.locale ?? order.customer?.locale ?? null,
          linkOutcome: "linked",
          linkSentence: `The customer asked to return items of order ${order.name} in their account.`,
          waitingSince: now,
          createdAt: now,
          links: { create: { shopId, orderShopifyId: order.id, orderName: order.name, status: "proven", madeBy: "engine", sentence: "The return was requested in the customer’s account.", createdAt: now } },
        },
        select: { id: true },
      })
    ).id;
  if (going) await tx.ticket.update({ where: { shopId, id: ticketId }, data: { ...heard, version: { increment: 1 }, waitingSince: going.waitingSince ?? now } });
  await tx.message.create({ data: { shopId, ticketId, kind: "inbound", channel: "account", authorName: name, authorEmail: email, subject: `Return ${request.name}`, reply: words, text: words, sentAt: now } });
  await addEvent(tx, { shopId, ticketId, kind: "return-requested", sentence: `${name} asked for return ${request.name}. Approve or decline it beside the order.`, data: { returnId: request.id }, at: now });
  await setClocks(tx, { shopId, ticketId });
  await reindexTicket(tx, { shopId, ticketId });
  await enqueue(tx, sortTicketJob, { shopId, ticketId, moment: going ? "customer-wrote" : "created" });
}

/** "1 × Linen shirt, S: Size was too small", and what the buyer wrote, line by line. */
function wordsOf(order: OrderSnapshot, request: OrderReturn): string {
  const lines = request.lines.map(({ lineId, quantity, reason, note }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const item = [line?.title, line?.variantTitle].filter(Boolean).join(", ") || "An item";
    return `${quantity} × ${item}${reason ? `: ${reason}` : ""}${note ? `\n“${note}”` : ""}`;
  });
  return [`I would like to return:`, ...lines].join("\n");
}
