import type { Prisma } from "@prisma/client";
import { z } from "zod";
import { inShop, type ShopTx } from "~/db.server";
import type { Macro, MacroAction } from "~/domain/tickets/macros/macro";
import { suppliedMacros } from "~/domain/tickets/macros/supplied-macros";
import { notHere } from "~/lib/not-here";

export const macroAction: z.ZodType<MacroAction> = z.discriminatedUnion("do", [
  z.object({ do: z.literal("tag"), tag: z.string().trim().min(1).max(40) }),
  z.object({ do: z.literal("status"), to: z.enum(["closed", "waiting_for_customer"]) }),
  z.object({ do: z.literal("assign"), to: z.enum(["me", "nobody"]) }),
  z.object({ do: z.literal("snooze"), until: z.enum(["tomorrow", "monday", "week"]) }),
  z.object({ do: z.literal("open-sheet"), sheet: z.enum(["refund", "return", "discount", "replacement"]) }),
]);

/** What a person saves. */
export interface MacroDraft {
  name: string;
  body: string;
  topic: string | null;
  states: string[];
  language: string | null;
  actions: MacroAction[];
}

export async function listMacros({ shopId }: { shopId: string }): Promise<Macro[]> {
  return inShop(shopId, async (tx) => (await tx.macro.findMany({ where: { shopId, archivedAt: null }, orderBy: { name: "asc" }, take: 500 })).map(fromRow));
}

/** "name-taken": names are how staff call saved replies, so each is there once. Throws NotHere for an unknown id. */
export async function saveMacro({ shopId, id, draft, by }: { shopId: string; id: string | null; draft: MacroDraft; by: string }): Promise<{ outcome: "saved"; id: string } | { outcome: "name-taken" }> {
  return inShop(shopId, async (tx) => {
    const namesake = await tx.macro.findFirst({ where: { shopId, name: draft.name }, select: { id: true, archivedAt: true } });
    if (namesake && namesake.id !== id && !namesake.archivedAt) return { outcome: "name-taken" };
    if (namesake && namesake.id !== id) await tx.macro.delete({ where: { shopId, id: namesake.id } });
    const data = { ...draft, actions: draft.actions as unknown as Prisma.InputJsonArray, updatedBy: by };
    if (!id) return { outcome: "saved", id: (await tx.macro.create({ data: { shopId, ...data }, select: { id: true } })).id };
    const { count } = await tx.macro.updateMany({ where: { shopId, id, archivedAt: null }, data });
    return count === 1 ? { outcome: "saved", id } : notHere("saved reply");
  });
}

/** Out of the lists, but kept: what was sent with it stays explained. */
export async function archiveMacro({ shopId, id, now }: { shopId: string; id: string; now: Date }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.macro.updateMany({ where: { shopId, id, archivedAt: null }, data: { archivedAt: now } });
    if (count === 0) notHere("saved reply");
  });
}

/** Counts the use and answers what is to be done along with the reply; null when it is gone. */
export async function countMacroUse(tx: ShopTx, { shopId, id }: { shopId: string; id: string }): Promise<Macro | null> {
  const row = await tx.macro.findFirst({ where: { shopId, id } });
  if (!row) return null;
  await tx.macro.update({ where: { shopId, id }, data: { uses: { increment: 1 } } });
  return fromRow(row);
}

/** Once, for a new shop. A shop that has saved replies, even archived ones, keeps what it has. */
export async function supplyMacros({ shopId }: { shopId: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    if (await tx.macro.count({ where: { shopId } })) return;
    await tx.macro.createMany({ data: suppliedMacros.map((macro) => ({ shopId, name: macro.name, body: macro.body, topic: macro.topic, states: macro.states ?? [], language: "en", actions: (macro.actions ?? []) as unknown as Prisma.InputJsonArray })), skipDuplicates: true });
  });
}

function fromRow(row: { id: string; name: string; body: string; topic: string | null; states: string[]; language: string | null; actions: Prisma.JsonValue; uses: number }): Macro {
  const actions = z.array(macroAction).safeParse(row.actions);
  return { id: row.id, name: row.name, body: row.body, topic: row.topic, states: row.states, language: row.language, actions: actions.success ? actions.data : [], uses: row.uses };
}
