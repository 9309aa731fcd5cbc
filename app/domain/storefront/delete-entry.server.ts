import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { findEntry, noteVersion, type EntryKind } from "~/domain/storefront/entries.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { notHere } from "~/lib/not-here";

/** Takes an entry away, here and on the storefront. `versionId` brings it back. Throws NotHere. */
export async function deleteEntry({ shopId, kind, id, staffName, now }: { shopId: string; kind: EntryKind; id: string; staffName: string; now: Date }): Promise<{ versionId: string; title: string }> {
  return inShop(shopId, async (tx) => {
    const entry = await findEntry(tx, { shopId, kind, id });
    const versionId = await noteVersion(tx, { shopId, kind, entry, what: "deleted", staffName, now });
    await (kind === "size_chart" ? tx.sizeChart.deleteMany({ where: { shopId, id } }) : tx.faqItem.deleteMany({ where: { shopId, id } }));
    await enqueue(tx, publishStorefrontJob, { shopId });
    return { versionId, title: entry.title };
  });
}

/**
 * Brings a deleted entry back as a draft under its old id and handle, so that links to it work again. Twice is the same
 * as once. Throws NotHere.
 */
export async function restoreEntry({ shopId, kind, versionId, staffName }: { shopId: string; kind: EntryKind; versionId: string; staffName: string }): Promise<{ id: string }> {
  return inShop(shopId, async (tx) => {
    const version = (await tx.storefrontVersion.findFirst({ where: { shopId, kind, id: versionId, what: "deleted" } })) ?? notHere("version");
    const data = { id: version.entryId, shopId, handle: version.handle, draft: version.content as Prisma.InputJsonObject, updatedBy: staffName };
    if (kind === "size_chart") await tx.sizeChart.createMany({ data: [{ ...data, title: version.title }], skipDuplicates: true });
    else await tx.faqItem.createMany({ data: [{ ...data, question: version.title, position: version.position }], skipDuplicates: true });
    return { id: version.entryId };
  });
}
