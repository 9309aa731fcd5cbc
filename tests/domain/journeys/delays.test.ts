import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { delaySchema, dueAt, type OpenHours } from "~/domain/journeys/delays";
import { buyerZone, endOfQuietHours } from "~/lib/buyer-zone";

const BERLIN = "Europe/Berlin";
const WEEKDAYS: OpenHours = [1, 2, 3, 4, 5].map((): [number, number][] => [[9 * 60, 12 * 60], [13 * 60, 17 * 60]]).concat([[], []]);
const due = (delay: object, happenedAt: string, returnDay: string | null = null) =>
  dueAt(delaySchema.parse({ kind: "after", time: "calendar", ...delay }), happenedAt, { zone: BERLIN, openHours: WEEKDAYS, returnDay })?.toISOString() ?? null;

describe("a delay", () => {
  test.each([
    ["30 minutes", { amount: 30, unit: "minutes" }, "2027-03-01T10:00:00Z", "2027-03-01T10:30:00.000Z"],
    ["4 days at ten, over the change of clocks", { amount: 4, unit: "days", at: "10:00" }, "2027-03-26T10:00:00Z", "2027-03-30T08:00:00.000Z"],
    ["a day keeps the time of day over the change of clocks", { amount: 1, unit: "days" }, "2027-03-27T10:00:00Z", "2027-03-28T09:00:00.000Z"],
    ["today at ten when it is past ten is tomorrow", { amount: 0, unit: "days", at: "10:00" }, "2027-03-01T10:00:00Z", "2027-03-02T09:00:00.000Z"],
    ["1 open day after a Friday is Monday", { amount: 1, unit: "days", time: "business", at: "10:00" }, "2027-03-05T12:00:00Z", "2027-03-08T09:00:00.000Z"],
    ["2 open hours over the lunch break", { amount: 2, unit: "hours", time: "business" }, "2027-03-01T10:00:00Z", "2027-03-01T13:00:00.000Z"],
    ["2 open hours from Friday evening", { amount: 2, unit: "hours", time: "business" }, "2027-03-05T15:30:00Z", "2027-03-08T09:30:00.000Z"],
    ["nothing, while closed, is when it opens", { amount: 0, unit: "minutes", time: "business" }, "2027-03-06T12:00:00Z", "2027-03-08T08:00:00.000Z"],
  ])("%s", (_name, delay, happenedAt, expected) => expect(due(delay, happenedAt)).toBe(expected));

  test("counts back from the return-by day, and is not, where there is none", () => {
    expect(due({ kind: "before_return_by", days: 3, at: "10:00" }, "2027-03-01T10:00:00Z", "2027-03-31")).toBe("2027-03-28T08:00:00.000Z");
    expect(due({ kind: "before_return_by", days: 3, at: "10:00" }, "2027-03-01T10:00:00Z")).toBeNull();
  });

  test("never lies before what started it, and in open hours only when it counts those", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2027-01-01"), max: new Date("2028-12-31"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom("minutes", "hours", "days"),
        fc.constantFrom("calendar", "business"),
        fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"),
        (start, amount, unit, time, zone) => {
          const at = dueAt(delaySchema.parse({ kind: "after", amount, unit, time }), start.toISOString(), { zone, openHours: WEEKDAYS, returnDay: null })!;
          expect(at.getTime()).toBeGreaterThanOrEqual(start.getTime());
          const local = DateTime.fromJSDate(at, { zone });
          if (time === "business" && (unit !== "days" || amount > 0)) expect(local.weekday).toBeLessThan(6);
          if (time === "business" && unit !== "days") {
            const minute = local.hour * 60 + local.minute;
            expect(WEEKDAYS[local.weekday - 1]!.some(([from, to]) => minute >= from && minute <= to)).toBe(true);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("where a buyer lives", () => {
  test.each([
    [{ countryCode: "DE", provinceCode: null }, "Europe/Berlin"],
    [{ countryCode: "US", provinceCode: "CA" }, "America/Los_Angeles"],
    [{ countryCode: "US", provinceCode: null }, "America/Chicago"],
    [{ countryCode: "AU", provinceCode: "WA" }, "Australia/Perth"],
    [{ countryCode: "JP", provinceCode: "JP-13" }, "Asia/Tokyo"],
    [{ countryCode: "CA", provinceCode: "NL" }, "America/St_Johns"],
    [{ countryCode: null, provinceCode: null }, "Europe/Oslo"],
    [{ countryCode: "ZZ", provinceCode: null }, "Europe/Oslo"],
    [null, "Europe/Oslo"],
  ])("%o: %s", (address, zone) => expect(buyerZone(address, "Europe/Oslo")).toBe(zone));
});

describe("quiet hours", () => {
  const end = (now: string, quiet = { from: 1260, to: 480 }, zone = BERLIN) => endOfQuietHours(new Date(now), quiet, zone)?.toISOString() ?? null;

  test.each([
    ["before midnight", "2027-03-01T20:30:00Z", "2027-03-02T07:00:00.000Z"],
    ["after midnight", "2027-03-02T02:00:00Z", "2027-03-02T07:00:00.000Z"],
    ["at the very end", "2027-03-02T07:00:00Z", null],
    ["at noon", "2027-03-02T11:00:00Z", null],
    ["in the night of the change of clocks", "2027-03-28T00:30:00Z", "2027-03-28T06:00:00.000Z"],
    ["up to a time that comes twice: before the first", "2028-10-29T00:00:00Z", "2028-10-29T00:01:00.000Z", { from: 0, to: 121 }],
    ["up to a time that comes twice: between both", "2028-10-29T01:00:00Z", "2028-10-29T01:01:00.000Z", { from: 0, to: 121 }],
  ])("%s", (_name, now, expected, quiet?: { from: number; to: number }) => expect(end(now, quiet)).toBe(expected));

  test("none at all when both ends are the same", () => {
    expect(end("2027-03-01T20:30:00Z", { from: 480, to: 480 })).toBeNull();
  });

  test("always end within a day, and outside themselves", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2027-01-01"), max: new Date("2028-12-31"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kathmandu"),
        (now, from, to, zone) => {
          const until = endOfQuietHours(now, { from, to }, zone);
          if (!until) return;
          expect(until.getTime() - now.getTime()).toBeGreaterThan(0);
          expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
