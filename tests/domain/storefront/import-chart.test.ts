import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartTemplate, TEMPLATE_KEYS, templatesFor } from "~/domain/storefront/chart-templates";
import { chartCsv, chartTable } from "~/domain/storefront/export-chart";
import { importChart, type ImportedChart } from "~/domain/storefront/import-chart";
import { readTable } from "~/domain/storefront/read-table";
import type { Grid } from "~/domain/storefront/size-chart";
import { showCell } from "~/domain/storefront/show-cell";
import { garmentCharts } from "../../fixtures/storefront/content";
import { anyGrid } from "../../support/chart-arbitraries";

function imported(text: string, assumed?: "cm" | "in"): Extract<ImportedChart, { outcome: "imported" }> {
  const result = importChart(text, assumed);
  if (result.outcome !== "imported") throw new Error(JSON.stringify(result));
  return result;
}
const about = ({ columns }: Grid) => columns.map((column) => (column.kind === "measure" ? [column.of, column.measure ?? column.label, column.unit] : [column.kind, column.kind === "system" ? column.system : column.label]));

describe("reading a table", () => {
  test("cells pasted from a spreadsheet", () => {
    const { grid } = imported("Size\tChest (cm)\tWaist (cm)\nS\t86-90\t70\nM\t90-94\t74\n");
    expect(about(grid)).toEqual([["body", "chest", "cm"], ["body", "waist", "cm"]]);
    expect(grid.rows.map(({ size }) => size)).toEqual(["S", "M"]);
  });

  test("an HTML table from the old product description", () => {
    const { grid, warnings } = imported(`<p>Our sizes</p><table class="sizes"><thead><tr><th>Größe</th><th>EU</th><th>Brustumfang&nbsp;in cm</th><th>Rückenlänge</th></tr></thead>
      <tbody><tr><td><b>S</b></td><td>36</td><td>82&ndash;86</td><td>64<br></td></tr><tr><td>M</td><td>38</td><td>86&ndash;90</td><td>66</td></tr></tbody></table><table><tr><td>other</td></tr></table>`);
    expect(about(grid)).toEqual([["system", "EU"], ["body", "chest", "cm"], ["body", "back", "cm"]]);
    expect(grid.rows.map(({ size }) => size)).toEqual(["S", "M"]);
    expect(warnings).toEqual([{ kind: "unit_assumed", column: "Rückenlänge", unit: "cm" }]);
  });

  test("cells that span columns and rows", () => {
    expect(readTable("<table><tr><th rowspan=2>Size</th><th colspan=2>Chest</th></tr><tr><td>min</td><td>max</td></tr><tr><td>S</td><td>80</td><td>84</td></tr></table>")).toEqual([
      ["Size", "Chest", "Chest"],
      ["Size", "min", "max"],
      ["S", "80", "84"],
    ]);
  });

  test("semicolons with decimal commas, and commas in headings", () => {
    const { grid } = imported("Größe;Brust (cm);Ärmel (Kleidungsstück, cm)\nS;82,5-86;58,5\nM;86-90;59\n");
    expect(about(grid)).toEqual([["body", "chest", "cm"], ["garment", "sleeve", "cm"]]);
    expect(grid.columns.map((column, index) => showCell(grid.rows[0]?.cells[index] ?? { kind: "empty" }, column, "metric"))).toEqual(["82.5–86", "58.5"]);
  });

  test("a table that lies on its side is turned", () => {
    const { grid, warnings } = imported("\tS\tM\tL\nChest (in)\t34\t36\t38\nWaist (in)\t28\t30\t32\n");
    expect(grid.rows.map(({ size }) => size)).toEqual(["S", "M", "L"]);
    expect(about(grid)).toEqual([["body", "chest", "in"], ["body", "waist", "in"]]);
    expect(warnings).toEqual([{ kind: "turned_round" }]);
  });

  test("units in the cells", () => {
    expect(about(imported('Size,Chest\nS,"34"""\nM,"36"""\n').grid)).toEqual([["body", "chest", "in"]]);
    expect(about(imported("Size,Bust\nS,86 cm\nM,90 cm\n", "in").grid)).toEqual([["body", "bust", "cm"]]);
  });

  test("what is not a measure stays a label, and is said", () => {
    expect(imported("Size,Waist (cm)\nS,70\nXXL,on request\n").warnings).toEqual([{ kind: "kept_as_label", column: "Waist (cm)", size: "XXL", text: "on request" }]);
  });

  test("no table, one column, doubled sizes: said, not guessed", () => {
    expect(importChart("")).toEqual({ outcome: "no_table" });
    expect(importChart("just a sentence")).toEqual({ outcome: "no_table" });
    expect(importChart("Size,Chest\nS,80\nS,84")).toMatchObject({ outcome: "unreadable", reason: '"S" stands twice.' });
    const long = "Extra large for tall people who like it loose";
    expect(importChart(`Size,Chest\nS,80\n${long},84`)).toEqual({ outcome: "unreadable", reason: "The size “Extra large for tall peo…”: At most 40 characters." });
    expect(importChart(`Size,Chest\nS|${long},80\nM,84`)).toEqual({ outcome: "unreadable", reason: "The size “S|Extra large for tall p…”, its other names: At most 40 characters." });
  });

  test("any text at all gives a named outcome", () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => ["imported", "no_table", "unreadable"].includes(importChart(text).outcome)), { numRuns: 2000 });
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => Array.isArray(readTable(`<table><tr><td>${text}</td></tr>`))), { numRuns: 1000 });
  });
});

describe("export and import again", () => {
  const withoutIds = ({ columns, rows }: Grid) => ({ columns: columns.map(({ id: _, ...column }) => column), rows });

  test("the 13 garment charts come back cell by cell", () => {
    const charts = [...garmentCharts()];
    expect(charts).toHaveLength(13);
    for (const [name, { grid }] of charts) expect(withoutIds(imported(chartCsv(grid)).grid), name).toEqual(withoutIds(grid));
  });

  test("every random chart of 2,000 comes back cell by cell", () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        // A column of which nothing is filled in is dropped by the reader, as an empty spreadsheet column is.
        expect(readTable(chartCsv(grid)).map((row) => row.length)).toEqual(chartTable(grid).map((row) => row.length));
        expect(withoutIds(imported(chartCsv(grid)).grid)).toEqual(withoutIds(grid));
      }),
      { numRuns: 2000 },
    );
  }, 120_000);

  test("a cell cannot become a formula in a spreadsheet", () => {
    const grid: Grid = { columns: [{ id: "t", kind: "text", label: "Note" }], rows: [{ size: "=1+1", aliases: [], cells: [{ kind: "label", text: "@SUM(A1)" }] }, { size: "-M", aliases: [], cells: [{ kind: "label", text: "'=x" }] }] };
    const cells = chartCsv(grid).split("\n").slice(1).join(",").split(",").filter(Boolean);
    expect(cells.every((cell) => !/^"?[=+\-@]/.test(cell))).toBe(true);
    expect(withoutIds(imported(chartCsv(grid)).grid)).toEqual(withoutIds(grid));
  });
});

test("every template is a chart, and the product's type brings its own to the front", () => {
  for (const key of TEMPLATE_KEYS) expect(chartTemplate(key)?.grid.rows.length, key).toBeGreaterThan(2);
  expect(templatesFor("Sneakers")[0]).toBe("shoes");
  expect(templatesFor("Dresses")[0]).toBe("dresses");
  expect(templatesFor("Unheard of")).toEqual(TEMPLATE_KEYS);
  expect(chartTemplate("nothing")).toBeNull();
});
