import type { Cell, Column } from "./size-chart";
import { asDecimal, asFraction, GRAINS, partsFor, type Unit, type UnitSystem, unitIn } from "./units";

/**
 * What shoppers of that unit system read in the cell: "86–90" or "33⅞–35⅜"; "" for an empty cell.
 * In the unit in which it was entered the text is exactly what was entered. In the other one centimetres become inches to the
 * nearest 1/8 and inches become centimetres with one decimal. Decimals have a full stop; the theme puts the comma.
 */
export function showCell(cell: Cell, column: Column, system: UnitSystem): string {
  if (cell.kind === "empty") return "";
  if (cell.kind === "label") return cell.text;
  if (column.kind !== "measure") throw new Error(`A "${column.kind}" column holds labels only`);
  const unit = unitIn(column.unit, system);
  const show = (amount: number, fraction: boolean): string => showAmount(amount, column.unit, unit, fraction);
  if (cell.kind !== "range") return show(cell.amount, cell.kind === "fraction");
  const fraction = cell.written === "fraction";
  const min = show(cell.min, fraction);
  const max = show(cell.max, fraction);
  return min === max ? min : `${min}–${max}`;
}

function showAmount(amount: number, entered: Unit, unit: Unit, fraction: boolean): string {
  if (unit === "in") {
    const exact = Number.isInteger((amount * 64) / GRAINS.in);
    if (fraction && exact) return asFraction(amount, "in", partsFor(amount, "in"), "sign");
    if (entered === "in" && Number.isInteger((amount * 1000) / GRAINS.in)) return asDecimal(amount, "in");
    // A ring of 16.5 mm and one of 17 mm are both 5/8 of an inch.
    if (entered === "mm") return asDecimal(amount, "in", 2);
    const eighths = asFraction(amount, "in", 8, "sign");
    return eighths === "0" ? asDecimal(amount, "in", 2) : eighths;
  }
  if (unit === entered && fraction && unit === "lb") return asFraction(amount, unit, 8, "sign");
  return Number.isInteger((amount * 1000) / GRAINS[unit]) && unit === entered ? asDecimal(amount, unit) : asDecimal(amount, unit, 1);
}
