import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { notHere } from "~/lib/not-here";

interface Choice {
  shopId: string;
  ticketId: string;
  /** Order gid. */
  orderId: string;
  staff: ByStaff;
  now: Date;
}

/** A person says which order the ticket is about. From here on the engine leaves this ticket's links alone. */
export async function linkOrder({ shopId, ticketId, orderId, staff, now }: Choice): Promise<void> {
  await inShop(shopId, async (tx) => {
    const order = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null }, select: { name: true } })) ?? notHere("order");
    const { count } = await tx.ticket.updateMany({ where: { shopId, id: ticketId }, data: { linkOutcome: "linked", linkSentence: `${staff.name} linked order ${order.name}.` } });
    if (count === 0) notHere("ticket");
    const byPerson = { status: "proven", madeBy: "person", staffId: staff.id, sentence: `${staff.name} said so.`, removedAt: null };
    await tx.orderLink.upsert({
      where: { shopId_ticketId_orderShopifyId: { shopId, ticketId, orderShopifyId: orderId } },
      create: { shopId, ticketId, orderShopifyId: orderId, orderName: order.name, ...byPerson },
      update: byPerson,
    });
    await addEvent(tx, { shopId, ticketId, kind: "linked", sentence: `${staff.name} linked order ${order.name}.`, data: { orderId }, staff, at: now });
    await reindexTicket(tx, { shopId, ticketId });
  });
}

/** A person says that it is not about this order. The engine will not link it again. */
export async function unlinkOrder({ shopId, ticketId, orderId, staff, now }: Choice): Promise<void> {
  await inShop(shopId, async (tx) => {
    const link = (await tx.orderLink.findFirst({ where: { shopId, ticketId, orderShopifyId: orderId, removedAt: null } })) ?? notHere("link");
    await tx.orderLink.update({ where: { shopId, id: link.id }, data: { removedAt: now, staffId: staff.id } });
    const left = await tx.orderLink.count({ where: { shopId, ticketId, removedAt: null } });
    if (left === 0) await tx.ticket.update({ where: { shopId, id: ticketId }, data: { linkOutcome: "none", linkSentence: `${staff.name} said that this is not about order ${link.orderName}.` } });
    await addEvent(tx, { shopId, ticketId, kind: "unlinked", sentence: `${staff.name} said that this is not about order ${link.orderName}.`, data: { orderId }, staff, at: now });
    await reindexTicket(tx, { shopId, ticketId });
  });
}
