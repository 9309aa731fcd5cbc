import { DateTime } from "luxon";
import type { SnoozeChoice } from "~/domain/tickets/snooze-choices";

/** The instant of a choice, in the shop's zone; null for "until-reply". */
export function snoozedUntil(choice: SnoozeChoice, now: Date, zone: string): Date | null {
  const here = DateTime.fromJSDate(now, { zone });
  const at9 = (day: DateTime) => day.startOf("day").set({ hour: 9 }).toJSDate();
  switch (choice) {
    case "3-hours":
      return here.plus({ hours: 3 }).toJSDate();
    case "tomorrow":
      return at9(here.plus({ days: 1 }));
    case "monday":
      return at9(here.plus({ days: 8 - here.weekday }));
    case "week":
      return at9(here.plus({ weeks: 1 }));
    case "until-reply":
      return null;
  }
}
