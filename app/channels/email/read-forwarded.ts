import type { ForwardedMail } from "../inbound-message";
import type { MailParts } from "./mime/collect-parts";
import { readAddresses } from "./mime/read-addresses";
import { decodeWords, headerValue } from "./mime/read-headers";
import { readSentAt } from "./read-sent-at";
import { headerBlockAt, separatorAt } from "./reply/find-original";
import { type MailLine, linesOfText } from "./reply/mail-lines";

/** "Fwd:", "WG:", "TR:" and their like at the start of a subject. */
const FORWARD_PREFIX = /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:fwd?|wg|tr|rv|i|enc|doorst|vs|vl|vb|vid|pd|fs|továbbítás|přep|İlt|ilt|προώθ|הועבר|إعادة توجيه|пересл|转发|轉寄|転送|전달)\s*[:：]/iu;

/**
 * The mail inside a forwarded one: enclosed as a whole, or pasted below "Forwarded message" with its headers.
 * A subject like "Fwd:" alone is not enough, and neither is the quoted history of a reply.
 */
export function readForwarded(parts: MailParts, subject: string, lines: MailLine[], textOf: (parts: MailParts) => string): ForwardedMail | null {
  const isForward = FORWARD_PREFIX.test(subject);
  const enclosed = parts.enclosed[0];
  if (enclosed && parts.reportType === null && parts.reports.length === 0) return fromEnclosed(enclosed, textOf);
  for (let i = 0; i < Math.min(lines.length, 2_000); i++) {
    const line = lines[i] as MailLine;
    const separator = separatorAt(lines, i);
    if (separator === "forwarded" || (isForward && separator === "original") || (isForward && line.role === "original")) {
      return fromLines(lines, i + 1) ?? fromLines(unquoted(lines.slice(i + 1)), 0);
    }
    if (isForward && line.text !== "") {
      const pasted = line.depth === 0 && headerBlockAt(lines, i) ? fromLines(lines, i) : null;
      if (pasted) return pasted;
    }
  }
  return null;
}

function fromEnclosed(parts: MailParts, textOf: (parts: MailParts) => string): ForwardedMail {
  return {
    from: readAddresses(headerValue(parts.headers, "from"), parts.hint)[0] ?? null,
    subject: decodeWords(headerValue(parts.headers, "subject") ?? "", parts.hint) || null,
    sentAt: readSentAt(headerValue(parts.headers, "date")),
    text: textOf(parts),
  };
}

function fromLines(lines: MailLine[], from: number): ForwardedMail | null {
  let at = from;
  while (at < lines.length && (lines[at] as MailLine).text === "") at++;
  const first = lines[at];
  if (!first) return null;
  const block = headerBlockAt(lines, at, first.depth);
  if (!block) return null;
  const written = (block.values["from"] ?? "").replace(/\[\s*(?:mailto:)?([^\]\s]+@[^\]\s]+)\s*\]/g, "<$1>").replace(/<\s*mailto:/gi, "<").replace(/(<[^<>]+>)\s*<[^<>]+>$/, "$1");
  const address = readAddresses(written)[0] ?? null;
  const name = written.replace(/["']/g, "").trim();
  const rest = lines.slice(at + block.lines);
  return {
    from: address ?? (name === "" ? null : { address: "", name: name.slice(0, 200) }),
    subject: block.values["subject"]?.trim() || null,
    sentAt: readSentAt(block.values["sent"] ?? null),
    text: (first.depth > 0 ? unquoted(rest) : rest).map((line) => (line.depth > 0 ? line.raw : line.raw.trimEnd())).join("\n").trim(),
  };
}

/** One level of quote marks taken off. */
function unquoted(lines: MailLine[]): MailLine[] {
  return linesOfText(lines.map((line) => line.raw.replace(/^[ \t]{0,3}>[ \t]?/, "")).join("\n"));
}
