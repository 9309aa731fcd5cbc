import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { median, minutesInWords } from "~/lib/durations";
import { openClock, type OpenTimes } from "~/lib/open-hours";

const berlin: OpenTimes = {
  zone: "Europe/Berlin",
  hours: [[[540, 1020]], [[540, 720], [780, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1440]], [], []],
  holidays: ["2027-03-29"],
};
const at = (text: string) => DateTime.fromISO(text, { zone: "Europe/Berlin" }).toJSDate();
const between = (from: string, to: string, times = berlin) => openClock(times, at(from), at(to))(at(from), at(to));

describe("open hours", () => {
  test("a night, a weekend and a lunch break do not count", () => {
    expect(between("2027-03-01T16:00", "2027-03-02T10:00")).toBe(120);
    expect(between("2027-03-05T23:00", "2027-03-08T09:30")).toBe(60 + 30);
    expect(between("2027-03-02T11:30", "2027-03-02T13:30")).toBe(60);
  });

  test("a holiday does not count", () => {
    expect(between("2027-03-29T09:00", "2027-03-29T17:00")).toBe(0);
  });

  test("a day is as long as it is when the clocks change", () => {
    const always: OpenTimes = { zone: "Europe/Berlin", hours: Array.from({ length: 7 }, () => [[0, 1440]] as [number, number][]), holidays: [] };
    expect(between("2027-03-28T00:00", "2027-03-29T00:00", always)).toBe(23 * 60);
    expect(between("2027-10-31T00:00", "2027-11-01T00:00", always)).toBe(25 * 60);
  });

  test("who is never open counts every minute", () => {
    expect(between("2027-03-01T16:00", "2027-03-02T16:00", { ...berlin, hours: [[], [], [], [], [], [], []] })).toBe(1440);
  });

  test("the same as counting minute by minute", () => {
    const start = at("2027-03-01T00:00").getTime();
    const minute = fc.integer({ min: 0, max: 35 * 1440 });
    const clock = openClock(berlin, new Date(start), new Date(start + 36 * 86_400_000));
    const isOpen = (instant: number) => {
      const local = DateTime.fromMillis(instant, { zone: "Europe/Berlin" });
      const time = local.hour * 60 + local.minute;
      return !berlin.holidays.includes(local.toISODate()!) && berlin.hours[local.weekday - 1]!.some(([from, to]) => time >= from && time < to);
    };
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 2 * 1440 }), (from, length) => {
        let counted = 0;
        for (let each = from; each < from + length; each += 1) if (isOpen(start + each * 60_000)) counted += 1;
        expect(clock(new Date(start + from * 60_000), new Date(start + (from + length) * 60_000))).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });
});

test("durations read as people say them", () => {
  expect([0, 41, 60, 190, 47 * 60, 48 * 60, 5_400].map(minutesInWords)).toEqual(["0 min", "41 min", "1 h", "3 h 10 min", "47 h", "2 days", "3 days 18 h"]);
});

test("the median of nothing is nothing", () => {
  expect([median([]), median([3]), median([1, 9, 2, 4])]).toEqual([null, 3, 3]);
});
