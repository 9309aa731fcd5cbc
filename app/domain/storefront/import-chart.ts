import type { z } from "zod";
import { readTyped } from "~/lib/form-errors";
import { labelSystem, knownMeasure } from "./measure-words";
import { parseCell } from "./parse-cell";
import { readTable } from "./read-table";
import { type Cell, type Column, type Grid, gridSchema } from "./size-chart";
import type { Unit } from "./units";

/** Something a person should look at after an import; `column` is the heading as it stood. */
export type ImportWarning =
  | { kind: "unit_assumed"; column: string; unit: Unit }
  | { kind: "kept_as_label"; column: string; size: string; text: string }
  | { kind: "turned_round" }
  | { kind: "cut_off"; rows: number; columns: number };

export type ImportedChart = { outcome: "imported"; grid: Grid; warnings: ImportWarning[] } | { outcome: "no_table" } | { outcome: "unreadable"; reason: string };

const MOST_ROWS = 50;
const MOST_COLUMNS = 16;

/**
 * A chart from a pasted spreadsheet, CSV or HTML table. The first column holds the sizes; a table that stands the other way round
 * is turned. Headings name measure, unit and whether it is of the body or the garment: "Chest (garment, cm)".
 * @param assumed  unit of measures that name none
 */
export function importChart(text: string, assumed: "cm" | "in" = "cm"): ImportedChart {
  const read = readTable(text);
  if (read.length < 2 || (read[0]?.length ?? 0) < 2) return { outcome: "no_table" };
  const warnings: ImportWarning[] = [];
  const turned = standsSideways(read);
  if (turned) warnings.push({ kind: "turned_round" });
  const table = turned ? transpose(read) : read;
  const [headings = [], ...body] = table;
  if (body.length > MOST_ROWS || headings.length - 1 > MOST_COLUMNS) {
    warnings.push({ kind: "cut_off", rows: Math.max(0, body.length - MOST_ROWS), columns: Math.max(0, headings.length - 1 - MOST_COLUMNS) });
  }
  const rows = body.slice(0, MOST_ROWS);

  const columns = headings.slice(1, MOST_COLUMNS + 1).map((heading, index) => readColumn(heading, index, rows.map((row) => row[index + 1] ?? ""), assumed, warnings));
  const grid = {
    columns,
    rows: rows.map((row, index) => {
      const [size = "", ...aliases] = (row[0] ?? "").split("|").map((name) => name.trim()).filter(Boolean);
      return {
        size: size || String(index + 1),
        aliases,
        cells: columns.map((column, position): Cell => {
          const text = row[position + 1] ?? "";
          const cell = parseCell(text, column);
          if (column.kind === "measure" && cell.kind === "label") warnings.push({ kind: "kept_as_label", column: headings[position + 1] ?? "", size, text });
          return cell;
        }),
      };
    }),
  };
  const checked = readTyped(gridSchema, grid);
  if (!checked.success) return { outcome: "unreadable", reason: whatIsWrong(checked.error.issues[0]!, headings, rows) };
  return { outcome: "imported", grid: checked.data, warnings };
}

