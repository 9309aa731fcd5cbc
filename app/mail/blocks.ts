import { z } from "zod";

/**
 * What a merchant arranges in a journey's mail. Texts may hold Liquid variables (variables.ts) and simple HTML; what the
 * order brings (items, dates, parcels) is a block without settings, so that it cannot be typed wrong.
 */
const text = (most: number) => z.string().trim().min(1).max(most);
const address = z.string().trim().min(1).max(2000);

export const blockSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("heading"), text: text(200) }),
  /** Paragraphs, bold, italic, lists and links; everything else is taken out. */
  z.object({ type: z.literal("text"), html: text(10_000) }),
  z.object({ type: z.literal("items") }),
  /** The return-by dates of this order and what the policy says about returning. */
  z.object({ type: z.literal("returns") }),
  z.object({ type: z.literal("parcels") }),
  z.object({ type: z.literal("size_chart") }),
  z.object({ type: z.literal("faq") }),
  z.object({ type: z.literal("rating"), question: text(300) }),
  z.object({ type: z.literal("button"), label: text(80), url: address }),
  z.object({ type: z.literal("image"), url: address, alt: z.string().max(300), link: address.nullable().default(null) }),
  z.object({ type: z.literal("discount"), code: text(80), words: text(300) }),
  z.object({ type: z.literal("signature"), name: text(80) }),
]);
export type Block = z.infer<typeof blockSchema>;

export const stepContentSchema = z.object({
  subject: text(200),
  /** The line that inboxes show after the subject. */
  preheader: z.string().trim().max(200).default(""),
  blocks: z.array(blockSchema).min(1).max(30),
});
/** The words of one step in one language. */
export type StepContent = z.infer<typeof stepContentSchema>;
