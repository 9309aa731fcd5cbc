import type { ShopTx } from "~/db.server";
import { targetsOf } from "~/domain/tickets/desk-settings";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import { dueTimes, laterBy } from "~/domain/tickets/sla/clocks";

/**
 * Sets a ticket's due times anew: after a message, a reply, a change of status or priority.
 *
 * @param waitedFor  from when to when we waited for the customer, when that has just ended
 * @param anew  the solution's clock begins again: priority changed, or the ticket was opened again
 */
export async function setClocks(tx: ShopTx, { shopId, ticketId, waitedFor, anew }: { shopId: string; ticketId: string; waitedFor?: { since: Date; until: Date }; anew?: { from: Date } }): Promise<void> {
  const { settings, openTimes } = await readDeskSettings(tx, shopId);
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { status: true, priority: true, createdAt: true, waitingSince: true, firstRepliedAt: true, resolveDueAt: true, dueAt: true } });
  const resolveDueAt = anew ? null : waitedFor ? laterBy(ticket.resolveDueAt, waitedFor.since, waitedFor.until, openTimes) : ticket.resolveDueAt;
  const due = dueTimes({ ...ticket, createdAt: anew?.from ?? ticket.createdAt, resolveDueAt }, targetsOf(settings, ticket.priority), openTimes);
  const moved = due.dueAt?.getTime() !== ticket.dueAt?.getTime();
  await tx.ticket.update({ where: { shopId, id: ticketId }, data: { ...due, ...(moved ? { dueWarnedAt: null } : {}) } });
}
