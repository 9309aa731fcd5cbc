import { inShop } from "~/db.server";
import { emailKey, orderNameKey } from "~/domain/orders/keys";
import { tellStatus } from "~/domain/orders/tell-status";
import type { OrderSnapshot, Tracking } from "~/shopify/order-snapshot";

export type OrderStatus =
  | { outcome: "found"; text: string; tracking: Pick<Tracking, "number" | "url">[] }
  /** No such order, or the address is not its buyer's: nobody can tell the two apart. */
  | { outcome: "not_found" };

const MOST_ORDERS = 200;

/**
 * Where an order is, for whoever knows both its name and its buyer's address. The address is looked up first, so that
 * an order that exists costs no more time than one that does not. "1042" is enough for "#1042-NL" if no other order of the
 * same buyer goes by it. `language`: BCP 47, of the shopper.
 */
export async function findOrderStatus({ shopId, order, email, language }: { shopId: string; order: string; email: string; language: string | null }): Promise<OrderStatus> {
  const key = emailKey(email);
  if (!key) return { outcome: "not_found" };
  const { orders, timeZone } = await inShop(shopId, async (tx) => ({
    orders: await tx.order.findMany({
      where: { shopId, emailKey: key, deletedAt: null, redactedAt: null },
      orderBy: { placedAt: "desc" },
      take: MOST_ORDERS,
      select: { nameKey: true, snapshot: true },
    }),
    timeZone: (await tx.shop.findUnique({ where: { shopId }, select: { timeZone: true } }))?.timeZone ?? "UTC",
  }));
  const exact = orders.filter(({ nameKey }) => nameKey === orderNameKey(order));
  const digits = /^\s*#?\s*(\d+)\s*$/.exec(order)?.[1];
  const [found, ...more] = exact.length > 0 ? exact : orders.filter(({ nameKey }) => digits !== undefined && nameKey.match(/\d+/g)?.includes(digits));
  if (!found || more.length > 0) return { outcome: "not_found" };
  const snapshot = found.snapshot as unknown as OrderSnapshot;
  const parcels = snapshot.cancelledAt ? [] : snapshot.fulfillments.filter(({ status }) => status === "SUCCESS");
  return {
    outcome: "found",
    text: tellStatus(snapshot, { language, timeZone }),
    tracking: parcels.flatMap(({ tracking }) => tracking.map(({ number, url }) => ({ number, url }))),
  };
}
