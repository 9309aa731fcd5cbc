import { inShop } from "~/db.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** Our picture of one order (gid): how it was at `readAt`, and whether Shopify has deleted it since. */
export async function getOrder({ shopId, orderId }: { shopId: string; orderId: string }): Promise<
  { outcome: "found"; order: OrderSnapshot; readAt: Date; deletedAt: Date | null } | { outcome: "not-found" }
> {
  const row = await inShop(shopId, (tx) =>
    tx.order.findUnique({
      where: { shopId_shopifyId: { shopId, shopifyId: orderId } },
      select: { snapshot: true, readAt: true, deletedAt: true },
    }),
  );
  if (!row) return { outcome: "not-found" };
  return { outcome: "found", order: row.snapshot as unknown as OrderSnapshot, readAt: row.readAt, deletedAt: row.deletedAt };
}
