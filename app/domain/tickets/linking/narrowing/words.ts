import { foldWord } from "../reading/plain-text";
import { slips } from "../reading/number-words";
import { CONCEPTS, type Concept } from "./concept-words";

/** A word of a text or of a product's name, ready to be compared. */
export interface Word {
  /** As written. */
  written: string;
  folded: string;
  /** What the word may be without its ending; see formsOf. */
  forms: Set<string>;
  things: Set<string>;
  qualities: Set<string>;
  start: number;
  end: number;
}

const ENDINGS = ["s", "es", "e", "en", "n", "er", "x", "a", "o", "i", "je", "tje", "jes", "tjes"];

const BY_FORM = new Map<string, Concept[]>();
for (const [word, concepts] of CONCEPTS) for (const form of formsOf(word)) BY_FORM.set(form, [...(BY_FORM.get(form) ?? []), ...concepts]);
/** Short ends of German, Dutch and English compounds; other languages make none, and "velours" is no "ours". */
const SHORT_TAILS = new Set(
  `hemd trui jacke coat kleid robe jurk skirt rock hose broek shirt short pants dress sock socke shoe schuh boot laars schoen
  schal tuch sjaal hoed mutze muts ring kette brille bril lamp lampe light licht bulb kerze kaars vase vaas frame rahmen lijst
  klok clock table tisch tafel desk chair stuhl stoel sofa bank bett kissen kussen decke deken laken towel regal plank shelf
  tasse becher beker glas glass plate bord bowl schale pfanne topf knife fles kanne krug muhle molen grill mixer kabel cable
  hulle case maus mouse muis creme cream seife zeep book buch boek stift spiel spel game fiets bike helm board brett ball matte
  zelt tent leine lijn korb mand voer samen zaad erde beet kamm comb brush mask maske puppe karte kaart card seil touw rope
  akku accu band pumpe pomp tyre tire lock haken hook stand stool bench tray gabel fork spoon lepel broom besen sauce sosse saus
  stoff stof garn farbe verf baum boom tree blume bloem plant kraut saege zaag hamer boor drill watch pack`.split(/\s+/),
);
/** Ends of compounds: "Winterjacke", "wristwatch", "boekenplank". */
const TAILS = [...CONCEPTS.keys()].filter((word) => (word.length >= 6 || SHORT_TAILS.has(word)) && CONCEPTS.get(word)!.some((concept) => concept.kind === "thing"));

const cache = new Map<string, Pick<Word, "folded" | "forms" | "things" | "qualities">>();

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

const UNITS = /^(?:mm|cm|m|km|ml|cl|l|g|kg|mg|oz|lbs?|in|inch|inches|zoll|ft|w|watt|v|mah|wh|gb|tb|mp|bar|cups?|pieces?|pack)$/;

/** Neighbours that make one word elsewhere: "t shirt", "book shelf", "ear buds", "50 m". */
function joined(words: Word[]): Word[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!next || next.start - word.end !== 1) return [];
    if (/^\d+(?:[.,]\d+)?$/.test(word.folded) && UNITS.test(next.folded)) return [{ written: `${word.written} ${next.written}`, start: word.start, end: next.end, ...meaningsOf(word.folded + next.folded) }];
    if (word.folded.length + next.folded.length < 5) return [];
    const together = word.folded + next.folded;
    if (!CONCEPTS.has(together) && !CONCEPTS.has(together.replace(/s$/, ""))) return [];
    return [{ written: `${word.written} ${next.written}`, start: word.start, end: next.end, ...meaningsOf(together) }];
  });
}

