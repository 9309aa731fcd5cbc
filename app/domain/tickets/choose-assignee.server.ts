import type { ShopTx } from "~/db.server";

/**
 * Who gets the next ticket: in turn (whoever has waited longest for one), or whoever has the fewest open. Readers, people
 * who left and people who are away get none. Null when nobody is there.
 */
export async function chooseAssignee(tx: ShopTx, { shopId, by, now }: { shopId: string; by: "round_robin" | "least_load"; now: Date }): Promise<{ id: string; name: string } | null> {
  // One at a time: two tickets that arrive together do not go to the same person.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`assign:${shopId}`}))`;
  const staff = await tx.staff.findMany({ where: { shopId, leftAt: null, role: { not: "reader" } }, select: { id: true, name: true }, orderBy: { createdAt: "asc" } });
  const states = new Map((await tx.staffState.findMany({ where: { shopId } })).map((state) => [state.staffId, state]));
  const there = staff.filter(({ id }) => !states.get(id)?.away);
  if (there.length === 0) return null;
  const loads = new Map<string, number>();
  if (by === "least_load") {
    const counts = await tx.ticket.groupBy({ by: ["assigneeId"], where: { shopId, assigneeId: { in: there.map(({ id }) => id) }, status: "waiting_for_us" }, _count: true });
    for (const { assigneeId, _count } of counts) if (assigneeId) loads.set(assigneeId, _count);
  }
  const lastTurn = (id: string) => states.get(id)?.lastAssignedAt?.getTime() ?? 0;
  const [chosen] = there.sort((one, other) => (loads.get(one.id) ?? 0) - (loads.get(other.id) ?? 0) || lastTurn(one.id) - lastTurn(other.id));
  await tx.staffState.upsert({ where: { shopId_staffId: { shopId, staffId: chosen!.id } }, create: { shopId, staffId: chosen!.id, lastAssignedAt: now }, update: { lastAssignedAt: now } });
  return chosen!;
}
