import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { readChangedOrders } from "~/domain/orders/read-changed-orders.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import type { AdminClient } from "~/shopify/client.server";

/** Long enough to get far, short enough for the queue to notice a worker that died. */
const MINUTES_PER_RUN = 4;

export type OrdersImported =
  | { outcome: "complete"; recorded: number }
  /** The time was up: run it again, it goes on where it stopped. */
  | { outcome: "more"; recorded: number }
  | { outcome: "not-installed" };

/**
 * Brings in every order that the app may see, once after the installation; `ordersImportedAt` of the shop says that it
 * is complete. It can be stopped at any moment and goes on where it was.
 *
 * @param alongside  runs for the orders placed since the installation, in the transaction that keeps them; the older
 *   ones are history, and nothing is started for them
 * @param withEvery  runs likewise for all of them
 */
export async function importOrders({ shopId, admin, clock, alongside, withEvery }: {
  shopId: string;
  admin: AdminClient;
  clock: () => Date;
  alongside?: Alongside;
  withEvery?: Alongside;
}): Promise<OrdersImported> {
  const shop = await inShop(shopId, (tx) => tx.shop.findUnique({ where: { shopId } }));
  if (!shop || shop.uninstalledAt) return { outcome: "not-installed" };
  const stopAt = DateTime.fromJSDate(clock()).plus({ minutes: MINUTES_PER_RUN }).toJSDate();
  const { installedAt, ordersReadUntil } = shop;
  const { recorded, isComplete } = await readChangedOrders({
    shopId,
    admin,
    since: ordersReadUntil,
    clock,
    stopAt,
    alongside: async (tx, written) => {
      const placedSince = written.filter(({ order }) => new Date(order.createdAt) >= installedAt);
      if (placedSince.length > 0) await alongside?.(tx, placedSince);
      await withEvery?.(tx, written);
    },
  });
  if (!isComplete) return { outcome: "more", recorded };
  await inShop(shopId, (tx) => tx.shop.updateMany({ where: { shopId }, data: { ordersImportedAt: clock() } }));
  return { outcome: "complete", recorded };
}

export interface ImportProgress {
  isComplete: boolean;
  orders: number;
}

/** For the page that waits for the import: how many orders are here so far. */
export async function readImportProgress({ shopId }: { shopId: string }): Promise<ImportProgress> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUnique({ where: { shopId }, select: { ordersImportedAt: true } });
    return { isComplete: Boolean(shop?.ordersImportedAt), orders: await tx.order.count() };
  });
}
