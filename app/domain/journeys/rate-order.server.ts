import { acrossShops, inShop } from "~/db.server";
import { enrolPraise } from "./enrol-orders.server";

/** The mail behind a link that works without logging in; null when the token is none of ours. */
export async function findRatedMail(token: string): Promise<{ shopId: string; mailId: string; orderId: string; shopName: string; locale: string } | null> {
  return acrossShops(async (tx) => {
    const mail = await tx.outgoingMail.findUnique({ where: { publicToken: token }, select: { id: true, shopId: true, orderShopifyId: true } });
    if (!mail?.orderShopifyId) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId: mail.shopId }, select: { name: true, locale: true } });
    return { shopId: mail.shopId, mailId: mail.id, orderId: mail.orderShopifyId, shopName: shop.name, locale: shop.locale };
  });
}

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
