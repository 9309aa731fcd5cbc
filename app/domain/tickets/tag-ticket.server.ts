import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { notHere } from "~/lib/not-here";

/** Most tags of one ticket. */
const MOST_TAGS = 30;

/** A tag as it is kept: trimmed, single spaces, lower case, at most 40 characters; "" when nothing is left. */
export function cleanTag(tag: string): string {
  return tag.replace(/\s+/g, " ").trim().toLowerCase().slice(0, 40).trim();
}

/** Adds and takes away tags. "unchanged" when it had (or had not) them already. Throws NotHere. */
export async function tagTicket({ shopId, ticketId, add = [], remove = [], staff, now }: { shopId: string; ticketId: string; add?: string[]; remove?: string[]; staff: ByStaff | null; now: Date }): Promise<{ outcome: "tagged" | "unchanged"; tags: string[] }> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { tags: true } })) ?? notHere("ticket");
    const gone = new Set(remove.map(cleanTag));
    const tags = [...new Set([...ticket.tags.filter((tag) => !gone.has(tag)), ...add.map(cleanTag).filter(Boolean)])].slice(0, MOST_TAGS);
    const added = tags.filter((tag) => !ticket.tags.includes(tag));
    const removed = ticket.tags.filter((tag) => !tags.includes(tag));
    if (added.length + removed.length === 0) return { outcome: "unchanged", tags };
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { tags } });
    const words = [added.length > 0 && `added ${added.map((tag) => `“${tag}”`).join(", ")}`, removed.length > 0 && `took away ${removed.map((tag) => `“${tag}”`).join(", ")}`].filter(Boolean).join(" and ");
    await addEvent(tx, { shopId, ticketId, kind: "tagged", sentence: `${staff?.name ?? "A rule"} ${words}.`, staff, at: now });
    await reindexTicket(tx, { shopId, ticketId });
    return { outcome: "tagged", tags };
  });
}