function meaningsOf(written: string) {
  const known = cache.get(written);
  if (known) return known;
  const folded = foldWord(written).replace(/'s$/, "").replace(/-/g, "");
  const forms = formsOf(folded);
  const direct = CONCEPTS.get(folded) ?? byForm(forms) ?? [];
  // "espressomaschine" is known, and is a machine besides.
  const concepts = [...direct, ...(direct.length === 0 || folded.length >= 10 ? (compound(folded) ?? []) : [])];
  const meanings = {
    folded,
    forms,
    things: new Set(concepts.filter((concept) => concept.kind === "thing").flatMap((concept) => (concept.wider ? [concept.name, concept.wider] : [concept.name]))),
    qualities: new Set(concepts.filter((concept) => concept.kind === "quality").map((concept) => concept.name)),
  };
  if (cache.size > 50_000) cache.clear();
  cache.set(written, meanings);
  return meanings;
}

function compound(folded: string): Concept[] | null {
  // "Dekbedset", "Handtuchset": a set of what stands before.
  if (folded.length >= 7 && folded.endsWith("set")) {
    const whole = folded.slice(0, -3).replace(/s$/, "");
    return CONCEPTS.get(whole) ?? byForm(formsOf(whole)) ?? compound(whole);
  }
  const tail = TAILS.filter((word) => folded.length >= word.length + 3 && (folded.endsWith(word) || folded.replace(/(?:en|e|n|s|er)$/, "").endsWith(word))).sort((a, b) => b.length - a.length)[0];
  return tail === undefined ? null : CONCEPTS.get(tail)!;
}

function byForm(forms: Set<string>): Concept[] | null {
  // Nothing is left of "kommen" that would make it a Dutch "kom", nor of "moos" and "moon" that would make them one.
  const longest = Math.max(...[...forms].map((form) => form.length));
  for (const form of forms) {
    if (form.length < 3 || longest - form.length > 2) continue;
    const known = CONCEPTS.get(form) ?? (form.length >= 4 ? BY_FORM.get(form) : undefined);
    if (known) return known;
  }
  return null;
}

/**
 * A word with and without the endings of plural, gender and smallness in seven languages: "lampen" → lampen, lampe, lamp.
 * Two words are forms of each other when they share one.
 */
function formsOf(folded: string): Set<string> {
  const forms = new Set([folded]);
  if (folded.length < 4 || /\d/.test(folded)) return forms;
  for (const ending of ENDINGS) {
    if (!folded.endsWith(ending) || folded.length - ending.length < 3) continue;
    const base = folded.slice(0, -ending.length);
    forms.add(base);
    // Dutch and English double a consonant ("jassen"), Spanish has "es" after one ("cojines").
    if (/([bcdfgklmnprst])\1$/.test(base)) forms.add(base.slice(0, -1));
  }
  if (folded.endsWith("ies")) forms.add(`${folded.slice(0, -3)}y`);
  return forms;
}

function shareForm(a: Set<string>, b: Set<string>): boolean {
  for (const form of a) if (form.length >= 4 && b.has(form)) return true;
  return false;
}

function isDisjoint(a: Set<string>, b: Set<string>): boolean {
  for (const each of a) if (b.has(each)) return false;
  return true;
}

/**
 * How well a word of the message names a word of a product: 1 the same, .9 a slip of the finger or the same thing in
 * another language, .6 a wider word or the end of a compound, 0 not at all.
 */
export function likeness(written: Word, named: Word): number {
  if (written.folded === named.folded) return 1;
  // "Plants" are no planter, whatever endings could be taken away.
  if (written.things.size > 0 && named.things.size > 0 && isDisjoint(written.things, named.things)) return 0;
  if (shareForm(written.forms, named.forms)) return 0.95;
  for (const thing of written.things) if (named.things.has(thing)) return written.things.size + named.things.size > 2 ? 0.7 : 0.85;
  for (const quality of written.qualities) if (named.qualities.has(quality)) return 0.9;
  const [shorter, longer] = written.folded.length <= named.folded.length ? [written.folded, named.folded] : [named.folded, written.folded];
  if (/\d/.test(shorter) || shorter.length < 3) return 0;
  const [short, long] = written.folded.length <= named.folded.length ? [written, named] : [named, written];
  const isTail = (form: string) => (form.length >= 3 && longer.endsWith(form)) || (form.length >= 5 && [...long.forms].some((whole) => whole.endsWith(form)));
  if (longer.length >= shorter.length + 2 && (shorter.length >= 4 || short.things.size > 0) && [...short.forms].some(isTail)) return 0.65;
  if (shorter.length < 4) return 0;
  const allowed = shorter.length >= 9 ? 2 : shorter.length >= 5 ? 1 : 0;
  if (allowed > 0 && shorter[0] === longer[0] && slips(written.folded, named.folded) <= allowed) return 0.85;
  return 0;
}
