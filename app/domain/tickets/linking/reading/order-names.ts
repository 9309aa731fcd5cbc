import { orderNameKey } from "~/domain/orders/keys";
import type { Place } from "../types";
import { takesBack } from "./mention-roles";
import { expandNumber, type NameFormat } from "./name-formats";
import { endsClause, followsAnAct, mayEndHere, mayStartHere, meaningAfter, meaningBefore } from "./number-context";
import { meaningOf } from "./number-words";
import { overlaps, type Span } from "./spans";

/**
 * How the text says that something is an order name:
 * `distinct` it has the shop's letters ("UK-1042"); `hash` "#1042"; `order` "order 1042"; `number` "no. 1042";
 * `about` "wegen 1042", "return 1042"; `alone` the line or subject is nothing else; `bare` only a number in a sentence;
 * `loose` behind some noun ("my shirt 1042"): counts only when the writer owns order 1042.
 */
export type NameCue = "distinct" | "hash" | "order" | "number" | "about" | "alone" | "bare" | "loose";

export interface NameMention extends Span {
  written: string;
  place: Place;
  cue: NameCue;
  /** Keys of the order names it may stand for; the first is what is written, the others add a prefix or suffix of the shop. */
  keys: string[];
  /** Mentions that are listed together ("1001, 1002 and 1003") share a number. */
  list: number;
  /** Listed with "or": the writer does not know which. */
  either: boolean;
  /** Written in a format of this shop. */
  known: boolean;
  /** For `loose`: the word before the number, in lower case. */
  noun?: string;
}

export interface Blocked {
  /** E-mail and web addresses, dates, amounts: never an order. */
  hard: Span[];
  /** What may be a phone number: an order only when the text says so. */
  soft: Span[];
}

interface Token extends Span {
  digits: string;
  /** Where the words before it end. */
  digitsAt: number;
  hash: boolean;
  /** Said by the word that the digits are glued to: "Nr.1042". */
  glued: "order" | "number" | null;
  /** One of "1001/1002": the slash is no sign of a date. */
  listed: boolean;
}

/** Finds order names in one part of a message. Whether the shop has such an order is for the caller to look up. */
export function readOrderNames(text: string, place: Place, formats: NameFormat[], blocked: Blocked): NameMention[] {
  const mentions = readDistinctNames(text, place, formats, blocked);
  mentions.push(...readSpacedNumbers(text, place, formats, [...mentions, ...blocked.hard]));
  const taken: Span[] = [...mentions];
  const tokens: Token[] = [];
  for (const word of gluedWords(text)) {
    if (taken.some((span) => overlaps(span, word)) || blocked.hard.some((span) => overlaps(span, word))) continue;
    const found = tokensOf(word);
    if (found) tokens.push(...found);
    else mentions.push(...unknownCode(word, place));
  }
  mentions.push(...readNumbers(text, place, tokens, formats, blocked));
  mentions.sort((a, b) => a.start - b.start);
  return joinLists(text, mentions);
}

