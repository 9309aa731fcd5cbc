/** Mail as shoppers' programs write it, raw, with the marks that the receiving provider puts on top. */
import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { quote, type QuoteStyle } from "./quote";
import { headerOf, type Person, type ReadMail } from "./read-mail";

/** What the receiving provider found out about the sender. */
export type Authentication = "pass" | "fail" | "none";

export interface Letter {
  from: Person;
  to: string;
  subject: string;
  text: string;
  html?: string;
  inReplyTo?: string | null;
  references?: string[];
  attachments?: { filename: string; contentType: string; content: Buffer }[];
  headers?: Record<string, string>;
  authentication: Authentication;
  date: Date;
  /** Envelope sender; by default the From address. "" is the null return path of automatic mail. */
  returnPath?: string;
}

export async function composeMail(letter: Letter): Promise<Buffer> {
  const domain = domainOf(letter.from.address);
  const composer = new MailComposer({
    from: { name: letter.from.name, address: letter.from.address },
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    ...(letter.html !== undefined && { html: letter.html }),
    ...(letter.inReplyTo && { inReplyTo: `<${letter.inReplyTo}>` }),
    ...(letter.references?.length && { references: letter.references.map((id) => `<${id}>`) }),
    attachments: letter.attachments ?? [],
    headers: letter.headers ?? {},
    date: letter.date,
    messageId: `<${randomUUID()}@${domain}>`,
    // Files of this machine or pages of the web must not come into a mail by a path in its text.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const written = await composer.compile().build();
  return Buffer.concat([Buffer.from(receivedMarks(letter)), written]);
}

/** The demo shop has its mail taken in here, and passed on to the app; the app believes this server about senders. */
const RECEIVER = "mx.local-shopify.example";

/** The lines that the last mail server on the way adds above the mail. */
function receivedMarks({ from, to, authentication, date, returnPath = from.address }: Letter): string {
  const domain = domainOf(from.address);
  const when = date.toUTCString().replace("GMT", "+0000");
  const lines = [`Return-Path: <${oneLine(returnPath)}>`, `Delivered-To: ${oneLine(to)}`, `Received: from mail.${domain} by ${RECEIVER} with ESMTPS id ${randomUUID().slice(0, 8)} for <${oneLine(to)}>; ${when}`];
  if (authentication !== "none") {
    const verdict = authentication === "pass" ? "pass" : "fail";
    lines.push(`Authentication-Results: ${RECEIVER}; dkim=${verdict} header.d=${domain}; spf=${verdict} smtp.mailfrom=${domain}; dmarc=${verdict} (p=REJECT) header.from=${domain}`);
  }
  return lines.map((line) => `${line}\r\n`).join("");
}

export interface Reply {
  from: Person;
  text: string;
  style: QuoteStyle;
  authentication: Authentication;
  attachments?: Letter["attachments"];
  date: Date;
  timezone: string;
}

/** An answer to `mail` as the program of `style` writes it: threading headers, subject, quoted text. */
export async function composeReply(mail: ReadMail, reply: Reply): Promise<Buffer> {
  const { text, html } = quote(mail, reply);
  return composeMail({
    from: reply.from,
    to: replyAddress(mail),
    subject: replySubject(mail.subject),
    text,
    html,
    inReplyTo: mail.messageId,
    references: [...mail.references, ...(mail.messageId ? [mail.messageId] : [])],
    ...(reply.attachments && { attachments: reply.attachments }),
    authentication: reply.authentication,
    date: reply.date,
  });
}

/** Where a reply goes: Reply-To, else From. */
export const replyAddress = (mail: ReadMail): string => mail.replyTo[0]?.address ?? mail.from?.address ?? "";

export const replySubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);

/** "I am away": what a program answers by itself (RFC 3834), to the envelope sender. */
export function composeAutoReply(mail: ReadMail, from: Person, envelopeFrom: string, date: Date): Promise<Buffer> {
  return composeMail({
    from,
    to: envelopeFrom || replyAddress(mail),
    subject: `Automatic reply: ${mail.subject}`,
    text: "Thank you for your message. I am out of the office until Monday and will read it then.\n",
    inReplyTo: mail.messageId,
    references: mail.messageId ? [mail.messageId] : [],
    headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All", Precedence: "bulk" },
    authentication: "pass",
    date,
    returnPath: "",
  });
}

/** A delivery report (RFC 3464) for `mail`: it did not reach `recipient`. */
export function composeBounce(mail: ReadMail, raw: Buffer, recipient: string, envelopeFrom: string, status: "5.1.1" | "4.2.2", date: Date): Buffer {
  const boundary = `report-${randomUUID()}`;
  const failed = status.startsWith("5");
  const to = envelopeFrom || replyAddress(mail);
  const diagnostic = failed ? "550 5.1.1 The email account that you tried to reach does not exist" : "452 4.2.2 The recipient's mailbox is over its quota";
  const headers = raw.toString("latin1").split(/\r?\n\r?\n/)[0] ?? "";
  const lines = [
    "Return-Path: <>",
    `Delivered-To: ${oneLine(to)}`,
    "From: Mail Delivery System <mailer-daemon@mx.example.com>",
    `To: ${oneLine(to)}`,
    `Date: ${date.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${randomUUID()}@mx.example.com>`,
    `Subject: ${failed ? "Undelivered Mail Returned to Sender" : "Delayed Mail (still being retried)"}`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "This is the mail system at host mx.example.com.",
    "",
    failed ? "Your message could not be delivered to one or more recipients." : "Your message could not be delivered yet. It will be retried.",
    "",
    `<${oneLine(recipient)}>: ${diagnostic}`,
    "",
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.com",
    "",
    `Final-Recipient: rfc822; ${oneLine(recipient)}`,
    `Action: ${failed ? "failed" : "delayed"}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    headers,
    "",
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"), "latin1");
}

/** The address to unsubscribe at by one click (RFC 8058), or null. */
export function oneClickUnsubscribe(mail: ReadMail): string | null {
  if (!/one-click/i.test(headerOf(mail, "List-Unsubscribe-Post") ?? "")) return null;
  return headerOf(mail, "List-Unsubscribe")?.match(/<(https?:[^>]+)>/)?.[1] ?? null;
}

const domainOf = (address: string): string => oneLine(address.split("@")[1] ?? "example.com");
const oneLine = (text: string): string => text.replace(/[\r\n<>]/g, "");
