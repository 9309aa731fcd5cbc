import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import type { FaqDraft } from "~/domain/storefront/faq-item";
import { handleFor } from "~/domain/storefront/handle";
import { notHere } from "~/lib/not-here";

export type SavedFaq =
  | { outcome: "saved"; faqId: string }
  /** Somebody else saved it after `basedOn`. */
  | { outcome: "overtaken"; by: string | null };

interface Input {
  shopId: string;
  /** null makes a new one, last in order. */
  faqId: string | null;
  draft: FaqDraft;
  /** `updatedAt` (ISO) of what the person had before them; null does not care. */
  basedOn?: string | null;
  staffName: string;
}

/** Keeps a question as a draft; shoppers see it after publishing. Throws NotHere. */
export async function saveFaqItem({ shopId, faqId, draft, basedOn = null, staffName }: Input): Promise<SavedFaq> {
  const question = draft.texts.byLanguage[draft.texts.primary]?.question ?? "";
  const data = { question, draft: draft as unknown as Prisma.InputJsonObject, updatedBy: staffName };
  return inShop(shopId, async (tx) => {
    if (faqId) {
      const { count } = await tx.faqItem.updateMany({ where: { shopId, id: faqId, ...(basedOn && { updatedAt: new Date(basedOn) }) }, data });
      if (count) return { outcome: "saved", faqId };
      const there = (await tx.faqItem.findFirst({ where: { shopId, id: faqId }, select: { updatedBy: true } })) ?? notHere("question");
      return { outcome: "overtaken", by: there.updatedBy };
    }
    const taken = await tx.faqItem.findMany({ where: { shopId }, select: { handle: true, position: true } });
    const position = Math.max(0, ...taken.map((row) => row.position)) + 1;
    const item = await tx.faqItem.create({ data: { shopId, handle: handleFor(question, taken.map((row) => row.handle)), position, ...data }, select: { id: true } });
    return { outcome: "saved", faqId: item.id };
  });
}
