import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeUnit } from "~/domain/storefront/change-unit";
import { parseCell, writeCell } from "~/domain/storefront/parse-cell";
import { showCell } from "~/domain/storefront/show-cell";
import { type Cell, type Column, gridSchema } from "~/domain/storefront/size-chart";
import { asDecimal, asFraction, GRAINS, type Unit } from "~/domain/storefront/units";
import { anyGrid } from "../../support/chart-arbitraries";

const column = (unit: Unit): Column => ({ id: "c", kind: "measure", of: "body", unit, measure: "chest", label: "" });
const CM = column("cm");
const INCH = column("in");
const cm = (value: number): number => value * GRAINS.cm;
const inch = (value: number): number => value * GRAINS.in;

describe("a cell as it is typed", () => {
  test.each<[string, Column, Cell]>([
    ["86", CM, { kind: "number", amount: cm(86) }],
    ["86,5", CM, { kind: "number", amount: 865_000_000 }],
    ["86.5 cm", CM, { kind: "number", amount: 865_000_000 }],
    ["34 in", CM, { kind: "number", amount: inch(34) }],
    ['34"', CM, { kind: "number", amount: inch(34) }],
    ["34 1/2", INCH, { kind: "fraction", amount: inch(34.5) }],
    ["34-1/2", INCH, { kind: "fraction", amount: inch(34.5) }],
    ["34½", INCH, { kind: "fraction", amount: inch(34.5) }],
    ["⅞", INCH, { kind: "fraction", amount: inch(0.875) }],
    ["34-35", INCH, { kind: "range", min: inch(34), max: inch(35), written: "decimal" }],
    ["34½–36", INCH, { kind: "range", min: inch(34.5), max: inch(36), written: "fraction" }],
    ["34-1/2 - 36-1/4", INCH, { kind: "range", min: inch(34.5), max: inch(36.25), written: "fraction" }],
    ["86 – 90", CM, { kind: "range", min: cm(86), max: cm(90), written: "decimal" }],
    ["86 bis 90 cm", CM, { kind: "range", min: cm(86), max: cm(90), written: "decimal" }],
    ["86 to 90", CM, { kind: "range", min: cm(86), max: cm(90), written: "decimal" }],
    ["86〜90センチ", CM, { kind: "range", min: cm(86), max: cm(90), written: "decimal" }],
    ["98/104", CM, { kind: "range", min: cm(98), max: cm(104), written: "decimal" }],
    ["62/64", CM, { kind: "range", min: cm(62), max: cm(64), written: "decimal" }],
    ["34 in – 90 cm", CM, { kind: "range", min: inch(34), max: cm(90), written: "decimal" }],
    ["", CM, { kind: "empty" }],
    ["–", CM, { kind: "empty" }],
    ["from 95", CM, { kind: "label", text: "from 95" }],
    ["90–86", CM, { kind: "label", text: "90–86" }],
    ["12 kg", CM, { kind: "label", text: "12 kg" }],
    ["one size", CM, { kind: "label", text: "one size" }],
    ["0", CM, { kind: "label", text: "0" }],
  ])("%s", (typed, where, cell) => {
    expect(parseCell(typed, where)).toEqual(cell);
  });

  test("a label column never turns a number into a measure", () => {
    expect(parseCell("38", { id: "eu", kind: "system", system: "EU" })).toEqual({ kind: "label", text: "38" });
    expect(parseCell("34 1/2", { id: "t", kind: "text", label: "Age" })).toEqual({ kind: "label", text: "34 1/2" });
  });

  test("any text at all is read without an error, and never as nothing", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const cell = parseCell(text, CM);
        if (text.trim().replace(/[\u00a0\u2009\u202f]/g, "") !== "" && !/^\s*[-–—]\s*$/.test(text)) return cell.kind !== "empty" || text.trim() === "";
        return true;
      }),
      { numRuns: 5000 },
    );
  });
});

describe("what shoppers read", () => {
  test.each<[string, Column, string, string]>([
    ["86–90", CM, "86–90", "33⅞–35⅜"],
    ["34 1/2", INCH, "87.6", "34½"],
    ["34.5", INCH, "87.6", "34.5"],
    ["13 1/16", INCH, "33.2", "13 1/16"],
    ["16.5", column("mm"), "16.5", "0.65"],
    ["12 – 14", column("kg"), "12–14", "26.5–30.9"],
    ["0.1", CM, "0.1", "0.04"],
  ])("%s", (typed, where, metric, imperial) => {
    const cell = parseCell(typed, where);
    expect([showCell(cell, where, "metric"), showCell(cell, where, "imperial")]).toEqual([metric, imperial]);
  });

  test("labels read the same in both", () => {
    const eu: Column = { id: "eu", kind: "system", system: "EU" };
    expect(showCell(parseCell("38", eu), eu, "imperial")).toBe("38");
  });

  test("two rings never read the same in inches because of rounding", () => {
    const mm = column("mm");
    const shown = ["15.6", "16.5", "17.3", "18.2", "18.9"].map((typed) => showCell(parseCell(typed, mm), mm, "imperial"));
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe("units, over 10,000 charts", () => {
  const runs = { numRuns: 10_000 };

  test("to the other unit and back gives the very same chart, as stored and as shown", () => {
    const other: Record<Unit, Unit> = { cm: "in", in: "cm", mm: "in", kg: "lb", lb: "kg" };
    fc.assert(
      fc.property(anyGrid, (grid) => {
        let turned = grid;
        for (const each of grid.columns) if (each.kind === "measure") turned = changeUnit(turned, each.id, other[each.unit]);
        for (const each of grid.columns) if (each.kind === "measure") turned = changeUnit(turned, each.id, each.unit);
        expect(turned).toEqual(grid);
      }),
      runs,
    );
  }, 120_000);

  test("what is written into a spreadsheet cell is read back to the same cell", () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        for (const row of grid.rows) row.cells.forEach((cell, index) => {
          const where = grid.columns[index];
          if (where) expect(parseCell(writeCell(cell, where), where)).toEqual(cell);
        });
      }),
      runs,
    );
  }, 120_000);

  test("even the shown text survives: centimetres by half, inches by eighth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (halves) => {
        const shown = asFraction((halves * GRAINS.cm) / 2, "in", 8);
        const back = parseCell(shown === "0" ? "1/8" : shown, INCH);
        const amount = back.kind === "number" || back.kind === "fraction" ? back.amount : 0;
        return Math.round(Number(asDecimal(amount, "cm", 3)) * 2) === halves;
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800 }), (eighths) => {
        const shown = asDecimal((eighths * GRAINS.in) / 8, "cm", 1);
        const back = parseCell(shown, CM);
        return back.kind === "number" && asFraction(back.amount, "in", 8) === asFraction((eighths * GRAINS.in) / 8, "in", 8);
      }),
      runs,
    );
  }, 120_000);

  test("every chart fits its own schema", () => {
    fc.assert(fc.property(anyGrid, (grid) => gridSchema.safeParse(grid).success), { numRuns: 1000 });
  });
});
