import { lookInShopify } from "~/domain/tickets/look-in-shopify.server";
import { adminFor } from "~/shopify/admin-for.server";
import { followOrders } from "~/worker/follow-orders.server";

/** Asks Shopify for the orders of a ticket; while Shopify cannot be reached the queue tries again. */
export async function lookForOrders({ shopId, ticketId }: { shopId: string; ticketId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  const looked = await lookInShopify({ shopId, ticketId, admin, now: new Date(), alongside: followOrders(shopId) });
  if (looked.outcome === "unreachable") throw new Error(looked.words);
}
