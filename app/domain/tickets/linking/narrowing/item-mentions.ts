import { skuKey } from "~/domain/orders/keys";
import type { OrderLine } from "~/shopify/order-snapshot";
import type { Candidate } from "../types";
import { foldWord } from "../reading/plain-text";
import { CONCEPTS } from "./concept-words";
import { EVERYDAY, everydayWordsOf } from "./everyday-words";
import { likeness, wordsOf, type Word } from "./words";

/** Something of one order's that a word of the message may name. */
export interface LineMatch {
  title: string;
  words: string;
  /** 0 to 1: how much of the product's name is there. */
  strength: number;
  /** How many of the variant's options ("black", "XL") are there too; those of another sentence count half. */
  options: number;
}

/** One thing that the message speaks of, and every order that has it. */
export interface ItemMention {
  start: number;
  end: number;
  words: string;
  /** Where the same word stands once more. */
  again: { start: number; end: number }[];
  matches: Map<Candidate, LineMatch>;
  /** It is what the writer wants instead: "exchange the tablet for a laptop". */
  wanted: boolean;
  /** Only a colour or size is said ("the red one"), or what a product is for: a lead where nothing else is named. */
  vague: boolean;
}

const WEAK_HEADS = /^(?:set|kit|pack|box|lot|jeu|juego|conjunto|coppia|servizio|paar|bundle|edition|collection|pro|mini|max|plus|lite|ultra|air|go|smart|basic|classic|original|premium|deluxe|new|pair|pieces?|size|style|no|nr|the|and|with|for|of|in|de|da|di|du|des|la|le|mit|und|fur|avec|con|com|met|van|voor|en|y|e|und|il|el|les|par|per|pour|para)$/;
/** Words of Latin and the south that shops give as names to things: the "Koekenpan Terra" has no soil. */
const NAMES = /^(?:terra|luna|sole?|luz|lux|stella|nova|aqua|mare|mara|vera|bella|alba|lino|perla|mira|sierra|oso|orso|ours|bar|vela|tela|fiore|flora|loma|cala|cima|vento|onda|rio|costa|piazza|moon|bear)$/;

/** "Vesta" is no vest: what only its last letter makes a thing is a name. */
function isGivenName({ folded }: Word): boolean {
  return NAMES.test(folded) || (/[ao]$/.test(folded) && !CONCEPTS.has(folded));
}

/** "S7", "18V", "2024": people leave it away. */
const MODEL = /^(?:\d.*|[a-z]{1,2}\d{1,4}[a-z]?)$/;
const LINKING_WORDS = /^(?:de|da|di|du|des|en|mit|avec|con|com|met|van|with|for|of|in|a|aus|von|pour|per|para|voor|w)$/;
/** Finds the things of these orders that the text names, in seven languages and with slips of the finger. */
export function readItems(text: string, candidates: Candidate[]): ItemMention[] {
  const isEveryday = everydayWordsOf(text);
  const words = wordsOf(text).filter((word) => (word.folded.length >= 2 || /^[SML]$/.test(word.written)) && !isEveryday(word.folded));
  const exchanged = wantedSpans(text);
  const byTitle = new Map<string, ReturnType<typeof matchTitle>>();
  const mentions = new Map<string, ItemMention>();
  for (const candidate of candidates) {
    for (const line of candidate.order.lines) {
      const { title } = line;
      const name = nameOf(line);
      if (!byTitle.has(name)) byTitle.set(name, matchTitle(title, words) ?? (name === title ? null : matchTitle(name, words)));
      const match = byTitle.get(name);
      if (!match) continue;
      const { anchor, strength } = match;
      const options = countOptions(line, words, anchor, text, exchanged);
      const key = anchor.things.size > 0 ? [...anchor.things][0]! : [...anchor.forms].at(-1)!;
      const mention = mentions.get(key) ?? { start: anchor.start, end: anchor.end, words: anchor.written, again: repeats(anchor, words), matches: new Map(), wanted: isWithin(exchanged.things, anchor.start), vague: false };
      mentions.set(key, mention);
      const known = mention.matches.get(candidate);
      if (!known || worth(known) < strength + options) mention.matches.set(candidate, { title, words: anchor.written, strength, options });
    }
  }
  const named = [...mentions.values()].map(keepBest).concat(readCodes(text, candidates));
  return (named.length > 0 ? named : readVague(text, words, candidates, exchanged)).sort((a, b) => a.start - b.start);
}

