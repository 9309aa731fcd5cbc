import type { MailSizeChart } from "~/mail/step-mail-data";
import { publishedChart } from "./chart-json";
import { fold } from "./chart-rules";
import { textsFor } from "./shop-texts";
import type { Column, SizeChartDraft } from "./size-chart";
import { unitIn, type UnitSystem } from "./units";

/** Countries whose people measure in inches; everywhere else it is centimetres. */
const IMPERIAL_COUNTRIES = ["US", "LR", "MM"];

export function unitSystemOf(countryCode: string | null): UnitSystem {
  return countryCode !== null && IMPERIAL_COUNTRIES.includes(countryCode) ? "imperial" : "metric";
}

interface Bought {
  title: string;
  /** "M / Sand" */
  variantTitle: string | null;
  url: string | null;
}

/**
 * A size chart as a mail shows it: the texts of the theme block, one unit system (a mail has no toggle), and the row of
 * every size that was bought marked, by the rule by which the block marks the chosen variant.
 * @param say  the theme extension's words in the reader's language
 */
export function mailChart({ draft, bought, language, system, say }: { draft: SizeChartDraft; bought: readonly Bought[]; language: string; system: UnitSystem; say: (key: string) => string }): MailSizeChart {
  const { columns } = draft.grid;
  const own = textsFor(draft.texts, language);
  const main = textsFor(draft.texts, draft.texts.primary);
  const kinds = new Set(columns.flatMap((column) => (column.kind === "measure" ? [column.of] : [])));
  const heading = (column: Column): string => {
    const name = own.columns[column.id] || nameOf(column, main.columns[column.id], say);
    if (column.kind !== "measure") return name;
    const unit = unitIn(column.unit, system);
    return `${name} (${kinds.size > 1 ? `${say(`chart.of.${column.of}`)}, ` : ""}${unit})`;
  };
  const picked = bought.flatMap(({ variantTitle }) => (variantTitle ?? "").split(" / ").map(fold));
  const decimal = say("number.decimal");
  const [kind] = kinds;
  return {
    products: [...new Set(bought.map(({ title }) => title))],
    kind: kinds.size === 1 && kind ? say(`chart.kind.${kind}`) : "",
    headings: [say("chart.size"), ...columns.map(heading)],
    rows: publishedChart(draft).rows.map(({ name, match, cells }) => ({
      cells: [name, ...cells.map((cell) => (cell.t === undefined ? (system === "metric" ? cell.m : cell.i).replaceAll(".", decimal) : cell.t || "–"))],
      isBought: match.some((spelling) => picked.includes(spelling)),
    })),
    moreRows: 0,
    fitNote: draft.fitNote === "none" ? null : say(`chart.fit.${draft.fitNote}`),
    note: own.note || main.note || null,
    url: bought.find(({ url }) => url !== null)?.url ?? null,
  };
}

/** As snippets/aftercare-heading.liquid. */
function nameOf(column: Column, mainName: string | undefined, say: (key: string) => string): string {
  if (column.kind === "system") return mainName || column.system;
  if (column.kind === "measure" && column.measure !== null && column.label === "") return say(`measures.${column.measure}`);
  return mainName || column.label;
}
