import { inShop } from "~/db.server";
import type { Role } from "~/domain/shops/open-desk.server";
import { notHere } from "~/lib/not-here";

/** Changes what somebody may do. A shop always keeps an owner. Throws NotHere. */
export async function changeRole({ shopId, staffId, role }: { shopId: string; staffId: string; role: Role }): Promise<{ outcome: "changed" | "last-owner" }> {
  return inShop(shopId, async (tx) => {
    // Two owners who demote each other at the same moment must not leave the shop without one.
    await tx.$queryRaw`SELECT id FROM "Staff" WHERE "shopId" = ${shopId} AND "leftAt" IS NULL FOR UPDATE`;
    const person = (await tx.staff.findFirst({ where: { shopId, id: staffId, leftAt: null } })) ?? notHere("staff member");
    if (person.role === "owner" && role !== "owner" && (await tx.staff.count({ where: { shopId, role: "owner", leftAt: null } })) === 1) return { outcome: "last-owner" };
    await tx.staff.update({ where: { shopId, id: staffId }, data: { role } });
    return { outcome: "changed" };
  });
}
