import { inShop, type ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { planRating, withdrawRating } from "~/domain/tickets/rating/plan-rating.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { mayBecome, ticketStatuses, type TicketStatus } from "~/domain/tickets/statuses";
import { notHere } from "~/lib/not-here";

export interface ByStaff {
  id: string;
  name: string;
}

interface StatusChange {
  shopId: string;
  ticketId: string;
  to: TicketStatus;
  /** For "snoozed": when it comes back; without it only when the customer writes. */
  snoozedUntil?: Date;
  /** Null: a rule or the clock did it; `because` then says which. */
  staff: ByStaff | null;
  because?: string;
  now: Date;
}

type StatusOutcome = { outcome: "changed" | "unchanged" | "refused"; from: TicketStatus };

/** Outcome "refused" when the table in statuses.ts does not lead there. Throws NotHere for a ticket of another shop. */
export async function changeStatus(change: StatusChange): Promise<StatusOutcome> {
  return inShop(change.shopId, (tx) => changeStatusIn(tx, change));
}

/** The same inside a transaction of the caller. */
export async function changeStatusIn(tx: ShopTx, { shopId, ticketId, to, snoozedUntil, staff, because, now }: StatusChange): Promise<StatusOutcome> {
  await tx.$queryRaw`SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${ticketId}::uuid FOR UPDATE`;
  const ticket = (await tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { status: true, waitingSince: true, lastInboundAt: true, mergedIntoId: true } })) ?? notHere("ticket");
  const from = ticket.status as TicketStatus;
  if (from === to && to !== "snoozed") return { outcome: "unchanged", from };
  // What went on in another ticket is opened by taking the merge back, not by its status.
  if (ticket.mergedIntoId || (from !== to && !mayBecome(from, to))) return { outcome: "refused", from };
  await tx.ticket.update({
    where: { shopId, id: ticketId },
    data: {
      status: to,
      closedAt: to === "closed" ? now : null,
      ...(to === "closed" ? { resolutions: { increment: 1 } } : {}),
      snoozedUntil: to === "snoozed" ? (snoozedUntil ?? null) : null,
      // Back from snoozing the customer has waited since they wrote; opened again, since now.
      waitingSince: to === "waiting_for_us" ? (from === "snoozed" ? (ticket.waitingSince ?? now) : now) : to === "snoozed" ? undefined : null,
    },
  });
  if (to === "closed") await planRating(tx, { shopId, ticketId, staffId: staff?.id ?? null, now });
  else await withdrawRating(tx, { shopId, ticketId });
  await setClocks(tx, { shopId, ticketId, anew: from === "closed" ? { from: now } : undefined });
  const what = to === "snoozed" ? `snoozed this ${await untilWhen(tx, shopId, snoozedUntil)}` : `set this to “${ticketStatuses[to].label}”`;
  const sentence = staff ? `${staff.name} ${what}.` : `${what[0]!.toUpperCase()}${what.slice(1)}${because ? `: ${because}` : ""}.`;
  await addEvent(tx, { shopId, ticketId, kind: "status", sentence, staff, at: now, data: { from, to } });
  return { outcome: "changed", from };
}

/** In the shop's own time, as staff reads it. */
async function untilWhen(tx: ShopTx, shopId: string, until: Date | undefined): Promise<string> {
  if (!until) return "until the customer writes";
  const { timeZone } = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true } });
  return `until ${new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone }).format(until)}`;
}
