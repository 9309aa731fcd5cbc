import { inShop } from "~/db.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { writeOrders } from "~/domain/orders/write-orders.server";
import type { AdminClient } from "~/shopify/client.server";
import { PATIENCE_OF_A_WORKER } from "~/shopify/client.server";
import { listOrdersUpdatedSince, type OrderPage } from "~/shopify/list-orders.server";

export interface ChangedOrders {
  /** Orders of which something new was kept. */
  recorded: number;
  /** Orders that were looked at. */
  seen: number;
  /** False when the time was up before the last page: call again. */
  isComplete: boolean;
}

/**
 * Reads the orders that changed in Shopify since `since`, longest unchanged first, and keeps them. After each page, in
 * the same transaction, the shop's `ordersReadUntil` moves on to the last change on it: killed at any moment, the next
 * run goes on from there, and at most reads one page again.
 *
 * @param since  null = from the beginning
 * @param stopAt  when to stop between two pages
 */
export async function readChangedOrders({ shopId, admin, since, clock, stopAt, alongside }: {
  shopId: string;
  admin: AdminClient;
  since: Date | null;
  clock: () => Date;
  stopAt: Date;
  alongside?: Alongside;
}): Promise<ChangedOrders> {
  let recorded = 0;
  let seen = 0;
  let after: string | null = null;
  for (;;) {
    const readAt = clock();
    const page: OrderPage = await listOrdersUpdatedSince(admin, { since, after });
    recorded += await keepPage(shopId, page, readAt, alongside);
    seen += page.orders.length;
    after = page.next;
    if (after === null) return { recorded, seen, isComplete: true };
    if (clock() >= stopAt) return { recorded, seen, isComplete: false };
    await leaveRoom(admin, page.budget);
  }
}

async function keepPage(shopId: string, page: OrderPage, readAt: Date, alongside?: Alongside): Promise<number> {
  const last = page.orders.at(-1);
  if (!last) return 0;
  const readUntil = new Date(last.updatedAt);
  return inShop(shopId, async (tx) => {
    const written = await writeOrders(tx, shopId, page.orders.map((order) => ({ order, readAt })));
    if (written.length > 0) await alongside?.(tx, written);
    await tx.shop.updateMany({
      where: { OR: [{ ordersReadUntil: null }, { ordersReadUntil: { lt: readUntil } }] },
      data: { ordersReadUntil: readUntil },
    });
    return written.length;
  });
}

/** Half of what Shopify grants the shop stays free for the people who work in it. */
async function leaveRoom(admin: AdminClient, budget: OrderPage["budget"]): Promise<void> {
  if (!budget) return;
  const missing = budget.maximum / 2 - budget.available;
  if (missing <= 0) return;
  const { sleep } = admin.patience ?? PATIENCE_OF_A_WORKER;
  await sleep(Math.ceil((missing / budget.restoredPerSecond) * 1000));
}
