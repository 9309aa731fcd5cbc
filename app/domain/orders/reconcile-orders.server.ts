import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { readChangedOrders } from "~/domain/orders/read-changed-orders.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import type { AdminClient } from "~/shopify/client.server";

/** Shopify's search learns of a change a little after it happened: each run looks this far back once more. */
const OVERLAP_MINUTES = 10;
const MINUTES_PER_RUN = 4;

export type OrdersReconciled =
  /** `recorded`: orders of which no webhook had told us, or not in full. */
  | { outcome: "reconciled"; recorded: number }
  /** The time was up: run it again, it goes on where it stopped. */
  | { outcome: "more"; recorded: number }
  | { outcome: "not-installed" }
  /** The import has not ended; it reads the same orders. */
  | { outcome: "still-importing" };

/**
 * Catches up with what webhooks did not bring: reads every order that changed since the last run. Run it at least
 * every 15 minutes. Killed at any moment, the next run goes on where it was.
 *
 * @param alongside  runs for the orders of which something was new, in the transaction that keeps them and moves on:
 *   put the job there that acts on them, and no crash can lose it
 */
export async function reconcileOrders({ shopId, admin, clock, alongside }: {
  shopId: string;
  admin: AdminClient;
  clock: () => Date;
  alongside?: Alongside;
}): Promise<OrdersReconciled> {
  const shop = await inShop(shopId, (tx) => tx.shop.findUnique({ where: { shopId } }));
  if (!shop || shop.uninstalledAt) return { outcome: "not-installed" };
  if (!shop.ordersImportedAt) return { outcome: "still-importing" };
  const readUntil = shop.ordersReadUntil ?? shop.installedAt;
  const since = DateTime.fromJSDate(readUntil).minus({ minutes: OVERLAP_MINUTES }).toJSDate();
  const stopAt = DateTime.fromJSDate(clock()).plus({ minutes: MINUTES_PER_RUN }).toJSDate();
  const { recorded, isComplete } = await readChangedOrders({
    shopId,
    admin,
    since,
    clock,
    stopAt,
    ...(alongside ? { alongside } : {}),
  });
  return { outcome: isComplete ? "reconciled" : "more", recorded };
}
