import { inShop } from "~/db.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";

/** A mail to whoever is at the desk, by the way that every mail of the shop takes. `nonce`: one per press of the button. */
export async function sendTestMail({ shopId, to, nonce, now }: { shopId: string; to: string; nonce: string; now: Date }): Promise<{ outcome: "queued"; from: string } | { outcome: "no-address" }> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { name: true, inboundKey: true, settings: true, senderDomain: true } });
    const server = await tx.sending.findUnique({ where: { shopId }, select: { host: true } });
    const from = senderAt(shop, env.REPLY_DOMAIN);
    const text = `This mail left by ${server?.host ?? "our mail server"} and comes from ${from.address}.\n\nIf you read it in your inbox, and not among the spam, your customers can read yours.`;
    const queued = await queueMail(tx, { shopId, key: `sending-test:${nonce}`, flow: "test", to, from, subject: `Test mail of ${shop.name}`, text, now });
    return queued.outcome === "no_address" ? { outcome: "no-address" } : { outcome: "queued", from: from.address };
  });
}
