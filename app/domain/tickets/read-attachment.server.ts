import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";

/** One file of a message, to be saved or previewed. Throws NotHere, also for a file of another ticket. */
export async function readAttachment({ shopId, ticketId, attachmentId }: { shopId: string; ticketId: string; attachmentId: string }): Promise<{ name: string; type: string; content: Uint8Array }> {
  return inShop(shopId, async (tx) => {
    const file = (await tx.attachment.findFirst({ where: { shopId, id: attachmentId, message: { ticketId } } })) ?? notHere("file");
    return { name: file.name, type: file.type, content: file.content };
  });
}
