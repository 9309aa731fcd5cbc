import { inShop } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { notHere } from "~/lib/not-here";

export interface CustomerNote {
  id: string;
  text: string;
  staffName: string;
  createdAt: Date;
}

/** "no-address": there is nobody to keep it for. */
export async function addCustomerNote({ shopId, ticketId, text, staffName, now }: { shopId: string; ticketId: string; text: string; staffName: string; now: Date }): Promise<{ outcome: "kept" | "no-address" }> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { customerEmail: true } })) ?? notHere("ticket");
    const customerKey = emailKey(ticket.customerEmail);
    if (!customerKey) return { outcome: "no-address" };
    await tx.customerNote.create({ data: { shopId, customerKey, text, staffName, createdAt: now } });
    // The page that shows it is told.
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { unread: false } });
    return { outcome: "kept" };
  });
}

export async function removeCustomerNote({ shopId, noteId }: { shopId: string; noteId: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.customerNote.deleteMany({ where: { shopId, id: noteId } });
    if (count === 0) notHere("note");
  });
}
