import { DateTime } from "luxon";
import { inShop, type ShopTx } from "~/db.server";
import { deleteOrder } from "~/domain/orders/delete-order.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { writeOrders } from "~/domain/orders/write-orders.server";
import type { AdminClient } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { readOrder } from "~/shopify/read-order.server";

/** How far back Shopify lets an app see orders that has not been granted `read_all_orders`. */
export const VISIBLE_DAYS = 60;

export type OrderRefreshed =
  /** `hidden`: fields that Shopify keeps from the app. `isNew`: we had never seen the order. */
  | { outcome: "refreshed"; order: OrderSnapshot; isNew: boolean; hidden: string[] }
  | { outcome: "deleted" }
  /** It may well exist: it is older than 60 days, or the app may not see orders at all. */
  | { outcome: "not-visible"; because: "too-old" | "no-permission" }
  /** `words` are for the person who waits; `passes`: trying again later can help. */
  | { outcome: "unreachable"; words: string; passes: boolean };

/**
 * Reads one order again from Shopify and keeps what it says. `orderId` is a gid.
 *
 * @param now  the instant before the call
 * @param alongside  runs in the transaction that records, also when there was no news: what follows from the order may
 *   have been left undone by whoever recorded it
 */
export async function refreshOrder({ shopId, orderId, admin, now, alongside }: {
  shopId: string;
  orderId: string;
  admin: AdminClient;
  now: Date;
  alongside?: Alongside;
}): Promise<OrderRefreshed> {
  const reading = await readOrder(admin, orderId).catch((failure: unknown) => {
    if (!(failure instanceof ShopifyFailure)) throw failure;
    return { outcome: "failed" as const, failure };
  });
  switch (reading.outcome) {
    case "failed":
      if (reading.failure.kind === "denied") return { outcome: "not-visible", because: "no-permission" };
      return { outcome: "unreachable", words: reading.failure.words, passes: reading.failure.passes };
    case "not-visible":
      return { outcome: "not-visible", because: "no-permission" };
    case "missing":
      return missing(shopId, orderId, now);
    case "found": {
      const { order, hidden } = reading;
      const isNew = await inShop(shopId, async (tx) => {
        await reviveOrder(tx, orderId, now);
        const written = await writeOrders(tx, shopId, [{ order, readAt: now }]);
        await alongside?.(tx, written.length > 0 ? written : [{ order, isNew: false }]);
        return written[0]?.isNew ?? false;
      });
      return { outcome: "refreshed", order, isNew, hidden };
    }
  }
}

/** Shopify says the same of an order that is gone and of one too old to be shown. Only what we know of it can tell. */
async function missing(shopId: string, orderId: string, now: Date): Promise<OrderRefreshed> {
  const { known, shop } = await inShop(shopId, async (tx) => ({
    known: await tx.order.findUnique({
      where: { shopId_shopifyId: { shopId, shopifyId: orderId } },
      select: { placedAt: true, snapshot: true },
    }),
    shop: await tx.shop.findUnique({ where: { shopId }, select: { canReadAllOrders: true } }),
  }));
  const seenFrom = DateTime.fromJSDate(now).minus({ days: VISIBLE_DAYS }).toJSDate();
  const createdAt = known && new Date((known.snapshot as unknown as OrderSnapshot).createdAt);
  if (createdAt && createdAt < seenFrom && !shop?.canReadAllOrders) return { outcome: "not-visible", because: "too-old" };
  if (known) await deleteOrder({ shopId, orderId, now });
  return { outcome: "deleted" };
}

/** Shopify shows an order that we believed deleted: it is forgotten, so that everything about it is written anew. */
async function reviveOrder(tx: ShopTx, orderId: string, now: Date): Promise<void> {
  await tx.order.updateMany({
    where: { shopifyId: orderId, deletedAt: { lt: now } },
    data: { deletedAt: null, snapshot: {}, shopifyUpdatedAt: new Date(0) },
  });
}
