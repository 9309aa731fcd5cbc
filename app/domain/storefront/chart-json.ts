import { fold } from "./chart-rules";
import { finderMeasures, fitRows } from "./fit-spans";
import { publishedTexts } from "./shop-texts";
import { showCell } from "./show-cell";
import type { Column, Grid, Row, SizeChartDraft } from "./size-chart";
import { unitIn } from "./units";

/** A column as the block reads it; `metric` and `imperial` name the unit shown under each setting of the toggle. */
function publishedColumn(column: Column) {
  switch (column.kind) {
    case "system":
      return { id: column.id, kind: column.kind, label: column.system };
    case "text":
      return { id: column.id, kind: column.kind, label: column.label };
    case "measure":
      return {
        id: column.id,
        kind: column.kind,
        of: column.of,
        measure: column.measure,
        label: column.label,
        metric: unitIn(column.unit, "metric"),
        imperial: unitIn(column.unit, "imperial"),
      };
  }
}

/** Rows with the text of every cell in both systems; a cell that reads the same in both has only `t`. */
function publishedRows(grid: Grid) {
  const labels = grid.rows.map((row) => systemLabels(grid, row));
  return grid.rows.map((row, index) => ({
    name: row.size,
    match: [...namesOf(row), ...(labels[index] ?? []).filter((label) => isOnlyOf(index, label, grid, labels))],
    cells: grid.columns.map((column, position) => {
      const cell = row.cells[position] ?? { kind: "empty" as const };
      const metric = showCell(cell, column, "metric");
      const imperial = showCell(cell, column, "imperial");
      return cell.kind === "label" || cell.kind === "empty" ? { t: metric } : { m: metric, i: imperial };
    }),
  }));
}

function namesOf({ size, aliases }: Row): string[] {
  return [size, ...aliases].map(fold);
}

/** A variant may be called by its EU or US label as well, "38" as much as "M", alone or with the system's name. */
function systemLabels({ columns }: Grid, { cells }: Row): string[] {
  const found = columns.flatMap((column, index) => {
    const cell = cells[index];
    return column.kind === "system" && cell?.kind === "label" ? [cell.text, `${column.system} ${cell.text}`] : [];
  });
  return [...new Set(found.map(fold))];
}

/** "6" is XS in the UK and M in the US: as the name of a variant it says nothing. */
function isOnlyOf(row: number, label: string, grid: Grid, labels: readonly string[][]): boolean {
  return grid.rows.every((other, index) => index === row || (!labels[index]?.includes(label) && !namesOf(other).includes(label)));
}

/**
 * What the fit finder needs, and nothing else: measures in tenths of a millimetre (or grams), which is finer than any tape
 * and short in JSON.
 */
function publishedFinder({ grid, comparisons }: SizeChartDraft) {
  const measures = finderMeasures(grid);
  const rows = fitRows(grid);
  const grain = 100_000;
  return {
    measures: measures.map(({ column }) => ({ id: column.id, of: column.of, measure: column.measure, metric: unitIn(column.unit, "metric"), imperial: unitIn(column.unit, "imperial") })),
    rows: measures.length === 0 ? [] : rows.map((row) => row.spans.map((span) => (span === null ? null : span.map((edge) => Math.round(edge / grain))))),
    systems: grid.columns.flatMap((column, index) =>
      column.kind !== "system"
        ? []
        : [{ name: column.system, labels: grid.rows.map((row) => labelOf(row.cells[index])) }],
    ),
    brands: comparisons.flatMap(({ brand, theirs, ours }) => {
      const row = grid.rows.findIndex((candidate) => candidate.size.toLowerCase() === ours.toLowerCase());
      return row === -1 ? [] : [{ brand, theirs, row }];
    }),
  };
}

function labelOf(cell: Grid["rows"][number]["cells"][number] | undefined): string | null {
  return cell?.kind === "label" ? cell.text : null;
}

/** The fields of a `size_chart` metaobject (see metaobjects.ts), as values rather than JSON text. */
export function publishedChart(draft: SizeChartDraft) {
  return {
    columns: draft.grid.columns.map(publishedColumn),
    rows: publishedRows(draft.grid),
    finder: publishedFinder(draft),
    texts: publishedTexts(draft.texts, (texts) => texts),
    fit_note: draft.fitNote,
    figure: draft.figure,
    picture: draft.picture,
  };
}
export type PublishedChart = ReturnType<typeof publishedChart>;
