import { assignTicket } from "~/domain/tickets/assign-ticket.server";
import { changeStatus, type ByStaff } from "~/domain/tickets/change-status.server";
import { isOfStatus, type Macro } from "~/domain/tickets/macros/macro";
import { snoozedUntil } from "~/domain/tickets/snooze";
import { tagTicket } from "~/domain/tickets/tag-ticket.server";

/**
 * Does what a saved reply wants done along with it. Answers the sheets that a person has to look at and confirm. Of a
 * reply that leaves later, the status is left alone: see settle-scheduled-reply.server.ts.
 */
export async function runMacroActions({ macro, leavesLater, timeZone, ...where }: { macro: Macro; leavesLater: boolean; shopId: string; ticketId: string; staff: ByStaff; timeZone: string; now: Date }): Promise<string[]> {
  const sheets: string[] = [];
  for (const action of macro.actions) {
    if (leavesLater && isOfStatus(action)) continue;
    switch (action.do) {
      case "tag":
        await tagTicket({ ...where, add: [action.tag] });
        break;
      case "status":
        await changeStatus({ ...where, to: action.to });
        break;
      case "assign":
        await assignTicket({ ...where, assigneeId: action.to === "me" ? where.staff.id : null });
        break;
      case "snooze":
        await changeStatus({ ...where, to: "snoozed", snoozedUntil: snoozedUntil(action.until, where.now, timeZone) ?? undefined });
        break;
      case "open-sheet":
        sheets.push(action.sheet);
    }
  }
  return sheets;
}
