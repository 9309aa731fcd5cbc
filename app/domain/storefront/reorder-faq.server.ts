import { inShop } from "~/db.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { enqueue } from "~/jobs/queue.server";

/** Puts the questions in this order, here and on the storefront; questions that are not named keep their order behind them. */
export async function reorderFaq({ shopId, faqIds }: { shopId: string; faqIds: string[] }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const rows = await tx.faqItem.findMany({ where: { shopId }, orderBy: { position: "asc" }, select: { id: true, position: true } });
    const known = faqIds.filter((id) => rows.some((row) => row.id === id));
    const order = [...known, ...rows.map(({ id }) => id).filter((id) => !known.includes(id))];
    for (const [index, id] of order.entries()) {
      if (rows.find((row) => row.id === id)?.position !== index + 1) await tx.faqItem.updateMany({ where: { shopId, id }, data: { position: index + 1 } });
    }
    await enqueue(tx, publishStorefrontJob, { shopId });
  });
}
