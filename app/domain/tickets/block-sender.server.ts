import { inShop } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { addEvent } from "~/domain/tickets/add-event.server";
import { changeStatusIn, type ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

/** New mail of this ticket's sender goes to spam from now on, and so does the ticket. "no-address": there is nobody to block. */
export async function blockSender({ shopId, ticketId, staff, now }: { shopId: string; ticketId: string; staff: ByStaff; now: Date }): Promise<{ outcome: "blocked"; address: string } | { outcome: "no-address" }> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { customerEmail: true } })) ?? notHere("ticket");
    const addressKey = emailKey(ticket.customerEmail);
    if (!addressKey) return { outcome: "no-address" };
    await tx.blockedSender.createMany({ data: [{ shopId, addressKey, staffName: staff.name, createdAt: now }], skipDuplicates: true });
    await changeStatusIn(tx, { shopId, ticketId, to: "spam", staff, now });
    await addEvent(tx, { shopId, ticketId, kind: "blocked", sentence: `${staff.name} blocked ${addressKey}.`, staff, at: now });
    return { outcome: "blocked", address: addressKey };
  });
}

/** Takes the block away; the ticket waits for us again. */
export async function unblockSender({ shopId, ticketId, staff, now }: { shopId: string; ticketId: string; staff: ByStaff; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { customerEmail: true } })) ?? notHere("ticket");
    const addressKey = emailKey(ticket.customerEmail);
    if (addressKey) await tx.blockedSender.deleteMany({ where: { shopId, addressKey } });
    await changeStatusIn(tx, { shopId, ticketId, to: "waiting_for_us", staff, now });
    await addEvent(tx, { shopId, ticketId, kind: "unblocked", sentence: `${staff.name} took the block away.`, staff, at: now });
  });
}
