import type { OpenTimes } from "~/lib/open-hours";
import { minutesInWords } from "~/lib/durations";

/** What a report is asked for. `from` inclusive, `to` exclusive; whole days of the shop. */
export interface Period {
  from: Date;
  to: Date;
  days: number;
}

export interface ReportScope {
  shopId: string;
  period: Period;
  times: OpenTimes;
}

export type Cell = string | number | null;

export interface Column {
  label: string;
  /** day: yyyy-mm-dd. minutes: of open hours. percent: 0 to 100. per100: for every 100 orders. */
  kind: "text" | "day" | "count" | "percent" | "per100" | "minutes";
  /** Drawn as a bar beside the number, against the largest of the column. */
  bar?: boolean;
}

export interface Table {
  title: string;
  columns: Column[];
  rows: Cell[][];
  /** Said instead of an empty table. */
  empty: string;
}

/** A report as it is shown and exported: one sentence, tables, and what one should know before believing it. */
export interface Reading {
  headline: string;
  tables: Table[];
  notes: string[];
}

/** Days that a report can be asked for. */
export const PERIODS = [7, 30, 90] as const;

/** A number as people read it; an absent one is a dash, never a zero. */
export function cellInWords(cell: Cell, kind: Column["kind"]): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return kind === "day" ? new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${cell}T12:00:00Z`)) : cell;
  switch (kind) {
    case "percent":
      return `${trimmed(cell)} %`;
    case "per100":
      return cell.toFixed(1);
    case "minutes":
      return minutesInWords(cell);
    default:
      return cell.toLocaleString("en-GB");
  }
}

/** `part` of `whole` in percent, one decimal; null when there is no whole. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

export function rate(tickets: number, orders: number): number | null {
  return orders === 0 ? null : Math.round((tickets / orders) * 1000) / 10;
}

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

const trimmed = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
