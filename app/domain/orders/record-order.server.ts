import { inShop, type ShopTx } from "~/db.server";
import { writeOrders, type WrittenOrder } from "~/domain/orders/write-orders.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export type OrderRecorded =
  | { outcome: "recorded"; isNew: boolean }
  /** We already know the order as it was then, or as it was later. */
  | { outcome: "stale" };

/** Runs in the transaction that records an order, for what must happen exactly if that does (a job, an enrolment). */
export type Alongside = (tx: ShopTx, written: WrittenOrder[]) => Promise<void>;

/**
 * Keeps an order as Shopify showed it at `readAt` (the instant before it was asked).
 * Calling it again, late, or in any order with other pictures of the order ends in the same state.
 */
export async function recordOrder({ shopId, order, readAt, alongside }: {
  shopId: string;
  order: OrderSnapshot;
  readAt: Date;
  alongside?: Alongside;
}): Promise<OrderRecorded> {
  return inShop(shopId, async (tx) => {
    const [written] = await writeOrders(tx, shopId, [{ order, readAt }]);
    if (!written) return { outcome: "stale" };
    await alongside?.(tx, [written]);
    return { outcome: "recorded", isNew: written.isNew };
  });
}
