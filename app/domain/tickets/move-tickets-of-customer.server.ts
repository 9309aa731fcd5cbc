import type { ShopTx } from "~/db.server";
import { relinkTicketsOfCustomer } from "~/domain/tickets/relink-tickets.server";

/** Shopify made one customer of two: the tickets of the one that is gone are the kept one's, and may be about its orders. Safe to repeat. */
export async function moveTicketsOfCustomer(tx: ShopTx, { shopId, keptId, goneId, now }: { shopId: string; keptId: string; goneId: string; now: Date }): Promise<void> {
  await tx.ticket.updateMany({ where: { shopId, customerShopifyId: goneId }, data: { customerShopifyId: keptId } });
  await relinkTicketsOfCustomer(tx, { shopId, customerId: keptId, now });
}
