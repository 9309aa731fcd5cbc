import { decodeCharset } from "./decode-charset";
import { bytesOf, decodeQuotedPrintable } from "./decode-transfer";

/** One header line, unfolded. The value is still a binary string; `decodeWords` makes it readable. */
export interface Header {
  /** Lower-cased. */
  name: string;
  value: string;
}

export interface StructuredHeader {
  /** Lower-cased first token, for example "multipart/mixed". */
  value: string;
  params: Record<string, string>;
}

/** A mail with more headers than this is read as if it ended here; the largest honest one seen had 300. */
const MOST_HEADERS = 5_000;
const LONGEST_VALUE = 256_000;

/** Field names are printable ASCII without a colon (RFC 5322); a space before the colon is an old, common mistake. */
const FIELD = /^([!-9;-~]+)[ \t]*:/;

/**
 * Splits a message or part into headers and body. A line that is no header is skipped when headers go on after it,
 * and begins the body when none do (mailers that forget the empty line).
 */
export function splitHeaders(source: string): { headers: Header[]; body: string; odd: boolean } {
  const headers: Header[] = [];
  let odd = false;
  let position = 0;
  while (position < source.length) {
    const end = lineEnd(source, position);
    const line = source.slice(position, end.text);
    if (line === "" || (headers.length > 0 && /^[ \t]+$/.test(line) && !FIELD.test(nextLine(source, end.next)))) {
      return { headers, body: source.slice(end.next), odd };
    }
    const last = headers.at(-1);
    const field = FIELD.exec(line);
    if (/^[ \t]/.test(line) && last) {
      if (last.value.length < LONGEST_VALUE) last.value += ` ${line.trimStart()}`;
    } else if (field) {
      if (headers.length < MOST_HEADERS) {
        headers.push({ name: (field[1] as string).toLowerCase(), value: line.slice(field[0].length).trim() });
      }
    } else if (headers.length === 0 && /^>?From /.test(line)) {
      // The separator line of an mbox file.
    } else {
      odd = true;
      if (!headersGoOn(source, end.next)) return { headers, body: source.slice(position), odd };
    }
    position = end.next;
  }
  return { headers, body: "", odd };
}

function lineEnd(source: string, from: number): { text: number; next: number } {
  let lf = source.indexOf("\n", from);
  if (lf === -1) lf = source.length;
  // Only very old files end lines with a lone CR; looking for one costs a scan, so look within this line only.
  const line = source.slice(from, lf);
  const cr = line.search(/\r(?!\r*$)/);
  if (cr !== -1) return { text: from + cr, next: from + cr + 1 };
  let text = lf;
  while (text > from && source[text - 1] === "\r") text--;
  return { text, next: Math.min(lf + 1, source.length) };
}

function nextLine(source: string, from: number): string {
  return source.slice(from, lineEnd(source, from).text);
}

/** Whether a header comes within the next lines, before any empty one. */
function headersGoOn(source: string, from: number): boolean {
  let position = from;
  for (let i = 0; i < 3 && position < source.length; i++) {
    const end = lineEnd(source, position);
    const line = source.slice(position, end.text);
    if (line === "") return false;
    if (FIELD.test(line) && !/^https?:/i.test(line)) return true;
    position = end.next;
  }
  return false;
}

export function headerValue(headers: Header[], name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}

export function headerValues(headers: Header[], name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.value);
}

/**
 * Encoded words (RFC 2047) and raw 8-bit → text. Neighbouring words of one charset are joined before decoding,
 * since mailers cut characters in two. Control characters, line ends included, become spaces.
 */
export function decodeWords(value: string, hint: string | null = null): string {
  const raw = (text: string) => (/[\u0080-\u00ff\u001b]/.test(text) ? decodeCharset(bytesOf(text), null, hint).text : text);
  const word = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*(?:\?(?!=)[^?]*)*)\?=/g;
  let text = "";
  let from = 0;
  let pending: { charset: string; bytes: Uint8Array[] } | null = null;
  const flush = () => {
    if (pending) text += decodeCharset(Buffer.concat(pending.bytes), pending.charset, hint).text;
    pending = null;
  };
  for (const match of value.matchAll(word)) {
    const between = value.slice(from, match.index);
    const charset = (match[1] as string).split("*")[0] as string;
    const bytes =
      (match[2] as string).toUpperCase() === "B"
        ? Buffer.from(match[3] as string, "base64")
        : bytesOf(decodeQuotedPrintable((match[3] as string).replace(/_/g, "=20")));
    if (pending !== null && /^\s*$/.test(between) && (pending as { charset: string }).charset === charset) {
      (pending as { bytes: Uint8Array[] }).bytes.push(bytes);
    } else {
      const follows: boolean = pending !== null && /^\s*$/.test(between);
      flush();
      if (!follows) text += raw(between);
      pending = { charset, bytes: [bytes] };
    }
    from = (match.index ?? 0) + match[0].length;
  }
  flush();
  text += raw(value.slice(from));
   
  return text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
}

/** The charset named by the first encoded word: a hint for bodies that name none. */
export function charsetOfWords(headers: Header[]): string | null {
  for (const name of ["subject", "from", "to"]) {
    const charset = /=\?([^?*\s]{1,60})[^?]*\?[QqBb]\?/.exec(headerValue(headers, name) ?? "")?.[1];
    if (charset && !/^(us-)?ascii$/i.test(charset)) return charset;
  }
  return null;
}

/** `Content-Type` and `Content-Disposition`: value and parameters, RFC 2231 continuations and charsets included. */
export function readStructured(value: string | null, hint: string | null = null): StructuredHeader {
  const source = (value ?? "").slice(0, 20_000);
  const first = /^[^;]*/.exec(source)?.[0] ?? "";
  const params: Record<string, string> = {};
  const pieces: Record<string, { order: number; text: string; encoded: boolean }[]> = {};
  const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;
  for (const match of source.slice(first.length).matchAll(parameter)) {
    const key = (match[1] as string).toLowerCase();
    const text = match[2] !== undefined ? unescapeQuoted(match[2]) : (match[3] as string).trim();
    const continued = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(key);
    if (continued && (continued[2] !== undefined || continued[3] !== undefined)) {
      const list = (pieces[continued[1] as string] ??= []);
      list.push({ order: Number(continued[2] ?? 0), text, encoded: continued[3] !== undefined });
    } else if (!Object.hasOwn(params, key)) {
      params[key] = key === "filename" || key === "name" ? decodeWords(text, hint) : text;
    }
  }
  for (const [key, list] of Object.entries(pieces)) params[key] = joinContinued(list, hint);
  return { value: first.replace(/\(.*?\)/g, "").trim().toLowerCase().replace(/\s*\/\s*/, "/"), params };
}

/** A Windows path in quotes is not a row of escapes. */
function unescapeQuoted(text: string): string {
  return /^([a-z]:)?\\[^"\\]/i.test(text) ? text : text.replace(/\\(["\\])/g, "$1");
}

function joinContinued(list: { order: number; text: string; encoded: boolean }[], hint: string | null): string {
  const sorted = [...list].sort((a, b) => a.order - b.order);
  let charset: string | null = null;
  const bytes: Uint8Array[] = [];
  sorted.forEach((piece, index) => {
    let text = piece.text;
    if (piece.encoded && index === 0) {
      const tagged = /^([^']*)'[^']*'([\s\S]*)$/.exec(text);
      if (tagged) {
        charset = tagged[1] || null;
        text = tagged[2] as string;
      }
    }
    if (piece.encoded) text = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    bytes.push(bytesOf(text));
  });
  return decodeCharset(Buffer.concat(bytes), charset, hint).text;
}
