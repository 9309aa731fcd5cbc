import { foldWord } from "../reading/plain-text";
import { slips } from "../reading/number-words";
import { CONCEPTS, type Concept } from "./concepts";

/** A word of a text or of a product's name, ready to be compared. */
export interface Word {
  /** As written. */
  written: string;
  folded: string;
  stem: string;
  things: Set<string>;
  qualities: Set<string>;
  start: number;
  end: number;
}

const STEMS = new Map<string, Concept[]>();
for (const [word, concepts] of CONCEPTS) STEMS.set(stemOf(word), [...(STEMS.get(stemOf(word)) ?? []), ...concepts]);
/** Endings of German, Dutch and English compounds: "Winterjacke", "wristwatch", "boekenplank". */
const TAILS = [...CONCEPTS.keys()].filter((word) => word.length >= 4 && CONCEPTS.get(word)!.some((concept) => concept.kind === "thing"));

const cache = new Map<string, Pick<Word, "folded" | "stem" | "things" | "qualities">>();

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.,]\d+)?(?:['-][\p{L}\p{N}]+)*/gu)) {
    const start = match.index;
    const written = match[0].replace(/^(?:[ldjnmtsc]|qu|dell|nell|un)'/i, "");
    words.push({ written, start, end: start + match[0].length, ...meaningsOf(written) });
    // "book-shelf" and "e-reader" are looked at both ways.
    if (written.includes("-")) for (const piece of written.split("-")) if (piece.length > 1) words.push({ written: piece, start, end: start + match[0].length, ...meaningsOf(piece) });
  }
  return words.concat(joined(words)).sort((a, b) => a.start - b.start);
}

/** Neighbours that make one word elsewhere: "t shirt", "book shelf", "ear buds", "smart watch". */
function joined(words: Word[]): Word[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!next || next.start - word.end !== 1 || word.folded.length + next.folded.length < 5) return [];
    const together = word.folded + next.folded;
    if (!CONCEPTS.has(together) && !CONCEPTS.has(together.replace(/s$/, ""))) return [];
    return [{ written: `${word.written} ${next.written}`, start: word.start, end: next.end, ...meaningsOf(together) }];
  });
}

function meaningsOf(written: string) {
  const known = cache.get(written);
  if (known) return known;
  const folded = foldWord(written).replace(/'s$/, "").replace(/-/g, "");
  const stem = stemOf(folded);
  const concepts = CONCEPTS.get(folded) ?? STEMS.get(stem) ?? compound(folded) ?? [];
  const meanings = {
    folded,
    stem,
    things: new Set(concepts.filter((concept) => concept.kind === "thing").flatMap((concept) => (concept.wider ? [concept.name, concept.wider] : [concept.name]))),
    qualities: new Set(concepts.filter((concept) => concept.kind === "quality").map((concept) => concept.name)),
  };
  if (cache.size > 50_000) cache.clear();
  cache.set(written, meanings);
  return meanings;
}

function compound(folded: string): Concept[] | null {
  const tail = TAILS.filter((word) => folded.length >= word.length + 3 && (folded.endsWith(word) || folded.replace(/(?:en|e|n|s|er)$/, "").endsWith(word))).sort((a, b) => b.length - a.length)[0];
  return tail === undefined ? null : CONCEPTS.get(tail)!;
}

/** Singular and plural in seven languages get the same stem; it is never shown. */
export function stemOf(folded: string): string {
  let stem = folded;
  if (stem.length > 3) stem = stem.replace(/(?<=[a-z]{2})(?:ies|y)$/, "i").replace(/(?<!s|u|i)s$/, "");
  if (stem.length > 4) stem = stem.replace(/(?:en|er|es|e|n|i|a|o)$/, "");
  return stem;
}

/**
 * How well a word of the message names a word of a product: 1 the same, .9 a slip of the finger or the same thing in
 * another language, .6 a wider word or the end of a compound, 0 not at all.
 */
export function likeness(written: Word, named: Word): number {
  if (written.folded === named.folded) return 1;
  if (written.stem === named.stem && written.stem.length >= 3) return 0.95;
  for (const thing of written.things) if (named.things.has(thing)) return written.things.size + named.things.size > 2 ? 0.7 : 0.85;
  for (const quality of written.qualities) if (named.qualities.has(quality)) return 0.9;
  const [shorter, longer] = written.folded.length <= named.folded.length ? [written.folded, named.folded] : [named.folded, written.folded];
  if (/\d/.test(shorter) || shorter.length < 4) return 0;
  if (longer.length >= shorter.length + 3 && (longer.endsWith(shorter) || longer.endsWith(stemOf(shorter)))) return 0.6;
  const allowed = shorter.length >= 9 ? 2 : shorter.length >= 5 ? 1 : 0;
  if (allowed > 0 && shorter[0] === longer[0] && slips(written.folded, named.folded) <= allowed) return 0.85;
  return 0;
}
