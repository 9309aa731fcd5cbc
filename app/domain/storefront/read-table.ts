import { parse } from "csv-parse/browser/esm/sync";
import { Parser } from "htmlparser2";

/**
 * Rows and cells of what a person pasted or uploaded: an HTML table, cells copied from a spreadsheet (tabs), or CSV with
 * commas or semicolons. Empty rows and columns are dropped, short rows filled up.
 */
export function readTable(text: string): string[][] {
  const rows = /<t[dhr][\s>]/i.test(text) ? fromHtml(text) : fromSeparated(text);
  const tidy = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim())).filter((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...tidy.map((row) => row.length));
  const used = Array.from({ length: width }, (_, column) => tidy.some((row) => (row[column] ?? "") !== ""));
  return tidy.map((row) => used.flatMap((keep, column) => (keep ? [row[column] ?? ""] : [])));
}

/**
 * The separator under which most rows are as wide as the first: commas also stand in headings ("Waist (body, cm)") and in decimals.
 */
function fromSeparated(text: string): string[][] {
  const readings = ["\t", ";", ","].map((delimiter) => {
    const rows = readSeparated(text, delimiter);
    const width = rows[0]?.length ?? 0;
    return { rows, even: width < 2 ? -1 : rows.filter((row) => row.length === width).length };
  });
  const best = readings.reduce((kept, each) => (each.even > kept.even ? each : kept));
  return best.rows.map((row) => row.map(withoutGuard));
}

function readSeparated(text: string, delimiter: string): string[][] {
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  try {
    return parse(text, options);
  } catch {
    // A lone inch sign opens a quote that never closes.
    return parse(text, { ...options, quote: null });
  }
}

/** Spreadsheet exports put an apostrophe before what could be a formula (see export-chart.ts). */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The first table; a cell that spans columns or rows is repeated in each. */
function fromHtml(html: string): string[][] {
  const rows: string[][] = [];
  /** Cells that reach down from the rows above: column → text and rows left. */
  const hanging = new Map<number, { text: string; left: number }>();
  let row: string[] | null = null;
  let cell: { text: string; across: number; down: number } | null = null;
  let depth = 0;
  let finished = false;

  const fillHanging = (into: string[]): void => {
    for (let over = hanging.get(into.length); over !== undefined; over = hanging.get(into.length)) {
      into.push(over.text);
      if (over.left <= 1) hanging.delete(into.length - 1);
      else over.left -= 1;
    }
  };
  const closeCell = (): void => {
    if (cell === null || row === null) return;
    fillHanging(row);
    for (let index = 0; index < cell.across; index += 1) {
      if (cell.down > 1) hanging.set(row.length, { text: cell.text, left: cell.down - 1 });
      row.push(cell.text);
    }
    cell = null;
  };
  const closeRow = (): void => {
    closeCell();
    if (row === null) return;
    fillHanging(row);
    rows.push(row);
    row = null;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (finished) return;
      if (name === "table") depth += 1;
      if (name === "tr") {
        closeRow();
        row = [];
      }
      if (name === "td" || name === "th") {
        closeCell();
        row ??= [];
        cell = { text: "", across: span(attributes.colspan), down: span(attributes.rowspan) };
      }
      if (name === "br" && cell !== null) cell.text += " ";
    },
    ontext(text) {
      if (cell !== null) cell.text += text;
    },
    onclosetag(name) {
      if (name === "td" || name === "th") closeCell();
      if (name === "tr") closeRow();
      if (name === "table") {
        closeRow();
        depth -= 1;
        finished = depth <= 0;
      }
    },
  });
  parser.write(html);
  parser.end();
  closeRow();
  return rows;
}

function span(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= 40 ? number : 1;
}
