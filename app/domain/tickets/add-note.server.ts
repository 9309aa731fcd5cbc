import { inShop } from "~/db.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

/** A note for staff only. It has no recipient and no mail: there is no path by which it could leave. */
export async function addNote({ shopId, ticketId, text, staff, now }: { shopId: string; ticketId: string; text: string; staff: ByStaff; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    if (!(await tx.ticket.count({ where: { shopId, id: ticketId } }))) notHere("ticket");
    await tx.message.create({ data: { shopId, ticketId, kind: "note", channel: "note", authorName: staff.name, staffId: staff.id, to: [], cc: [], reply: text, text, sentAt: now } });
  });
}
