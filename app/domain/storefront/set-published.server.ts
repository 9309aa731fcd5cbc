import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { notHere } from "~/lib/not-here";

interface Choice {
  shopId: string;
  kind: "size_chart" | "faq_item";
  id: string;
  /** True: what stands in the draft now is what shoppers see. False: they see nothing of it. */
  published: boolean;
}

/** Decides what shoppers see of one entry, and enqueues the writing of it to Shopify. Throws NotHere. */
export async function setPublished({ shopId, kind, id, published }: Choice): Promise<void> {
  await inShop(shopId, async (tx) => {
    const where = { shopId, id };
    const row = kind === "size_chart" ? await tx.sizeChart.findFirst({ where, select: { draft: true } }) : await tx.faqItem.findFirst({ where, select: { draft: true } });
    if (!row) notHere("entry");
    const data = published ? { status: "published", published: row.draft as Prisma.InputJsonObject } : { status: "draft" };
    await (kind === "size_chart" ? tx.sizeChart.updateMany({ where, data }) : tx.faqItem.updateMany({ where, data }));
    await enqueue(tx, publishStorefrontJob, { shopId });
  });
}

/** Takes an entry away for good, here and on the storefront. */
export async function deleteEntry({ shopId, kind, id }: Omit<Choice, "published">): Promise<void> {
  await inShop(shopId, async (tx) => {
    const where = { shopId, id };
    const { count } = await (kind === "size_chart" ? tx.sizeChart.deleteMany({ where }) : tx.faqItem.deleteMany({ where }));
    if (count === 0) notHere("entry");
    await enqueue(tx, publishStorefrontJob, { shopId });
  });
}
