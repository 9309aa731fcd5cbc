import { z } from "zod";
import { assignmentSchema } from "./chart-rules";
import { richTextSchema } from "./rich-text";
import { shopTextsSchema } from "./shop-texts";

/** A question that shoppers ask and its answer: for the whole shop (`rule: "everything"`), or for some products. */
const faqTexts = z.object({ question: z.string().trim().min(1).max(250), answer: richTextSchema });
export type FaqTexts = z.infer<typeof faqTexts>;

export const faqDraftSchema = z.object({
  texts: shopTextsSchema(faqTexts),
  /** "everything" also shows it on pages that are not about a product. */
  shownOn: assignmentSchema,
  /** Headline under which long lists are grouped; one for all languages is enough for search, none is fine. */
  topic: z.string().trim().max(60).default(""),
  picture: z
    .object({ url: z.string().url().startsWith("https://"), width: z.number().int().positive(), height: z.number().int().positive(), alt: z.string().trim().max(250) })
    .nullable()
    .default(null),
  /** Opened by a click, never embedded: nothing of a video service loads before that. */
  video: z.string().url().startsWith("https://").nullable().default(null),
});
export type FaqDraft = z.infer<typeof faqDraftSchema>;
