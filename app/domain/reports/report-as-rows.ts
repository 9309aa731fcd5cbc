import type { Cell, Column, Reading } from "~/domain/reports/report";

const units: Record<Column["kind"], string> = { text: "", day: "", count: "", percent: " (%)", per100: "", minutes: " (minutes of open hours)" };

/** A report as the rows of one file: what it is and what it counts, then each table with its title. Numbers stay numbers. */
export function reportAsRows({ title, definition, days, reading }: { title: string; definition: string; days: number; reading: Reading }): Cell[][] {
  return [
    [title, `last ${days} days`],
    [definition],
    ...reading.notes.map((note) => [note]),
    ...reading.tables.flatMap((table) => [[], [table.title], table.columns.map(({ label, kind }) => `${label}${units[kind]}`), ...table.rows]),
  ];
}
