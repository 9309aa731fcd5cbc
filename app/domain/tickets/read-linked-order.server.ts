import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * The order that something is to be done to from a ticket. Only a linked order, and not one whose sender merely claims
 * it: "claimed". Throws NotHere.
 */
export async function readLinkedOrder({ shopId, ticketId, orderId }: { shopId: string; ticketId: string; orderId: string }): Promise<{ outcome: "linked"; order: OrderSnapshot } | { outcome: "claimed" }> {
  return inShop(shopId, async (tx) => {
    const link = (await tx.orderLink.findFirst({ where: { shopId, ticketId, orderShopifyId: orderId, removedAt: null }, select: { status: true } })) ?? notHere("order");
    if (link.status === "claimed") return { outcome: "claimed" };
    const order = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null }, select: { snapshot: true } })) ?? notHere("order");
    return { outcome: "linked", order: order.snapshot as unknown as OrderSnapshot };
  });
}