/** Names with letters or a fixed second number, in any spelling: "UK-1042", "uk 1042", "EXC-#1234", "1001 ORD". */
function readDistinctNames(text: string, place: Place, formats: NameFormat[], blocked: Blocked): NameMention[] {
  const mentions: NameMention[] = [];
  const framed = formats.filter((format) => format.prefix + format.suffix !== "");
  // Longest first, so that "SDA-1001-2026" is not read as another format's "SDA-1001".
  framed.sort((a, b) => (b.prefix + b.suffix).length - (a.prefix + a.suffix).length);
  for (const format of framed) {
    for (const match of text.matchAll(patternOf(format))) {
      const written = match[0].replace(format.prefix === "" ? /^\s*\p{L}+[.:]?(?=#? ?\d)/u : /^\s+/, "").trim();
      const span = { start: match.index + match[0].lastIndexOf(written), end: match.index + match[0].length };
      if ([...mentions, ...blocked.hard].some((other) => overlaps(other, span)) || isTooFaint(written, format)) continue;
      const key = format.prefix + match[1]!.replace(/ /g, "").padStart(format.padded, "0") + format.suffix;
      const keys = new Set([orderNameKey(written) ?? key, key]);
      mentions.push({ ...span, written, place, cue: "distinct", keys: [...keys], list: 0, either: false, known: true });
    }
  }
  return mentions;
}

const GLUED_LABELS = "nr|no|num|n|numero|nummer|order|ordr|ord|bestellung|bestelling|commande|pedido|ordine|encomenda";
const patterns = new WeakMap<NameFormat, RegExp>();

function patternOf(format: NameFormat): RegExp {
  const known = patterns.get(format);
  if (known) return known;
  const most = Math.max(format.maxDigits, format.padded) + 1;
  // The key keeps a dash only between digits; between anything else people write dash, space, dot, "#" or nothing.
  const loosely = (piece: string) => [...piece].map((character) => (character === "-" ? "[-\\s/._]" : character)).join("[-#._ ]?");
  const before = format.prefix ? `${loosely(format.prefix)}${/\d$/.test(format.prefix) ? "[-\\s/._#]" : "[-#\\s._/]{0,5}"}` : "";
  const after = format.suffix ? `${/^\d/.test(format.suffix) ? "[-\\s/._]" : "[-\\s/._]?"}${loosely(format.suffix)}` : "";
  // "nr1336-eu": the word that says what it is may be glued on, where the shop has no letters of its own there.
  const label = format.prefix === "" ? `(?:(?:${GLUED_LABELS})[.:]?)?` : "";
  const digits = `\\d{${format.padded > 0 ? 1 : Math.max(1, format.minDigits - 1)},${most}}`;
  // "SPX 100 73": in groups, where letters before them say what they are, and they are as many as the shop's are.
  const groups = /\p{L}/u.test(format.prefix) && format.minDigits >= (/\p{L}{2}/u.test(format.prefix) ? 4 : 6) ? `|\\d{1,4}(?: \\d{2,4}){1,2}(?<=(?:\\d *){${format.minDigits},${Math.max(format.maxDigits, format.padded)}})` : "";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_@])${label}#? ?${before}(${digits}${groups})${after}(?![\\p{L}\\p{N}_@])(?![-./]\\d)`, "giu");
  patterns.set(format, pattern);
  return pattern;
}

/** Prefixes of shops that are also words: "in de 1042 …", "no 1042". */
const SHORT_WORDS = /^(?:[a-z]|an|as|at|am|ab|be|by|da|de|di|do|du|el|em|en|er|es|et|go|he|hi|ho|il|im|in|is|it|ja|je|la|le|lo|ma|me|mi|my|na|ne|no|nr|of|ok|on|op|or|os|ou|se|si|so|su|te|to|tu|um|un|up|us|va|we|wo|zu|and|are|but|der|die|das|den|for|het|les|los|las|not|our|the|una|van|was|with|von|vom)$/i;

/** "de 1042" is not "DE-1042", and "1 a" is not "1-A": where only a space glues them, a word has to be in capitals. */
function isTooFaint(written: string, format: NameFormat): boolean {
  const letters = (format.prefix + format.suffix).replace(/\P{L}/gu, "");
  if (letters === "") return false;
  const asWritten = written.replace(/\P{L}/gu, "") === letters;
  // "#w 7040556": nobody puts "#" before a word, and no word comes before so long a number.
  if (/^#/.test(written) || (/\d{6}/.test(written) && !/\p{L}\s\p{L}/u.test(written))) return false;
  if (/\p{L}\s\p{L}/u.test(written) && !asWritten) return true;
  const spaced = /\p{L}\s+#?\d|\d\s+\p{L}/u.test(written.trim());
  return spaced && SHORT_WORDS.test(letters) && !asWritten;
}

const LONGEST_WORD = 60;

/** A pasted table is no list of orders. */
const MOST_WORDS = 300;

/** "my order 42 34", "Nummer ist 70 40 556": typed in groups, where the whole is as long as the shop's numbers are. */
function readSpacedNumbers(text: string, place: Place, formats: NameFormat[], taken: Span[]): NameMention[] {
  const mentions: NameMention[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\p{N}+*.,:/-]|\d )(#\s?)?(\d{1,4}(?: \d{1,4}){1,3})(?![\p{L}\p{N}]|[.,:/-]\d| \d)/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const groups = match[2]!.split(" ");
    const digits = groups.join("");
    const fits = (length: number) => formats.some((format) => length >= format.minDigits && length <= Math.max(format.maxDigits, format.padded));
    if (digits.length < 4 || !fits(digits.length) || groups.some((group) => fits(group.length))) continue;
    if (taken.some((other) => overlaps(other, span)) || meaningAfter(text, span.end) !== null || !mayEndHere(text, span.end)) continue;
    const { meaning, verb } = meaningBefore(text, span.start + (match[1]?.length ?? 0));
    if (!match[1] && meaning !== "number" && (meaning !== "order" || verb)) continue;
    // Groups are how telephones are written: believed only of one of the writer's own orders.
    mentions.push({ ...span, written: match[0], place, cue: "loose", keys: expandNumber(digits, formats), list: 0, either: false, known: true, noun: "" });
  }
  return mentions;
}

