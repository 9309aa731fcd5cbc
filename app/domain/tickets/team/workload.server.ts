import { inShop } from "~/db.server";
import type { Role } from "~/domain/shops/open-desk.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

export interface Workload {
  id: string;
  name: string;
  away: boolean;
  /** Tickets of theirs that are not closed. */
  open: number;
}

/** Who takes part in the work, and how much each has. */
export async function listWorkload({ shopId }: { shopId: string }): Promise<Workload[]> {
  return inShop(shopId, async (tx) => {
    const staff = await tx.staff.findMany({ where: { shopId, leftAt: null, role: { not: "reader" } }, orderBy: { name: "asc" }, select: { id: true, name: true } });
    const away = await tx.staffState.findMany({ where: { shopId, away: true }, select: { staffId: true } });
    const open = await tx.ticket.groupBy({ by: ["assigneeId"], where: { shopId, assigneeId: { in: staff.map(({ id }) => id) }, status: { in: ["waiting_for_us", "waiting_for_customer", "snoozed"] } }, _count: true });
    return staff.map((person) => ({ ...person, away: away.some(({ staffId }) => staffId === person.id), open: open.find(({ assigneeId }) => assigneeId === person.id)?._count ?? 0 }));
  });
}

/** Who is away gets no new tickets. One's own, or anybody's for an owner. */
export async function setAway({ shopId, staffId, away, by }: { shopId: string; staffId: string; away: boolean; by: { id: string; role: Role } }): Promise<{ outcome: "changed" } | { outcome: "not-allowed" }> {
  if (by.role !== "owner" && by.id !== staffId) return { outcome: "not-allowed" };
  return inShop(shopId, async (tx) => {
    if (!(await tx.staff.count({ where: { shopId, id: staffId } }))) notHere("colleague");
    await tx.staffState.upsert({ where: { shopId_staffId: { shopId, staffId } }, create: { shopId, staffId, away }, update: { away } });
    return { outcome: "changed" };
  });
}

/**
 * Somebody leaves: their open tickets go to a colleague, or back to nobody, each with a line that says so. They count as
 * staff again when they open the desk once more. Only for owners.
 */
export async function handOver({ shopId, fromId, toId, by, now }: { shopId: string; fromId: string; toId: string | null; by: ByStaff & { role: Role }; now: Date }): Promise<{ outcome: "handed-over"; tickets: number } | { outcome: "not-allowed" | "last-owner" }> {
  if (by.role !== "owner") return { outcome: "not-allowed" };
  return inShop(shopId, async (tx) => {
    const from = (await tx.staff.findFirst({ where: { shopId, id: fromId } })) ?? notHere("colleague");
    const to = toId ? ((await tx.staff.findFirst({ where: { shopId, id: toId, leftAt: null } })) ?? notHere("colleague")) : null;
    if (from.role === "owner" && (await tx.staff.count({ where: { shopId, role: "owner", leftAt: null } })) <= 1) return { outcome: "last-owner" };
    const tickets = await tx.ticket.findMany({ where: { shopId, assigneeId: fromId, status: { not: "closed" } }, select: { id: true } });
    await tx.ticket.updateMany({ where: { shopId, assigneeId: fromId, status: { not: "closed" } }, data: { assigneeId: to?.id ?? null } });
    for (const { id } of tickets) await addEvent(tx, { shopId, ticketId: id, kind: "assigned", sentence: to ? `${by.name} handed this over from ${from.name} to ${to.name}.` : `${by.name} took this from ${from.name}.`, staff: by, at: now });
    await tx.staff.update({ where: { shopId, id: fromId }, data: { leftAt: now } });
    return { outcome: "handed-over", tickets: tickets.length };
  });
}