/** Where in the pasted table it is, as it stood there, and what is allowed. */
function whatIsWrong({ code, path: [list, at, field, column], message }: z.core.$ZodIssue, headings: readonly string[], rows: readonly string[][]): string {
  if (code === "custom" && field !== "cells") return message;
  const quoted = (text = "") => `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
  if (list === "columns" && typeof at === "number") return `The heading ${quoted(headings[at + 1])}: ${message}`;
  if (list !== "rows" || typeof at !== "number") return `The table: ${message}`;
  const size = `The size ${quoted(rows[at]?.[0])}`;
  return field === "cells" && typeof column === "number" ? `${size}, ${quoted(headings[column + 1])}: ${message}` : `${size}${field === "aliases" ? ", its other names" : ""}: ${message}`;
}

function readColumn(heading: string, index: number, cells: readonly string[], assumed: "cm" | "in", warnings: ImportWarning[]): Column {
  const { label, unit: named, of, kind } = readHeading(heading);
  const id = `${slug(label)}-${index + 1}`;
  const system = labelSystem(label);
  if (kind === "size" || (kind === null && named === null && system !== null)) return { id, kind: "system", system: kind === "size" ? label.slice(0, 20) : (system ?? label.slice(0, 20)) };
  const measure = knownMeasure(label);
  const trial: Column = { id, kind: "measure", of: "body", unit: assumed, measure: null, label };
  const filled = cells.filter((cell) => cell !== "");
  const measured = filled.filter((cell) => parseCell(cell, trial).kind !== "label").length;
  if (kind === "text" || (named === null && measure === null) || (measured === 0 && kind === null && named === null)) return { id, kind: "text", label: label.slice(0, 60) };

  const unit = named ?? unitOfCells(filled) ?? (measure === "weight" ? (assumed === "in" ? "lb" : "kg") : assumed);
  if (named === null && unitOfCells(filled) === null) warnings.push({ kind: "unit_assumed", column: heading, unit });
  // A heading that is just our own name for the measure is left to the theme, which says it in every language.
  return { id, kind: "measure", of, unit, measure, label: measure !== null && isOwnName(label, measure) ? "" : label.slice(0, 60) };
}

interface Heading {
  label: string;
  unit: Unit | null;
  of: "body" | "garment";
  /** What our own export says outright. */
  kind: "size" | "text" | null;
}

const UNIT_IN_HEADING: readonly [RegExp, Unit][] = [
  [/\b(cm|centimet(er|re)s?)\b/i, "cm"],
  [/\bmm\b/i, "mm"],
  [/(\b(in|inch|inches|zoll)\b|["″])/i, "in"],
  [/\b(kg|kilos?)\b/i, "kg"],
  [/\b(lbs?|pounds?)\b/i, "lb"],
];

function readHeading(heading: string): Heading {
  return ownHeading(heading) ?? foreignHeading(heading);
}

/** As export-chart.ts writes it: "Chest (body, cm)", "EU (size)", "Age (text)". */
function ownHeading(heading: string): Heading | null {
  const note = /^(.+) \((?:(size|text)|(body|garment), (cm|in|mm|kg|lb))\)$/.exec(heading);
  if (note?.[1] === undefined) return null;
  const kind = note[2] === "size" || note[2] === "text" ? note[2] : null;
  return { label: note[1], unit: (note[4] as Unit | undefined) ?? null, of: note[3] === "garment" ? "garment" : "body", kind };
}

function foreignHeading(heading: string): Heading {
  let label = heading;
  const notes: string[] = [];
  label = label.replace(/[([]([^)\]]*)[)\]]/g, (_, note: string) => {
    notes.push(note);
    return " ";
  });
  const noted = notes.join(" ");
  const found = UNIT_IN_HEADING.find(([pattern]) => pattern.test(noted)) ?? UNIT_IN_HEADING.find(([pattern]) => new RegExp(`(?:\\s(?:in\\s)?|,)${pattern.source}\\s*$`, "i").test(label));
  if (found && !found[0].test(noted)) label = label.replace(new RegExp(`(?:\\s+in\\s+|\\s|,)${found[0].source}\\s*$`, "i"), "");
  const garment = /\b(garment|flat|laid|item|product|kleidungsstück|vêtement|prenda|kledingstuk|peça)\b/i.test(`${noted} ${label}`);
  return { label: label.replace(/\s+/g, " ").trim() || heading.trim() || "–", unit: found?.[1] ?? null, of: garment ? "garment" : "body", kind: null };
}

function unitOfCells(cells: readonly string[]): Unit | null {
  if (cells.length === 0) return null;
  const all = (pattern: RegExp): boolean => cells.every((cell) => pattern.test(cell));
  if (all(/\d\s*cm\b/i)) return "cm";
  if (all(/\d\s*mm\b/i)) return "mm";
  if (all(/\d\s*(in\b|inch|["″])/i)) return "in";
  if (all(/\d\s*kg\b/i)) return "kg";
  if (all(/\d\s*lbs?\b/i)) return "lb";
  return null;
}

/** Sizes along the top and measures down the side: the first column names measures, the first row does not. */
function standsSideways(table: readonly string[][]): boolean {
  const names = (cells: readonly string[]): number => cells.filter((cell) => knownMeasure(readHeading(cell).label) !== null || labelSystem(cell) !== null).length;
  const down = names(table.slice(1).map((row) => row[0] ?? ""));
  const across = names((table[0] ?? []).slice(1));
  return down > across && down * 2 >= table.length - 1;
}

function transpose(table: readonly string[][]): string[][] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? ""));
}

export function isOwnName(label: string, measure: string): boolean {
  return label.toLowerCase().replace(/\s+/g, "_") === measure;
}

function slug(label: string): string {
  return label.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 30) || "column";
}
