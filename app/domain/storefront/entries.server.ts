import type { Prisma } from "@prisma/client";
import type { ShopTx } from "~/db.server";
import { notHere } from "~/lib/not-here";

/** What size charts and questions have in common: a draft, a published copy, a history. */
export type EntryKind = "size_chart" | "faq_item";

export interface EntryRow {
  id: string;
  handle: string;
  title: string;
  draft: unknown;
  status: string;
  position: number;
}

interface EntryKey {
  shopId: string;
  kind: EntryKind;
  id: string;
}

/** Throws NotHere. */
export async function findEntry(tx: ShopTx, { shopId, kind, id }: EntryKey): Promise<EntryRow> {
  const select = { id: true, handle: true, draft: true, status: true } as const;
  if (kind === "size_chart") {
    const row = (await tx.sizeChart.findFirst({ where: { shopId, id }, select: { ...select, title: true } })) ?? notHere("size chart");
    return { ...row, position: 0 };
  }
  const row = (await tx.faqItem.findFirst({ where: { shopId, id }, select: { ...select, question: true, position: true } })) ?? notHere("question");
  return { ...row, title: row.question };
}

type Change = Pick<Prisma.SizeChartUpdateManyMutationInput, "status" | "published" | "publishAt" | "publishError">;

export async function updateEntry(tx: ShopTx, { shopId, kind, id }: EntryKey, data: Change): Promise<void> {
  await (kind === "size_chart" ? tx.sizeChart.updateMany({ where: { shopId, id }, data }) : tx.faqItem.updateMany({ where: { shopId, id }, data }));
}

/** Remembers what an entry was when shoppers noticed something of it. Answers the version's id. */
export async function noteVersion(
  tx: ShopTx,
  { shopId, kind, entry, what, staffName, now }: { shopId: string; kind: EntryKind; entry: EntryRow; what: "published" | "unpublished" | "deleted"; staffName: string | null; now: Date },
): Promise<string> {
  const { id } = await tx.storefrontVersion.create({
    data: { shopId, kind, entryId: entry.id, handle: entry.handle, title: entry.title, position: entry.position, what, content: entry.draft as Prisma.InputJsonObject, staffName, at: now },
    select: { id: true },
  });
  return id;
}
