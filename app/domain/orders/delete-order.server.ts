import { inShop } from "~/db.server";

/**
 * Notes that Shopify no longer has an order. Our last picture of it stays, for the conversations about it, but nobody
 * is found by it any more. An order that we never saw is "unknown". `orderId` is a gid.
 */
export async function deleteOrder({ shopId, orderId, now }: {
  shopId: string;
  orderId: string;
  now: Date;
}): Promise<{ outcome: "deleted" | "unknown" }> {
  return inShop(shopId, async (tx) => {
    const { count } = await tx.order.updateMany({
      where: { shopifyId: orderId, deletedAt: null },
      data: { deletedAt: now },
    });
    await tx.orderTracking.deleteMany({ where: { orderShopifyId: orderId } });
    await tx.customerContact.deleteMany({ where: { source: orderId } });
    return { outcome: count > 0 ? "deleted" : "unknown" };
  });
}
