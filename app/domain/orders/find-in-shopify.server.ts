import { inShop } from "~/db.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { writeOrders } from "~/domain/orders/write-orders.server";
import type { AdminClient } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { searchOrders, type OrderWanted } from "~/shopify/search-orders.server";

/**
 * Looks for orders in Shopify itself, for what our own records do not have (yet), and keeps what it finds. Only exact
 * matches come back, newest first. Without `read_all_orders` Shopify hides what is older than 60 days.
 */
export async function findInShopify({ shopId, admin, wanted, now, alongside }: {
  shopId: string;
  admin: AdminClient;
  wanted: OrderWanted;
  now: Date;
  alongside?: Alongside;
}): Promise<{ outcome: "found"; orders: OrderSnapshot[] } | { outcome: "unreachable"; words: string }> {
  try {
    const orders = await searchOrders(admin, wanted);
    await inShop(shopId, async (tx) => {
      const written = await writeOrders(tx, shopId, orders.map((order) => ({ order, readAt: now })));
      if (written.length > 0) await alongside?.(tx, written);
    });
    return { outcome: "found", orders };
  } catch (failure) {
    if (!(failure instanceof ShopifyFailure)) throw failure;
    return { outcome: "unreachable", words: failure.words };
  }
}
