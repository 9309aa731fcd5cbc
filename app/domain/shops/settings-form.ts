import { z } from "zod";
import type { ShopSettings } from "~/domain/shops/settings";
import { isAmount } from "~/lib/money";

/** The shop's settings as a person types them: times as "09:30", amounts as text. Pure; the page and the door share it. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as 09:30");
const amount = z.string().trim().refine((text) => text === "" || isAmount(text), "Write an amount like 250.00, or nothing for no limit");

const span = z.object({ from: clock, to: clock }).superRefine(({ from, to }, context) => {
  if (clockToMinutes(from) >= endOf(to)) context.addIssue({ code: "custom", path: ["to"], message: "This must be later than the opening time" });
});

const day = z.array(span).max(4, "At most four times a day").superRefine((spans, context) => {
  for (const [index, { from }] of spans.entries()) {
    const before = spans[index - 1];
    if (before && clockToMinutes(from) < endOf(before.to)) context.addIssue({ code: "custom", path: [index, "from"], message: "This overlaps the time before" });
  }
});

export const settingsForm = z.object({
  senderName: z.string().trim().max(80, "At most 80 letters").regex(/^[^\r\n<>"]*$/, "Without < > and quotation marks"),
  senderAddress: z.union([z.literal(""), z.email("This is not an email address")], "This is not an email address"),
  logoUrl: z.union([z.literal(""), z.url({ protocol: /^https$/, error: "An address that begins with https://" })], "An address that begins with https://"),
  brandColor: z.string().regex(/^#[0-9a-fA-F]{6}$/, "A colour like #1f2937"),
  days: z.array(day).length(7),
  holidays: z.array(z.object({ day: z.iso.date("Choose a day"), name: z.string().trim().max(60, "At most 60 letters") })).max(100, "At most 100 days"),
  quietFrom: clock,
  quietTo: clock,
  mostPerRefund: amount,
  mostPerAmends: amount,
  mostDiscountPercent: z.string().trim().regex(/^\d{1,3}$/, "A number from 0 to 100").refine((text) => Number(text) <= 100, "A number from 0 to 100"),
  agentsMayCancel: z.boolean(),
});

export type SettingsForm = z.infer<typeof settingsForm>;

/** What stands in the fields for these settings. */
export function formOfSettings(settings: ShopSettings): SettingsForm {
  return {
    senderName: settings.senderName,
    senderAddress: settings.senderAddress,
    logoUrl: settings.logoUrl,
    brandColor: settings.brandColor,
    days: settings.openHours.map((spans) => spans.map(([from, to]) => ({ from: minutesToClock(from), to: minutesToClock(to) }))),
    holidays: settings.holidays,
    quietFrom: minutesToClock(settings.quietHours.from),
    quietTo: minutesToClock(settings.quietHours.to),
    mostPerRefund: settings.actionLimits.mostPerRefund ?? "",
    mostPerAmends: settings.actionLimits.mostPerAmends ?? "",
    mostDiscountPercent: String(settings.actionLimits.mostDiscountPercent),
    agentsMayCancel: settings.actionLimits.agentsMayCancel,
  };
}

/** The settings that the fields mean. */
export function settingsOfForm(form: SettingsForm): Partial<ShopSettings> {
  return {
    senderName: form.senderName,
    senderAddress: form.senderAddress,
    logoUrl: form.logoUrl,
    brandColor: form.brandColor,
    openHours: form.days.map((spans) => spans.map(({ from, to }): [number, number] => [clockToMinutes(from), endOf(to)])),
    holidays: [...form.holidays].sort((a, b) => a.day.localeCompare(b.day)),
    quietHours: { from: clockToMinutes(form.quietFrom), to: clockToMinutes(form.quietTo) },
    actionLimits: {
      mostPerRefund: form.mostPerRefund || null,
      mostPerAmends: form.mostPerAmends || null,
      mostDiscountPercent: Number(form.mostDiscountPercent),
      agentsMayCancel: form.agentsMayCancel,
    },
  };
}

/** "09:30" for 570; the end of the day, 1440, reads "00:00". */
export function minutesToClock(minutes: number): string {
  const within = minutes % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

function clockToMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** As the end of a span, "00:00" is midnight at the end of the day. */
const endOf = (clock: string): number => clockToMinutes(clock) || 1440;
