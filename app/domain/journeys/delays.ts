import { DateTime } from "luxon";
import { z } from "zod";
import { addDays, type CalendarDay } from "~/lib/calendar-days";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as 09:30");

/** When a step is due, counted from what started it. Times of day are the shop's. */
export const delaySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("after"),
    amount: z.number().int().min(0).max(365),
    unit: z.enum(["minutes", "hours", "days"]),
    /** business: only the shop's open hours count; a day is one on which it is open. */
    time: z.enum(["calendar", "business"]).default("calendar"),
    /** For days: at this time of day; otherwise at the time of day at which it started. */
    at: clock.nullable().default(null),
  }),
  z.object({ kind: z.literal("before_return_by"), days: z.number().int().min(0).max(60), at: clock }),
]);
export type Delay = z.infer<typeof delaySchema>;

/** Monday first; open spans of each day in minutes after local midnight. */
export type OpenHours = [number, number][][];

/**
 * The instant at which a step is due; null when it counts back from a return-by date and there is none.
 * @param happenedAt  ISO instant of what started it
 * @param returnDay  the first day on which something can no longer be returned is the day after this one
 */
export function dueAt(
  delay: Delay,
  happenedAt: string,
  { zone, openHours, returnDay }: { zone: string; openHours: OpenHours; returnDay: CalendarDay | null },
): Date | null {
  if (delay.kind === "before_return_by") return returnDay ? atClock(addDays(returnDay, -delay.days), delay.at, zone) : null;
  const start = DateTime.fromISO(happenedAt, { zone });
  if (delay.unit !== "days") {
    const minutes = delay.unit === "hours" ? delay.amount * 60 : delay.amount;
    return delay.time === "business" ? addOpenMinutes(start, minutes, openHours) : start.plus({ minutes }).toJSDate();
  }
  const days = delay.time === "business" ? openDaysLater(start, delay.amount, openHours) : start.plus({ days: delay.amount });
  if (!delay.at) return days.toJSDate();
  const due = atClock(days.toISODate()!, delay.at, zone);
  // "Today at ten" when it is already past ten means tomorrow.
  return due >= start.toJSDate() ? due : atClock(addDays(days.toISODate()!, 1), delay.at, zone);
}

function atClock(day: CalendarDay, at: string, zone: string): Date {
  return DateTime.fromISO(`${day}T${at}`, { zone }).toJSDate();
}

function openDaysLater(start: DateTime, days: number, openHours: OpenHours): DateTime {
  if (openHours.every((spans) => spans.length === 0)) return start.plus({ days });
  let day = start;
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 });
    if (openHours[day.weekday - 1]!.length > 0) left -= 1;
  }
  return day;
}

/** Walks through the open spans until so many open minutes have passed. */
function addOpenMinutes(start: DateTime, minutes: number, openHours: OpenHours): Date {
  if (openHours.every((spans) => spans.length === 0)) return start.plus({ minutes }).toJSDate();
  let left = minutes;
  for (let day = start.startOf("day"); ; day = day.plus({ days: 1 })) {
    for (const [from, to] of [...openHours[day.weekday - 1]!].sort((a, b) => a[0] - b[0])) {
      const opens = DateTime.max(day.set({ hour: Math.floor(from / 60), minute: from % 60 }), start);
      const closes = to >= 1440 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(to / 60), minute: to % 60 });
      const open = closes.diff(opens, "minutes").minutes;
      if (open <= 0) continue;
      if (open >= left) return opens.plus({ minutes: left }).toJSDate();
      left -= open;
    }
  }
}
