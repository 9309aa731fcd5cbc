import { acrossShops, inShop } from "~/db.server";
import { suppressAddress } from "./suppress-address.server";

/** The reader of a mail wants no more of its kind. Effective at once, also for mail that is queued already; order mail and answers still come. */
export async function unsubscribe({ token, now }: { token: string; now: Date }): Promise<{ outcome: "unsubscribed" } | { outcome: "unknown_link" }> {
  const mail = await acrossShops((tx) => tx.outgoingMail.findUnique({ where: { publicToken: token }, select: { shopId: true, recipient: true } }));
  if (!mail) return { outcome: "unknown_link" };
  const { shopId, recipient } = mail;
  await inShop(shopId, (tx) => suppressAddress(tx, { shopId, address: recipient, reason: "unsubscribed", now }));
  return { outcome: "unsubscribed" };
}
