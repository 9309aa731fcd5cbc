import { inShop } from "~/db.server";
import { describeOrderState } from "~/domain/orders/order-state";
import { listMacros } from "~/domain/tickets/macros/macros.server";
import { rankMacros, type RankedMacro } from "~/domain/tickets/macros/rank-macros";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** The shop's saved replies, the likeliest for this ticket first, and the question they were ranked by. Throws NotHere. */
export async function suggestMacros({ shopId, ticketId }: { shopId: string; ticketId: string }): Promise<{ macros: RankedMacro[]; question: string; language: string | null }> {
  const macros = await listMacros({ shopId });
  return inShop(shopId, async (tx) => {
    const ticket =
      (await tx.ticket.findFirst({
        where: { shopId, id: ticketId },
        select: {
          subject: true,
          topic: true,
          language: true,
          messages: { where: { shopId, kind: "inbound" }, orderBy: { sentAt: "desc" }, take: 1, select: { reply: true } },
          links: { where: { shopId, removedAt: null, status: { not: "claimed" } }, select: { orderShopifyId: true } },
        },
      })) ?? notHere("ticket");
    const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: ticket.links.map((link) => link.orderShopifyId) } }, select: { snapshot: true } });
    const states = orders.map((order) => describeOrderState(order.snapshot as unknown as OrderSnapshot).label);
    const question = `${ticket.subject} ${ticket.messages[0]?.reply ?? ""}`.slice(0, 4_000);
    return { macros: rankMacros(macros, { topic: ticket.topic, states, language: ticket.language, text: question }), question, language: ticket.language };
  });
}
