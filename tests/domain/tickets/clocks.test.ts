import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueTimes, laterBy } from "~/domain/tickets/sla/clocks";
import { openClock, type OpenTimes } from "~/lib/open-hours";
import { afterOpenMinutes, openNow } from "~/lib/open-time-ahead";

const days = (spans: [number, number][]) => [1, 2, 3, 4, 5].map(() => spans).concat([[], []]);
/** Amsterdam, Monday to Friday, closed over lunch. */
const split: OpenTimes = { zone: "Europe/Amsterdam", hours: days([[9 * 60, 12 * 60], [13 * 60, 17 * 60]]), holidays: ["2027-04-27"] };
const at = (iso: string) => new Date(iso);

describe("open time", () => {
  it("passes over lunch, night, weekend and holiday", () => {
    // Friday 16:30: half an hour today, then Monday 9 to 12, then 13:00 on.
    expect(afterOpenMinutes(split, at("2027-03-12T15:30:00Z"), 30 + 180 + 60)).toEqual(at("2027-03-15T13:00:00Z"));
    // Monday 16:30, the King's birthday on Tuesday: on Wednesday from 9.
    expect(afterOpenMinutes(split, at("2027-04-26T14:30:00Z"), 60)).toEqual(at("2027-04-28T07:30:00Z"));
  });

  it("keeps local hours when the clocks change", () => {
    // Sunday 28 March 2027 is the change; Monday 9:00 is one hour earlier in UTC.
    expect(afterOpenMinutes(split, at("2027-03-26T16:00:00Z"), 60)).toEqual(at("2027-03-29T08:00:00Z"));
  });

  it("counts every minute for who is never open", () => {
    const never: OpenTimes = { zone: "UTC", hours: Array.from({ length: 7 }, () => []), holidays: [] };
    expect(afterOpenMinutes(never, at("2027-03-12T15:30:00Z"), 90)).toEqual(at("2027-03-12T17:00:00Z"));
  });

  it("knows whether somebody is there, and when that changes", () => {
    expect(openNow(split, at("2027-03-10T11:30:00Z"))).toEqual({ open: false, until: at("2027-03-10T12:00:00Z") });
    expect(openNow(split, at("2027-03-10T12:30:00Z"))).toEqual({ open: true, until: at("2027-03-10T16:00:00Z") });
  });

  it("is the inverse of counting it", () => {
    fc.assert(
      fc.property(fc.date({ min: at("2027-01-01T00:00:00Z"), max: at("2027-12-01T00:00:00Z"), noInvalidDate: true }), fc.integer({ min: 1, max: 6_000 }), (from, minutes) => {
        const until = afterOpenMinutes(split, from, minutes);
        expect(openClock(split, from, until)(from, until)).toBeCloseTo(minutes, 3);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the clocks of a ticket", () => {
  const ticket = { status: "waiting_for_us", createdAt: at("2027-03-10T08:00:00Z"), waitingSince: at("2027-03-10T08:00:00Z"), firstRepliedAt: null, resolveDueAt: null };
  const targets = { first: 60, next: 120, resolve: 600 };

  it("promise the first answer sooner than the next", () => {
    expect(dueTimes(ticket, targets, split).answerDueAt).toEqual(at("2027-03-10T09:00:00Z"));
    expect(dueTimes({ ...ticket, firstRepliedAt: at("2027-03-09T08:00:00Z") }, targets, split).answerDueAt).toEqual(at("2027-03-10T10:00:00Z"));
  });

  it("do not run against us while we wait for the customer", () => {
    const due = dueTimes({ ...ticket, status: "waiting_for_customer", waitingSince: null }, targets, split);
    expect(due).toMatchObject({ answerDueAt: null, dueAt: null });
    expect(laterBy(due.resolveDueAt, at("2027-03-10T09:00:00Z"), at("2027-03-10T10:00:00Z"), split)).toEqual(afterOpenMinutes(split, due.resolveDueAt!, 60));
  });

  it("stand still when it is closed, and promise nothing where nothing is promised", () => {
    expect(dueTimes({ ...ticket, status: "closed" }, targets, split)).toEqual({ answerDueAt: null, resolveDueAt: null, dueAt: null });
    expect(dueTimes(ticket, { first: null, next: null, resolve: null }, split).dueAt).toBeNull();
  });
});
