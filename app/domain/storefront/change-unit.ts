import type { Grid } from "./size-chart";
import { dimensionOf, type Unit } from "./units";

/**
 * The chart with one column entered in another unit of the same dimension. No amount changes, so that changing back gives the very
 * same chart; a column that is not a measure, or of another dimension, stays as it is.
 */
export function changeUnit(grid: Grid, columnId: string, unit: Unit): Grid {
  return {
    ...grid,
    columns: grid.columns.map((column) =>
      column.id === columnId && column.kind === "measure" && dimensionOf(column.unit) === dimensionOf(unit) ? { ...column, unit } : column,
    ),
  };
}
