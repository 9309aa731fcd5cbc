import type { ShopTx } from "~/db.server";
import { ERASED } from "~/domain/privacy/erase-tickets.server";

/**
 * Takes the contents and addresses out of mails of ours, and keeps that they left. What has not left never will.
 * "on-its-way": one of them is being handed over right now; try again in a minute.
 */
export async function eraseOutgoing(tx: ShopTx, { shopId, mailIds }: { shopId: string; mailIds: string[] }): Promise<{ outcome: "erased" | "on-its-way" }> {
  if (mailIds.length === 0) return { outcome: "erased" };
  const where = { shopId, id: { in: mailIds } };
  await tx.outgoingMail.updateMany({ where: { ...where, status: { in: ["queued", "claimed", "in_doubt", "failed"] } }, data: { status: "cancelled", leaseOwner: null, leaseUntil: null } });
  if (await tx.outgoingMail.count({ where: { ...where, status: "transmitting" } })) return { outcome: "on-its-way" };
  await tx.outgoingAttachment.deleteMany({ where: { shopId, outgoingMailId: { in: mailIds } } });
  // The key names the recipient in some flows; the id keeps it unique, and the same cause still makes no second mail.
  await tx.$executeRaw`
    UPDATE "OutgoingMail" SET key = 'erased:' || id, recipient = '', "recipientKey" = '', cc = '{}', subject = ${ERASED}, text = '', html = NULL, "replyTo" = NULL, "inReplyTo" = NULL, "references" = '{}',
      headers = '{}', "envelopeFrom" = NULL, "publicToken" = NULL, reason = ${"The customer’s data was erased."}, response = NULL
    WHERE "shopId" = ${shopId} AND id = ANY (${mailIds}::uuid[])`;
  await tx.replyToken.deleteMany({ where: { shopId, outgoingMailId: { in: mailIds } } });
  return { outcome: "erased" };
}

/** Empties originals of incoming messages. Their hash stays, so that the same bytes are not taken in once more. */
export async function eraseInbound(tx: ShopTx, { shopId, inboundMailIds, now }: { shopId: string; inboundMailIds: string[]; now: Date }): Promise<void> {
  if (inboundMailIds.length === 0) return;
  const where = { shopId, id: { in: inboundMailIds } };
  await tx.inboundMail.updateMany({ where: { ...where, status: { in: ["received", "parked"] } }, data: { status: "ignored", settledAt: now } });
  await tx.inboundMail.updateMany({ where, data: { raw: new Uint8Array(), envelope: {}, error: null, outcome: "erased" } });
}
