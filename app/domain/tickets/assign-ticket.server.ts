import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

/** Gives the ticket to someone of the shop, or to nobody (`assigneeId: null`). */
export async function assignTicket({ shopId, ticketId, assigneeId, staff, now }: { shopId: string; ticketId: string; assigneeId: string | null; staff: ByStaff; now: Date }): Promise<{ outcome: "assigned" | "unassigned" }> {
  return inShop(shopId, async (tx) => {
    const assignee = assigneeId ? ((await tx.staff.findFirst({ where: { shopId, id: assigneeId, leftAt: null } })) ?? notHere("staff member")) : null;
    const { count } = await tx.ticket.updateMany({ where: { shopId, id: ticketId }, data: { assigneeId } });
    if (count === 0) notHere("ticket");
    const sentence = !assignee ? `${staff.name} took the assignment away.` : assignee.id === staff.id ? `${staff.name} took this ticket.` : `${staff.name} assigned this to ${assignee.name}.`;
    await addEvent(tx, { shopId, ticketId, kind: "assigned", sentence, staff, at: now });
    return { outcome: assignee ? "assigned" : "unassigned" };
  });
}
