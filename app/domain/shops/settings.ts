import { z } from "zod";
import { actionLimits } from "~/domain/orders/actions/limits";
import type { OpenTimes } from "~/lib/open-hours";

/** What a merchant can set for the whole shop. Every field has a default, so that an empty record is a working shop. */
export const shopSettings = z.object({
  /** From name and address of our mail; the address must be one that the sending domain may use. */
  senderName: z.string().trim().max(80).default(""),
  senderAddress: z.union([z.email(), z.literal("")]).default(""),
  /** Shown in mails. */
  logoUrl: z.union([z.url(), z.literal("")]).default(""),
  brandColor: z.string().regex(/^#[0-9a-fA-F]{6}$/).default("#1f2937"),
  /** Minutes after local midnight between which journeys may send, in the buyer's zone. */
  quietHours: z.object({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) }).default({ from: 21 * 60, to: 8 * 60 }),
  /** Monday first; each day a list of open spans in minutes after local midnight of the shop. */
  openHours: z.array(z.array(z.tuple([z.number(), z.number()]))).length(7).default([1, 2, 3, 4, 5].map((): [number, number][] => [[9 * 60, 17 * 60]]).concat([[], []])),
  /** Days on which nobody is there: they count neither for answer times nor as open days. */
  holidays: z.array(z.object({ day: z.iso.date(), name: z.string().trim().max(60).default("") })).max(100).default([]),
  /** Closed conversations in which nobody wrote for so many months are erased. */
  conversationMonths: z.number().int().min(1).max(120).default(36),
  /** The first steps on the home page were put away. */
  firstStepsDone: z.boolean().default(false),
  /** How far agents may go with refunds and amends. */
  actionLimits: actionLimits.prefault({}),
});

export type ShopSettings = z.infer<typeof shopSettings>;

/** The shop's open hours, for clocks that count only those. `zone`: the shop's own. */
export function openTimesOf({ openHours, holidays }: ShopSettings, zone: string): OpenTimes {
  return { zone, hours: openHours, holidays: holidays.map(({ day }) => day) };
}
