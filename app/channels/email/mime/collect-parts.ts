import type { InboundAttachment } from "../../inbound-message";
import { decodeCharset } from "./decode-charset";
import { decodeTransfer, decodeUu } from "./decode-transfer";
import { nameAttachment } from "./name-attachment";
import { type Header, charsetOfWords, decodeWords, headerValue } from "./read-headers";
import { type MailPart, type MailTree, readEnclosed, readTree } from "./read-tree";
import { readTnef } from "./read-tnef";
import { typeByBytes } from "./type-by-bytes";

/** The pieces of one mail: where raw MIME and the providers' ready-made parts meet. */
export interface MailParts {
  headers: Header[];
  /** One entry per place in the mail where a text stands; plain and HTML of the same place side by side. */
  bodies: { plain: string | null; html: string | null }[];
  attachments: InboundAttachment[];
  /** Machine-readable reports (delivery-status, feedback-report, disposition-notification), decoded. */
  reports: { type: string; text: string }[];
  /** Enclosed messages, not yet interpreted. */
  enclosed: MailParts[];
  /** multipart/report's report-type, if it is one. */
  reportType: string | null;
  hint: string | null;
  warnings: string[];
}

interface Collecting {
  parts: MailParts;
  depth: number;
}

const DEEPEST_ENCLOSED = 3;

/** Raw bytes of a mail → its pieces. */
export function collectMail(raw: Uint8Array): MailParts {
  return collectParts(readTree(raw), 0);
}

export function collectParts(tree: MailTree, depth: number): MailParts {
  const hint = charsetOfWords(tree.root.headers);
  const parts: MailParts = {
    headers: tree.root.headers,
    bodies: [],
    attachments: [],
    reports: [],
    enclosed: [],
    reportType: tree.root.type.params["report-type"]?.toLowerCase() ?? (tree.root.type.value === "multipart/report" ? "" : null),
    hint,
    warnings: [...tree.warnings],
  };
  collect(tree.root, { parts, depth }, null, true);
  return parts;
}

type Body = { plain: string | null; html: string | null };

/** `alternative`: the body that this part is one rendering of. */
function collect(part: MailPart, into: Collecting, alternative: Body | null, isRoot: boolean): void {
  const { parts } = into;
  if (part.type.value.startsWith("multipart/")) {
    const isAlternative = part.type.value === "multipart/alternative";
    let body = alternative;
    if (isAlternative && alternative === null) {
      body = { plain: null, html: null };
      parts.bodies.push(body);
    }
    for (const child of part.children) collect(child, into, isAlternative || part.type.value === "multipart/related" ? body : null, false);
    return;
  }
  if (part.type.value === "message/rfc822" || part.type.value === "message/global" || part.type.value === "message/news") {
    collectEnclosed(part, into);
    return;
  }
  if (/^message\/|^text\/rfc822-headers$/.test(part.type.value)) {
    collectReport(part, into);
    return;
  }
  if (isBody(part, isRoot)) collectBody(part, into, alternative);
  else attach(part, into);
}

function isBody(part: MailPart, isRoot: boolean): boolean {
  if (part.type.value !== "text/plain" && part.type.value !== "text/html") return false;
  if (part.disposition.value === "attachment") return false;
  const named = fileName(part) !== null;
  return !named || (isRoot && part.disposition.value !== "attachment");
}

function collectBody(part: MailPart, into: Collecting, alternative: Body | null): void {
  const { parts } = into;
  const bytes = decodeTransfer(part.body, isReallyBase64(part) ? part.encoding : "8bit");
  const isHtml = part.type.value === "text/html";
  const charset = part.type.params["charset"] ?? (isHtml ? metaCharset(bytes) : null);
  const decoded = decodeCharset(bytes, charset, parts.hint);
  if (!decoded.certain) warn(parts, `The text's character set is missing or wrong; it was read as ${decoded.charset}.`);
  let text = decoded.text.replace(/\r\n?/g, "\n").replace(/\0/g, "");
  if (!isHtml) {
    text = takeUuFiles(text, into);
    if (/^flowed$/i.test(part.type.params["format"] ?? "")) text = unflow(text, /^yes$/i.test(part.type.params["delsp"] ?? ""));
  }
  const kind = isHtml ? "html" : "plain";
  if (alternative && alternative[kind] === null) alternative[kind] = text;
  else if (alternative) alternative[kind] += `${isHtml ? "<br>" : "\n"}${text}`;
  else parts.bodies.push({ plain: isHtml ? null : text, html: isHtml ? text : null });
}

/** "Hello" under "base64" is a text whose gateway forgot to encode it. */
function isReallyBase64(part: MailPart): boolean {
  if (part.encoding !== "base64") return true;
  const sample = part.body.slice(0, 4_000).replace(/\s/g, "");
  return (sample.match(/[^A-Za-z0-9+/=]/g)?.length ?? 0) <= sample.length / 20;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

/** Format=flowed (RFC 3676): a line that ends in a space goes on in the next one, if both are quoted equally deep. */
function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open = false;
  let depth = 0;
  for (const line of text.split("\n")) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(marks).replace(/^ /, "");
    const isSignature = content === "-- ";
    if (open && marks === depth && !isSignature) out[out.length - 1] += content;
    else out.push(marks > 0 ? `${">".repeat(marks)} ${content}` : content);
    open = content.endsWith(" ") && !isSignature;
    depth = marks;
    if (open && deleteSpace) out[out.length - 1] = (out.at(-1) as string).slice(0, -1);
  }
  return out.join("\n");
}

