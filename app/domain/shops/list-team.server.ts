import { inShop } from "~/db.server";
import type { Role } from "~/domain/shops/open-desk.server";

export interface Teammate {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  openTickets: number;
  since: Date;
}

/** Who works here, owners first. People come by themselves when they open the app in the shop's admin. */
export async function listTeam({ shopId }: { shopId: string }): Promise<Teammate[]> {
  return inShop(shopId, async (tx) => {
    const staff = await tx.staff.findMany({ where: { shopId, leftAt: null }, orderBy: { name: "asc" } });
    const open = await tx.ticket.groupBy({ by: ["assigneeId"], where: { shopId, status: { in: ["waiting_for_us", "waiting_for_customer", "snoozed"] }, assigneeId: { in: staff.map(({ id }) => id) } }, _count: true });
    const rank: Record<string, number> = { owner: 0, agent: 1, reader: 2 };
    return staff
      .map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email,
        role: person.role as Role,
        openTickets: open.find(({ assigneeId }) => assigneeId === person.id)?._count ?? 0,
        since: person.createdAt,
      }))
      .sort((a, b) => rank[a.role]! - rank[b.role]!);
  });
}
