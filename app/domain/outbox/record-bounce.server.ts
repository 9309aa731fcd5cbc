import type { Bounce } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { readOwnAddress } from "~/mail/own-addresses";
import { suppressAddress } from "./suppress-address.server";

export type BounceRecorded =
  /** The mail is marked as come back; `suppressed`: the address gets no more mail. */
  | { outcome: "recorded"; mailId: string; ticketId: string | null; recipient: string; suppressed: boolean }
  /** A delay, or a report of success: nothing has come back. */
  | { outcome: "no-failure" }
  /** No mail of ours: somebody else's report, or a forged one. */
  | { outcome: "unknown" };

/**
 * A delivery report came in (RFC 3464): the mail that it names came back. It is found by the token in the address that
 * the report was sent to (VERP), else by its Message-ID; either is known to its recipient only, so that nobody can have
 * somebody else's address suppressed. Permanent failures suppress at once, others count.
 */
export async function recordBounce(tx: ShopTx, { shopId, bounce, reportedTo, replyDomain, now }: { shopId: string; bounce: Bounce; reportedTo: string[]; replyDomain: string; now: Date }): Promise<BounceRecorded> {
  if (bounce.action === "delayed" || bounce.action === "delivered" || bounce.action === "relayed" || bounce.action === "expanded") return { outcome: "no-failure" };
  const mail = (await byToken(tx, shopId, reportedTo, replyDomain)) ?? (await byMessageId(tx, shopId, bounce));
  if (!mail) return { outcome: "unknown" };

  const why = [bounce.status, bounce.diagnostic].filter(Boolean).join(" ").slice(0, 300);
  if (!bounce.complaint) await tx.outgoingMail.updateMany({ where: { shopId, id: mail.id }, data: { status: "failed", reason: `It came back${why ? `: ${why}` : "."}` } });
  const reason = bounce.complaint ? "complaint" : bounce.permanent ? "hard_bounce" : "soft_bounces";
  const result = await suppressAddress(tx, { shopId, address: mail.recipient, reason, detail: why || null, now });
  return { outcome: "recorded", mailId: mail.id, ticketId: mail.ticketId, recipient: mail.recipient, suppressed: result.outcome === "suppressed" };
}

async function byToken(tx: ShopTx, shopId: string, addresses: string[], replyDomain: string) {
  const tokens = addresses.flatMap((address) => {
    const own = readOwnAddress(address, replyDomain);
    return own?.kind === "bounce" ? [own.token] : [];
  });
  if (tokens.length === 0) return null;
  const token = await tx.replyToken.findFirst({ where: { shopId, token: { in: tokens } } });
  return token?.outgoingMailId ? tx.outgoingMail.findFirst({ where: { shopId, id: token.outgoingMailId } }) : null;
}

async function byMessageId(tx: ShopTx, shopId: string, bounce: Bounce) {
  if (!bounce.originalMessageId) return null;
  const mail = await tx.outgoingMail.findFirst({ where: { shopId, messageId: bounce.originalMessageId } });
  const isOther = mail && bounce.recipient && emailKey(bounce.recipient) !== mail.recipientKey;
  return isOther ? null : mail;
}
