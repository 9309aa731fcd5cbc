import { inShop, type ShopTx } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { changeStatusIn } from "~/domain/tickets/change-status.server";
import { chooseAssignee } from "~/domain/tickets/choose-assignee.server";
import { decideRules, describeRuleAction, type RuleDecision } from "~/domain/tickets/rules/decide-rules";
import { gatherRuleFacts } from "~/domain/tickets/rules/gather-facts.server";
import type { RuleAction, RuleMoment } from "~/domain/tickets/rules/rule";
import { listRules } from "~/domain/tickets/rules/rules.server";
import { reindexTicket } from "~/domain/tickets/search/index-ticket.server";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { cleanTag } from "~/domain/tickets/tag-ticket.server";

/**
 * Asks the shop's rules about one ticket and does what they say, in one transaction; each rule leaves a line in the
 * conversation. `acknowledge`: whether an acknowledgement may go out.
 */
export async function runRules({ shopId, ticketId, moment, now }: { shopId: string; ticketId: string; moment: RuleMoment; now: Date }): Promise<{ acted: string[]; acknowledge: boolean }> {
  return inShop(shopId, async (tx) => {
    const [gathered] = await gatherRuleFacts(tx, { shopId, ticketIds: [ticketId], moment, message: "last" });
    if (!gathered) return { acted: [], acknowledge: false };
    const decisions = decideRules(await listRules(tx, shopId), gathered.facts);
    for (const decision of decisions) await carryOut(tx, { shopId, ticketId, decision, now });
    return { acted: decisions.map(({ rule }) => rule.name), acknowledge: !decisions.some(({ actions }) => actions.some((action) => action.do === "no-acknowledgement")) };
  });
}

async function carryOut(tx: ShopTx, { shopId, ticketId, decision, now }: { shopId: string; ticketId: string; decision: RuleDecision; now: Date }): Promise<void> {
  const done: string[] = [];
  for (const action of decision.actions) {
    const words = await act(tx, { shopId, ticketId, action, rule: decision.rule.name, now });
    if (words) done.push(words);
  }
  if (done.length > 0) await addEvent(tx, { shopId, ticketId, kind: "rule", sentence: `Rule “${decision.rule.name}”: ${done.join(", ")}.`, data: { ruleId: decision.rule.id }, at: now });
}

/** What was done, in words; null when there was nothing to do. */
async function act(tx: ShopTx, { shopId, ticketId, action, rule, now }: { shopId: string; ticketId: string; action: RuleAction; rule: string; now: Date }): Promise<string | null> {
  const where = { shopId, id: ticketId };
  const ticket = await tx.ticket.findUniqueOrThrow({ where, select: { tags: true, priority: true, topic: true, assigneeId: true, createdAt: true } });
  switch (action.do) {
    case "tag": {
      const tag = cleanTag(action.tag);
      if (!tag || ticket.tags.includes(tag)) return null;
      await tx.ticket.update({ where, data: { tags: [...ticket.tags, tag] } });
      await reindexTicket(tx, { shopId, ticketId });
      return describeRuleAction(action);
    }
    case "priority":
      if (ticket.priority === action.priority) return null;
      await tx.ticket.update({ where, data: { priority: action.priority } });
      await setClocks(tx, { shopId, ticketId, anew: { from: ticket.createdAt } });
      return describeRuleAction(action);
    case "topic":
      if (ticket.topic === action.topic) return null;
      await tx.ticket.update({ where, data: { topic: action.topic, topicConfidence: 1 } });
      return describeRuleAction(action);
    case "assign": {
      // A person's ticket stays theirs.
      if (ticket.assigneeId) return null;
      const to = action.to === "round_robin" || action.to === "least_load" ? await chooseAssignee(tx, { shopId, by: action.to, now }) : await tx.staff.findFirst({ where: { shopId, id: action.to, leftAt: null }, select: { id: true, name: true } });
      if (!to) return null;
      await tx.ticket.update({ where, data: { assigneeId: to.id } });
      return `assigned to ${to.name}`;
    }
    case "status": {
      const changed = await changeStatusIn(tx, { shopId, ticketId, to: action.to, staff: null, because: `rule “${rule}”`, now });
      return changed.outcome === "changed" ? describeRuleAction(action) : null;
    }
    case "no-acknowledgement":
      return null;
  }
}
