import { acrossShops, inShop } from "~/db.server";
import { enrolPraise } from "./enrol-orders.server";

/**
 * Keeps what a buyer answered to "how did we do?". The last click counts; the top score starts the thanks for the praise.
 * `score`: 1 (bad) to 5 (great).
 */
export async function rateOrder({
  token,
  score,
  comment,
  now,
}: {
  token: string;
  score: 1 | 2 | 3 | 4 | 5;
  comment: string | null;
  now: Date;
}): Promise<{ outcome: "rated" } | { outcome: "unknown_link" }> {
  const rated = await findRatedMail(token);
  if (!rated) return { outcome: "unknown_link" };
  const { shopId, mailId, orderId } = rated;
  await inShop(shopId, async (tx) => {
    const before = await tx.orderRating.findUnique({ where: { shopId_outgoingMailId: { shopId, outgoingMailId: mailId } } });
    const answer = { score, comment: comment?.trim().slice(0, 5_000) || before?.comment || null, at: now };
    await tx.orderRating.upsert({
      where: { shopId_outgoingMailId: { shopId, outgoingMailId: mailId } },
      create: { shopId, outgoingMailId: mailId, orderShopifyId: orderId, ...answer },
      update: answer,
    });
    if (score === 5 && before?.score !== 5) await enrolPraise(tx, { shopId, orderId, at: now, now });
  });
  return { outcome: "rated" };
}

/** The mail behind a link that works without logging in; null when the token is none of ours. */
async function findRatedMail(token: string): Promise<{ shopId: string; mailId: string; orderId: string } | null> {
  const mail = await acrossShops((tx) => tx.outgoingMail.findUnique({ where: { publicToken: token }, select: { id: true, shopId: true, orderShopifyId: true } }));
  return mail?.orderShopifyId ? { shopId: mail.shopId, mailId: mail.id, orderId: mail.orderShopifyId } : null;
}
