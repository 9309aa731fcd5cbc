import { foldWord } from "../reading/plain-text";
import { slips } from "../reading/number-words";
import { CONCEPTS, PHRASES, phraseKey, type Concept } from "./concept-words";

/** A word of a text or of a product's name, ready to be compared. */
export interface Word {
  /** As written. */
  written: string;
  folded: string;
  /** What the word may be without its ending; see formsOf. */
  forms: Set<string>;
  things: Set<string>;
  /** What the things are kinds or parts of: "sneaker" is a shoe, "Zeltstange" is of a tent. */
  wider: Set<string>;
  qualities: Set<string>;
  /** Behind an elided "d'": it tells what kind the word before is. */
  linked: boolean;
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
  stoff stof garn farbe verf baum boom tree blume bloem plant kraut saege zaag hamer boor drill watch pack kubus`.split(/\s+/),
);
/** Ends of compounds: "Winterjacke", "wristwatch", "boekenplank". */
const TAILS = [...CONCEPTS.keys()].filter((word) => (word.length >= 6 || SHORT_TAILS.has(word)) && CONCEPTS.get(word)!.some((concept) => concept.kind === "thing"));

/** "Tentstok", "Zeltstange", "Zeepdispenser": pieces and holders of the thing before them. */
const PIECES =
  /^(?:e?n?s?)(?:stok|stange[n]?|gestange|stab|riem|gurte?|trager|band|bandel|sohlen?|zool|zolen|reissverschluss|rits|verschluss|sluiting|knopf|knopfe|knoop|knopen|griffe?|greep|handvat|henkel|hengsel|fuss|fusse|poot|poten|bein|beine|fullung|vulling|bezug|bezuge|hoes|naht|nahte|naad|spitze|tasche|taschen|zak|dispenser|spender|pomp|pumpe|halter|houder|stander|standaard|rad|rader|wiel|wielen|stecker|stekker|motor|klinge|schraube[n]?|schroef|schroeven|boden|bodem|lehne|leuning|platte[n]?|armlehne|kapuze|capuchon|schlaufe|lus|schnalle|gesp|absatz|hak|hakken|veters?|lace|kragen|kraag|armel|mouw|futter|voering|doos|karton|verpackung|verpakking|folie|glas|schirm|kap|docht|lont|duft|geur|teile?|onderdeel)$/;
/** The longest word for a thing that begins a compound and leaves a piece of it. */
const LEADS = [...CONCEPTS.keys()].filter((word) => word.length >= 4 && !word.includes("-") && CONCEPTS.get(word)!.some((concept) => concept.kind === "thing")).sort((a, b) => b.length - a.length);

type Meanings = Pick<Word, "folded" | "forms" | "things" | "wider" | "qualities">;

const cache = new Map<string, Meanings>();

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.,]\d+)?(?:['-][\p{L}\p{N}]+)*/gu)) {
    const start = match.index;
    const written = match[0].replace(/^(?:[ldjnmtsc]|qu|dell|nell|un)'/i, "");
    const linked = /^d'/i.test(match[0]);
    words.push({ written, linked, start, end: start + match[0].length, ...meaningsOf(written) });
    // "book-shelf" and "e-reader" are looked at both ways.
    if (written.includes("-")) for (const piece of written.split("-")) if (piece.length > 1) words.push({ written: piece, linked, start, end: start + match[0].length, ...meaningsOf(piece) });
  }
  const phrases = phrasesOf(text, words);
  // "Boucles d'oreilles" have no pillow in them.
  const free = words.filter((word) => !phrases.some((phrase) => word.start >= phrase.start && word.end <= phrase.end));
  return free.concat(joined(free), phrases).sort((a, b) => a.start - b.start);
}

const LONGEST_PHRASE = 4;

/** Things that take several words: "arbre à chat", "boucles d'oreilles", "brosse à dents", "water bottle". */
function phrasesOf(text: string, words: Word[]): Word[] {
  const found: Word[] = [];
  for (let first = 0; first < words.length; first += 1) {
    for (let last = Math.min(words.length, first + LONGEST_PHRASE) - 1; last >= first; last -= 1) {
      const [start, end] = [words[first]!.start, words[last]!.end];
      const written = text.slice(start, end);
      if (!/[ '-]/.test(written) || /[^\p{L}\p{N} '-]/u.test(written) || found.some((other) => start < other.end)) continue;
      const concepts = PHRASES.get(phraseKey(written));
      if (!concepts) continue;
      const folded = phraseKey(written).replace(/-/g, "");
      // In the south the thing itself comes first: "la machine" is the "machine à café".
      const head = /-(?:a|au|de|d|di|da|des|du|para|per)-/.test(phraseKey(written)) ? words[first]!.things : [];
      const { things, wider } = namesOf(concepts);
      found.push({ written, folded, forms: new Set([folded]), things, wider: new Set([...wider, ...head]), qualities: new Set(), linked: words[first]!.linked, start, end });
      break;
    }
  }
  return found;
}

const UNITS: [RegExp, string][] = [
  [/^(?:in|inch|inches|zoll|pouces?|pulgadas?|pollic[ei]|duim|polegadas?)$/, "in"],
  [/^(?:l|lt|lit(?:er|re|ro)s?|litri)$/, "l"],
  [/^(?:kg|kgs|kilos?|kilogramm?s?|chili)$/, "kg"],
  [/^(?:g|gr|grams?|gramm|grammes?|gramos?|grammi|gramas?|gram)$/, "g"],
  [/^(?:m|meters?|metres?|metros?|metri)$/, "m"],
  [/^(?:ft|feet|foot|fuss)$/, "ft"],
  [/^(?:pc|pcs|pieces?|piece|teile|teilig|teiliges|stuck|piezas?|pezzi|stuks|stukjes|pecas?)$/, "pc"],
  [/^(?:w|watts?)$/, "w"],
  [/^(?:lbs?|pounds?)$/, "lb"],
  [/^(?:mm|cm|km|ml|cl|mg|oz|v|mah|wh|gb|tb|mp|bar|cups?|pack)$/, "$&"],
];

/** "8-inch", "8 pouces" and "8 Zoll" are one word: "8in". */
function measure(number: string, unit: string): string | null {
  const known = UNITS.find(([pattern]) => pattern.test(unit));
  return known ? `${number.replace(",", ".")}${known[1] === "$&" ? unit.replace(/s$/, "") : known[1]}` : null;
}

/** Neighbours that make one word elsewhere: "t shirt", "book shelf", "ear buds", "50 m". */
function joined(words: Word[]): Word[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!next || next.start - word.end !== 1) return [];
    const measured = /^\d+(?:[.,]\d+)?$/.test(word.folded) ? measure(word.folded, next.folded) : null;
    if (measured !== null) return [{ written: `${word.written} ${next.written}`, linked: false, start: word.start, end: next.end, ...meaningsOf(measured) }];
    if (word.folded.length + next.folded.length < 5) return [];
    const together = word.folded + next.folded;
    if (!CONCEPTS.has(together) && !CONCEPTS.has(together.replace(/s$/, ""))) return [];
    return [{ written: `${word.written} ${next.written}`, linked: word.linked, start: word.start, end: next.end, ...meaningsOf(together) }];
  });
}

/** "olivgrün", "dunkelblaue", "lichtgroen": a shade is of its colour, but "Knäckebrot" is none of red. */
const SHADE = /^[a-z]{3,}(?<!b)(schwarz|weiss|rot|blau|grun|gelb|grau|braun|rosa|lila|zwart|wit|rood|blauw|groen|geel|grijs|bruin|roze|paars)(?:e[nrs]?)?$/;

function namesOf(concepts: Concept[]): { things: Set<string>; wider: Set<string> } {
  const named = concepts.filter((concept) => concept.kind === "thing");
  return { things: new Set(named.map((concept) => concept.name)), wider: new Set(named.flatMap((concept) => (concept.wider ? [concept.wider] : []))) };
}

function meaningsOf(written: string): Meanings {
  const known = cache.get(written);
  if (known) return known;
  const plain = foldWord(written).replace(/'s$/, "").replace(/-/g, "");
  const [, number, unit] = /^(\d+(?:[.,]\d+)?)(\p{L}+)$/u.exec(plain) ?? [];
  const folded = (number && unit ? measure(number, unit) : null) ?? plain;
  const forms = formsOf(folded);
  const direct = CONCEPTS.get(folded) ?? byForm(forms) ?? [];
  // "espressomaschine" is known, and is a machine besides.
  const concepts: Concept[] = [...direct, ...(direct.length === 0 || folded.length >= 10 ? (compound(folded) ?? []) : [])];
  const shade = direct.length === 0 ? SHADE.exec(folded)?.[1] : undefined;
  if (shade) concepts.push(...CONCEPTS.get(shade)!);
  const { things, wider } = namesOf(concepts);
  if (things.size === 0) for (const whole of wholesOf(folded)) wider.add(whole);
  const meanings = {
    folded,
    forms,
    things,
    wider,
    qualities: new Set([...concepts, ...(direct.length === 0 ? leadingQuality(folded) : [])].filter((concept) => concept.kind === "quality").map((concept) => concept.name)),
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
  const tail = longestTail(folded);
  return tail === undefined ? null : CONCEPTS.get(tail)!;
}

function longestTail(folded: string): string | undefined {
  return TAILS.filter((word) => folded.length >= word.length + 3 && (folded.endsWith(word) || folded.replace(/(?:tjes|jes|tje|je|en|e|n|s|er)$/, "").endsWith(word))).sort((a, b) => b.length - a.length)[0];
}

/** "Feigenkerze", "Lederhose": what the thing is made of, or smells of. */
function leadingQuality(folded: string): Concept[] {
  const tail = longestTail(folded);
  if (tail === undefined) return [];
  const lead = folded.slice(0, folded.lastIndexOf(tail));
  return lead.length < 4 ? [] : (CONCEPTS.get(lead) ?? byForm(formsOf(lead)) ?? []);
}

/** The things of which a compound names a piece: "Zeltstange" → tent. */
function wholesOf(folded: string): string[] {
  if (folded.length < 7) return [];
  const lead = LEADS.find((word) => folded.startsWith(word) && PIECES.test(folded.slice(word.length)));
  return lead === undefined ? [] : [...namesOf(CONCEPTS.get(lead)!).things];
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

/** Two kinds of shoe are two things; a shoe may be any of them. */
function isKindOf(one: Word, other: Word): boolean {
  return !isDisjoint(one.wider, other.things) || !isDisjoint(one.things, other.wider);
}

/**
 * How well a word of the message names a word of a product: 1 the same, .9 a slip of the finger or the same thing in
 * another language, .6 a wider word or the end of a compound, 0 not at all.
 */
export function likeness(written: Word, named: Word): number {
  if (written.folded === named.folded) return 1;
  // "Plants" are no planter, whatever endings could be taken away.
  const kind = isKindOf(written, named);
  if (written.things.size > 0 && named.things.size > 0 && !kind && isDisjoint(written.things, named.things)) return 0;
  if (shareForm(written.forms, named.forms)) return 0.95;
  if (!isDisjoint(written.things, named.things)) return written.things.size + named.things.size > 2 ? 0.7 : 0.85;
  if (kind) return 0.7;
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
