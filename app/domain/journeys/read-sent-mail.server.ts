import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";

/** A journey's mail as it left, or as it waits to leave. Throws NotHere. */
export async function readSentMail({ shopId, mailId }: { shopId: string; mailId: string }): Promise<{ subject: string; recipient: string; html: string | null; text: string }> {
  const mail = await inShop(shopId, (tx) => tx.outgoingMail.findFirst({ where: { shopId, id: mailId, flow: "journey" }, select: { subject: true, recipient: true, html: true, text: true } }));
  return mail ?? notHere("mail");
}
