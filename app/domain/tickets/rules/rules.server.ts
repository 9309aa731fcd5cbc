import type { Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import { decideRules, describeRuleAction } from "~/domain/tickets/rules/decide-rules";
import { gatherRuleFacts } from "~/domain/tickets/rules/gather-facts.server";
import { ruleConfig, type Rule, type RuleConfig } from "~/domain/tickets/rules/rule";
import { notHere } from "~/lib/not-here";

/** In the order in which they are asked. */
export async function listRules(tx: ShopTx, shopId: string): Promise<Rule[]> {
  const rows = await tx.rule.findMany({ where: { shopId }, orderBy: [{ position: "asc" }, { createdAt: "asc" }] });
  return rows.flatMap((row) => {
    const config = ruleConfig.safeParse(row.config);
    return config.success ? [{ id: row.id, name: row.name, enabled: row.enabled, config: config.data }] : [];
  });
}

export async function readRules({ shopId }: { shopId: string }): Promise<Rule[]> {
  return inShop(shopId, (tx) => listRules(tx, shopId));
}

/** A new rule comes last and is off until somebody has seen what it would have done. Throws NotHere for an unknown id. */
export async function saveRule({ shopId, id, name, config, by }: { shopId: string; id: string | null; name: string; config: RuleConfig; by: string }): Promise<{ outcome: "saved"; id: string }> {
  return inShop(shopId, async (tx) => {
    const data = { name, config: config as unknown as Prisma.InputJsonObject, updatedBy: by };
    if (!id) {
      const position = await tx.rule.count({ where: { shopId } });
      const made = await tx.rule.create({ data: { shopId, position, ...data }, select: { id: true } });
      return { outcome: "saved", id: made.id };
    }
    const { count } = await tx.rule.updateMany({ where: { shopId, id }, data });
    return count === 1 ? { outcome: "saved", id } : notHere("rule");
  });
}

export async function switchRule({ shopId, id, enabled, by }: { shopId: string; id: string; enabled: boolean; by: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.rule.updateMany({ where: { shopId, id }, data: { enabled, updatedBy: by } });
    if (count === 0) notHere("rule");
  });
}

export async function deleteRule({ shopId, id }: { shopId: string; id: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.rule.deleteMany({ where: { shopId, id } });
    if (count === 0) notHere("rule");
  });
}

/** One place up or down. At the end of the list nothing happens. */
export async function moveRule({ shopId, id, by }: { shopId: string; id: string; by: -1 | 1 }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const rows = await tx.rule.findMany({ where: { shopId }, orderBy: [{ position: "asc" }, { createdAt: "asc" }], select: { id: true } });
    const at = rows.findIndex((row) => row.id === id);
    if (at < 0) notHere("rule");
    const to = at + by;
    if (to < 0 || to >= rows.length) return;
    [rows[at], rows[to]] = [rows[to]!, rows[at]!];
    for (const [position, row] of rows.entries()) await tx.rule.update({ where: { shopId, id: row.id }, data: { position } });
  });
}

export interface DryRun {
  /** Tickets of the last 30 days that were looked at. */
  checked: number;
  matched: number;
  /** The newest of them. */
  examples: { ticketId: string; subject: string; would: string }[];
}

const MOST_CHECKED = 2_000;
const DAYS = 30;

/** What a rule would have done in the last 30 days, had it been on alone. Changes nothing. */
export async function dryRunRule({ shopId, config, now }: { shopId: string; config: RuleConfig; now: Date }): Promise<DryRun> {
  return inShop(shopId, async (tx) => {
    const since = new Date(now.getTime() - DAYS * 86_400_000);
    const tickets = await tx.ticket.findMany({ where: { shopId, lastMessageAt: { gte: since }, ...(config.when === "overdue" ? { breachedAt: { not: null } } : {}) }, orderBy: { lastMessageAt: "desc" }, take: MOST_CHECKED, select: { id: true } });
    const gathered = await gatherRuleFacts(tx, { shopId, ticketIds: tickets.map(({ id }) => id), moment: config.when, message: "first" });
    const staff = new Map((await tx.staff.findMany({ where: { shopId }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
    const matches = gathered.filter(({ facts }) => decideRules([{ id: "", name: "", enabled: true, config }], facts).length > 0);
    const would = config.then.map((action) => describeRuleAction(action, (id) => staff.get(id) ?? "somebody who left")).join(", ");
    return { checked: gathered.length, matched: matches.length, examples: matches.slice(0, 20).map(({ ticketId, subject }) => ({ ticketId, subject, would })) };
  });
}
