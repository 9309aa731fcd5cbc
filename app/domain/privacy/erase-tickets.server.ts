import type { ShopTx } from "~/db.server";

/** What stands where something was erased. */
export const ERASED = "Erased";

/**
 * Takes everything that was said out of conversations. What remains is that there was one, when, about which topic and
 * order: for the shop's reports, without anything that leads to the person. Open ones are closed: nobody can be answered.
 */
export async function eraseTickets(tx: ShopTx, { shopId, ticketIds, now }: { shopId: string; ticketIds: string[]; now: Date }): Promise<void> {
  if (ticketIds.length === 0) return;
  const ofTickets = { shopId, ticketId: { in: ticketIds } };
  await tx.ticket.updateMany({
    where: { shopId, id: { in: ticketIds } },
    data: { subject: ERASED, customerName: ERASED, customerEmail: null, customerShopifyId: null, tags: [], language: null, linkSentence: "", linkCandidates: [], preview: "", mood: "calm", unread: false, waitingSince: null, snoozedUntil: null, dueAt: null, answerDueAt: null, resolveDueAt: null },
  });
  await tx.ticket.updateMany({ where: { shopId, id: { in: ticketIds }, status: { notIn: ["closed", "spam"] } }, data: { status: "closed", closedAt: now } });
  await tx.attachment.deleteMany({ where: { shopId, message: { ticketId: { in: ticketIds } } } });
  const silent = { subject: "", reply: ERASED, text: ERASED, html: null, to: [], cc: [], messageId: null, inReplyTo: [], references: [] };
  await tx.message.updateMany({ where: { ...ofTickets, kind: "inbound" }, data: { ...silent, authorName: ERASED, authorEmail: null } });
  await tx.message.updateMany({ where: { ...ofTickets, kind: { not: "inbound" } }, data: silent });
  await tx.ticketEvent.updateMany({ where: ofTickets, data: { sentence: ERASED, data: {} } });
  // That there were signals shows later that the engine found the link.
  await tx.orderLink.updateMany({ where: { ...ofTickets, NOT: { signals: { equals: [] } } }, data: { signals: [{ kind: "erased" }] } });
  await tx.orderLink.updateMany({ where: ofTickets, data: { sentence: "" } });
  await tx.draft.deleteMany({ where: ofTickets });
  await tx.rating.updateMany({ where: ofTickets, data: { comment: null, recipientKey: "" } });
  await tx.rating.updateMany({ where: { ...ofTickets, status: { in: ["planned", "asked"] } }, data: { status: "withdrawn", reason: "The conversation was erased." } });
  await tx.replyToken.deleteMany({ where: ofTickets });
  await tx.$executeRaw`DELETE FROM "TicketSearch" WHERE "shopId" = ${shopId} AND "ticketId" = ANY (${ticketIds}::uuid[])`;
}