/** "The Sound of Rain, Paperback": what does not say what it is takes that from its type, or from its variant. */
function nameOf({ title, productType, variantTitle }: OrderLine): string {
  const key = [title, productType, variantTitle].join("\n");
  const known = names.get(key);
  if (known !== undefined) return known;
  const saysThing = (text: string | null) => wordsOf(text ?? "").some((word) => word.things.size > 0);
  const kind = saysThing(title) ? undefined : [productType, variantTitle].find(saysThing);
  const name = kind ? `${kind} - ${title}` : title;
  if (names.size > 20_000) names.clear();
  names.set(key, name);
  return name;
}

const names = new Map<string, string>();

/** Words of an option that people also say of anything else. */
const SAID_OF_ANYTHING = /^(?:yes|no|none|all|men|women|kids?|full|half|on|in|off|multi|assorted|standard|regular|default|one|size|free|first|water|air|home|room|hand|light)$/;

/** "The red one", "die graue", "the 16 kg", "en latón": an option of what was bought, where no thing of theirs is named. */
function readVague(text: string, words: Word[], candidates: Candidate[], exchanged: WantedSpans): ItemMention[] {
  if (candidates.length < 2) return [];
  const said = words.filter((word) => !isWithin(exchanged.options, word.start));
  const mentions = new Map<Word, ItemMention>();
  for (const candidate of candidates) {
    for (const line of candidate.order.lines) {
      for (const named of optionsOf(line).flat()) {
        const word = said.find((candidate) => saysOptionAlone(text, candidate, named));
        if (!word) continue;
        const mention = mentions.get(word) ?? { start: word.start, end: word.end, words: word.written, again: [], matches: new Map(), wanted: false, vague: true };
        mentions.set(word, mention);
        mention.matches.set(candidate, { title: `${line.title}, ${line.variantTitle}`, words: word.written, strength: 0.5, options: 0 });
      }
    }
  }
  for (const word of said.filter(({ things, wider, folded }) => things.size + wider.size > 0 && !SAID_BESIDES.test(folded))) {
    const having = candidates.flatMap((candidate) => candidate.order.lines.filter((line) => isMainThing(word, line.title)).map((line) => [candidate, line] as const));
    if (having.length === 0 || mentions.has(word)) continue;
    const matches = new Map(having.map(([candidate, line]) => [candidate, { title: line.title, words: word.written, strength: 0.35, options: 0 }]));
    mentions.set(word, { start: word.start, end: word.end, words: word.written, again: [], matches, wanted: false, vague: true });
  }
  return [...mentions.values()].filter((mention) => mention.matches.size < candidates.length);
}

