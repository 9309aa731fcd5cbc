import { inShop } from "~/db.server";
import { confirmationKey, emailKey, orderNameKey, trackingKey } from "~/domain/orders/keys";
import { describeOrderState, type OrderBadge } from "~/domain/orders/order-state";
import { recordOrders } from "~/domain/orders/record-orders.server";
import type { AdminClient } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";
import type { Money, OrderSnapshot } from "~/shopify/order-snapshot";
import { searchOrders } from "~/shopify/search-orders.server";

export interface FoundOrder {
  id: string;
  name: string;
  customerName: string | null;
  email: string | null;
  placedAt: string;
  total: Money;
  items: string[];
  state: OrderBadge;
}

/**
 * Orders for a person who looks for one: by name, confirmation or tracking number, address, or a customer's name.
 * Our own rows first; a name or address that we do not have is asked of Shopify and kept.
 */
export async function searchOrdersForTicket({ shopId, wanted, admin, now }: { shopId: string; wanted: string; admin: AdminClient; now: Date }): Promise<FoundOrder[]> {
  const own = await findOwn(shopId, wanted);
  if (own.length > 0) return own;
  const email = emailKey(wanted);
  const name = orderNameKey(wanted);
  if (!email && !name) return [];
  try {
    const orders = await searchOrders(admin, email ? { by: "email", email } : { by: "name", name: wanted });
    await recordOrders({ shopId, orders, readAt: now });
    return orders.map(foundOrder);
  } catch (error) {
    if (error instanceof ShopifyFailure) return [];
    throw error;
  }
}

async function findOwn(shopId: string, wanted: string): Promise<FoundOrder[]> {
  const text = wanted.trim();
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return inShop(shopId, async (tx) => {
    const rows = await tx.$queryRaw<{ snapshot: OrderSnapshot }[]>`
      SELECT snapshot FROM "Order" o
      WHERE "shopId" = ${shopId} AND "deletedAt" IS NULL AND (
        "nameKey" = ${orderNameKey(text)} OR "confirmationKey" = ${confirmationKey(text)} OR "emailKey" = ${emailKey(text)}
        OR "shopifyId" IN (SELECT "orderShopifyId" FROM "OrderTracking" WHERE "shopId" = ${shopId} AND "numberKey" = ${trackingKey(text)})
        OR "customerShopifyId" IN (SELECT "shopifyId" FROM "Customer" WHERE "shopId" = ${shopId} AND ${text.length >= 3} AND "displayName" ILIKE ${like} LIMIT 20)
      )
      ORDER BY "placedAt" DESC LIMIT 10`;
    return rows.map(({ snapshot }) => foundOrder(snapshot));
  });
}

function foundOrder(order: OrderSnapshot): FoundOrder {
  return {
    id: order.id,
    name: order.name,
    customerName: order.customer?.displayName ?? order.shippingAddress?.name ?? null,
    email: order.email,
    placedAt: order.createdAt,
    total: order.total,
    items: order.lines.map((line) => [line.title, line.variantTitle].filter(Boolean).join(", ")),
    state: describeOrderState(order),
  };
}
