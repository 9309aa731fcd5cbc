import { inShop } from "~/db.server";
import type { EntryKind } from "~/domain/storefront/entries.server";
import { notHere } from "~/lib/not-here";

export interface EntryVersion {
  id: string;
  what: "published" | "unpublished" | "deleted";
  title: string;
  /** null: by the clock. */
  staffName: string | null;
  at: Date;
}

const MOST = 30;

/** What was done to an entry that shoppers noticed, newest first; nothing for one that is not saved yet (`id: null`). */
export async function readHistory({ shopId, kind, id }: { shopId: string; kind: EntryKind; id: string | null }): Promise<EntryVersion[]> {
  if (id === null) return [];
  const rows = await inShop(shopId, (tx) =>
    tx.storefrontVersion.findMany({ where: { shopId, kind, entryId: id }, orderBy: { at: "desc" }, take: MOST, select: { id: true, what: true, title: true, staffName: true, at: true } }),
  );
  return rows.map((row) => ({ ...row, what: row.what as EntryVersion["what"] }));
}

/** The content of one version, as it was stored: validate it before use. Throws NotHere. */
export async function readVersion({ shopId, kind, id, versionId }: { shopId: string; kind: EntryKind; id: string; versionId: string }): Promise<{ title: string; content: unknown }> {
  const row = await inShop(shopId, (tx) => tx.storefrontVersion.findFirst({ where: { shopId, kind, entryId: id, id: versionId }, select: { title: true, content: true } }));
  return row ?? notHere("version");
}
