import { inShop } from "~/db.server";
import { findEntry, updateEntry, type EntryKind } from "~/domain/storefront/entries.server";
import { publishEntryJob } from "~/domain/storefront/jobs.server";
import { setPublishedIn } from "~/domain/storefront/set-published.server";
import { enqueue } from "~/jobs/queue.server";

/** What stands in the draft at that moment goes to the storefront then; `at: null` calls it off. Throws NotHere. */
export async function schedulePublishing({ shopId, kind, id, at }: { shopId: string; kind: EntryKind; id: string; at: Date | null }): Promise<void> {
  await inShop(shopId, async (tx) => {
    await findEntry(tx, { shopId, kind, id });
    await updateEntry(tx, { shopId, kind, id }, { publishAt: at });
    if (at) await enqueue(tx, publishEntryJob, { shopId, kind, id }, at);
  });
}

/**
 * Publishes an entry whose time has come. A job that comes for a time that was changed or called off finds nothing to do;
 * so does one that comes twice.
 */
export async function publishScheduled({ shopId, kind, id, now }: { shopId: string; kind: EntryKind; id: string; now: Date }): Promise<{ outcome: "published" | "not-due" }> {
  return inShop(shopId, async (tx) => {
    const due = { where: { shopId, id, publishAt: { lte: now } }, data: { publishAt: null } };
    const { count } = await (kind === "size_chart" ? tx.sizeChart.updateMany(due) : tx.faqItem.updateMany(due));
    if (count === 0) return { outcome: "not-due" };
    await setPublishedIn(tx, { shopId, kind, id, published: true, staffName: null, now });
    return { outcome: "published" };
  });
}
