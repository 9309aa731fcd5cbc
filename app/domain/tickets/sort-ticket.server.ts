import { inShop } from "~/db.server";
import { acknowledge } from "~/domain/tickets/acknowledgement/acknowledge.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { chooseAssignee } from "~/domain/tickets/choose-assignee.server";
import { moodOf } from "~/domain/tickets/mood";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import type { RuleMoment } from "~/domain/tickets/rules/rule";
import { runRules } from "~/domain/tickets/rules/run-rules.server";
import { questionText, topicOf } from "~/domain/tickets/topics/name-topic.server";
import { log } from "~/lib/log.server";

/**
 * What follows from something that happened to a ticket: its topic and the writer's mood are read, the rules are asked,
 * it finds somebody to answer it, and the writer is told that it arrived. Each part can be done again without harm, for
 * the job may run twice.
 */
export async function sortTicket({ shopId, ticketId, moment, now }: { shopId: string; ticketId: string; moment: RuleMoment; now: Date }): Promise<void> {
  const ticket = await inShop(shopId, (tx) =>
    tx.ticket.findFirst({ where: { shopId, id: ticketId }, select: { subject: true, topic: true, status: true, messages: { where: { shopId, kind: "inbound" }, orderBy: { sentAt: "desc" }, take: 1, select: { reply: true, auto: true } } } }),
  );
  const last = ticket?.messages[0];
  if (!ticket || !last || last.auto || ticket.status === "spam") return;

  if (moment !== "overdue") {
    const named = ticket.topic ? null : await topicOf({ shopId, text: questionText(ticket.subject, last.reply) });
    await inShop(shopId, (tx) =>
      tx.ticket.updateMany({ where: { shopId, id: ticketId }, data: { mood: moodOf(`${ticket.subject}\n${last.reply}`), ...(named?.label ? { topic: named.label, topicConfidence: named.confidence } : {}) } }),
    );
  }
  const { acted, acknowledge: mayAcknowledge } = await runRules({ shopId, ticketId, moment, now });
  if (moment !== "created") return;
  await assignByDefault({ shopId, ticketId, now });
  const told = mayAcknowledge ? await acknowledge({ shopId, ticketId, now }) : null;
  log.debug({ ticketId, acted: acted.length, acknowledged: told?.outcome ?? "not-sent" }, "ticket sorted");
}

async function assignByDefault({ shopId, ticketId, now }: { shopId: string; ticketId: string; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { settings } = await readDeskSettings(tx, shopId);
    if (settings.assignment === "nobody") return;
    const isFree = (await tx.ticket.count({ where: { shopId, id: ticketId, assigneeId: null, status: "waiting_for_us" } })) > 0;
    const to = isFree ? await chooseAssignee(tx, { shopId, by: settings.assignment, now }) : null;
    if (!to) return;
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { assigneeId: to.id } });
    await addEvent(tx, { shopId, ticketId, kind: "assigned", sentence: `Assigned to ${to.name}, whose turn it was.`, at: now });
  });
}
