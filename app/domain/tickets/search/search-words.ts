import { orderNameKey, trackingKey } from "~/domain/orders/keys";

/**
 * The words of a text as the search knows them: lower case, without accents, split at everything that is neither letter
 * nor digit. The same function reads what is looked through and what is looked for, so that the two always agree.
 */
const MOST_WORDS = 2_000;
const LONGEST_WORD = 40;

export function searchWords(text: string): string[] {
  const words = new Set<string>();
  for (const word of fold(text).split(/[^\p{L}\p{N}]+/u)) {
    if (word === "") continue;
    for (const part of isUnspaced(word) ? pairsOf(word) : [word.slice(0, LONGEST_WORD)]) words.add(part);
    if (words.size >= MOST_WORDS) break;
  }
  return [...words];
}

/** Order names, tracking numbers, SKUs: in one piece ("UK-1042" → "uk1042") and in their parts ("uk", "1042"). */
export function codeWords(code: string): string[] {
  const whole = fold(orderNameKey(code) ?? trackingKey(code) ?? code).replace(/[^\p{L}\p{N}]+/gu, "");
  return [...new Set([whole.slice(0, LONGEST_WORD), ...searchWords(code)])].filter(Boolean);
}

/** A word that no text contains: what a ticket is marked with, so that one index serves words and filters. */
export function facet(kind: "tag" | "product" | "sku" | "customer", value: string): string {
  return `${kind}=${value.toLowerCase().slice(0, 120)}`;
}

/**
 * The tsquery for what a person typed; null when it holds no word. Every word has to be there; the last one may go on
 * ("lin" finds "linen"), because people look while they type. `alternatives`: other spellings of a word.
 */
export function searchQuery(typed: string, alternatives: ReadonlyMap<string, string[]> = new Map()): string | null {
  const words = searchWords(typed);
  if (words.length === 0) return null;
  const all = words
    .map((word, index) => {
      const spellings = [word, ...(alternatives.get(word) ?? [])].map(quote);
      if (index === words.length - 1 && word.length >= 2) spellings[0] += ":*";
      return spellings.length === 1 ? spellings[0] : `(${spellings.join(" | ")})`;
    })
    .join(" & ");
  // "UK-1042" and "3S TUVW 498" are also looked for in one piece.
  const whole = /\d/.test(typed) && words.length > 1 && typed.trim().length <= 45 ? codeWords(typed.trim())[0] : undefined;
  return whole && !words.includes(whole) ? `${quote(whole)} | (${all})` : all;
}

export function quote(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** Chinese, Japanese and Korean are written without spaces: their words are looked for by pairs of letters. */
function isUnspaced(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word);
}

function pairsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length === 1) return letters;
  return letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]!);
}
