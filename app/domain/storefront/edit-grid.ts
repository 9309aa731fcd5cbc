import { parseCell, writeCell } from "./parse-cell";
import type { Cell, Column, Grid, Row } from "./size-chart";

/**
 * What a person does to a chart's table. Every function answers a new grid and leaves the given one as it was, so that
 * undo is keeping the old one. Column -1 is the one with the sizes.
 */
export const SIZE_COLUMN = -1;
/** See gridSchema. */
export const MOST_ROWS = 50;
export const MOST_COLUMNS = 16;

export interface Place {
  row: number;
  column: number;
}

/** The text of a place as a person types it; other spellings of a size stand behind a bar: "M | Medium". */
export function textAt({ rows, columns }: Grid, { row, column }: Place): string {
  const found = rows[row];
  if (!found) return "";
  if (column === SIZE_COLUMN) return [found.size, ...found.aliases].join(" | ");
  const head = columns[column];
  return head ? writeCell(found.cells[column] ?? EMPTY, head) : "";
}

export function setText(grid: Grid, { row, column }: Place, text: string): Grid {
  return changeRow(grid, row, (old) => withText(old, grid.columns, column, text));
}

function withText(row: Row, columns: readonly Column[], column: number, text: string): Row {
  if (column === SIZE_COLUMN) {
    const [size = "", ...aliases] = text.split("|").map((name) => name.replace(/\s+/g, " ").trim().slice(0, 40));
    return { ...row, size, aliases: [...new Set(aliases.filter((name) => name !== "" && name !== size))].slice(0, 10) };
  }
  const head = columns[column];
  return head ? { ...row, cells: columns.map((_, index) => (index === column ? parseCell(text, head) : (row.cells[index] ?? EMPTY))) } : row;
}

export interface Pasted {
  grid: Grid;
  /** Columns and rows of the pasted block that had no room. */
  left: number;
}

/** A block of text, rows of cells, put in from `at` to the right and down; rows are added as needed. */
export function pasteBlock(grid: Grid, at: Place, block: readonly (readonly string[])[]): Pasted {
  const needed = Math.min(MOST_ROWS, at.row + block.length);
  const rows = [...grid.rows, ...Array.from({ length: Math.max(0, needed - grid.rows.length) }, () => emptyRow(grid))];
  let left = Math.max(0, at.row + block.length - MOST_ROWS);
  const pasted = rows.map((row, index) => {
    const texts = block[index - at.row];
    if (!texts) return row;
    return texts.reduce((changed, text, offset) => withText(changed, grid.columns, at.column + offset, text), row);
  });
  const widest = Math.max(0, ...block.map((texts) => texts.length));
  left += Math.max(0, at.column + widest - grid.columns.length);
  return { grid: { ...grid, rows: pasted }, left };
}

/** What a spreadsheet puts on the clipboard: tabs between cells, a line per row, quotes around cells with either. */
export function readBlock(clipboard: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const text = clipboard.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') cell += text[index++ + 1]!;
      else quoted = false;
    } else if (sign === '"' && cell === "" && closesAsCell(text, index)) quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1)!.push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

/** A quote that begins a quoted cell, and not the inch sign of a cell that merely begins with one. */
function closesAsCell(text: string, start: number): boolean {
  return /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(text.slice(start));
}

export interface Range {
  from: Place;
  to: Place;
}

/** The block as a spreadsheet takes it. */
export function copyBlock(grid: Grid, { from, to }: Range): string {
  return span(from.row, to.row)
    .map((row) => span(from.column, to.column).map((column) => quote(textAt(grid, { row, column }))).join("\t"))
    .join("\n");
}

function quote(text: string): string {
  return /[\t\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function clearBlock(grid: Grid, { from, to }: Range): Grid {
  const columns = span(from.column, to.column).filter((column) => column !== SIZE_COLUMN);
  return span(from.row, to.row).reduce((changed, row) => columns.reduce((next, column) => setText(next, { row, column }, ""), changed), grid);
}

function span(from: number, to: number): number[] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

export function insertRow(grid: Grid, at: number): Grid {
  if (grid.rows.length >= MOST_ROWS) return grid;
  return { ...grid, rows: [...grid.rows.slice(0, at), emptyRow(grid), ...grid.rows.slice(at)] };
}

export function removeRow(grid: Grid, at: number): Grid {
  return grid.rows.length > 1 ? { ...grid, rows: grid.rows.filter((_, index) => index !== at) } : grid;
}

export function moveRow(grid: Grid, from: number, to: number): Grid {
  return { ...grid, rows: moved(grid.rows, from, to) };
}

export function insertColumn(grid: Grid, column: Column): Grid {
  if (grid.columns.length >= MOST_COLUMNS) return grid;
  return { columns: [...grid.columns, column], rows: grid.rows.map((row) => ({ ...row, cells: [...row.cells, EMPTY] })) };
}

export function removeColumn(grid: Grid, at: number): Grid {
  if (grid.columns.length <= 1) return grid;
  return { columns: without(grid.columns, at), rows: grid.rows.map((row) => ({ ...row, cells: without(row.cells, at) })) };
}

export function moveColumn(grid: Grid, from: number, to: number): Grid {
  return { columns: moved(grid.columns, from, to), rows: grid.rows.map((row) => ({ ...row, cells: moved(row.cells, from, to) })) };
}

/** A column that becomes another kind, or another dimension, reads its cells again as they are written. */
export function changeColumn(grid: Grid, at: number, column: Column): Grid {
  const old = grid.columns[at];
  if (!old) return grid;
  const rereads = old.kind !== column.kind || (old.kind === "measure" && column.kind === "measure" && isWeight(old.unit) !== isWeight(column.unit));
  return {
    columns: grid.columns.map((each, index) => (index === at ? column : each)),
    rows: rereads ? grid.rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === at ? parseCell(writeCell(cell, old), column) : cell)) })) : grid.rows,
  };
}

/** An id that no column has. */
export function freeColumnId({ columns }: Grid): string {
  for (let number = columns.length + 1; ; number++) {
    const id = `column-${number}`;
    if (!columns.some((column) => column.id === id)) return id;
  }
}

const EMPTY: Cell = { kind: "empty" };

function emptyRow({ columns }: Grid): Row {
  return { size: "", aliases: [], cells: columns.map(() => EMPTY) };
}

function changeRow(grid: Grid, at: number, change: (row: Row) => Row): Grid {
  return { ...grid, rows: grid.rows.map((row, index) => (index === at ? change(row) : row)) };
}

function isWeight(unit: string): boolean {
  return unit === "kg" || unit === "lb";
}

function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  if (from < 0 || from >= items.length || to < 0 || to >= items.length) return [...items];
  const rest = without(items, from);
  rest.splice(to, 0, items[from]!);
  return rest;
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}
