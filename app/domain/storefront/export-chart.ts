import { stringify } from "csv-stringify/browser/esm/sync";
import { writeCell } from "./parse-cell";
import type { Column, Grid } from "./size-chart";

/** The chart as rows of text, headings first; `importChart` reads the same chart from it. */
export function chartTable(grid: Grid): string[][] {
  return [
    ["Size", ...grid.columns.map(heading)],
    ...grid.rows.map((row) => [
      [row.size, ...row.aliases].join(" | "),
      ...grid.columns.map((column, index) => writeCell(row.cells[index] ?? { kind: "empty" }, column)),
    ]),
  ];
}

function heading(column: Column): string {
  switch (column.kind) {
    case "system":
      return `${column.system} (size)`;
    case "text":
      return `${column.label} (text)`;
    case "measure": {
      const own = column.measure === null ? "" : column.measure.replaceAll("_", " ");
      return `${column.label || own.charAt(0).toUpperCase() + own.slice(1)} (${column.of}, ${column.unit})`;
    }
  }
}

/** CSV for a spreadsheet; what could run there as a formula gets an apostrophe in front. */
export function chartCsv(grid: Grid): string {
  return stringify(chartTable(grid).map((row) => row.map(guarded)));
}

function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
