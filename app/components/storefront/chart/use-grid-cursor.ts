import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { clearBlock, copyBlock, insertRow, moveRow, MOST_ROWS, pasteBlock, readBlock, SIZE_COLUMN, type Place, type Range } from "~/domain/storefront/edit-grid";
import type { Grid } from "~/domain/storefront/size-chart";

interface Options {
  grid: Grid;
  change: (next: (grid: Grid) => Grid) => void;
  undo: () => void;
  redo: () => void;
  /** Said aloud: what a paste had no room for. */
  say: (words: string) => void;
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Moving, selecting, copying and pasting in the grid, as in a spreadsheet. */
export function useGridCursor({ grid, change, undo, redo, say }: Options) {
  const table = useRef<HTMLTableElement>(null);
  const [range, setRange] = useState<Range | null>(null);
  const isMany = range !== null && (range.from.row !== range.to.row || range.from.column !== range.to.column);

  const within = ({ row, column }: Place): Place => ({ row: Math.min(Math.max(row, 0), grid.rows.length - 1), column: Math.min(Math.max(column, SIZE_COLUMN), grid.columns.length - 1) });
  const inputAt = ({ row, column }: Place) => table.current?.querySelector<HTMLInputElement>(`[data-place="${row}:${column}"]`);
  const goTo = (place: Place) => {
    const there = inputAt(place);
    if (there) there.focus();
    // A new row is there after the next drawing.
    else requestAnimationFrame(() => inputAt(place)?.focus());
  };

  const press = (event: KeyboardEvent<HTMLInputElement>, place: Place, isEditing: boolean): boolean => {
    const command = event.ctrlKey || event.metaKey;
    if (command && !isEditing && /^[zy]$/i.test(event.key)) {
      if (event.key.toLowerCase() === "y" || event.shiftKey) redo();
      else undo();
      return true;
    }
    if (command) return false;
    const step = STEPS[event.key];
    if (step && event.altKey && step[0] !== 0) {
      const to = place.row + step[0];
      if (to < 0 || to >= grid.rows.length) return true;
      change((old) => moveRow(old, place.row, to));
      goTo({ ...place, row: to });
      return true;
    }
    if (step && event.shiftKey && !isEditing) {
      setRange((known) => {
        const { from, to } = known ?? { from: place, to: place };
        return { from, to: within({ row: to.row + step[0], column: to.column + step[1] }) };
      });
      return true;
    }
    if (step && (step[0] !== 0 || !isEditing || isAtEdge(event.currentTarget, step[1]))) {
      goTo(within({ row: place.row + step[0], column: place.column + step[1] }));
      return true;
    }
    if (event.key === "Enter") {
      const down = event.shiftKey ? -1 : 1;
      if (place.row + down === grid.rows.length && grid.rows.length < MOST_ROWS) change((old) => insertRow(old, old.rows.length));
      else if (place.row + down < 0) return true;
      goTo({ ...place, row: place.row + down });
      return true;
    }
    if ((event.key === "Delete" || (event.key === "Backspace" && isMany)) && !isEditing) {
      const block = range ?? { from: place, to: place };
      change((old) => clearBlock(old, block));
      return true;
    }
    return false;
  };

  const copy = (event: ClipboardEvent) => {
    if (!range || isEditing(event.target)) return;
    event.clipboardData.setData("text/plain", copyBlock(grid, range));
    event.preventDefault();
    if (event.type === "cut") change((old) => clearBlock(old, range));
  };
  const paste = (event: ClipboardEvent) => {
    const block = readBlock(event.clipboardData.getData("text/plain"));
    const start = range ?? null;
    if (!start || (block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    const at = { row: Math.min(start.from.row, start.to.row), column: Math.min(start.from.column, start.to.column) };
    const { left } = pasteBlock(grid, at, block);
    change((old) => pasteBlock(old, at, block).grid);
    if (left > 0) say(`${left} pasted ${left === 1 ? "row or column" : "rows or columns"} had no room. Add columns first, or use Import.`);
  };

  const isSelected = ({ row, column }: Place): boolean => {
    if (!range || !isMany) return false;
    const between = (value: number, one: number, other: number) => value >= Math.min(one, other) && value <= Math.max(one, other);
    return between(row, range.from.row, range.to.row) && between(column, range.from.column, range.to.column);
  };

  return {
    table,
    press,
    copy,
    paste,
    isSelected,
    goTo,
    focus: (place: Place) => setRange((known) => (known && isSame(known.from, place) ? known : { from: place, to: place })),
    pointer: (place: Place, kind: "down" | "enter", isShift: boolean) => setRange((known) => (known && (kind === "enter" || isShift) ? { from: known.from, to: place } : { from: place, to: place })),
  };
}

const isSame = (one: Place, other: Place): boolean => one.row === other.row && one.column === other.column;

/** A part of the text is selected: the browser's own copying is meant. */
function isEditing(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return true;
  const { selectionStart, selectionEnd, value } = target;
  return selectionStart !== selectionEnd && !(selectionStart === 0 && selectionEnd === value.length);
}

function isAtEdge({ selectionStart, selectionEnd, value }: HTMLInputElement, direction: number): boolean {
  return selectionStart === selectionEnd && selectionStart === (direction < 0 ? 0 : value.length);
}
