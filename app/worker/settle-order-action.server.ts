import { settleAction } from "~/domain/orders/actions/settle-action.server";
import { adminFor } from "~/shopify/admin-for.server";
import { followOrders } from "~/worker/follow-orders.server";

/** Finishes an action on an order that a crash or a lost answer left open. */
export async function settleOrderAction({ shopId, actionId }: { shopId: string; actionId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  await settleAction({ shopId, actionId, admin, clock: () => new Date(), alongside: followOrders(shopId) });
}