/** Runs of letters and digits with the marks that glue them: "#1042", "Nr.1042", "1001/1002", "2026-11-03". */
function gluedWords(text: string): (Span & { text: string })[] {
  const pattern = /(?:#\s?)?[\p{L}\p{N}°]+(?:[-#._/&+:*]{1,2}#?[\p{L}\p{N}°]+)*/gu;
  return [...text.matchAll(pattern)]
    .filter((match) => match[0].length <= LONGEST_WORD && /\d/.test(match[0]))
    .slice(0, MOST_WORDS)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

/** The plain numbers in a glued word; null when it is some other code. */
function tokensOf(word: Span & { text: string }): Token[] | null {
  const plain = /^(#\s?)?(\d+)$/.exec(word.text);
  if (plain) return [{ start: word.start, end: word.end, digits: plain[2]!, digitsAt: word.start, hash: Boolean(plain[1]), glued: null, listed: false }];
  // A fulfillment or return of an order: "#1042-F1", "#1042.1".
  const piece = /^(?:#\s?)(\d+)(?:-[FR]\d+|\.\d+)$/i.exec(word.text);
  if (piece) return [{ start: word.start, end: word.end, digits: piece[1]!, digitsAt: word.start, hash: true, glued: null, listed: false }];
  const labelled = /^([\p{L}°]+)(?:[-.:*]*)(#?)(\d+)$/u.exec(word.text);
  if (labelled) {
    const meaning = meaningOf(labelled[1]!);
    if (meaning !== "order" && meaning !== "number") return null;
    const at = word.end - labelled[3]!.length;
    return [{ start: at - labelled[2]!.length, end: word.end, digits: labelled[3]!, digitsAt: at, hash: labelled[2] === "#", glued: meaning, listed: false }];
  }
  const list = word.text.split(/[/&+]/);
  const same = list.every((item) => /^#?\d{3,}$/.test(item) && item.length === list[0]!.length);
  if (list.length > 1 && same) {
    let at = word.start;
    return list.map((item) => {
      const token = { start: at, end: at + item.length, digits: item.replace("#", ""), digitsAt: at, hash: item.startsWith("#"), glued: null, listed: true };
      at += item.length + 1;
      return token;
    });
  }
  return null;
}

/** A code in no format that we have learnt: the shop may have one such order, so it is looked up as it is written. */
function unknownCode(word: Span & { text: string }, place: Place): NameMention[] {
  const key = orderNameKey(word.text);
  const looksLikeName = key !== null && /^#?(?=.*\p{L}.*\d|.*\d.*\p{L}|\d+-\d+$)[\p{L}\p{N}#_-]{3,24}$/u.test(word.text) && /\d{2}|#/.test(word.text);
  if (!looksLikeName) return [];
  // "#5OO8" is typed with letters for noughts.
  const inDigits = /^#?[\dOoIl]+$/.test(word.text) ? orderNameKey(word.text.replace(/[Oo]/g, "0").replace(/[Il]/g, "1")) : null;
  return [{ start: word.start, end: word.end, written: word.text, place, cue: "distinct", keys: [key, ...(inDigits ? [inDigits] : [])], list: 0, either: false, known: false }];
}

function readNumbers(text: string, place: Place, tokens: Token[], formats: NameFormat[], blocked: Blocked): NameMention[] {
  const mentions: NameMention[] = [];
  let before: { token: Token; cue: NameCue | null } | null = null;
  for (const token of tokens) {
    const gap: string = before === null ? "" : text.slice(before.token.end, token.start);
    const listed: boolean = before !== null && (isListGap(gap) || (before.cue !== null && gap.length <= 60 && takesBack(gap)));
    const own: NameCue | null = cueOf(text, place, token, formats, blocked) ?? (isNamedBefore(mentions, token) ? "bare" : null);
    // "orders 1001, 1002 and 1003": the first one's word counts for all, and so does "tel 0171, 1042".
    const cue: NameCue | null = listed && !token.hash && before && own !== "order" ? listCue(before.cue, own, token) : own;
    before = { token, cue };
    if (cue === null) continue;
    const keys = expandNumber(token.digits, formats);
    const written = text.slice(token.start, token.end).replace(/\s/g, "");
    const noun = cue === "loose" ? { noun: wordBefore(text, token.start).toLowerCase() } : {};
    mentions.push({ start: token.start, end: token.end, written, place, cue, keys, list: 0, either: false, known: true, ...noun });
  }
  return mentions;
}

/** "1040 and 1049 … the one from 1040 leaks": once it is an order, it is one again. */
function isNamedBefore(mentions: NameMention[], token: Token): boolean {
  return token.digits.length >= 4 && mentions.some((mention) => mention.cue !== "loose" && mention.keys[0] === token.digits);
}

function listCue(first: NameCue | null, own: NameCue | null, token: Token): NameCue | null {
  if (first === null) return null;
  return token.digits.length >= 3 ? (first === "hash" ? "order" : first) : own;
}

const LONGEST_BARE_SLACK = 1;
/** "Order 9876543210" is called an order, whatever the shop's orders look like; longer numbers are parcels' and cards'. */
const LONGEST_NAMED = 10;

function cueOf(text: string, place: Place, token: Token, formats: NameFormat[], blocked: Blocked): NameCue | null {
  const longest = Math.max(4, ...formats.map((format) => Math.max(format.maxDigits, format.padded)));
  const tooLong = token.digits.length > longest + LONGEST_BARE_SLACK;
  if (token.digits.length > LONGEST_NAMED || (tooLong && place === "quoted")) return null;
  if (!token.listed && isPieceOfLongerNumber(text, token)) return null;
  const after = meaningAfter(text, token.end);
  const { meaning, via, verb } = token.glued === "order" ? { meaning: token.glued, via: [], verb: false } : meaningBefore(text, token.digitsAt);
  if (token.hash) return isOther(meaning) ? null : "hash";
  if (after !== null && after !== "order" && !(meaning === "order" && after === "zip")) return null;
  if (isOther(meaning)) return null;
  const { length } = token.digits;
  const year = /^(?:19[5-9]\d|20[0-4]\d)$/.test(token.digits);
  if (meaning === "order" || after === "order") {
    const dated = via.some((word) => /^(?:from|of|dated|on|in|vom|von|am|aus|du|de|del|dal|van|do|da|em|en|with|mit|avec|con|met|com|for|fur|für|pour|para|per|voor)$/.test(word));
    if ((length <= 2 || year) && dated) return null;
    // "order 2 shirts", "to order 1042 candles", "can I order 1 a week"
    const ends = length <= 2 ? endsClause(text, token.end) : mayEndHere(text, token.end);
    return (length <= 3 || verb) && !ends ? null : "order";
  }
  if (tooLong || blocked.soft.some((span) => overlaps(span, token))) return null;
  if (place === "form") return "order";
  const alone = isAlone(text, token);
  if (meaning === "number") return (length >= 3 || alone) && mayEndHere(text, token.end) ? "number" : null;
  if (length < 4 || year || place === "signature" || place === "quoted") return alone && length >= 3 && !year && place === "subject" ? "alone" : null;
  if (alone) return "alone";
  if (!mayEndHere(text, token.end)) return null;
  if (meaning === "about" || followsAnAct(text, token.start)) return "about";
  if (startsTheText(text, token)) return "alone";
  if (mayStartHere(text, token.start)) return "bare";
  return /^\p{L}[\p{Ll}'’-]{2,}$/u.test(wordBefore(text, token.start)) ? "loose" : null;
}

function wordBefore(text: string, start: number): string {
  return /([\p{L}'’-]+)\s*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1] ?? "";
}

function isOther(meaning: ReturnType<typeof meaningBefore>["meaning"]): boolean {
  return meaning !== null && meaning !== "order" && meaning !== "number" && meaning !== "about";
}

/** "10:42", "1.042", "1,042", "042-1042", "10 42", "+1042", "ending **** 1042". */
function isPieceOfLongerNumber(text: string, token: Token): boolean {
  const before = text.slice(Math.max(0, token.start - 6), token.start);
  const after = text.slice(token.end, token.end + 8);
  if (/\d[.:/-]$/.test(before) || /^[.:/-]\d/.test(after)) return true;
  if (/\d,$/.test(before) && token.digits.length <= 3) return true;
  if (/^,\d{1,3}(?!\d)/.test(after)) return true;
  // "+1042", "€ 1042", "800 x 1042", "xxxx1042", "**** 1042" but not "**1042**"
  if (/\+$|[•€$£¥]\s?$|(?<!\p{L})x\s?$|xx$/iu.test(before) || (/\*{2,}\s?$/.test(before) && !after.startsWith("*"))) return true;
  // Groups with a space between: a list only when both could be an order.
  const left = /(\d+) $/.exec(before)?.[1];
  const right = /^ (\d+)/.exec(after)?.[1];
  if (token.hash) return false;
  if (left !== undefined && (left.length < 4 || token.digits.length < 4)) return true;
  return right !== undefined && (token.digits.length < 4 || (right.length >= 3 && right.length < 4));
}

function isAlone(text: string, token: Token): boolean {
  const lineStart = text.lastIndexOf("\n", token.start - 1) + 1;
  const lineEnd = text.indexOf("\n", token.end);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const rest = line.replace(text.slice(token.start, token.end), "");
  return /^(?:\s|[#.,:;!?()*_/"'-]|(?:re|aw|fwd?|wg)\s*:)*$/i.test(rest);
}

/** "1042 still not here", "Hi, 1042 is missing". */
function startsTheText(text: string, token: Token): boolean {
  const lineStart = text.slice(text.lastIndexOf("\n", token.start - 1) + 1, token.start);
  return /^\s*(?:(?:hi|hello|hey|hallo|guten tag|moin|bonjour|salut|hola|buenas|ciao|buongiorno|salve|hoi|goedendag|dag|ola|oi|bom dia|re|aw|fwd?)\b(?:\s+\p{L}+){0,2}\s*[,.!:-]*\s*)?$/iu.test(lineStart);
}

const LIST_GAP = /^\s*(?:[,;&+/]|and|und|sowie|et|ainsi que|y|e|ed|en|plus|as well as|or|oder|ou|o|of|,\s*(?:and|und|et|y|e|en|or|oder|ou|o|of))\s*(?:also\s|auch\s|aussi\s|tambi[eé]n\s|anche\s|ook\s|tamb[eé]m\s)?(?:(?:the|die|la|el|il|de|a|order|bestellung|commande|pedido|ordine|bestelling|encomenda)\s)?$/i;
/** "1030 (the lamp) and 1029": what stands in brackets between two names does not part them. */
function isListGap(gap: string): boolean {
  return LIST_GAP.test(gap.replace(/^\s*\([^()\d]{1,40}\)/, ""));
}

const OR = /(?:^|\s)(?:or|oder|ou|o|of)(?:\s|$)/i;

function joinLists(text: string, mentions: NameMention[]): NameMention[] {
  let list = 0;
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1];
    const gap = previous ? text.slice(previous.end, mention.start) : "";
    const joined = previous !== undefined && isListGap(gap);
    if (!joined) list += 1;
    mention.list = list;
    if (joined && OR.test(gap)) for (const other of mentions) if (other.list === list) other.either = true;
  }
  return mentions;
}
