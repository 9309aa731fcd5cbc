import type { Cell, Column } from "./size-chart";
import { asDecimal, asFraction, dimensionOf, FRACTION_SIGNS, GRAINS, partsFor, type Unit } from "./units";

const UNIT_WORDS: Readonly<Record<string, Unit>> = {
  mm: "mm", millimetres: "mm", millimeters: "mm", millimeter: "mm",
  cm: "cm", centimetres: "cm", centimeters: "cm", zentimeter: "cm", "㎝": "cm", センチ: "cm",
  in: "in", inch: "in", inches: "in", '"': "in", "″": "in", "”": "in", "''": "in", インチ: "in", zoll: "in", pouces: "in",
  kg: "kg", kgs: "kg", kilo: "kg", lb: "lb", lbs: "lb", pounds: "lb",
};

const BETWEEN = /\s*(?:–|—|−|-|~|〜|～|\bto\b|\bbis\b|\bà\b|\ba\b|\btot\b|\baté\b)\s*/i;

/**
 * One cell as it was typed or pasted.
 * In a measure column: a decimal ("86,5"), a fraction ("34 1/2", "34½", "34-1/2"), a range of either ("86–90", "98/104"), each
 * with or without a unit, which may differ from the column's ("34 in" in a cm column stays exactly 34 inches).
 * Anything else is a label, kept as written. In other columns everything is a label.
 */
export function parseCell(text: string, column: Column): Cell {
  const tidy = text.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/\s+/g, " ").trim();
  if (tidy === "" || /^[-–—]$/.test(tidy)) return { kind: "empty" };
  const label: Cell = { kind: "label", text: tidy.slice(0, 60) };
  return column.kind === "measure" ? (parseMeasure(tidy, column.unit) ?? label) : label;
}

interface Reading {
  amount: number;
  fraction: boolean;
}

function parseMeasure(text: string, columnUnit: Unit): Cell | null {
  let plain = text.toLowerCase();
  for (const [sign, fraction] of Object.entries(FRACTION_SIGNS)) plain = plain.replaceAll(sign, ` ${fraction}`);
  plain = plain.replaceAll("⁄", "/").trim();

  const trailing = takeUnit(plain, columnUnit);
  if (trailing === null) return null;
  const one = readOne(trailing.rest, trailing.unit);
  if (one !== null) return { kind: one.fraction ? "fraction" : "number", amount: one.amount };

  for (const [left, right] of splits(trailing.rest)) {
    const first = takeUnit(left, trailing.unit);
    if (first === null) continue;
    const min = readOne(first.rest, first.unit);
    const max = readOne(right, trailing.unit);
    if (min === null || max === null || min.amount >= max.amount) continue;
    return { kind: "range", min: min.amount, max: max.amount, written: min.fraction || max.fraction ? "fraction" : "decimal" };
  }
  return null;
}

/** Every way to read the text as "from – to": at a dash or word, or at the slash of "98/104". */
function splits(text: string): [string, string][] {
  const found: [string, string][] = [];
  const separator = new RegExp(BETWEEN, "gi");
  for (let match = separator.exec(text); match !== null; match = separator.exec(text)) {
    if (match.index > 0) found.push([text.slice(0, match.index), text.slice(match.index + match[0].length)]);
  }
  const slash = /^(\d+(?:[.,]\d+)?)\s*\/\s*(\d+(?:[.,]\d+)?)$/.exec(text);
  if (slash?.[1] !== undefined && slash[2] !== undefined) found.push([slash[1], slash[2]]);
  return found;
}

function takeUnit(text: string, fallback: Unit): { rest: string; unit: Unit } | null {
  const match = /^(.*?[\d\s])\s*([a-z"″”'㎝センチインチ]+)\.?$/u.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return { rest: text.trim(), unit: fallback };
  const unit = UNIT_WORDS[match[2]];
  if (unit === undefined || dimensionOf(unit) !== dimensionOf(fallback)) return null;
  return { rest: match[1].trim(), unit };
}

function readOne(text: string, unit: Unit): Reading | null {
  const decimal = /^(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(text);
  if (decimal !== null) {
    const thousandths = Number(decimal[1]) * 1000 + Number((decimal[2] ?? "").padEnd(3, "0"));
    return positive({ amount: (thousandths * GRAINS[unit]) / 1000, fraction: false });
  }
  // "34-1/2" is how Americans write 34½; "34-35" is a range.
  const mixed = /^(?:(\d{1,4})(?:\s+|\s*[-–]\s*))?(\d{1,2})\s*\/\s*(\d{1,2})$/.exec(text);
  if (mixed === null) return null;
  const over = Number(mixed[2]);
  const under = Number(mixed[3]);
  // "98/104" and "16/32" are ranges: a fraction is proper, reduced, and of a ruler.
  if (![2, 4, 8, 16, 32, 64].includes(under) || over >= under || over % 2 === 0) return null;
  return positive({ amount: Number(mixed[1] ?? 0) * GRAINS[unit] + (over * GRAINS[unit]) / under, fraction: true });
}

function positive(reading: Reading): Reading | null {
  return Number.isInteger(reading.amount) && reading.amount > 0 ? reading : null;
}

/** The cell as one types it in that column; `parseCell` reads it back to the same cell. */
export function writeCell(cell: Cell, column: Column): string {
  switch (cell.kind) {
    case "empty":
      return "";
    case "label":
      return cell.text;
    case "number":
      return writeAmount(cell.amount, column, false);
    case "fraction":
      return writeAmount(cell.amount, column, true);
    case "range":
      return `${writeAmount(cell.min, column, cell.written === "fraction")} – ${writeAmount(cell.max, column, cell.written === "fraction")}`;
  }
}

/** In the column's unit where that is exact, else in the unit in which it was entered, named. */
function writeAmount(amount: number, column: Column, fraction: boolean): string {
  if (column.kind !== "measure") throw new Error(`A "${column.kind}" column holds labels only`);
  // A range may mix the two: "0.1 – 1/2".
  const candidates: Unit[] = dimensionOf(column.unit) === "weight" ? [column.unit, "kg", "lb"] : [column.unit, "cm", "in", "mm"];
  for (const unit of candidates) {
    const suffix = unit === column.unit ? "" : ` ${unit}`;
    if (fraction && Number.isInteger((amount * 64) / GRAINS[unit])) return `${asFraction(amount, unit, partsFor(amount, unit))}${suffix}`;
    if (Number.isInteger((amount * 1000) / GRAINS[unit])) return `${asDecimal(amount, unit)}${suffix}`;
  }
  return fraction ? asFraction(amount, column.unit, 64) : asDecimal(amount, column.unit);
}
