import type { ShopTx } from "~/db.server";

/** Shopify made one customer of two: the tickets of the one that is gone are the kept one's. Safe to repeat. */
export async function moveTicketsOfCustomer(tx: ShopTx, { shopId, keptId, goneId }: { shopId: string; keptId: string; goneId: string }): Promise<void> {
  await tx.ticket.updateMany({ where: { shopId, customerShopifyId: goneId }, data: { customerShopifyId: keptId } });
}
