import { acrossShops, inShop } from "~/db.server";
import { suppressAddress } from "./suppress-address.server";

/** Whose link this is, for the page that asks once more; null when the token is none of ours. Changes nothing. */
export async function findUnsubscribingMail(token: string): Promise<{ shopId: string; shopName: string; locale: string } | null> {
  return acrossShops(async (tx) => {
    const mail = await tx.outgoingMail.findUnique({ where: { publicToken: token }, select: { shopId: true } });
    if (!mail) return null;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId: mail.shopId }, select: { name: true, locale: true } });
    return { shopId: mail.shopId, shopName: shop.name, locale: shop.locale };
  });
}

/** Effective at once, also for mail that is queued already. Order mail and answers still come. */
export async function unsubscribe({ token, now }: { token: string; now: Date }): Promise<{ outcome: "unsubscribed" } | { outcome: "unknown_link" }> {
  const found = await findUnsubscribingMail(token);
  if (!found) return { outcome: "unknown_link" };
  await inShop(found.shopId, async (tx) => {
    const mail = await tx.outgoingMail.findUniqueOrThrow({ where: { publicToken: token }, select: { recipient: true } });
    await suppressAddress(tx, { shopId: found.shopId, address: mail.recipient, reason: "unsubscribed", now });
  });
  return { outcome: "unsubscribed" };
}
