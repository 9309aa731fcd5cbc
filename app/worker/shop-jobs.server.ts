import { importOrders } from "~/domain/orders/import-orders.server";
import { reconcileOrders } from "~/domain/orders/reconcile-orders.server";
import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { importOrdersJob, reconcileOrdersJob } from "~/domain/shops/jobs.server";
import { listShops } from "~/domain/shops/list-shops.server";
import { adminFor } from "~/shopify/admin-for.server";
import { followOrders, showReturnsLater } from "~/worker/follow-orders.server";

const clock = () => new Date();

/** Brings in the shop's orders; puts itself on the queue again until all are here. */
export async function runImport({ shopId }: { shopId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  const { outcome } = await importOrders({ shopId, admin, clock, alongside: followOrders(shopId), withEvery: showReturnsLater(shopId) });
  if (outcome === "more") await enqueueForShop(shopId, importOrdersJob);
}

/** Catches up with what webhooks did not bring. */
export async function runReconcile({ shopId }: { shopId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  const { outcome } = await reconcileOrders({ shopId, admin, clock, alongside: followOrders(shopId) });
  if (outcome === "more") await enqueueForShop(shopId, reconcileOrdersJob);
}

export async function reconcileShops(): Promise<void> {
  for (const shopId of await listShops()) await enqueueForShop(shopId, reconcileOrdersJob);
}
