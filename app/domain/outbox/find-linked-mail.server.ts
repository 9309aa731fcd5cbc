import { acrossShops, inShop } from "~/db.server";
import { looksLikeToken } from "~/lib/tokens";
import { pickLocale, type Locale } from "~/lib/locales";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

export interface LinkedMail {
  shopId: string;
  shopName: string;
  /** The language that the mail itself was written in. */
  locale: Locale;
  orderName: string | null;
  /** What its reader has answered so far. */
  answer: { score: number; comment: string | null } | null;
}

/** The mail behind one of its public links; null when the token is none of ours. Changes nothing. */
export async function findLinkedMail(token: string): Promise<LinkedMail | null> {
  if (!looksLikeToken(token)) return null;
  const mail = await acrossShops((tx) => tx.outgoingMail.findUnique({ where: { publicToken: token }, select: { id: true, shopId: true, orderShopifyId: true } }));
  if (!mail) return null;
  const { id, shopId, orderShopifyId } = mail;
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { name: true, locale: true } });
    const row = orderShopifyId ? await tx.order.findUnique({ where: { shopId_shopifyId: { shopId, shopifyId: orderShopifyId } }, select: { name: true, snapshot: true } }) : null;
    const order = row?.snapshot as unknown as OrderSnapshot | undefined;
    const answer = await tx.orderRating.findUnique({ where: { shopId_outgoingMailId: { shopId, outgoingMailId: id } }, select: { score: true, comment: true } });
    return { shopId, shopName: shop.name, locale: pickLocale(order?.locale, order?.customer?.locale, shop.locale), orderName: row?.name ?? null, answer };
  });
}
