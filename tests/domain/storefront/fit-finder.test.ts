import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findByLabel, findFit, type FitRow } from "~/domain/storefront/fit-finder";
import { finderMeasures, fitRows } from "~/domain/storefront/fit-spans";
import { GRAINS } from "~/domain/storefront/units";
import { chartDraft, garmentCharts } from "../../fixtures/storefront/content";

const shirt = chartDraft("linen-shirt-women").grid;
const rows = fitRows(shirt);
const names = (fit: ReturnType<typeof findFit>): string[] => {
  const name = (index: number): string => rows[index]?.size ?? "?";
  if (fit.outcome === "size" || fit.outcome === "outside") return [fit.outcome, name(fit.row)];
  return fit.outcome === "between" ? [fit.outcome, name(fit.smaller), name(fit.larger)] : [fit.outcome];
};
const body = (bust: number | null, waist: number | null) => findFit(rows, [bust, waist].map((value) => (value === null ? null : value * GRAINS.cm)));

describe("a body and a chart", () => {
  test("both measures in one range: that size", () => expect(names(body(88, 70))).toEqual(["size", "M"]));
  test("one measure is enough", () => expect(names(body(88, null))).toEqual(["size", "M"]));
  test("on the border of two ranges: between them", () => expect(names(body(86, 68))).toEqual(["between", "S", "M"]));
  test("a border on one side is settled by the other measure", () => expect(names(body(86, 70))).toEqual(["size", "M"]));
  test("measures that disagree: between, with what each says", () => {
    const fit = body(88, 75);
    expect(names(fit)).toEqual(["between", "M", "L"]);
    expect(fit.reasons.map(({ verdict }) => verdict.says)).toEqual(["size", "size"]);
  });
  test("smaller or larger than the chart is said, not hidden", () => {
    expect(names(body(70, 55))).toEqual(["outside", "XS"]);
    expect(names(body(120, 100))).toEqual(["outside", "XL"]);
    expect(names(body(88, 100))).toEqual(["outside", "XL"]);
  });
  test("nothing given: nothing claimed", () => expect(body(null, null).outcome).toBe("unknown"));

  test("a gap between two ranges is between, not a guess", () => {
    const gap: FitRow[] = [{ size: "S", spans: [[80, 84]] }, { size: "M", spans: [[86, 90]] }];
    expect(findFit(gap, [85])).toMatchObject({ outcome: "between", smaller: 0, larger: 1 });
  });
});

test("single numbers: near the number is that size, in the middle of two is between", () => {
  const tee = fitRows(chartDraft("heavy-tee-flat").grid);
  const chest = (value: number) => findFit(tee, [value * GRAINS.cm]);
  expect(chest(54)).toMatchObject({ outcome: "size", row: 1 });
  expect(chest(54.8)).toMatchObject({ outcome: "size", row: 1 });
  expect(chest(55.25)).toMatchObject({ outcome: "between", smaller: 1, larger: 2 });
  expect(chest(70).outcome).toBe("outside");
});

test("a chart of garment measures asks for one piece that fits; a chart of labels asks nothing", () => {
  expect(finderMeasures(chartDraft("heavy-tee-flat").grid).map(({ column }) => [column.of, column.measure])).toEqual([["garment", "chest"]]);
  expect(finderMeasures(shirt).map(({ column }) => column.measure)).toEqual(["bust", "waist"]);
});

test("0 wrong sizes inside a range: all 13 garment charts, and 5,000 random ones", () => {
  const check = (chart: readonly FitRow[], row: number, share: number): void => {
    const spans = chart[row]?.spans ?? [];
    const measures = spans.map((span) => (span === null ? null : Math.round(span[0] + (span[1] - span[0]) * share)));
    if (measures.every((value) => value === null)) return;
    const fit = findFit(chart, measures);
    // Only a size whose every range holds the body may be named, and this one is always among them.
    if (fit.outcome === "size") expect(fit.row).toBe(row);
    else if (fit.outcome === "between") expect(row >= fit.smaller && row <= fit.larger).toBe(true);
    else expect.fail(`${chart[row]?.size} at ${share}: ${fit.outcome}`);
  };
  for (const { grid } of garmentCharts().values()) {
    const chart = fitRows(grid);
    chart.forEach((_, row) => [0, 0.25, 0.5, 0.75, 1].forEach((share) => check(chart, row, share)));
  }
  const increasing = fc.tuple(fc.integer({ min: 400, max: 900 }), fc.array(fc.tuple(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 15 })), { minLength: 2, maxLength: 8 })).map(([start, steps]) => {
    let at = start;
    return steps.map(([width, gap]) => {
      const span = [at, at + width] as const;
      at += width + gap;
      return span;
    });
  });
  fc.assert(
    fc.property(increasing, increasing, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (first, second, share) => {
      const chart: FitRow[] = first.map((span, index) => ({ size: String(index), spans: [span, second[index] ?? null] }));
      chart.forEach((_, row) => check(chart, row, share));
    }),
    { numRuns: 5000 },
  );
});

test("strictly inside the range of one size and of no other, that size is named and nothing else", () => {
  const chart = fitRows(shirt);
  chart.forEach((row, index) => {
    const [bust] = row.spans;
    if (!bust) return;
    expect(findFit(chart, [bust[0] + 1_000_000, null])).toMatchObject({ outcome: "size", row: index });
  });
});

test("a size that is worn elsewhere finds the row that names it", () => {
  const eu = ["34", "36", "38", "40", "42/44"];
  expect(findByLabel(eu, "38")).toBe(2);
  expect(findByLabel(eu, " 44 ")).toBe(4);
  expect(findByLabel(eu, "3")).toBeNull();
  expect(findByLabel(eu, "")).toBeNull();
});
