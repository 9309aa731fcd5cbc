import { bytesOf, decodeTransfer } from "./decode-transfer";
import { type Header, type StructuredHeader, headerValue, readStructured, splitHeaders } from "./read-headers";

/** A message or one of its parts. Bodies stay encoded until somebody asks, so 25 MB cost nothing to walk. */
export interface MailPart {
  headers: Header[];
  type: StructuredHeader;
  disposition: StructuredHeader;
  encoding: string;
  /** Binary string (one character per byte), still in its transfer encoding. */
  body: string;
  children: MailPart[];
}

export interface MailTree {
  root: MailPart;
  warnings: string[];
}

/** Honest mail nests about six deep; a part beyond all measure is kept as an attachment rather than opened. */
const DEEPEST = 100;
const MOST_PARTS = 2_000;
/** RFC 2046 allows 70 signs; looking for ten thousand dashes among dashes takes minutes. */
const LONGEST_BOUNDARY = 200;

interface Reading {
  parts: number;
  hint: string | null;
  warnings: Set<string>;
}

/** Raw bytes of a mail → its tree of parts. Never throws: what cannot be understood is kept as a text or binary part. */
export function readTree(raw: Uint8Array, hint: string | null = null): MailTree {
  const reading: Reading = { parts: 0, hint, warnings: new Set() };
  const source = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("latin1");
  const root = readPart(source.replace(/^(?:\xef\xbb\xbf)?\s*/, ""), "text/plain", 0, reading);
  return { root, warnings: [...reading.warnings] };
}

function readPart(source: string, defaultType: string, depth: number, reading: Reading): MailPart {
  reading.parts++;
  const { headers, body, odd } = splitHeaders(source);
  if (odd) reading.warnings.add("Some header lines could not be read.");
  const declared = readStructured(headerValue(headers, "content-type"), reading.hint);
  const part: MailPart = {
    headers,
    type: { value: mediaType(declared.value) ?? defaultType, params: declared.params },
    disposition: readStructured(headerValue(headers, "content-disposition"), reading.hint),
    encoding: transferEncoding(headerValue(headers, "content-transfer-encoding")),
    body,
    children: [],
  };
  if (!part.type.value.startsWith("multipart/")) return part;
  if (depth >= DEEPEST || reading.parts >= MOST_PARTS) {
    reading.warnings.add("The mail has too many nested parts; the innermost were kept unopened.");
    part.type.value = "application/octet-stream";
    return part;
  }
  openMultipart(part, depth, reading);
  return part;
}

function openMultipart(part: MailPart, depth: number, reading: Reading): void {
  // A multipart may not be encoded, yet some gateways do it.
  const body =
    part.encoding === "base64" || (part.encoding === "quoted-printable" && /^--.*=3D/m.test(part.body))
      ? Buffer.from(decodeTransfer(part.body, part.encoding)).toString("latin1")
      : part.body;
  const declared = part.type.params["boundary"] ?? "";
  let pieces = declared === "" || declared.length > LONGEST_BOUNDARY ? null : splitAtBoundary(body, declared);
  if (pieces === null) {
    const guessed = guessBoundary(body);
    if (guessed !== null) pieces = splitAtBoundary(body, guessed);
    reading.warnings.add("The mail announces parts, but their boundaries are missing; it was read as far as possible.");
  }
  if (pieces === null) {
    part.type.value = /^\s*<(!doctype|html|body|div|table|p)\b/i.test(body) ? "text/html" : "text/plain";
    // The announced parts are missing, so what stands there is the message itself, with or without headers of its own.
    const inner = splitHeaders(body.trimStart());
    if (inner.headers.some((header) => header.name.startsWith("content-"))) {
      part.children.push(readPart(body.trimStart(), "text/plain", depth + 1, reading));
      part.type.value = "multipart/mixed";
    }
    return;
  }
  const defaultType = part.type.value === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const piece of pieces) {
    if (reading.parts >= MOST_PARTS) {
      reading.warnings.add("The mail has too many parts; the last ones were not opened.");
      break;
    }
    part.children.push(readPart(piece, defaultType, depth + 1, reading));
  }
}

/**
 * The pieces between delimiter lines, or null when there is none. A missing final delimiter is forgiven,
 * and so are pieces after a final one that came too early.
 */
function splitAtBoundary(body: string, boundary: string): string[] | null {
  const mark = `--${boundary}`;
  const pieces: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== "\n" && body[at - 1] !== "\r") continue;
    const rest = /^(--)?[ \t]*(\r\n|\n|\r|$)/.exec(body.slice(at + mark.length, at + mark.length + 200));
    if (!rest) continue;
    if (start !== -1) pieces.push(body.slice(start, at).replace(/\r?\n$|\r$/, ""));
    start = rest[1] ? -1 : at + mark.length + rest[0].length;
  }
  if (start !== -1) pieces.push(body.slice(start));
  if (pieces.length === 0) return null;
  // An empty last piece is the tail of a file that was cut off, not a part.
  return pieces.length > 1 && pieces.at(-1)?.trim() === "" ? pieces.slice(0, -1) : pieces;
}

/** The boundary of a mail that does not name it: the first `--…` line that is followed by part headers. */
function guessBoundary(body: string): string | null {
  const line = /^--([^\r\n]{1,100}?)[ \t]*\r?\n(?=content-[a-z-]+[ \t]*:)/im.exec(body.slice(0, 200_000));
  return line ? (line[1] as string) : null;
}

function mediaType(value: string): string | null {
  if (/^[\w.+-]+\/[\w.+-]+$/.test(value)) return value;
  if (value === "text" || value === "plain") return "text/plain";
  if (value === "html") return "text/html";
  return null;
}

function transferEncoding(value: string | null): string {
  return (value ?? "").replace(/\(.*?\)/g, "").trim().toLowerCase().split(/[\s;]/)[0]?.replace(/^"|"$/g, "") ?? "";
}

/** The decoded bytes of a part. */
export function partBytes(part: MailPart): Uint8Array {
  return decodeTransfer(part.body, part.encoding);
}

/** An enclosed message/rfc822 as a tree of its own. */
export function readEnclosed(part: MailPart, hint: string | null): MailTree {
  const encoded = part.encoding === "base64" || part.encoding === "quoted-printable";
  const bytes = encoded ? decodeTransfer(part.body, part.encoding) : bytesOf(part.body);
  return readTree(bytes, hint);
}
