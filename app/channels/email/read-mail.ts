import type { InboundMessage, MailAddress, SenderAuthentication } from "../inbound-message";
import { isItAutomatic } from "./is-it-automatic";
import { sanitiseHtml } from "./html/sanitise-html";
import { type MailParts, collectMail } from "./mime/collect-parts";
import { LONGEST_MESSAGE_ID, readAddresses, readMessageIds } from "./mime/read-addresses";
import { decodeWords, headerValue, headerValues } from "./mime/read-headers";
import { readBounce } from "./read-bounce";
import { readForwarded } from "./read-forwarded";
import { readSentAt } from "./read-sent-at";
import { type MailText, readText } from "./read-text";
import { whoVouchesForSender } from "./who-vouches-for-sender";

/** What the receiver knows beside the mail itself. */
export interface Reception {
  /** Envelope recipients as the provider or mailbox names them. */
  deliveredTo: string[];
  /** Envelope sender, "" for the null return path; null when nobody told. */
  returnPath: string | null;
  /** Addresses under which the shop receives and sends. */
  ourAddresses: string[];
  /** Servers whose Authentication-Results count: those that really take in the shop's mail. */
  trustedServers: string[];
  /** The provider's own check of the sender, when it told one outside of the mail's headers. */
  verdict: SenderAuthentication | null;
}

export const NOTHING_KNOWN: Reception = { deliveredTo: [], returnPath: null, ourAddresses: [], trustedServers: [], verdict: null };

/**
 * Raw bytes of a mail → the typed message. Never throws for what a mail contains; what was odd is told in `warnings`.
 * Takes up to a second for a hostile mail, so run it in the mail thread (read-mail-in-thread.server).
 */
export function readMail(raw: Uint8Array, reception: Reception): InboundMessage {
  return interpretMail(collectMail(raw), reception);
}

/** The pieces of a mail, from raw MIME or from a provider's ready-made parts → the typed message. */
export function interpretMail(parts: MailParts, reception: Reception): InboundMessage {
  const { headers, hint } = parts;
  const warnings = [...parts.warnings];
  const list = (name: string) => headerValues(headers, name).flatMap((value) => readAddresses(value, hint)).slice(0, 500);
  const from = list("from")[0] ?? list("sender")[0] ?? readAddresses(reception.returnPath, hint)[0] ?? { address: "", name: null };
  if (from.address === "") warnings.push("The mail names no sender that one could answer.");
  if (headerValues(headers, "from").length > 1) warnings.push("The mail names several senders; only the first is shown, and none of them is trusted.");
  const disguise = disguisedAs(from);
  if (disguise) warnings.push(`The sender's name pretends to be another address (${disguise}).`);

  const replyTo = list("reply-to")[0] ?? null;
  const to = list("to");
  const cc = list("cc");
  const deliveredTo = envelopeRecipients(headers, reception);
  const returnPath = reception.returnPath ?? readReturnPath(headerValue(headers, "return-path") ?? headerValue(headers, "x-envelope-from"));
  const subject = decodeWords(headerValue(headers, "subject") ?? "", hint).replace(/\s+/g, " ").slice(0, 998);
  const text = readText(parts);
  const bounce = readBounce(parts, text.text);
  const html = text.html === null ? null : sanitiseHtml(text.html);
  if (html?.shortened) warnings.push("The formatted view is shortened, since it is very long; the text and the original are whole.");

  return {
    channel: "email",
    messageId: readMessageIds(headerValue(headers, "message-id"))[0] ?? bareId(headerValue(headers, "message-id")),
    inReplyTo: readMessageIds(headerValue(headers, "in-reply-to")),
    references: readMessageIds(headerValue(headers, "references")),
    from,
    replyTo: replyTo && replyTo.address !== from.address ? replyTo : null,
    to,
    cc,
    deliveredTo,
    returnPath,
    subject,
    sentAt: readSentAt(headerValue(headers, "date")),
    text: text.text,
    html: html?.html ?? null,
    reply: text.reply,
    quoted: text.quoted,
    signature: text.signature,
    auto: isItAutomatic({ headers, from, replyTo, to, deliveredTo, returnPath, subject, isBounce: bounce !== null, reportType: parts.reportType, ourAddresses: reception.ourAddresses }),
    bounce,
    authentication: whoVouchesForSender(headers, from.address, { trustedServers: reception.trustedServers, verdict: reception.verdict }),
    forwarded: bounce ? null : readForwarded(parts, subject, text.lines, (enclosed) => readText(enclosed).text),
    language: readLanguage(headerValue(headers, "content-language") ?? headerValue(headers, "accept-language")),
    attachments: parts.attachments,
    customerId: null,
    form: null,
    warnings,
  };
}

/** Text alone, as a file or a form brings it. */
export function interpretBareBody(body: { plain: string | null; html: string | null }): MailText {
  return readText({ bodies: [body] });
}

/** "ceo@bank.example" <evil@example.com>: a name that looks like an address of somebody else. */
function disguisedAs(from: MailAddress): string | null {
  const shown = /[^\s<>"'()]+@[^\s<>"'()]+\.[a-z]{2,}/i.exec(from.name ?? "")?.[0].toLowerCase();
  return shown !== undefined && shown !== from.address ? shown : null;
}

const ENVELOPE_HEADERS = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-forwarded-to", "x-rcpt-to", "x-apparently-to", "apparently-to", "resent-to"];

function envelopeRecipients(headers: MailParts["headers"], reception: Reception): string[] {
  const fromHeaders = ENVELOPE_HEADERS.flatMap((name) => headerValues(headers, name)).flatMap((value) => readAddresses(value).map((entry) => entry.address));
  return [...new Set([...reception.deliveredTo.map((address) => address.trim().toLowerCase()), ...fromHeaders])].slice(0, 100);
}

function readReturnPath(value: string | null): string | null {
  if (value === null) return null;
  if (/^\s*<?\s*>?\s*$/.test(value)) return "";
  return readAddresses(value)[0]?.address ?? null;
}

/** Ids without <> or @ exist; they still tell duplicates apart. */
function bareId(value: string | null): string | null {
   
  const id = (value ?? "").replace(/[<>\s\u0000-\u001f\u007f]/g, "");
  return id === "" || id.length > LONGEST_MESSAGE_ID ? null : id;
}

function readLanguage(value: string | null): string | null {
  const tag = /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})\s*(?:[,;]|$)/i.exec(value ?? "")?.[1];
  return tag ?? null;
}
