import { inShop } from "~/db.server";
import { describeOrderState } from "~/domain/orders/order-state";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** The newest orders, to choose one for a preview. */
export async function recentOrders({ shopId, limit = 25 }: { shopId: string; limit?: number }): Promise<{ id: string; name: string; customerName: string; state: string }[]> {
  const rows = await inShop(shopId, (tx) => tx.order.findMany({ where: { shopId, deletedAt: null, redactedAt: null }, orderBy: { placedAt: "desc" }, take: limit, select: { shopifyId: true, name: true, snapshot: true } }));
  return rows.map(({ shopifyId, name, snapshot }) => {
    const order = snapshot as unknown as OrderSnapshot;
    return { id: shopifyId, name, customerName: order.customer?.displayName ?? order.shippingAddress?.name ?? "Guest", state: describeOrderState(order).label };
  });
}
