import { inShop } from "~/db.server";
import { writeOrders } from "~/domain/orders/write-orders.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** Orders per transaction: large enough to be fast, small enough to hold rows only briefly. */
const BATCH = 500;

/** Keeps many orders as `recordOrder` does each, thousands a second; `recorded` counts the new and newer ones. */
export async function recordOrders({ shopId, orders, readAt }: {
  shopId: string;
  orders: OrderSnapshot[];
  readAt: Date;
}): Promise<{ outcome: "recorded"; recorded: number; stale: number }> {
  let recorded = 0;
  for (let at = 0; at < orders.length; at += BATCH) {
    const batch = orders.slice(at, at + BATCH).map((order) => ({ order, readAt }));
    const written = await inShop(shopId, (tx) => writeOrders(tx, shopId, batch), { timeout: 60_000 });
    recorded += written.length;
  }
  return { outcome: "recorded", recorded, stale: orders.length - recorded };
}
