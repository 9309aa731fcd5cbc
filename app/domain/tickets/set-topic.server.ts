import { inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import type { ByStaff } from "~/domain/tickets/change-status.server";
import { notHere } from "~/lib/not-here";

/** A person says what the ticket is about; the shop's topics are learnt from that. An empty topic takes it away. */
export async function setTopic({ shopId, ticketId, topic, staff, now }: { shopId: string; ticketId: string; topic: string; staff: ByStaff; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.ticket.updateMany({ where: { shopId, id: ticketId }, data: { topic: topic || null, topicConfidence: null } });
    if (count === 0) notHere("ticket");
    await addEvent(tx, { shopId, ticketId, kind: "topic", sentence: topic ? `${staff.name} set the topic to “${topic}”.` : `${staff.name} took the topic away.`, staff, at: now });
  });
}
