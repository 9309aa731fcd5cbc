import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { mayBecome, ticketStatuses, type TicketStatus } from "~/domain/tickets/statuses";
import { notHere } from "~/lib/not-here";

export interface ByStaff {
  id: string;
  name: string;
}

/** Outcome "refused" when the table in statuses.ts does not lead there. Throws NotHere for a ticket of another shop. */
export async function changeStatus({ shopId, ticketId, to, snoozedUntil, staff, now }: { shopId: string; ticketId: string; to: TicketStatus; snoozedUntil?: Date; staff: ByStaff; now: Date }): Promise<{ outcome: "changed"; from: TicketStatus } | { outcome: "refused"; from: TicketStatus }> {
  return inShop(shopId, async (tx) => {
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { status: true, lastMessageAt: true } })) ?? notHere("ticket");
    const from = ticket.status as TicketStatus;
    if (from === to) return { outcome: "changed", from };
    if (!mayBecome(from, to)) return { outcome: "refused", from };
    await tx.ticket.update({
      where: { shopId, id: ticketId },
      data: {
        status: to,
        closedAt: to === "closed" ? now : null,
        snoozedUntil: to === "snoozed" ? (snoozedUntil ?? null) : null,
        waitingSince: to === "waiting_for_us" ? now : to === "snoozed" ? undefined : null,
      },
    });
    await addEvent(tx, { shopId, ticketId, kind: "status", sentence: `${staff.name} set this to “${ticketStatuses[to].label}”.`, staff, at: now, data: { from, to } });
    return { outcome: "changed", from };
  });
}
