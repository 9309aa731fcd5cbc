import { z } from "zod";
import { shopTextsSchema } from "./shop-texts";

/** What the contact form asks, and what it promises. */
export const KNOWN_REASONS = ["where_is_my_order", "wrong_or_damaged", "size_or_exchange", "return", "product_question", "other"] as const;

export const reasonSchema = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  /** Only what this reason needs is asked. */
  order: z.enum(["required", "optional", "no"]),
  item: z.boolean(),
  photo: z.boolean(),
});
export type ContactReason = z.infer<typeof reasonSchema>;

const contactTexts = z.object({
  /** "We usually answer within 3 hours, today until 18:00." Computed from the desk's real pace and hours. */
  answerTime: z.string().trim().max(200).default(""),
  /** Reason key → its name; known reasons have one in every language already. */
  reasons: z.record(z.string(), z.string().trim().max(80)).default({}),
  /** Reason key → a sentence that may spare the question: "Parcels within Spain take 2 to 3 working days." */
  hints: z.record(z.string(), z.string().trim().max(400)).default({}),
});

export const contactSettingsSchema = z.object({
  reasons: z.array(reasonSchema).min(1).max(12),
  texts: shopTextsSchema(contactTexts),
  people: z.array(z.object({ name: z.string().trim().min(1).max(40), picture: z.string().url().startsWith("https://").nullable() })).max(5).default([]),
  photos: z.boolean().default(true),
});
export type ContactSettings = z.infer<typeof contactSettingsSchema>;

/** Good for a shop that has not looked at this page yet. */
export function defaultContactSettings(language: string): ContactSettings {
  return {
    reasons: [
      { key: "where_is_my_order", order: "required", item: false, photo: false },
      { key: "wrong_or_damaged", order: "required", item: true, photo: true },
      { key: "size_or_exchange", order: "optional", item: true, photo: false },
      { key: "return", order: "required", item: true, photo: false },
      { key: "product_question", order: "no", item: true, photo: false },
      { key: "other", order: "optional", item: false, photo: true },
    ],
    texts: { primary: language, byLanguage: { [language]: { answerTime: "", reasons: {}, hints: {} } } },
    people: [],
    photos: true,
  };
}
