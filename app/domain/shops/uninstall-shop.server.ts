import { inShop } from "~/db.server";
import { forgetSessions } from "~/session-storage.server";

/** Ends everything automatic for a shop that removed the app. Its data stays until Shopify asks for its deletion (shop/redact, 48 hours later). */
export async function uninstallShop({ shopId, now }: { shopId: string; now: Date }): Promise<void> {
  await inShop(shopId, (tx) => tx.shop.updateMany({ where: { shopId }, data: { uninstalledAt: now } }));
  await forgetSessions(shopId);
}
