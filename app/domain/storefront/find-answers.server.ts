import { inShop } from "~/db.server";
import { faqDraftSchema } from "./faq-item";
import { searchFaq } from "./faq-search";
import type { FaqAnswer } from "./proxy-contract";

/** Published answers to what a shopper is typing, best first. `language`: BCP 47. */
export async function findAnswers({ shopId, words, language }: { shopId: string; words: string; language: string }): Promise<FaqAnswer> {
  const rows = await inShop(shopId, (tx) => tx.faqItem.findMany({ where: { shopId, status: "published" }, orderBy: { position: "asc" }, select: { handle: true, published: true } }));
  return { items: searchFaq(rows.map((row) => ({ id: row.handle, draft: faqDraftSchema.parse(row.published) })), words, language) };
}
