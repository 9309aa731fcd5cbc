import { inShop } from "~/db.server";

/** What lists can be filtered by in this shop: its staff, and the tags and topics in use on the newest tickets. */
export async function listChoices({ shopId }: { shopId: string }): Promise<{ staff: { id: string; name: string }[]; tags: string[]; topics: string[] }> {
  return inShop(shopId, async (tx) => {
    const staff = await tx.staff.findMany({ where: { shopId, leftAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } });
    const rows = await tx.$queryRaw<{ tags: string[]; topic: string | null }[]>`SELECT COALESCE(tags, '{}') AS tags, topic FROM "Ticket" WHERE "shopId" = ${shopId} ORDER BY "lastMessageAt" DESC, id DESC LIMIT 500`;
    return {
      staff,
      tags: [...new Set(rows.flatMap((row) => row.tags))].sort().slice(0, 50),
      topics: [...new Set(rows.flatMap((row) => row.topic ?? []))].sort(),
    };
  });
}
