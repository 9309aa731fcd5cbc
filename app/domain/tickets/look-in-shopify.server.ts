import { inShop } from "~/db.server";
import { findInShopify } from "~/domain/orders/find-in-shopify.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { relinkTicket } from "~/domain/tickets/relink-tickets.server";
import type { AdminClient } from "~/shopify/client.server";
import type { OrderWanted } from "~/shopify/search-orders.server";

/** Names that are asked for: nobody asks about more orders that we do not have. */
const MOST_NAMES = 3;

export type LookedInShopify =
  /** The ticket has a link, or a person has ruled. */
  | { outcome: "settled" }
  /** Something was found; whether it is what is meant, the decision tells. */
  | { outcome: "found"; linkOutcome: string }
  /** Shopify has nothing by these names and addresses that it shows us. */
  | { outcome: "nothing" }
  | { outcome: "unreachable"; words: string };

/**
 * Asks Shopify for the orders that a ticket names and we do not have, and for those of its writer when we have none of
 * them; keeps what it finds and decides anew. Shopify's search is not exact: every hit is compared once more.
 */
export async function lookInShopify({ shopId, ticketId, admin, now, alongside }: { shopId: string; ticketId: string; admin: AdminClient; now: Date; alongside?: Alongside }): Promise<LookedInShopify> {
  const before = await inShop(shopId, (tx) => relinkTicket(tx, { shopId, ticketId, now }));
  if (before.outcome === "settled" || "links" in before.decision) return { outcome: "settled" };
  const { unseenNames, losers } = before.decision;
  const wanted: OrderWanted[] = unseenNames.slice(0, MOST_NAMES).map((name) => ({ by: "name", name }));
  const knowsNobody = before.decision.outcome === "none" && losers.length === 0;
  if (knowsNobody && before.from?.includes("@")) wanted.push({ by: "email", email: before.from });

  let found = 0;
  for (const each of wanted) {
    const answer = await findInShopify({ shopId, admin, wanted: each, now, alongside });
    if (answer.outcome === "unreachable") return answer;
    found += answer.orders.length;
  }
  if (found === 0) return { outcome: "nothing" };
  await inShop(shopId, (tx) => relinkTicket(tx, { shopId, ticketId, now }));
  const ticket = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { linkOutcome: true } }));
  return { outcome: "found", linkOutcome: ticket.linkOutcome };
}