/** Files written into the text between `begin 644 name` and `end`, the way before MIME. */
function takeUuFiles(text: string, into: Collecting): string {
  if (!/^begin [0-7]{3,4} \S/m.test(text)) return text;
  return text.replace(/^begin [0-7]{3,4} ([^\n]{1,255})\n((?:[!-`][^\n]{0,90}\n)*)(?:`|\s)?\n?end[ \t]*$/gm, (whole, name: string, lines: string) => {
    const content = decodeUu(lines.split("\n"));
    if (content.length === 0) return whole;
    addAttachment(into, { name, declared: "application/octet-stream", content, contentId: null, inline: false });
    return "";
  });
}

function collectEnclosed(part: MailPart, into: Collecting): void {
  const { parts } = into;
  const content = decodeTransfer(part.body, part.encoding);
  let subject: string | null = null;
  if (content.length > 0 && into.depth < DEEPEST_ENCLOSED && part.type.value !== "message/news") {
    const enclosed = collectParts(readEnclosed(part, parts.hint), into.depth + 1);
    if (enclosed.headers.length > 0) {
      parts.enclosed.push(enclosed);
      subject = decodeWords(headerValue(enclosed.headers, "subject") ?? "", enclosed.hint).slice(0, 80) || null;
    }
  }
  const name = fileName(part) ?? (subject === null ? null : `${subject.replace(/[\\/]/g, "-")}.eml`);
  addAttachment(into, { name, declared: part.type.value, content, contentId: contentId(part), inline: false });
}

function collectReport(part: MailPart, into: Collecting): void {
  const content = decodeTransfer(part.body, part.encoding);
  const text = decodeCharset(content, part.type.params["charset"] ?? null, into.parts.hint).text.replace(/\r\n?/g, "\n");
  into.parts.reports.push({ type: part.type.value, text });
  if (part.type.value === "text/rfc822-headers" && into.depth < DEEPEST_ENCLOSED) {
    into.parts.enclosed.push(collectParts(readTree(content, into.parts.hint), into.depth + 1));
  }
  if (part.type.value === "message/external-body") {
    warn(into.parts, "A part of the mail lies on another server; it is never fetched from there.");
  }
  addAttachment(into, { name: fileName(part), declared: part.type.value, content, contentId: null, inline: false });
}

function attach(part: MailPart, into: Collecting): void {
  const content = decodeTransfer(part.body, part.encoding);
  const name = fileName(part);
  if (part.type.value.includes("tnef") || name?.toLowerCase() === "winmail.dat") {
    const contents = readTnef(content);
    if (contents) {
      takeTnef(contents, into);
      return;
    }
    warn(into.parts, "An Outlook packet (winmail.dat) could not be opened; it is attached as it came.");
  }
  const inline = contentId(part) !== null && part.disposition.value !== "attachment";
  addAttachment(into, { name, declared: part.type.value, content, contentId: contentId(part), inline });
}

function takeTnef(contents: NonNullable<ReturnType<typeof readTnef>>, into: Collecting): void {
  warn(into.parts, "Outlook packed this mail into a winmail.dat; it was unpacked.");
  const empty = into.parts.bodies.every((body) => !body.plain?.trim() && !body.html?.trim());
  if (empty && (contents.text !== null || contents.html !== null)) {
    into.parts.bodies.push({ plain: contents.text?.replace(/\r\n?/g, "\n") ?? null, html: contents.html });
  }
  for (const file of contents.attachments) {
    addAttachment(into, { name: file.name, declared: file.type, content: file.content, contentId: file.contentId, inline: false });
  }
}

export interface RawAttachment {
  name: string | null;
  declared: string;
  content: Uint8Array;
  contentId: string | null;
  inline: boolean;
}

function addAttachment(into: Collecting, file: RawAttachment): void {
  into.parts.attachments.push(asAttachment(file, into.parts.attachments.length + 1));
}

/** A file as some channel hands it over → with a safe name and its true type. */
export function asAttachment(file: RawAttachment, number: number): InboundAttachment {
  const type = typeByBytes(file.content, file.declared, file.name ?? "");
  return {
    name: nameAttachment(file.name, type, number),
    type,
    bytes: file.content.length,
    content: file.content,
    contentId: file.contentId,
    inline: file.inline,
  };
}

function fileName(part: MailPart): string | null {
  const name = part.disposition.params["filename"] ?? part.type.params["name"] ?? null;
  return name === null || name.trim() === "" ? null : name;
}

function contentId(part: MailPart): string | null {
  const id = headerValue(part.headers, "content-id")?.trim().replace(/^<|>$/g, "") ?? "";
  return id === "" ? null : id;
}

function warn(parts: MailParts, text: string): void {
  if (!parts.warnings.includes(text)) parts.warnings.push(text);
}
