/**
 * Which size fits a body. The same code runs in the admin preview, in the tests and, bundled, in the size chart block,
 * so it imports nothing. Amounts are grains (see units.ts), but any unit will do as long as all are the same.
 */
export type Span = readonly [min: number, max: number];

export interface FitRow {
  size: string;
  /** One per measure that the finder asks for; null where the chart says nothing. Rows go from small to large. */
  spans: readonly (Span | null)[];
}

/** What one measure says on its own. */
export type Verdict =
  | { says: "size"; row: number }
  | { says: "between"; lower: number; upper: number }
  | { says: "below"; row: number }
  | { says: "above"; row: number };

export interface Reason {
  /** Index of the measure. */
  measure: number;
  verdict: Verdict;
}

export type Fit =
  /** Every measure lies in the range of this size and of no other. */
  | { outcome: "size"; row: number; reasons: Reason[] }
  /** Two sizes fit, or the measures disagree; the larger gives room, the smaller sits close. */
  | { outcome: "between"; smaller: number; larger: number; reasons: Reason[] }
  /** Smaller or larger than everything in the chart; `row` is the nearest size. */
  | { outcome: "outside"; side: "small" | "large"; row: number; reasons: Reason[] }
  | { outcome: "unknown"; reasons: [] };

/**
 * @param measures  in the order of `spans`; null where the shopper gave none
 */
export function findFit(rows: readonly FitRow[], measures: readonly (number | null)[]): Fit {
  const reasons = measures.flatMap((value, measure): Reason[] => {
    const verdict = value === null ? null : judge(rows, measure, value);
    return verdict === null ? [] : [{ measure, verdict }];
  });
  if (reasons.length === 0) return { outcome: "unknown", reasons: [] };

  const outside = reasons.map(({ verdict }) => verdict).find((verdict) => verdict.says === "below" || verdict.says === "above");
  if (outside) return { outcome: "outside", side: outside.says === "below" ? "small" : "large", row: outside.row, reasons };

  const fitting = rows.flatMap((row, index) =>
    reasons.every(({ measure }) => contains(row.spans[measure], measures[measure])) ? [index] : [],
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return { outcome: "size", row: only, reasons };
  if (only !== undefined) return { outcome: "between", smaller: only, larger: fitting.at(-1) ?? only, reasons };

  const lows = reasons.map(({ verdict }) => (verdict.says === "between" ? verdict.lower : verdict.row));
  const highs = reasons.map(({ verdict }) => (verdict.says === "between" ? verdict.upper : verdict.row));
  return { outcome: "between", smaller: Math.min(...lows), larger: Math.max(...highs), reasons };
}

function contains(span: Span | null | undefined, value: number | null | undefined): boolean {
  return span ? typeof value === "number" && value >= span[0] && value <= span[1] : false;
}

function judge(rows: readonly FitRow[], measure: number, value: number): Verdict | null {
  const known = rows.flatMap((row, index) => {
    const span = row.spans[measure];
    return span ? [{ index, span }] : [];
  });
  const [first] = known;
  if (first === undefined) return null;
  const inside = known.filter(({ span }) => contains(span, value));
  const [lowest] = inside;
  if (lowest !== undefined) {
    const highest = inside.at(-1) ?? lowest;
    return lowest === highest ? { says: "size", row: lowest.index } : { says: "between", lower: lowest.index, upper: highest.index };
  }
  // In no range: the nearest range that ends below and the nearest that begins above.
  let under: (typeof known)[number] | undefined;
  let over: (typeof known)[number] | undefined;
  for (const entry of known) {
    if (entry.span[1] < value && (under === undefined || entry.span[1] > under.span[1])) under = entry;
    if (entry.span[0] > value && (over === undefined || entry.span[0] < over.span[0])) over = entry;
  }
  if (under === undefined) return { says: "below", row: (over ?? first).index };
  if (over === undefined) return { says: "above", row: under.index };
  return { says: "between", lower: Math.min(under.index, over.index), upper: Math.max(under.index, over.index) };
}

/** "I wear 38 in EU": the row whose label is that, or names it among several ("38/40", "8–10"). */
export function findByLabel(labels: readonly (string | null)[], worn: string): number | null {
  const wanted = worn.trim().toLowerCase();
  if (wanted === "") return null;
  const exact = labels.findIndex((label) => label?.trim().toLowerCase() === wanted);
  if (exact !== -1) return exact;
  const among = labels.findIndex((label) => label?.toLowerCase().split(/[\s/–—-]+/).includes(wanted));
  return among === -1 ? null : among;
}
