import type { ShopTx } from "~/db.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { findOrders } from "./find-orders";
import { lookUpIn } from "./look-up.server";
import { shopFacts } from "./shop-facts.server";
import type { LinkDecision, LinkMessage } from "./types";

interface Asked {
  /** A transaction in the shop. */
  tx: ShopTx;
  shopId: string;
  message: LinkMessage;
  /** Decides what "last Tuesday" and "my newest order" mean. */
  now: Date;
}

/**
 * Which orders of a shop a message is about, and why: `linked`, `claimed`, `ambiguous` or `none` (see LinkDecision).
 * Reads only; the caller stores the decision, never over a person's. `explainDecision` and `explainLink` put it in words.
 */
export async function findOrdersForMessage({ message, ...where }: Asked): Promise<LinkDecision> {
  const [linked] = await decideWithOrders({ ...where, messages: [message] });
  return linked!.decision;
}

export interface Linked {
  decision: LinkDecision;
  /** The linked orders as they were read for it. */
  orders: OrderSnapshot[];
}

/** The same for several messages, each by itself; what they name is looked up together. */
export async function decideWithOrders({ tx, shopId, messages, now }: Omit<Asked, "message"> & { messages: LinkMessage[] }): Promise<Linked[]> {
  const shop = await shopFacts(tx, shopId, now);
  const lookUp = lookUpIn(tx, shopId);
  return Promise.all(
    messages.map(async (message) => {
      const read = new Map<string, OrderSnapshot>();
      const decision = await findOrders({
        lookUp: async (wanted) => {
          const found = await lookUp(wanted);
          for (const { order } of Object.values(found).flat()) read.set(order.id, order);
          return found;
        },
        shop,
        message,
        now,
      });
      const links = "links" in decision ? decision.links : [];
      return { decision, orders: links.map((link) => read.get(link.orderId)!) };
    }),
  );
}
