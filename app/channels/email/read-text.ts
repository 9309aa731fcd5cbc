import type { MailParts } from "./mime/collect-parts";
import { flattenHtml } from "./html/flatten-html";
import { linesOfHtml } from "./html/text-of-html";
import { type MailLine, linesOfText } from "./reply/mail-lines";
import { type SeparatedReply, separateReply } from "./reply/separate-reply";

export interface MailText extends SeparatedReply {
  /** The whole message as text. */
  text: string;
  /** The whole message as HTML, not yet sanitised; null when it is all plain text. */
  html: string | null;
  /** The lines that the reply was read from. */
  lines: MailLine[];
}

/** All bodies of a mail → its whole text and HTML, and the newly written part of it. */
export function readText(parts: { bodies: MailParts["bodies"] }): MailText {
  const bodies = parts.bodies
    .filter((body) => body.plain?.trim() || body.html?.trim())
    .map((body) => ({ plain: body.plain, html: body.html === null ? null : flattenHtml(body.html) }));
  const readings = bodies.map(chooseReading);
  const lines = readings.flatMap((reading, i) => (i === 0 ? reading.lines : [BLANK, ...reading.lines]));
  const separated = readings.length === 1 ? (readings[0] as Reading).separated : separateReply(lines);
  const anyHtml = bodies.some((body) => body.html?.trim());
  return {
    ...separated,
    text: readings.map((reading) => reading.text).join("\n\n").trim(),
    html: anyHtml ? bodies.map((body) => (body.html?.trim() ? body.html : asHtml(body.plain ?? ""))).join("\n") : null,
    lines,
  };
}

const BLANK: MailLine = { text: "", raw: "", depth: 0, role: "text" };

interface Reading {
  text: string;
  lines: MailLine[];
  separated: SeparatedReply;
}

/**
 * Plain text and HTML say the same, but not equally clearly. The plain text is what was typed, so it goes first;
 * the HTML goes before it when the plain text is only an excuse, or when only the HTML shows where the quote begins.
 */
function chooseReading(body: { plain: string | null; html: string | null }): Reading {
  const plain = body.plain?.trim() ? readPlain(body.plain) : null;
  if (plain && !body.html?.trim()) return plain;
  const html = readHtml(body.html ?? "");
  if (plain === null || isExcuse(plain.text, html.text)) return html;
  const onlyHtmlKnows = plain.separated.quoted === null && html.separated.quoted !== null && html.separated.reply !== "";
  return onlyHtmlKnows ? { ...html, text: plain.text } : plain;
}

function readPlain(text: string): Reading {
  const lines = linesOfText(text);
  return { text: text.replace(/\r\n?/g, "\n").trim(), lines, separated: separateReply(lines) };
}

function readHtml(html: string): Reading {
  const lines = linesOfHtml(html);
  const separated = separateReply(lines);
  return { text: squeeze(lines.map((line) => line.raw).join("\n")), lines, separated: { ...separated, reply: squeeze(separated.reply) } };
}

function squeeze(text: string): string {
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

/** "This message needs an HTML reader." */
function isExcuse(plain: string, html: string): boolean {
  const words = (text: string) => text.replace(/https?:\/\/\S+|\[[^\]]*\]/g, " ").split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
  const inPlain = words(plain);
  const inHtml = words(html);
  if (inHtml === 0) return false;
  return inPlain === 0 || (inPlain < 40 && inHtml > inPlain * 3 && inHtml - inPlain > 15) || (inPlain < 40 && /\bhtml\b/i.test(plain) && inHtml > inPlain);
}

function asHtml(text: string): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return `<div style="white-space:pre-wrap">${escaped}</div>`;
}
