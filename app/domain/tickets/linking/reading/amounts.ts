import type { Span } from "./spans";

export interface AmountMention extends Span {
  written: string;
  /** Minor units are kept as written: "59" for "59", "59.9" and "59.90" both become "59.90". */
  value: number;
  /** False for a round sum that may be "about 60": then only the whole number is compared. */
  exact: boolean;
  /** Has a currency sign or name, so its digits are no order name. */
  withCurrency: boolean;
}

const CURRENCY = "€|\\$|£|¥|eur(?:os?)?|usd|us\\$|gbp|chf|cad|aud|dollars?|bucks|pounds?|quid|kr\\.?|sek|dkk|nok|pln|z[lł]|kč|czk|r\\$|reais|brl|franken|francs?";
const NUMBER = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{2})?|\\d+(?:[.,]\\d{1,2})?";
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${CURRENCY}) ?(${NUMBER})(?!\\d)`, "giu");
const AFTER = new RegExp(`(?<![\\p{L}\\p{N}.,#])(${NUMBER})(?:,-)? ?(?:${CURRENCY})(?![\\p{L}])`, "giu");
const DECIMAL = /(?<![\p{L}\p{N}.,#/:-])(\d{1,5}[.,]\d{2})(?![\d.,/:-]\d|\d|[.,]\d|\p{L})/giu;

/** Sums of money, with a currency or with two decimals. Both "1,234.50" and "1.234,50" are understood. */
export function readAmounts(text: string): AmountMention[] {
  const found: AmountMention[] = [];
  for (const [pattern, withCurrency] of [[BEFORE, true], [AFTER, true], [DECIMAL, false]] as const) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => span.start < other.end && other.start < span.end)) continue;
      const value = parseAmount(match[1]!);
      if (value === null) continue;
      found.push({ ...span, written: match[0].trim(), value, exact: /[.,]\d{1,2}$/.test(match[1]!), withCurrency });
    }
  }
  return found;
}

function parseAmount(written: string): number | null {
  const decimals = /[.,](\d{1,2})$/.exec(written);
  const whole = written.slice(0, decimals ? decimals.index : undefined).replace(/[.,' ]/g, "");
  const value = Number(`${whole}.${decimals?.[1] ?? "0"}`);
  return Number.isFinite(value) && value > 0 ? value : null;
}
