import type { MailLine } from "./mail-lines";
import { anyOf, plainWord, setOf } from "./mail-words";

/**
 * Finds where a mail begins to repeat an older one: the line above a quote ("On … Ana wrote:"), a block of headers
 * ("From: … Sent: … To: …"), a line that announces the original ("-----Original Message-----").
 * Each finder looks at the lines from `at` on and answers how many of them it covers, 0 for "not here".
 */

const VERB = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf("wrote")})(?=$|[^\\p{L}])|(?:写道|寫道|写信说|のメール|のメッセージ|書きました|작성|썼습니다|쓰셨습니다|님이 쓴 글)`, "iu");
const VERB_ENDS = new RegExp(`(?:${anyOf("wrote")})\\s*$`, "iu");
const LONGEST_VERB = 40;
const LAST_WORDS = new Set([...setOf("wrote")].map((verb) => verb.split(" ").at(-1) as string));
const HAS_ADDRESS = /[^\s<>()[\]:;,"]+@[^\s<>()[\]:;,"]+\.[\p{L}\d-]{2,}/u;
const TIME = /(?:^|\D)\p{Nd}{1,2}\s?[:.hH時时시点]\s?\p{Nd}{2}(?!\p{Nd})/u;
const DAY = /\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}|(?<!\p{Nd})(?:19|20|25|14|13)\p{Nd}{2}(?!\p{Nd})|[年년]/u;

/** Tokens without "@" would make the pattern start over at every letter. */
function hasAddress(text: string): boolean {
  return text.includes("@") && HAS_ADDRESS.test(text);
}

/** A quote's first line begins with at most four words and then a number, as every language's dates do. */
const DATE_FIRST = /^(?:[\p{L}\p{M}][\p{L}\p{M}.'’״׳]*[,،]?\s+){0,4}[\p{L}("-]{0,3}\p{Nd}/u;
const ON_A_DAY = /^(?:on|le|am|el|il|em|op|den|dne|dňa|på|den|w\s+dniu|dnia|vào|pada|a|la|in\s+data|в|у|на|στις|בתאריך|ב-|في|بتاريخ|在|於|于)\s/iu;
const QUOTING = /^(?:quoting|zitat von|citando|citat(?:ion)? (?:de|från)|citát|in (?:article|message)|dans (?:l'article|le message))\s/iu;
const FIRST_PERSON = /(?:^|[^\p{L}])(?:I|we|you|ich|wir|sie|je|j'ai|nous|vous|yo|ustedes|io|voi|eu|você|ik|jij|u|jag|ni|jeg|du|minä|ja|я|вы)\s+(?:\p{L}+\s+)?$/iu;

const BRACKETED = /[<([]\s*(?:mailto:)?[^\s<>()[\]]+@[^\s<>()[\]]+\s*[>)\]]/;

/** "Your colleague wrote:" is the shopper speaking. */
const ADDRESSED = /(?:^|[^\p{L}])(?:your|my|our|ihr\p{L}{0,2}|eure?\p{L}?|mein\p{L}{0,2}|unser\p{L}{0,2}|votre|vos|mon|ma|notre|vuestr\p{L}+|mi|nuestr\p{L}+|vostr\p{L}+|nostr\p{L}+|mio|mia|seu|sua|meu|minha|uw|jullie|mijn|onze|din|ditt|min|mitt|er|deres|twój|mój|wasz|ваш\p{L}*|мой|моя|наш\p{L}*)(?=$|[^\p{L}])/iu;

const MOST_INTRO_LINES = 6;
const LONGEST_INTRO = 500;

/** "On Tue, 3 Mar 2026 at 10:12, Ana <ana@example.com> wrote:", in any language, wrapped over several lines or not. */
export function introAt(lines: MailLine[], at: number): number {
  const first = lines[at] as MailLine;
  if (first.text === "" || first.text.length > LONGEST_INTRO || first.depth > 0) return 0;
  if (first.role === "intro") return roleRun(lines, at, "intro");
  if (isOpenIntro(plain(first.text), lines, at + 1)) return 1;
  if (!lines.slice(at, at + MOST_INTRO_LINES + 3).some(mayEnd)) return 0;
  const start = plain(first.text);
  if (!mayBegin(start, lines[at + 1])) return 0;
  let joined = "";
  for (let i = at, used = 0; i < lines.length && used < MOST_INTRO_LINES; i++) {
    const line = lines[i] as MailLine;
    // A wrapped "<" mark at the start of a line looks like a quote: "> wrote:".
    const continuation = line.depth > 0 && /^\s*>\s*[\p{L}( ]{0,40}[:：]?\s*-*\s*$/u.test(line.raw) && joined.includes("<");
    if (line.depth > 0 && !continuation) return 0;
    if (line.text === "") {
      if (!mayGoOn(lines, i, joined)) return 0;
      continue;
    }
    if (line.text.length > LONGEST_INTRO) return 0;
    used++;
    joined = `${joined} ${plain(continuation ? line.raw : line.text)}`.trim();
    if (joined.length > LONGEST_INTRO) return 0;
    if (mayEnd(line) && isIntro(joined, lines, i + 1, isRuled(first.text, line.text))) return beginsLater(lines, at, i) ? 0 : i + 1 - at;
  }
  return 0;
}

/** "I ordered 2" right above "On Mon, … Ana wrote:" is no part of it: a later line makes a whole intro with its own date. */
function beginsLater(lines: MailLine[], at: number, end: number): boolean {
  for (let k = at + 1; k <= end; k++) {
    const start = plain((lines[k] as MailLine).text);
    if (!DATE_FIRST.test(start) && !ON_A_DAY.test(start)) continue;
    const joined = plain(lines.slice(k, end + 1).map((line) => line.text).join(" "));
    if (DAY.test(joined) && isIntro(joined, lines, end + 1)) return true;
  }
  return false;
}

/** "Am 12.05.26 um 08:03 schrieb Loom" right above a quote, with neither an address nor a colon. */
function isOpenIntro(text: string, lines: MailLine[], next: number): boolean {
  return text.length <= 120 && quoteFollows(lines, next) && (DATE_FIRST.test(text) || ON_A_DAY.test(text)) && DAY.test(text) && TIME.test(text) && VERB.test(text) && !/[.!?]$/.test(text) && !ADDRESSED.test(text);
}

/** "On Thu, Apr 16, 2026 at 4:52 PM, Loom <help@loom.example> wrote:   Hello Ana,": the old text goes on in the same line. */
export function isIntroAndMore(text: string): boolean {
  if (text.length > LONGEST_INTRO * 2 || !hasAddress(text)) return false;
  const head = /^.{10,300}?[>)\]][^<([:：]{0,40}[:：](?=\s+\S)/u.exec(plain(text))?.[0];
  return head !== undefined && mayBegin(head, undefined) && VERB.test(head) && BRACKETED.test(head) && DAY.test(head) && TIME.test(head);
}

function roleRun(lines: MailLine[], at: number, role: MailLine["role"]): number {
  let end = at;
  while (end < lines.length && (lines[end]?.role === role || (lines[end]?.text === "" && lines[end + 1]?.role === role))) end++;
  return end - at;
}

/** Bold marks and rules around the line do not matter; escaped brackets are brackets. */
function plain(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/\*/g, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59]/g, asciiDigit)
    .replace(/^[-–—_\s]+|[-–—_\s]+$/g, "")
    .replace(/\s+/g, " ");
}

/** Arabic, Persian, Devanagari and Thai digits: each row of ten begins at one of these. */
function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = [0x0660, 0x06f0, 0x0966, 0x0e50].findLast((start) => start <= code) ?? code;
  return String(code - zero);
}

function mayBegin(start: string, next: MailLine | undefined): boolean {
  if (start.length > LONGEST_INTRO) return false;
  if (DATE_FIRST.test(start) || ON_A_DAY.test(start) || QUOTING.test(start)) return true;
  if (/^["'“„«]?[\p{L}\d][^.!?]{0,120}$/u.test(start) === false && !hasAddress(start)) return false;
  const wrapped = /^[<(]/.test(next?.text ?? "") && hasAddress(next?.text ?? "");
  return (hasAddress(start) || wrapped || /[:：]$/.test(start)) && (VERB.test(start) || wrapped || /[<(]/.test(start));
}

const ENDS = new WeakMap<MailLine, boolean>();

/** A quick look before the expensive ones: the last line of an intro ends in a colon or in the verb. */
function mayEnd(line: MailLine): boolean {
  const known = ENDS.get(line);
  if (known !== undefined) return known;
  const tail = line.text.slice(-LONGEST_VERB).replace(/[\s*_–—-]+$/, "");
  const last = tail.slice(tail.lastIndexOf(" ") + 1);
  const ends = last.endsWith(":") || last.endsWith("：") || LAST_WORDS.has(last.toLowerCase()) || /(?:写道|寫道|写信说|メール|メッセージ|書きました|작성|습니다|메시지|쓴 글|말)$/.test(tail);
  ENDS.set(line, ends);
  return ends;
}

/** Blank lines inside the intro: only before a lone address or verb (HTML turned into text by force). */
function mayGoOn(lines: MailLine[], at: number, joined: string): boolean {
  if (!TIME.test(joined) && !DAY.test(joined)) return false;
  const next = lines.slice(at + 1, at + 3).find((line) => line.text !== "" || line.depth > 0);
  return next !== undefined && (/^(?:<|&lt;|\[?mailto:)/.test(next.text) || (next.text.length < 60 && VERB.test(next.text) && /[:：]$/.test(next.text)));
}

/** "---- On Mon … wrote ----": people do not draw rules around a line that they write. */
function isRuled(first: string, last: string): boolean {
  return /^[-–—_=]{3,}/.test(first) && /[-–—_=]{3,}$/.test(last);
}

function isIntro(joined: string, lines: MailLine[], next: number, ruled = false): boolean {
  const colon = /[:：]$/.test(joined);
  if (!colon && !VERB_ENDS.test(joined.slice(-LONGEST_VERB))) return false;
  const verb = VERB.test(joined);
  const address = hasAddress(joined);
  const day = DAY.test(joined) || TIME.test(joined);
  // A comma list or a sentence in front of the colon is prose, not a date and a name.
  if (/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}+\s+\p{Ll}+\s/u.test(joined.replace(HAS_ADDRESS, ""))) return false;
  const quoted = quoteFollows(lines, next);
  if (QUOTING.test(joined) && (address || quoted)) return true;
  if (quoted && address && (verb || (colon && day))) return true;
  // People do not type addresses in brackets; programs do.
  if (BRACKETED.test(joined) && (verb || (colon && DAY.test(joined) && TIME.test(joined)))) return true;
  if (!verb) return false;
  if (ruled && address && day) return true;
  if (quoted) return day || ON_A_DAY.test(joined) || joined.length <= 80;
  // Unquoted text follows and no address vouches for the line: a dated line about a third person, and never "I wrote:".
  const before = joined.replace(VERB, "\u0000").split("\u0000")[0] ?? "";
  const dated = DAY.test(joined) && (TIME.test(joined) || ON_A_DAY.test(joined));
  return colon && dated && !FIRST_PERSON.test(`${before} `) && !ADDRESSED.test(joined);
}

function quoteFollows(lines: MailLine[], at: number): boolean {
  const next = lines.slice(at, at + 4).find((line) => line.text !== "" || line.depth > 0);
  return next !== undefined && next.depth > 0;
}

const LABELS = new Map((["subject", "cc", "to", "sent", "from"] as const).flatMap((kind) => [...setOf(kind)].map((word) => [word, kind] as const)));
const OTHER_LABEL = /^(?:reply-to|importance|priority|attachments?|anhänge?|wichtigkeit|priorität|importance|pièces? jointes?|adjuntos?|allegati|bijlagen?|bilagor?|liitteet|załączniki|вложения|ekler|附件|添付ファイル|organization|mailed-by|signed-by|message-id|x-[\w-]+)\s*[:：]/iu;

/** The label kind of a header line ("Von: …" → "from"), with its value. */
export function labelOf(text: string): { kind: string; value: string } | null {
  const colon = /[:：]/.exec(text.slice(0, 40));
  if (!colon || text.length > 1_000) return null;
  const label = text.slice(0, colon.index);
  // Times and links hold most of the colons in the world.
  if (/\d|\/$|^https?$/i.test(label)) return null;
  const kind = LABELS.get(plainWord(label.replace(/\*/g, "").replace(/^[\s|•·-]+/, "")));
  const value = text.slice(colon.index + 1).replace(/^[\s*]+/, "").trim();
  if (kind) return { kind, value };
  return OTHER_LABEL.test(text.replace(/\*/g, "").trim()) ? { kind: "other", value } : null;
}

export interface HeaderBlock {
  lines: number;
  values: Record<string, string>;
}

/**
 * A block "From: … / Sent: … / To: … / Subject: …" in any language. At least three kinds of labels, and an address
 * or a date with its time among them, so that a shopper's own list ("From: Berlin, To: Rome") is none.
 */
export function headerBlockAt(lines: MailLine[], at: number, depth = 0): HeaderBlock | null {
  const first = lines[at] as MailLine;
  if (first.depth !== depth) return null;
  const inOneLine = oneLineBlock(first.text);
  if (inOneLine) return { lines: 1, values: inOneLine };
  if (labelOf(first.text) === null) return notesBlockAt(lines, at, depth);
  const values: Record<string, string> = {};
  let last: string | null = null;
  let end = at;
  let wraps = 0;
  for (let i = at; i < lines.length && i - at < 40; i++) {
    const line = lines[i] as MailLine;
    if (line.depth !== depth) break;
    if (line.text === "") {
      const next = lines[i + 1];
      if (next && next.depth === depth && labelOf(next.text) !== null && labelOf(next.text)?.kind !== last) continue;
      break;
    }
    const label = labelOf(line.text);
    if (label) {
      if (label.kind in values && label.kind !== "other" && label.kind !== "cc") break;
      values[label.kind] = label.value;
      last = label.kind;
      wraps = 0;
    } else {
      if (!isWrapped(line, values, last, lines[i + 1], depth) || ++wraps > 12) break;
      values[last as string] = `${values[last as string] ?? ""} ${line.text}`.trim();
    }
    end = i + 1;
  }
  const below = lines.slice(end, end + 3).find((line) => line.text !== "");
  return isBlock(values, below?.text ?? "") ? { lines: end - at, values } : null;
}

function isBlock(values: Record<string, string>, below: string): boolean {
  const kinds = ["from", "sent", "to", "subject", "cc"].filter((kind) => kind in values);
  const address = Object.values(values).some(hasAddress);
  const moment = TIME.test(values["sent"] ?? "");
  if (kinds.length === 2) return hasAddress(values["from"] ?? "") && moment;
  if (kinds.length < 3 || !("from" in values || "sent" in values)) return false;
  // A pasted parcel status has places, a web form has more fields: mails have a subject or an address, and then their text.
  if (!address) return moment && "subject" in values;
  return "sent" in values || !/^\p{L}[\p{L} -]{1,25}[:：]/u.test(below);
}

const MOMENT_ALONE = /^[\p{Nd}\p{L}.,/ -]{4,30}\p{Nd}{1,2}[:.]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?: ?[ap]\.?m\.?)?(?: \p{L}{2,5})?$/iu;

/** Lotus Notes: the sender and the moment on lines of their own, then labels without colons, each above its value. */
function notesBlockAt(lines: MailLine[], at: number, depth: number): HeaderBlock | null {
  const [from, sent] = [lines[at] as MailLine, lines[at + 1]];
  if (!sent || sent.depth !== depth || sent.text.length > 60 || from.text.length > 300 || !MOMENT_ALONE.test(sent.text) || !DAY.test(sent.text) || !BRACKETED.test(from.text)) return null;
  const values: Record<string, string> = { from: from.text, sent: sent.text };
  let end = at + 2;
  for (let i = end; i < Math.min(lines.length, at + 20); i++) {
    const kind = LABELS.get(plainWord((lines[i] as MailLine).text.replace(/[:：]$/, "")));
    if (!kind || kind in values) continue;
    values[kind] = lines[i + 1]?.text ?? "";
    end = Math.min(lines.length, i + 2);
  }
  return "to" in values && "subject" in values ? { lines: end - at, values } : null;
}

/** A long value that goes on in the next line. */
function isWrapped(line: MailLine, values: Record<string, string>, last: string | null, next: MailLine | undefined, depth: number): boolean {
  if (last === null) return false;
  if (values[last] === "" && line.text.length < 200) return true;
  if (/^[<[(]|@/.test(line.text) && last !== "subject") return true;
  if (/^[ \t]/.test(line.raw) && depth === 0 && last !== "other") return line.text.length < 120;
  const followed = next !== undefined && next.depth === depth && labelOf(next.text) !== null;
  return followed && line.text.length < 120;
}

const INNER_LABEL = new RegExp(`(?:^|\\s)(${anyOf("sent")}|${anyOf("to")}|${anyOf("subject")})\\s*[:：]`, "giu");

/** "From: a@b.c Sent: … To: … Subject: …" in a single line, from clients that lose line ends. */
function oneLineBlock(text: string): Record<string, string> | null {
  if (text.length < 30 || text.length > 1_000 || labelOf(text)?.kind !== "from" || !hasAddress(text)) return null;
  const found = [...text.matchAll(INNER_LABEL)].map((match) => match[1] as string);
  const kinds = new Set(found.map((label) => labelOf(`${label}:`)?.kind));
  return kinds.size >= 2 && (kinds.has("subject") || kinds.has("sent")) ? { from: text } : null;
}

const ORIGINAL = setOf("original");
const FORWARDED = setOf("forwarded");
const ABOVE_THIS_LINE =
  /^\W*(?:(?:please )?(?:type|write|enter)? ?(?:your )?repl(?:y|ies) (?:above|over) this line|(?:bitte )?(?:antworten sie|schreiben sie|ihre antwort) (?:bitte )?(?:oberhalb|über) dieser (?:zeile|linie)|r[ée]pon(?:dez|dre|se) au-dessus de cette ligne|(?:responda|escriba|escriba su respuesta|responder) (?:por )?(?:encima|arriba) de esta l[íi]nea|rispondi(?:re)? sopra (?:questa|la) (?:riga|linea)|reageer boven deze (?:regel|lijn)|(?:responda|escreva) acima desta linha|svar over denne (?:linje|linjen)|svara ovanför den här raden)/iu;

/** "-----Original Message-----", "---------- Forwarded message ---------", "## Please reply above this line ##". */
export function separatorAt(lines: MailLine[], at: number): "original" | "forwarded" | null {
  const line = lines[at] as MailLine;
  if (line.depth > 0 || line.text === "" || line.text.length > 200) return null;
  if (/lin[eihj]|zeile|l[íi]nea|lign|lijn|regel|raden|riga/i.test(line.text) && ABOVE_THIS_LINE.test(line.text)) return "original";
  if (line.text.length > 120) return null;
  const words = plainWord(line.text.replace(/^[\s>*_=#+|–—─-]+|[\s*_=#+|–—─:：-]+$/g, ""));
  const phrase = words.replace(/^(forwarded|weitergeleitet|transféré) (by|von|par) .*$/, "$1 $2");
  const kind = FORWARDED.has(phrase) ? "forwarded" : ORIGINAL.has(phrase) ? "original" : null;
  if (kind === null) return null;
  // The bare words may be a heading of the writer's own; dashes, a colon or headers below make them a separator.
  const decorated = /^[\s>*]*[-–—─_=*#]{2,}|[-–—─_=*#]{2,}\s*$/.test(line.text);
  const headersBelow = lines.slice(at + 1, at + 4).some((next) => labelOf(next.text) !== null);
  return decorated || headersBelow || (/[:：]$/.test(line.text) && kind === "forwarded") || /^previous replies/i.test(line.text) ? kind : null;
}
