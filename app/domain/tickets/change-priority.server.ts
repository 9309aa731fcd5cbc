import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { priorities, type Priority } from "~/domain/tickets/priorities";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { notHere } from "~/lib/not-here";

/** A rule when `staff` is null. The promised times follow. Throws NotHere. */
export async function changePriority({ shopId, ticketId, priority, staff, now }: { shopId: string; ticketId: string; priority: Priority; staff: ByStaff | null; now: Date }): Promise<{ outcome: "changed" | "unchanged" }> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { priority: true, createdAt: true } })) ?? notHere("ticket");
    if (ticket.priority === priority) return { outcome: "unchanged" };
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { priority } });
    await setClocks(tx, { shopId, ticketId, anew: { from: ticket.createdAt } });
    await addEvent(tx, { shopId, ticketId, kind: "priority", sentence: `${staff?.name ?? "A rule"} set the priority to “${priorities[priority]}”.`, staff, at: now });
    return { outcome: "changed" };
  });
}
