import { inShop } from "~/db.server";
import { resolveInDoubt } from "~/domain/outbox/resolve-in-doubt.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { settleScheduledReply } from "~/domain/tickets/settle-scheduled-reply.server";
import { notHere } from "~/lib/not-here";

/** A person decides about a reply of which nobody knows whether it arrived. Throws NotHere when it is not this ticket's. */
export async function settleDoubt({ shopId, ticketId, mailId, decision, staff, now }: { shopId: string; ticketId: string; mailId: string; decision: "resend" | "mark_sent"; staff: ByStaff; now: Date }): Promise<{ outcome: "requeued" | "marked_sent" | "not_in_doubt" }> {
  const settled = await inShop(shopId, async (tx) => {
    if (!(await tx.outgoingMail.count({ where: { shopId, id: mailId, ticketId } }))) notHere("mail");
    const settled = await resolveInDoubt(tx, { mailId, decision, by: staff.name, now });
    if (settled.outcome === "requeued") await addEvent(tx, { shopId, ticketId, kind: "resent", sentence: `${staff.name} sent the last reply again.`, staff, at: now });
    if (settled.outcome === "marked_sent") await addEvent(tx, { shopId, ticketId, kind: "marked-sent", sentence: `${staff.name} says that the last reply arrived.`, staff, at: now });
    return settled;
  });
  if (settled.outcome === "marked_sent") await settleScheduledReply({ shopId, mailId, now });
  return settled;
}
