import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartTemplate, TEMPLATE_KEYS } from "~/domain/storefront/chart-templates";
import { changeColumn, clearBlock, copyBlock, freeColumnId, insertColumn, insertRow, MOST_ROWS, moveColumn, moveRow, pasteBlock, readBlock, removeColumn, removeRow, setText, SIZE_COLUMN, textAt } from "~/domain/storefront/edit-grid";
import { gridSchema, type Grid } from "~/domain/storefront/size-chart";

const tops = (): Grid => chartTemplate("tops_women")!.grid;
const whole = (grid: Grid) => ({ from: { row: 0, column: SIZE_COLUMN }, to: { row: grid.rows.length - 1, column: grid.columns.length - 1 } });

describe("a pasted block", () => {
  test("goes in from the chosen cell, adds the rows it needs, and says what had no room", () => {
    const { grid, left } = pasteBlock(tops(), { row: 4, column: 3 }, readBlock("95-101\t77–83\textra\n101-107\t83–89\textra\n"));
    expect(grid.rows).toHaveLength(6);
    expect(textAt(grid, { row: 5, column: 3 })).toBe("101 – 107");
    expect(grid.rows[5]?.cells[4]).toMatchObject({ kind: "range", min: 830_000_000, max: 890_000_000 });
    expect(left).toBe(1);
  });

  test("never makes more rows than a chart may have", () => {
    const { grid, left } = pasteBlock(tops(), { row: 0, column: SIZE_COLUMN }, Array.from({ length: 80 }, (_, index) => [String(index)]));
    expect([grid.rows.length, left]).toEqual([MOST_ROWS, 30]);
  });

  test("is read as spreadsheets write it: quotes around line breaks, inch signs left alone", () => {
    expect(readBlock('M\t"two\nlines"\t34"\n"L"\t"say ""hi"""\t"')).toEqual([["M", "two\nlines", '34"'], ["L", 'say "hi"', '"']]);
  });

  test("that was copied from a chart gives that chart again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATE_KEYS), (key) => {
        const { grid } = chartTemplate(key)!;
        const blank = clearBlock(grid, whole(grid));
        expect(pasteBlock(blank, { row: 0, column: SIZE_COLUMN }, readBlock(copyBlock(grid, whole(grid)))).grid).toEqual(grid);
      }),
    );
  });
});

test("a size takes other spellings behind a bar", () => {
  const grid = setText(tops(), { row: 2, column: SIZE_COLUMN }, " M |Medium| M | Med ");
  expect(grid.rows[2]).toMatchObject({ size: "M", aliases: ["Medium", "Med"] });
  expect(textAt(grid, { row: 2, column: SIZE_COLUMN })).toBe("M | Medium | Med");
});

test("a column that becomes words, and then a measure again, has lost nothing", () => {
  const measure = tops().columns[3]!;
  const words = changeColumn(tops(), 3, { id: measure.id, kind: "text", label: "Bust" });
  expect(words.rows[0]?.cells[3]).toEqual({ kind: "label", text: "78 – 82" });
  expect(changeColumn(words, 3, measure)).toEqual(tops());
});

test("another unit of the same kind changes no amount", () => {
  const measure = tops().columns[3]!;
  if (measure.kind !== "measure") throw new Error("a measure");
  expect(changeColumn(tops(), 3, { ...measure, unit: "in" }).rows).toEqual(tops().rows);
});

test("whatever is done to it, a chart stays one", () => {
  const place = fc.record({ row: fc.nat(12), column: fc.integer({ min: -1, max: 8 }) });
  const act = fc.oneof(
    fc.tuple(place, fc.string({ maxLength: 20 })).map(([at, text]) => (grid: Grid) => setText(grid, at, text)),
    fc.nat(12).map((at) => (grid: Grid) => insertRow(grid, at)),
    fc.nat(12).map((at) => (grid: Grid) => removeRow(grid, at)),
    fc.tuple(fc.nat(12), fc.nat(12)).map(([from, to]) => (grid: Grid) => moveRow(grid, from, to)),
    fc.constant((grid: Grid) => insertColumn(grid, { id: freeColumnId(grid), kind: "text", label: "" })),
    fc.nat(8).map((at) => (grid: Grid) => removeColumn(grid, at)),
    fc.tuple(fc.nat(8), fc.nat(8)).map(([from, to]) => (grid: Grid) => moveColumn(grid, from, to)),
    fc.tuple(place, fc.string()).map(([at, text]) => (grid: Grid) => pasteBlock(grid, at, readBlock(text)).grid),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const grid = acts.reduce((before, change) => change(before), tops());
      for (const row of grid.rows) expect(row.cells).toHaveLength(grid.columns.length);
      // Sizes are the person's to name; everything else is always in order.
      const named = { ...grid, rows: grid.rows.map((row, index) => ({ ...row, size: `size ${index}` })) };
      expect(gridSchema.safeParse(named).error?.issues).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});