const OF_THE_WRITER =
  /(?<!\p{L})(?:my|our|the|this|these|those|mein|unser|meine[nmrs]?|unsere[nmrs]?|der|die|das|den|dem|am|beim|vom|zum|im|diese[nmrs]?|mon|ma|mes|notre|nos|le|la|les|du|au|ce|cet|cette|ces|l'|mi|mis|nuestr[oa]s?|el|del|al|los|las|est[aeo]s?|il|lo|gli|i|mio|mia|miei|mie|quest[oaie]|l'|dell[ao']|mijn|m'n|mn|onze|ons|de|het|deze|dit|o|a|os|as|meus?|minhas?)\s*(?:\p{L}{3,}\s+){0,2}$/iu;

/**
 * "My boots leak", where none of these orders has boots, and of all that is in them it is known what it is: then the
 * boots are of an order that we do not see, or of somebody else's.
 */
export function speaksOfAnotherThing(text: string, candidates: Candidate[]): boolean {
  const titles = candidates.flatMap((candidate) => candidate.order.lines.map((line) => wordsOf(line.title).filter((word) => word.things.size + word.wider.size > 0)));
  if (titles.some((named) => named.length === 0)) return false;
  const kinds = new Set(titles.flat().flatMap((named) => [...named.things, ...named.wider]));
  const isEveryday = everydayWordsOf(text);
  const said = wordsOf(text).filter((word) => word.things.size > 0 && !isEveryday(word.folded) && isPlainName(word));
  const isHere = (word: Word) => [...word.things, ...word.wider].some((kind) => kinds.has(kind));
  const isTheirs = (word: Word) => /^(?:l|dell)'/i.test(text.slice(word.start, word.end)) || OF_THE_WRITER.test(text.slice(Math.max(0, word.start - 40), word.start));
  return said.some(isTheirs) && !said.some(isHere);
}

const ORDER_WORDS = /(?:adress|adres|address|pakje|paket|pakket|bestell|bestel|command|pedido|encomend|liefer|versand)/;

/** Written as the dictionary has it: endings and compounds make things of many a word that is none. */
function isPlainName({ folded, forms, written }: Word): boolean {
  if (folded.length < 4 || SAID_BESIDES.test(folded) || EVERYDAY.test(folded) || ORDER_WORDS.test(folded)) return false;
  const plain = (word: string) => word.length >= 4 && CONCEPTS.has(word);
  return /[ '-]/.test(written) || plain(folded) || (/(?:s|n|x|i)$/.test(folded) && [...forms].some((form) => form !== folded && folded.startsWith(form) && plain(form))) || folded.length >= 8;
}

/** "Zelt Duo Light" is a tent; "Plant Food" is no plant. */
function isMainThing(said: Word, title: string): boolean {
  const things = wordsOf(title).filter((named) => named.things.size > 0);
  return things.some((named) => likeness(said, named) >= 0.65) && things.every((named) => likeness(said, named) >= 0.65 || SAID_BESIDES.test(named.folded));
}

/** Things that people write of without having bought them, or that are pieces of what they bought ("the strap snapped"). */
const SAID_BESIDES =
  /^(?:straps?|lids?|hooks?|handles?|armband|armbander|riemen|riemchen|trager|deckel|haken|tirantes?|correas?|cinturino|bretelles?|tapa|tapas|couvercles?|coperchi[oi]?|deksels?|haakjes?|bandjes?|phones?|handy|telefono?n?|telephone|telefoon|telefone|cards?|karte|carte|tarjeta|carta|kaart|cartao|keys?|books?|tracks?|ring|rings|stands?|bins?|trains?|scale|light|lights|licht|case|cases|fall|glass|glas|table|tisch|tafel|desk|desks|bett|bed|beds|wall|watch|strings?|game|games|spiel|print|prints|bar|bear|ours|oso|moon|mask|coffee|kaffee|tea|thee|bank|banco|banca|banc|post|lit|oil|tree|baum|slip|pack|packs|iron|tie|ties|top|notebook|computer|laptop|ordinateur|router|tape|can|cans|pan|mat|ball|cap|fan|fans|tap|chain|came|want|trackers?)$/;

export function isSaidBesides({ words }: ItemMention): boolean {
  return SAID_BESIDES.test(foldWord(words));
}

function repeats(anchor: Word, words: Word[]): { start: number; end: number }[] {
  return words.filter((word) => word.start > anchor.end && word.folded === anchor.folded).map(({ start, end }) => ({ start, end }));
}

function worth(match: LineMatch): number {
  return match.strength + match.options;
}

/** "water bottle" is the Water Bottle, not also the Hot Bottle. */
function keepBest(mention: ItemMention): ItemMention {
  const best = Math.max(...[...mention.matches.values()].map((match) => match.strength));
  for (const [candidate, match] of mention.matches) if (match.strength < best - 0.2) mention.matches.delete(candidate);
  return mention;
}

interface NamedWord {
  word: Word;
  weight: number;
  head: boolean;
}

const titles = new Map<string, NamedWord[]>();

function matchTitle(title: string, words: Word[]): { anchor: Word; strength: number } | null {
  const named = titles.get(title) ?? weigh(title);
  if (titles.size > 20_000) titles.clear();
  titles.set(title, named);
  let total = 0;
  let matched = 0;
  let anchor: { word: Word; rank: number } | null = null;
  let byName = false;
  const headAt = named.find(({ head }) => head)?.word.start ?? Infinity;
  for (const { word, weight, head } of named) {
    total += weight;
    let best = 0;
    let bestWord: Word | null = null;
    for (const candidate of words) {
      const like = likeness(candidate, word);
      if (like > best) [best, bestWord] = [like, candidate];
    }
    if (!bestWord) continue;
    matched += weight * best;
    // "The Karwendel": many things have a name of their own behind what they are.
    byName ||= word.start > headAt && best >= 0.95 && isOwnName(word);
    const unusual = word.things.size === 0 && word.qualities.size === 0 && word.folded.length >= 4 && best >= 0.85;
    const rank = head ? 2 * best : unusual ? 1 : 0;
    if (rank > 0 && (!anchor || rank > anchor.rank)) anchor = { word: bestWord, rank };
  }
  if (total === 0 || !anchor) return null;
  const strength = matched / total;
  // Half of a long name, or its head, is how people talk; an unusual word alone may be chance.
  const enough = anchor.rank >= 1.2 || byName;
  return strength >= 0.4 || enough ? { anchor: anchor.word, strength: Math.max(strength, enough ? 0.6 : 0) } : null;
}

function isOwnName({ written, folded, things, qualities }: Word): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(written) && folded.length >= 6 && things.size === 0 && qualities.size === 0 && !EVERYDAY.test(folded) && !WEAK_HEADS.test(folded);
}

/** The words of a product's name: its head ("Bottle" of "Water Bottle", "Lampe" of "Lampe de bureau") counts most. */
function weigh(title: string): NamedWord[] {
  const main = title.split(/ [-–|·:] |[|(,]/)[0] ?? title;
  const all = wordsOf(title).filter((word) => !/-/.test(word.written) || word.things.size > 0 || !/[a-z]-[a-z]/i.test(word.written));
  const words = all.filter((word) => !WEAK_HEADS.test(word.folded) && !isPieceOfAThing(word, all));
  const inMain = words.filter((word) => word.start < main.length);
  const linkAt = all.find((word) => (word.linked || LINKING_WORDS.test(word.folded)) && word.start > 0)?.start ?? Infinity;
  const beforeLink = inMain.filter((word) => word.end <= linkAt);
  const pool = beforeLink.length > 0 ? beforeLink : inMain.length > 0 ? inMain : words;
  const things = pool.filter((word, index) => word.things.size > 0 && (index === 0 || !isGivenName(word)));
  // Of a name that is in no dictionary ("Monstera Deliciosa"), every word is as good.
  const unknown = pool.filter((word) => !/^\d/.test(word.folded) && (word.qualities.size === 0 || word === pool.at(-1)));
  const heads = things.length > 0 ? things.slice(-1) : unknown.length > 0 ? unknown : pool.slice(-1);
  const weight = (word: Word) => (heads.includes(word) ? (heads.length > 1 ? 1 : 2) : word.qualities.size > 0 || MODEL.test(word.folded) ? 0.4 : 1);
  return words.map((word) => ({ word, head: heads.includes(word), weight: weight(word) }));
}

/** In "Lunch Box" neither a lunch nor a box is meant. */
function isPieceOfAThing(word: Word, all: Word[]): boolean {
  return all.some((whole) => whole.things.size > 0 && whole.written.includes(" ") && whole.start <= word.start && whole.end >= word.end && whole.written.length > word.written.length);
}

function countOptions(line: OrderLine, words: Word[], anchor: Word, text: string, exchanged: WantedSpans): number {
  const said = words.filter((word) => !isWithin(exchanged.options, word.start));
  const near = nearThing(said, words, anchor, text);
  const within = (named: Word[], places: Word[]) => named.every((word) => places.some((candidate) => saysOption(text, candidate, word)));
  return optionsOf(line).reduce((sum, named) => {
    // "The green one" is the "Forest green".
    const colours = named.filter((word) => word.qualities.size > 0);
    return sum + (within(named, near) ? 1 : colours.length > 0 && within(colours, near) ? 0.8 : within(named, said) ? 0.5 : 0);
  }, 0);
}

/** The options of a variant, each in words: "15-inch" and "50 m" are one word here, not also their pieces. */
function optionsOf({ variantTitle }: OrderLine): Word[][] {
  if (!variantTitle || variantTitle === "Default Title") return [];
  return variantTitle.split(/\s*[/,·]\s*/).flatMap((option) => {
    const named = wordsOf(option).filter((word, _, all) => !/^(?:yes|no|none|size)$/.test(word.folded) && !all.some((whole) => whole.written.length > word.written.length && whole.start <= word.start && whole.end >= word.end));
    return named.length > 0 ? [named] : [];
  });
}

/** What stands before and behind a size that stands for a thing: "the medium and", "la grande.", "den kleinen hier". */
const ARTICLE = /(?<!\p{L})(?:the|der|die|das|den|dem|le|la|el|los|las|il|lo|de|het|o|a|one|une?|una?|my|mein[en]?)\s+$/iu;
const NO_NOUN = /^(?:\s*(?:$|[.,!?;:)\n])|\s+(?:ones?|and|und|et|y|e|en|but|aber|mais|pero|ma|maar|is|are|was|were|has|had|ist|sind|war|hat|est|sont|era|es|son|heeft|zijn|for|from|that|which|which|que|qui|che|die|der|das)(?!\p{L}))/iu;

function saysOptionAlone(text: string, said: Word, named: Word): boolean {
  if (SAID_OF_ANYTHING.test(named.folded) || (named.things.size > 0 && named.qualities.size === 0)) return false;
  const size = LETTER_SIZES.has(named.folded) || ["small", "medium", "large"].some((each) => named.qualities.has(each));
  if (size) return saysOption(text, said, named) && (saysSize(text, said.start) || (ARTICLE.test(text.slice(0, said.start)) && NO_NOUN.test(text.slice(said.end))));
  if (/^\d/.test(named.folded)) return saysOption(text, said, named);
  // "Rotto" is broken in Italian, and no German red with an ending.
  if (named.qualities.size > 0) return likeness(said, named) >= 0.9 && (CONCEPTS.has(said.folded) || said.folded.length >= 6);
  return named.folded.length >= 4 && likeness(said, named) >= (named.folded.length >= 8 ? 0.85 : 0.95);
}

const LETTER_SIZES = new Map([["s", "small"], ["m", "medium"], ["l", "large"]]);

function saysOption(text: string, said: Word, named: Word): boolean {
  if (/^\d{1,2}$/.test(named.folded)) return said.folded === named.folded && saysSize(text, said.start);
  // "The 160 sheet" is the one of "160x200".
  if (/^\d{2,3}x\d/.test(named.folded) && /^\d{2,3}(?:cm)?$/.test(said.folded)) return named.folded.startsWith(`${Number.parseInt(said.folded, 10)}x`);
  const size = LETTER_SIZES.get(named.folded);
  if (size) return said.qualities.has(size) || (said.written === named.written && saysSize(text, said.start));
  // "laptoprugzak" is the backpack in its laptop variant.
  if (named.folded.length >= 5 && said.folded.length >= named.folded.length + 3 && said.folded.startsWith(named.folded)) return true;
  return likeness(said, named) >= 0.85;
}

/** What is said in the sentences that speak of the thing; anywhere, when only the subject line names it. */
function nearThing(said: Word[], words: Word[], anchor: Word, text: string): Word[] {
  const places = words.filter((word) => word === anchor || word.folded === anchor.folded || (anchor.things.size > 0 && likeness(word, anchor) >= 0.65));
  const sentences = places.map((word) => sentenceAround(text, word.start));
  const subjectEnd = text.indexOf("\n");
  if (subjectEnd > 0 && places.every((word) => word.start < subjectEnd)) return said;
  return said.filter((word) => sentences.some(([from, to]) => word.start >= from && word.start < to));
}

function saysSize(text: string, at: number): boolean {
  return /(?:size|gr(?:öße|osse|oesse|\.)?|taille|pointure|talla|taglia|maat|tamanho|in|eu|us|uk|n[uo]?[°º.]?)\s*:?\s*$/i.test(text.slice(Math.max(0, at - 12), at));
}

function sentenceAround(text: string, at: number): [number, number] {
  const before = text.slice(0, at).search(/[.!?\n][^.!?\n]*$/);
  const after = text.slice(at).search(/[.!?](?:\s|$)|\n/);
  return [before < 0 ? 0 : before, after < 0 ? text.length : at + after];
}

interface WantedSpans {
  things: [number, number][];
  options: [number, number][];
}

const EXCHANGE_FOR =
  /(?:(?:exchang|swap|replac|trad|tausch|umtausch|wechsel|[eé]chang|remplac|sostitu|ruil|vervang|troc|substitu)[^.;!?\n]{0,120}?\s(?:to|for|into|with|against|gegen|in|contre|par|por|con|voor|tegen)|(?:chang|modif|upgrad|switch|cambi|änder|wijzig|alter)[^.;!?\n]{0,120}?\s(?:to|into|zu|auf|en|por|con|in|naar|para))\s/gi;
const RATHER = /(?:instead|rather|prefer|would like|'d like|i want|i need|lieber|stattdessen|brauche|möchte|préfère|voudrais|plutôt|prefiero|quiero|quisiera|preferisco|vorrei|liever|graag|wil|prefiro|queria|gostaria|doch (?:lieber )?in)\b/gi;

function wantedSpans(text: string): WantedSpans {
  const spans = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match): [number, number] => {
      const start = match.index + match[0].length;
      return [start, sentenceAround(text, start)[1]];
    });
  const things = spans(EXCHANGE_FOR);
  return { things, options: [...things, ...spans(RATHER)] };
}

