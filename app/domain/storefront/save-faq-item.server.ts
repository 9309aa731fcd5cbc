import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import type { FaqDraft } from "~/domain/storefront/faq-item";
import { handleFor } from "~/domain/storefront/handle";
import { notHere } from "~/lib/not-here";

/** Keeps a question as a draft; shoppers see it after publishing. `faqId: null` makes a new one, last in order. Throws NotHere. */
export async function saveFaqItem({ shopId, faqId, draft, staffName }: { shopId: string; faqId: string | null; draft: FaqDraft; staffName: string }): Promise<{ faqId: string }> {
  const question = draft.texts.byLanguage[draft.texts.primary]?.question ?? "";
  const data = { question, draft: draft as unknown as Prisma.InputJsonObject, updatedBy: staffName };
  return inShop(shopId, async (tx) => {
    if (faqId) {
      const { count } = await tx.faqItem.updateMany({ where: { shopId, id: faqId }, data });
      return count ? { faqId } : notHere("question");
    }
    const taken = await tx.faqItem.findMany({ where: { shopId }, select: { handle: true, position: true } });
    const position = Math.max(0, ...taken.map((row) => row.position)) + 1;
    const item = await tx.faqItem.create({ data: { shopId, handle: handleFor(question, taken.map((row) => row.handle)), position, ...data }, select: { id: true } });
    return { faqId: item.id };
  });
}
