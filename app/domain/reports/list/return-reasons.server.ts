import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";
import { groupBy } from "~/lib/group-by";

/** Units of one product sent back for one reason. */
interface Returned {
  reason: string | null;
  product: string;
  units: number;
}

const NONE = "No reason given";
/** A return is asked for within this time of the order. */
const OLDEST_ORDER_DAYS = 365;
const MOST_PRODUCTS = 25;

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<Returned[]> {
  const oldest = DateTime.fromJSDate(period.from).minus({ days: OLDEST_ORDER_DAYS }).toJSDate();
  return tx.$queryRaw<Returned[]>`
    SELECT line->>'reason' AS reason, coalesce(bought->>'title', 'A removed product') AS product, sum((line->>'quantity')::int)::int AS units
    FROM "Order" o CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'returns') back CROSS JOIN LATERAL jsonb_array_elements(back->'lines') line
      LEFT JOIN LATERAL (SELECT value FROM jsonb_array_elements(o.snapshot->'lines') WHERE value->>'id' = line->>'lineId' LIMIT 1) found(bought) ON true
    WHERE o."shopId" = ${shopId} AND o."placedAt" >= ${oldest} AND o."returnStatus" <> 'NO_RETURN' AND back->>'status' NOT IN ('DECLINED', 'CANCELED')
      AND (back->>'createdAt')::timestamptz >= ${period.from} AND (back->>'createdAt')::timestamptz < ${period.to}
    GROUP BY 1, 2`;
}

/** Pure. */
function interpret(returned: Returned[]): Reading {
  const total = returned.reduce((sum, { units }) => sum + units, 0);
  const reasons = ranked(returned, reasonOf);
  const most = reasons[0];
  return {
    headline: most ? `${plural(total, "piece", "pieces")} sent back, most often: ${most.name} (${percent(most.units, total)} %).` : "Nothing was sent back in this time.",
    tables: [
      {
        title: "By reason",
        columns: [{ label: "Reason", kind: "text" }, { label: "Pieces", kind: "count", bar: true }, { label: "Share", kind: "percent" }],
        rows: reasons.map(({ name, units }) => [name, units, percent(units, total)]),
        empty: "Nothing was sent back in this time.",
      },
      {
        title: "By product",
        columns: [{ label: "Product", kind: "text" }, { label: "Pieces", kind: "count", bar: true }, { label: "Most frequent reason", kind: "text" }],
        rows: ranked(returned, ({ product }) => product)
          .slice(0, MOST_PRODUCTS)
          .map(({ name, units, rows }) => [name, units, ranked(rows, reasonOf)[0]!.name]),
        empty: "Nothing was sent back in this time.",
      },
    ],
    notes: [],
  };
}

const reasonOf = ({ reason }: Returned): string => reason ?? NONE;

/** Groups with most pieces first; of equals a given reason before none. */
function ranked(rows: readonly Returned[], key: (row: Returned) => string): { name: string; rows: Returned[]; units: number }[] {
  return [...groupBy(rows, key)]
    .map(([name, own]) => ({ name, rows: own, units: own.reduce((sum, { units }) => sum + units, 0) }))
    .sort((a, b) => b.units - a.units || Number(a.name === NONE) - Number(b.name === NONE) || a.name.localeCompare(b.name));
}

export const returnReasons: ReportDefinition<Returned[]> = {
  key: "return-reasons",
  title: "Return reasons",
  question: "Why do things come back?",
  definition: "Pieces in returns that were asked for in this time, by the reason that the buyer or staff chose in Shopify. Declined and cancelled returns do not count. Orders of the last year only, as far as Shopify shows them.",
  load,
  interpret,
};
