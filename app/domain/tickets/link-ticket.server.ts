import type { Prisma } from "@prisma/client";
import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import type { ForLinking } from "~/domain/tickets/forwarded-by-colleague";
import { explainDecision, explainLink } from "~/domain/tickets/linking/explain";
import { decideWithOrders, type Linked } from "~/domain/tickets/linking/find-orders-for-message.server";
import type { LinkDecision } from "~/domain/tickets/linking/types";

/** Lets the engine decide which orders messages that just came in are about, each by itself, in the order given. */
export async function linkMessages({ tx, shopId, messages, now }: { tx: ShopTx; shopId: string; messages: { message: InboundMessage; forwarded: ForLinking | null; repliedOrderIds: string[] }[]; now: Date }): Promise<Linked[]> {
  return decideWithOrders({
    tx,
    shopId,
    now,
    messages: messages.map(({ message, forwarded, repliedOrderIds }) => ({
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
      ...forwarded,
    })),
  });
}

/** What a ticket keeps of a decision: the outcome, the sentence for staff, the losing candidates. */
export function decisionColumns(decision: LinkDecision) {
  const candidates = decision.outcome === "ambiguous" ? [...decision.plausible, ...decision.losers] : decision.losers;
  return { linkOutcome: decision.outcome, linkSentence: explainDecision(decision), linkCandidates: candidates.slice(0, 8) as unknown as Prisma.InputJsonArray };
}

/** Its links with their evidence, as rows. */
export function linkRows(shopId: string, ticketId: string, decision: LinkDecision, now: Date): Prisma.OrderLinkCreateManyInput[] {
  const links = "links" in decision ? decision.links : [];
  return links.map((link) => ({
    shopId,
    ticketId,
    orderShopifyId: link.orderId,
    orderName: link.orderName,
    status: link.status,
    madeBy: "engine",
    signals: link.signals as unknown as Prisma.InputJsonArray,
    sentence: explainLink(link),
    createdAt: now,
  }));
}

/** Writes a decision over the engine's earlier one; a ticket on which a person ruled stays as it is. */
export async function storeDecision(tx: ShopTx, shopId: string, ticketId: string, decision: LinkDecision, now: Date): Promise<void> {
  const ruled = await tx.orderLink.findMany({ where: { shopId, ticketId, OR: [{ madeBy: "person" }, { removedAt: { not: null } }] }, select: { orderShopifyId: true } });
  if (ruled.length > 0) return;
  await tx.orderLink.deleteMany({ where: { shopId, ticketId, madeBy: "engine" } });
  const rows = linkRows(shopId, ticketId, decision, now);
  if (rows.length > 0) await tx.orderLink.createMany({ data: rows });
  await tx.ticket.update({ where: { shopId, id: ticketId }, data: decisionColumns(decision) });
}
