import { acrossShopsAtOnce } from "~/db.server";
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
  const [found] = await acrossShopsAtOnce().$queryRaw<{ shopId: string | null }[]>`
    SELECT coalesce(
      (SELECT "shopId" FROM "ReplyToken" WHERE token = ANY(${tokens}) LIMIT 1),
      (SELECT "shopId" FROM "Shop" WHERE "inboundKey" = ANY(${keys}) AND "uninstalledAt" IS NULL LIMIT 1)) AS "shopId"`;
  return found?.shopId ?? null;
}
