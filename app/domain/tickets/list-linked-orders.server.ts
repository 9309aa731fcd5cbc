import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";

/** gids of the orders that a ticket is linked to. Throws NotHere. */
export async function listLinkedOrders({ shopId, ticketId }: { shopId: string; ticketId: string }): Promise<string[]> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { links: { where: { shopId, removedAt: null }, select: { orderShopifyId: true } } } })) ?? notHere("ticket");
    return ticket.links.map(({ orderShopifyId }) => orderShopifyId);
  });
}
