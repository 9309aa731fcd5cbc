/** Hours in which nobody is written to, in minutes after local midnight. From later than to means over night; equal means none. */
export interface QuietHours {
  from: number;
  to: number;
}

export function isQuiet(minute: number, { from, to }: QuietHours): boolean {
  return from > to ? minute >= from || minute < to : minute >= from && minute < to;
}

/** "23:14": what a clock in that zone (IANA) shows. Without a date library, because pages need it too. */
export function clockIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(now);
}

export function isQuietIn(zone: string, quiet: QuietHours, now: Date): boolean {
  const [hour, minute] = clockIn(zone, now).split(":").map(Number);
  return isQuiet(hour! * 60 + minute!, quiet);
}
