import type { ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { planRating } from "~/domain/tickets/rating/plan-rating.server";
import { addToSearch } from "~/domain/tickets/search/index-ticket.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";

interface Answered {
  shopId: string;
  ticketId: string;
  /** Status to leave the ticket in. */
  then: "waiting_for_customer" | "closed";
  staff: { id: string | null; name: string };
  /** What the answer adds to what the ticket is found by. */
  words: string[];
  at: Date;
}

/** A person's answer is on its way: nobody waits for us any more, the clocks stand, and the first answer's time is known. */
export async function markAnswered(tx: ShopTx, { shopId, ticketId, then, staff, words, at }: Answered): Promise<void> {
  await noteAnswer(tx, { shopId, ticketId, words, at });
  await tx.ticket.update({
    where: { shopId, id: ticketId },
    data: { status: then, waitingSince: null, snoozedUntil: null, ...(then === "closed" ? { closedAt: at, resolutions: { increment: 1 } } : { closedAt: null }) },
  });
  if (then === "closed") await planRating(tx, { shopId, ticketId, staffId: staff.id, now: at });
  await setClocks(tx, { shopId, ticketId });
  if (then === "closed") await addEvent(tx, { shopId, ticketId, kind: "status", sentence: `${staff.name} closed this with the reply.`, staff: staff.id ? { id: staff.id, name: staff.name } : null, at });
}

/** The same when the status is not the answer's to decide. */
export async function noteAnswer(tx: ShopTx, { shopId, ticketId, words, at }: Omit<Answered, "then" | "staff">): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { firstRepliedAt: true, lastMessageAt: true } });
  const lastMessageAt = at > ticket.lastMessageAt ? at : ticket.lastMessageAt;
  await tx.ticket.update({ where: { shopId, id: ticketId }, data: { lastMessageAt, firstRepliedAt: ticket.firstRepliedAt ?? at } });
  await addToSearch(tx, { shopId, ticketId, words, at: lastMessageAt });
}
