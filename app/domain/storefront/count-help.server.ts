import { randomUUID } from "node:crypto";
import { inShop } from "~/db.server";

export interface HelpNote {
  kind: "faq" | "chart";
  handle: string;
  /** gid; null on pages about no product. */
  productId: string | null;
  answer: "opened" | "yes" | "no";
}

/**
 * Counts that an answer or a chart was opened, or called helpful or not, by day and product. Nothing of the shopper is kept.
 * Handles that are not published here are not counted: "unknown".
 */
export async function countHelp({ shopId, note, now }: { shopId: string; note: HelpNote; now: Date }): Promise<{ outcome: "counted" | "unknown" }> {
  const { kind, handle, productId, answer } = note;
  return inShop(shopId, async (tx) => {
    const where = { shopId, handle, status: "published" };
    const isKnown = (await (kind === "faq" ? tx.faqItem.count({ where }) : tx.sizeChart.count({ where }))) > 0;
    if (!isKnown) return { outcome: "unknown" };
    const day = now.toISOString().slice(0, 10);
    const by = (one: HelpNote["answer"]) => (one === answer ? 1 : 0);
    // In one statement, for many may open the same answer at once.
    await tx.$executeRaw`
      INSERT INTO "HelpUse" (id, "shopId", day, kind, handle, "productShopifyId", opened, yes, no)
      VALUES (${randomUUID()}::uuid, ${shopId}, ${day}::date, ${kind}, ${handle}, ${productId ?? ""}, ${by("opened")}, ${by("yes")}, ${by("no")})
      ON CONFLICT ("shopId", day, kind, handle, "productShopifyId")
      DO UPDATE SET opened = "HelpUse".opened + excluded.opened, yes = "HelpUse".yes + excluded.yes, no = "HelpUse".no + excluded.no`;
    return { outcome: "counted" };
  });
}
