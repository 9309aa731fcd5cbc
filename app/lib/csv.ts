import { stringify } from "csv-stringify/sync";

/**
 * A table as a CSV file (RFC 4180, with a byte order mark so that Excel reads UTF-8). Texts that a spreadsheet would
 * take for a formula (= + - @ tab, return) get an apostrophe before them; numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(rows as (string | number | null)[][], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
