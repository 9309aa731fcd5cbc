import { inShop } from "~/db.server";
import { env } from "~/env.server";

export interface ShopPage {
  name: string;
  /** Where shoppers write to, as Shopify knows it. */
  contactAddress: string | null;
  /** The address on our domain to which the shop forwards its mail. */
  forwardingAddress: string;
  /** Address that our mail comes from while the shop has set none. */
  ownSenderAddress: string;
  lastMailAt: Date | null;
  pausedAt: Date | null;
  canReadAllOrders: boolean;
  scopes: string[];
}

/** What the settings page shows of the shop besides its settings. */
export async function readShopPage({ shopId }: { shopId: string }): Promise<ShopPage> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const lastMail = await tx.inboundMail.findFirst({ where: { shopId, source: { not: "contact_form" } }, orderBy: { receivedAt: "desc" }, select: { receivedAt: true } });
    return {
      name: shop.name,
      contactAddress: shop.email,
      forwardingAddress: `${shop.inboundKey}@${env.REPLY_DOMAIN}`,
      ownSenderAddress: `${shop.inboundKey}@${env.REPLY_DOMAIN}`,
      lastMailAt: lastMail?.receivedAt ?? null,
      pausedAt: shop.pausedAt,
      canReadAllOrders: shop.canReadAllOrders,
      scopes: shop.scopes.split(",").filter(Boolean),
    };
  });
}
