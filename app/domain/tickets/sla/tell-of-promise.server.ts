import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";

/**
 * Leaves a line when a promised time comes close, and one when it has passed. "breached": it has just passed, and the
 * rules for overdue tickets should be asked. Each is told once.
 */
export async function tellOfPromise({ shopId, ticketId, now }: { shopId: string; ticketId: string; now: Date }): Promise<{ outcome: "warned" | "breached" | "nothing" }> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = await tx.ticket.findFirst({ where: { shopId, id: ticketId, status: "waiting_for_us" }, select: { dueAt: true, dueWarnedAt: true, breachedAt: true } });
    if (!ticket?.dueAt) return { outcome: "nothing" };
    if (ticket.dueAt <= now) {
      if (ticket.breachedAt) {
        if (!ticket.dueWarnedAt) await tx.ticket.update({ where: { shopId, id: ticketId }, data: { dueWarnedAt: now } });
        return { outcome: "nothing" };
      }
      await tx.ticket.update({ where: { shopId, id: ticketId }, data: { breachedAt: now, dueWarnedAt: now } });
      await addEvent(tx, { shopId, ticketId, kind: "overdue", sentence: "The promised time for an answer has passed.", at: now });
      return { outcome: "breached" };
    }
    const { settings } = await readDeskSettings(tx, shopId);
    if (ticket.dueWarnedAt || ticket.dueAt.getTime() - now.getTime() > settings.sla.warnMinutes * 60_000) return { outcome: "nothing" };
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { dueWarnedAt: now } });
    await addEvent(tx, { shopId, ticketId, kind: "due-soon", sentence: `An answer is promised within ${Math.max(1, Math.round((ticket.dueAt.getTime() - now.getTime()) / 60_000))} minutes.`, at: now });
    return { outcome: "warned" };
  });
}
