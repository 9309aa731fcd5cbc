import { z } from "zod";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { plainFromRichText } from "~/domain/storefront/rich-text";
import { saveFaqItem } from "~/domain/storefront/save-faq-item.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { type FormErrors, formErrors, readTyped, withoutDraft } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";

/** A question without its answer would stand on the page as an empty box. */
const answeredSchema = faqDraftSchema.superRefine(({ texts }, context) => {
  for (const [language, { answer }] of Object.entries(texts.byLanguage)) {
    if (plainFromRichText(answer).trim() === "") context.addIssue({ code: "custom", path: ["texts", "byLanguage", language, "answer"], message: "Write the answer." });
  }
});

const askedSchema = z.object({ intent: z.enum(["save", "publish"]), basedOn: z.iso.datetime().or(z.literal("")), draft: answeredSchema });

export type FaqAnswered =
  | { outcome: "saved"; id: string; isNew: boolean; say: string; errors: FormErrors }
  | { outcome: "invalid" | "overtaken"; problem: string; errors: FormErrors };

/** Saves a question, and publishes it when that is asked for. `faqId: null` is a new one. */
export async function saveQuestion({ form, shopId, faqId, staffName, now }: { form: FormData; shopId: string; faqId: string | null; staffName: string; now: Date }): Promise<FaqAnswered> {
  const asked = readTyped(askedSchema, { ...Object.fromEntries(form), draft: readJson(String(form.get("draft"))) });
  if (!asked.success) return { outcome: "invalid", problem: "Some fields need another look.", errors: withoutDraft(formErrors(asked.error)) };
  const { intent, basedOn, draft } = asked.data;
  const saved = await saveFaqItem({ shopId, faqId, draft, basedOn: basedOn || null, staffName });
  if (saved.outcome === "overtaken") return { outcome: "overtaken", problem: `${saved.by ?? "Somebody else"} saved this question meanwhile. Load the page again to see it; copy your text first.`, errors: {} };
  if (intent === "publish") await setPublished({ shopId, kind: "faq_item", id: saved.faqId, published: true, staffName, now });
  return { outcome: "saved", id: saved.faqId, isNew: faqId === null, say: intent === "publish" ? "Published. Shoppers see it in a few seconds." : "Saved as a draft.", errors: {} };
}