function isWithin(spans: [number, number][], at: number): boolean {
  return spans.some(([start, end]) => at >= start && at < end);
}

/** SKUs, and Shopify's ids of products and variants, as staff and shops' own mails write them. */
function readCodes(text: string, candidates: Candidate[]): ItemMention[] {
  const written = new Map<string, { start: number; text: string }>();
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)*/gu)) {
    const key = /\d/.test(match[0]) && match[0].length >= 4 ? skuKey(match[0]) : null;
    if (key) written.set(key, { start: match.index, text: match[0] });
  }
  const mentions = new Map<string, ItemMention>();
  if (written.size === 0) return [];
  for (const candidate of candidates) {
    for (const line of candidate.order.lines) {
      for (const key of [skuKey(line.sku), idNumber(line.variantId), idNumber(line.productId)]) {
        const found = key === null ? undefined : written.get(key);
        if (!found) continue;
        const mention = mentions.get(key!) ?? { start: found.start, end: found.start + found.text.length, words: found.text, again: [], matches: new Map(), wanted: false, vague: false };
        mention.matches.set(candidate, { title: line.title, words: found.text, strength: 1.5, options: 0 });
        mentions.set(key!, mention);
      }
    }
  }
  return [...mentions.values()];
}

function idNumber(gid: string | null): string | null {
  const digits = gid ? /(\d{8,})$/.exec(gid)?.[1] : undefined;
  return digits ?? null;
}
