import { inShop } from "~/db.server";
import { readFilter } from "~/domain/tickets/ticket-filter";
import { filterParams, type TicketFilter } from "~/domain/tickets/ticket-views";
import { notHere } from "~/lib/not-here";

export interface SavedView {
  id: string;
  name: string;
  /** Whether only its maker sees it. */
  isPrivate: boolean;
  filter: TicketFilter;
}

/** The team's views and one's own, in their order. */
export async function listSavedViews({ shopId, staffId }: { shopId: string; staffId: string }): Promise<SavedView[]> {
  return inShop(shopId, async (tx) => {
    const rows = await tx.savedView.findMany({ where: { shopId, OR: [{ staffId: null }, { staffId }] }, orderBy: [{ position: "asc" }, { createdAt: "asc" }], take: 30 });
    return rows.map((row) => ({ id: row.id, name: row.name, isPrivate: row.staffId !== null, filter: readFilter(row.filter as Record<string, unknown>) }));
  });
}

export async function saveView({ shopId, staffId, name, filter, isPrivate }: { shopId: string; staffId: string; name: string; filter: TicketFilter; isPrivate: boolean }): Promise<{ outcome: "saved"; id: string }> {
  return inShop(shopId, async (tx) => {
    const { id } = await tx.savedView.create({ data: { shopId, staffId: isPrivate ? staffId : null, name, filter: filterParams(filter), position: await tx.savedView.count({ where: { shopId } }) }, select: { id: true } });
    return { outcome: "saved", id };
  });
}

/** A team view may go by anybody's hand, another person's own view by nobody else's: that one is NotHere. */
export async function deleteView({ shopId, staffId, viewId }: { shopId: string; staffId: string; viewId: string }): Promise<{ outcome: "deleted" }> {
  return inShop(shopId, async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { shopId, id: viewId, OR: [{ staffId: null }, { staffId }] } });
    if (count === 0) notHere("view");
    return { outcome: "deleted" };
  });
}
