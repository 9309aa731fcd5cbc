import { showReturns } from "~/domain/returns/show-returns.server";
import { log } from "~/lib/log.server";
import { adminFor } from "~/shopify/admin-for.server";

/** What Shopify refuses it will refuse again, so it is logged and not tried again; a failure on the way is. */
export async function runShowReturns({ shopId, orderId }: { shopId: string; orderId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  const shown = await showReturns({ shopId, orderId, admin, now: new Date() });
  if (shown.outcome === "refused") log.warn({ shopId, orderId, words: shown.words }, "Shopify refused the return-by date");
}
