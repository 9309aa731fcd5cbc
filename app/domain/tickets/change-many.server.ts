import { assignTicket } from "~/domain/tickets/assign-ticket.server";
import { changePriority } from "~/domain/tickets/change-priority.server";
import { changeStatus, type ByStaff } from "~/domain/tickets/change-status.server";
import type { Priority } from "~/domain/tickets/priorities";
import type { TicketStatus } from "~/domain/tickets/statuses";
import { tagTicket } from "~/domain/tickets/tag-ticket.server";
import { NotHere } from "~/lib/not-here";

export type ChangeOfMany =
  | { kind: "status"; to: TicketStatus; snoozedUntil?: Date }
  | { kind: "assign"; assigneeId: string | null }
  | { kind: "tag"; tag: string }
  | { kind: "priority"; priority: Priority };

/**
 * The same change on many tickets, each in a transaction of its own: one that refuses does not hold up the others.
 * `refused` counts those whose status does not allow it or that are gone.
 */
export async function changeMany({ shopId, ticketIds, change, staff, now }: { shopId: string; ticketIds: string[]; change: ChangeOfMany; staff: ByStaff; now: Date }): Promise<{ outcome: "changed"; changed: number; refused: number }> {
  let refused = 0;
  for (const ticketId of new Set(ticketIds)) {
    try {
      if ((await changeOne({ shopId, ticketId, change, staff, now })) === "refused") refused++;
    } catch (error) {
      if (!(error instanceof NotHere)) throw error;
      refused++;
    }
  }
  return { outcome: "changed", changed: new Set(ticketIds).size - refused, refused };
}

async function changeOne({ change, ...where }: { shopId: string; ticketId: string; change: ChangeOfMany; staff: ByStaff; now: Date }): Promise<string> {
  switch (change.kind) {
    case "status":
      return (await changeStatus({ ...where, to: change.to, snoozedUntil: change.snoozedUntil })).outcome;
    case "assign":
      return (await assignTicket({ ...where, assigneeId: change.assigneeId })).outcome;
    case "tag":
      return (await tagTicket({ ...where, add: [change.tag] })).outcome;
    case "priority":
      return (await changePriority({ ...where, priority: change.priority })).outcome;
  }
}
