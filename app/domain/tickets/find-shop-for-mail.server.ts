import { acrossShops } from "~/db.server";
import { env } from "~/env.server";
import { readOwnAddress } from "~/mail/own-addresses";

/**
 * Whose mail is this? By our reply token or the shop's own forwarding address among the recipients.
 * Returns the shopId; null when none of the addresses is of a shop that has the app.
 */
export async function findShopForMail({ recipients }: { recipients: string[] }): Promise<string | null> {
  const ours = recipients.map((address) => address.trim().toLowerCase()).filter((address) => address.endsWith(`@${env.REPLY_DOMAIN.toLowerCase()}`));
  if (ours.length === 0) return null;
  const tokens = ours.flatMap((address) => readOwnAddress(address, env.REPLY_DOMAIN)?.token ?? []);
  const keys = ours.map((address) => address.split("@")[0]!.split("+")[0]!);
  return acrossShops(async (tx) => {
    const token = tokens.length > 0 ? await tx.replyToken.findFirst({ where: { token: { in: tokens } }, select: { shopId: true } }) : null;
    if (token) return token.shopId;
    const shop = await tx.shop.findFirst({ where: { inboundKey: { in: keys }, uninstalledAt: null }, select: { shopId: true } });
    return shop?.shopId ?? null;
  });
}
