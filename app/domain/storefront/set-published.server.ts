import type { Prisma } from "@prisma/client";
import { inShop, type ShopTx } from "~/db.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { findEntry, noteVersion, updateEntry, type EntryKind } from "~/domain/storefront/entries.server";
import { enqueue } from "~/jobs/queue.server";

interface Choice {
  shopId: string;
  kind: EntryKind;
  id: string;
  /** True: what stands in the draft now is what shoppers see. False: they see nothing of it. */
  published: boolean;
  /** null when it happens by the clock. */
  staffName: string | null;
  now: Date;
}

/** Decides what shoppers see of one entry, and enqueues the writing of it to Shopify. Throws NotHere. */
export async function setPublished({ shopId, ...choice }: Choice): Promise<void> {
  await inShop(shopId, (tx) => setPublishedIn(tx, { shopId, ...choice }));
}

/** The same inside a transaction of the caller's. */
export async function setPublishedIn(tx: ShopTx, { shopId, kind, id, published, staffName, now }: Choice): Promise<void> {
  const entry = await findEntry(tx, { shopId, kind, id });
  await updateEntry(tx, { shopId, kind, id }, { status: published ? "published" : "draft", publishAt: null, ...(published ? { published: entry.draft as Prisma.InputJsonObject } : { publishError: null }) });
  await noteVersion(tx, { shopId, kind, entry, what: published ? "published" : "unpublished", staffName, now });
  await enqueue(tx, publishStorefrontJob, { shopId });
}
