import { expect, test } from "vitest";
import { latestReadings } from "~/worker/latest-readings";

const at = (second: number) => new Date(Date.UTC(2027, 2, 1, 10, 0, second));

test("a reading covers the notices of its order that arrived well before it, and no others", () => {
  const readings = latestReadings();
  expect(readings.cover("a", at(0))).toBe(false);
  readings.note("a", at(20));
  expect([0, 14, 15, 20, 30].map((second) => readings.cover("a", at(second)))).toEqual([true, true, false, false, false]);
  expect(readings.cover("b", at(0))).toBe(false);
});

test("what is remembered has an end: the readings longest ago go first", () => {
  const readings = latestReadings();
  for (let order = 0; order <= 10_000; order++) readings.note(String(order), at(20));
  expect([0, 1, 10_000].map((order) => readings.cover(String(order), at(0)))).toEqual([false, true, true]);
});
