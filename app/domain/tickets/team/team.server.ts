import { inShop } from "~/db.server";
import type { Role } from "~/domain/shops/open-desk.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

export interface Colleague {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  away: boolean;
  signature: string;
  /** Tickets of theirs that are not closed. */
  open: number;
  hasLeft: boolean;
}

/** Everybody who ever opened the desk, those who left last. */
export async function listTeam({ shopId }: { shopId: string }): Promise<Colleague[]> {
  return inShop(shopId, async (tx) => {
    const staff = await tx.staff.findMany({ where: { shopId }, orderBy: [{ leftAt: { sort: "asc", nulls: "first" } }, { name: "asc" }] });
    const states = await tx.staffState.findMany({ where: { shopId } });
    const open = await tx.ticket.groupBy({ by: ["assigneeId"], where: { shopId, assigneeId: { not: null }, status: { in: ["waiting_for_us", "waiting_for_customer", "snoozed"] } }, _count: true });
    return staff.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role as Role,
      away: states.find(({ staffId }) => staffId === person.id)?.away ?? false,
      signature: person.signature,
      open: open.find(({ assigneeId }) => assigneeId === person.id)?._count ?? 0,
      hasLeft: person.leftAt !== null,
    }));
  });
}

/** Only an owner gives roles, and there is always one left. */
export async function changeRole({ shopId, staffId, role, by }: { shopId: string; staffId: string; role: Role; by: { role: Role } }): Promise<{ outcome: "changed" } | { outcome: "not-allowed" | "last-owner" }> {
  if (by.role !== "owner") return { outcome: "not-allowed" };
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Staff" WHERE "shopId" = ${shopId} FOR UPDATE`;
    const person = (await tx.staff.findFirst({ where: { shopId, id: staffId } })) ?? notHere("colleague");
    const owners = await tx.staff.count({ where: { shopId, role: "owner", leftAt: null } });
    if (person.role === "owner" && role !== "owner" && owners <= 1) return { outcome: "last-owner" };
    await tx.staff.update({ where: { shopId, id: staffId }, data: { role } });
    return { outcome: "changed" };
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

/** The text under one's answers. */
export async function saveSignature({ shopId, staffId, signature }: { shopId: string; staffId: string; signature: string }): Promise<void> {
  await inShop(shopId, (tx) => tx.staff.updateMany({ where: { shopId, id: staffId }, data: { signature } }));
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
