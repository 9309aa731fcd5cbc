import type { FitRow, Span } from "./fit-finder";
import type { Cell, Grid, MeasureColumn } from "./size-chart";

export interface FinderMeasure {
  column: MeasureColumn;
  index: number;
}

/**
 * The measures the fit finder asks for: those of the body, at most three, so that it stays two questions; where a chart has none,
 * one measure of a garment that fits ("lay a shirt you like flat").
 */
export function finderMeasures({ columns, rows }: Grid): FinderMeasure[] {
  const usable = columns.flatMap((column, index): FinderMeasure[] => {
    const numbers = rows.filter((row) => isMeasured(row.cells[index])).length;
    return column.kind === "measure" && numbers >= 2 ? [{ column, index }] : [];
  });
  const body = usable.filter(({ column }) => column.of === "body");
  return body.length > 0 ? body.slice(0, 3) : usable.slice(0, 1);
}

function isMeasured(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.kind !== "empty" && cell.kind !== "label";
}

/** The chart as the fit finder reads it. */
export function fitRows(grid: Grid): FitRow[] {
  const columns = finderMeasures(grid).map(({ index }) => columnSpans(grid.rows.map((row) => row.cells[index])));
  return grid.rows.map((row, index) => ({ size: row.size, spans: columns.map((spans) => spans[index] ?? null) }));
}

/**
 * A range is taken as it stands. A single number stands for the people around it: up to six tenths of the way to its neighbours,
 * so that the middle fifth between two sizes belongs to both and is answered with "between".
 */
function columnSpans(cells: readonly (Cell | undefined)[]): (Span | null)[] {
  const points = cells.flatMap((cell) => (cell?.kind === "number" || cell?.kind === "fraction" ? [cell.amount] : []));
  const sorted = [...new Set(points)].sort((a, b) => a - b);
  return cells.map((cell): Span | null => {
    if (cell?.kind === "range") return [cell.min, cell.max];
    if (cell?.kind !== "number" && cell?.kind !== "fraction") return null;
    const at = sorted.indexOf(cell.amount);
    const below = sorted[at - 1];
    const above = sorted[at + 1];
    const typical = neighbourGap(sorted);
    const down = below === undefined ? typical * 0.5 : (cell.amount - below) * 0.6;
    const up = above === undefined ? typical * 0.5 : (above - cell.amount) * 0.6;
    return [Math.round(cell.amount - down), Math.round(cell.amount + up)];
  });
}

function neighbourGap(sorted: readonly number[]): number {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < 2) return 40_000_000;
  return (last - first) / (sorted.length - 1);
}
