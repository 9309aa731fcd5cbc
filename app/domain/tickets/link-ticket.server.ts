import type { Prisma } from "@prisma/client";
import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { explainDecision, explainLink } from "~/domain/tickets/linking/explain";
import { findOrdersForMessage } from "~/domain/tickets/linking/find-orders-for-message.server";
import type { LinkDecision } from "~/domain/tickets/linking/types";

/**
 * Lets the engine decide which orders a ticket is about and stores the decision whole: links with their evidence,
 * the sentence for staff, the losing candidates. A person's link, and a person's "not this order", are left alone.
 */
export async function linkTicket({ tx, shopId, ticketId, message, repliedOrderIds, now }: { tx: ShopTx; shopId: string; ticketId: string; message: InboundMessage; repliedOrderIds: string[]; now: Date }): Promise<LinkDecision> {
  const decision = await findOrdersForMessage({
    tx,
    shopId,
    now,
    message: {
      from: message.from.address || null,
      fromName: message.from.name,
      // A shopper who fills in the form may type any address; only a login is vouched for.
      authentication: message.authentication,
      replyTo: message.replyTo?.address ?? null,
      subject: message.subject,
      text: message.text,
      reply: message.reply,
      customerId: message.customerId,
      orderNumber: message.form?.orderNumber ?? null,
      phone: message.form?.phone ?? null,
      repliedOrderIds,
    },
  });
  await storeDecision(tx, shopId, ticketId, decision, now);
  return decision;
}

/** Writes a decision over the engine's earlier one; a ticket on which a person ruled stays as it is. */
export async function storeDecision(tx: ShopTx, shopId: string, ticketId: string, decision: LinkDecision, now: Date): Promise<void> {
  const links = "links" in decision ? decision.links : [];
  const ruled = await tx.orderLink.findMany({ where: { shopId, ticketId, OR: [{ madeBy: "person" }, { removedAt: { not: null } }] }, select: { orderShopifyId: true } });
  if (ruled.length > 0) return;
  await tx.orderLink.deleteMany({ where: { shopId, ticketId, madeBy: "engine" } });
  for (const link of links) {
    await tx.orderLink.create({
      data: {
        shopId,
        ticketId,
        orderShopifyId: link.orderId,
        orderName: link.orderName,
        status: link.status,
        madeBy: "engine",
        signals: link.signals as unknown as Prisma.InputJsonArray,
        sentence: explainLink(link),
        createdAt: now,
      },
    });
  }
  const candidates = decision.outcome === "ambiguous" ? [...decision.plausible, ...decision.losers] : decision.losers;
  await tx.ticket.update({
    where: { shopId, id: ticketId },
    data: { linkOutcome: decision.outcome, linkSentence: explainDecision(decision), linkCandidates: candidates.slice(0, 8) as unknown as Prisma.InputJsonArray },
  });
}
