import type { ShopTx } from "~/db.server";
import { findOrders } from "./find-orders";
import { lookUpIn } from "./look-up.server";
import { shopFacts } from "./shop-facts.server";
import type { LinkDecision, LinkMessage } from "./types";

/**
 * Which orders of a shop a message is about, and why: `linked`, `claimed`, `ambiguous` or `none` (see LinkDecision).
 * Reads only; the caller stores the decision, never over a person's. `explainDecision` and `explainLink` put it in words.
 *
 * @param tx  a transaction in the shop
 * @param now  decides what "last Tuesday" and "my newest order" mean
 */
export async function findOrdersForMessage({ tx, shopId, message, now }: { tx: ShopTx; shopId: string; message: LinkMessage; now: Date }): Promise<LinkDecision> {
  const shop = await shopFacts(tx, shopId, now);
  return findOrders({ lookUp: lookUpIn(tx, shopId), shop, message, now });
}
