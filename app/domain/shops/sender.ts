import { shopSettings } from "~/domain/shops/settings";

/** The shop's columns that decide how it signs its mail. */
interface SendingShop {
  name: string;
  inboundKey: string;
  settings: unknown;
  senderDomain: string | null;
}

/**
 * From of a mail: "Mara at Linden & Loom" when a person writes, else the shop. The address is the merchant's own while
 * mail may come from its domain, else the shop's address on our reply domain; answers find their ticket by Reply-To.
 */
export function senderAt(shop: SendingShop, replyDomain: string, person?: string): { name: string; address: string } {
  const { senderName, senderAddress } = shopSettings.parse(shop.settings);
  const shopName = senderName || shop.name;
  const firstName = person?.split(" ")[0];
  const isOwn = senderAddress !== "" && shop.senderDomain === domainOf(senderAddress);
  return { name: firstName ? `${firstName} at ${shopName}` : shopName, address: isOwn ? senderAddress : `${shop.inboundKey}@${replyDomain}` };
}

/** The domain of an address, in lower case; null when it has none. */
export function domainOf(address: string): string | null {
  return address.split("@")[1]?.toLowerCase() || null;
}
