import { shopSettings } from "~/domain/shops/settings";

/** The shop's columns that decide how it signs its mail. */
interface SendingShop {
  name: string;
  inboundKey: string;
  settings: unknown;
}

/**
 * From of a mail: "Mara at Linden & Loom" when a person writes, else the shop. The address is the merchant's own when
 * one is set, else the shop's address on our reply domain, which the sending server may use.
 */
export function senderAt(shop: SendingShop, replyDomain: string, person?: string): { name: string; address: string } {
  const { senderName, senderAddress } = shopSettings.parse(shop.settings);
  const shopName = senderName || shop.name;
  const firstName = person?.split(" ")[0];
  return { name: firstName ? `${firstName} at ${shopName}` : shopName, address: senderAddress || `${shop.inboundKey}@${replyDomain}` };
}
