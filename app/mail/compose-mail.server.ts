import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { writeMime } from "./write-mime";

/** Everything that decides the bytes of a mail. Written down when the mail is queued and never changed after. */
export interface ComposedFrom {
  /** Without <>. */
  messageId: string;
  date: Date;
  from: { name: string; address: string };
  to: string;
  cc: string[];
  replyTo: string | null;
  subject: string;
  text: string;
  html: string | null;
  /** Without <>. */
  inReplyTo: string | null;
  references: string[];
  /** Further header fields, for example { "Auto-Submitted": "auto-generated" }. */
  headers: Record<string, string>;
  attachments: { name: string; type: string; contentId: string | null; content: Uint8Array }[];
}

/**
 * The mail as bytes (RFC 5322, multipart/alternative when there is HTML). The same input gives the same bytes, also in
 * another process: boundaries come from the Message-ID and nothing is random, so a retry is byte-identical.
 */
export function composeMail(mail: ComposedFrom): Buffer {
  const baseBoundary = createHash("sha256").update(mail.messageId).digest("hex").slice(0, 24);
  const composer = new MailComposer({
    messageId: `<${mail.messageId}>`,
    date: mail.date,
    from: mail.from,
    to: { name: "", address: mail.to },
    cc: mail.cc.map((address) => ({ name: "", address })),
    replyTo: mail.replyTo ? { name: mail.from.name, address: mail.replyTo } : undefined,
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? undefined,
    inReplyTo: mail.inReplyTo ? `<${mail.inReplyTo}>` : undefined,
    references: mail.references.map((id) => `<${id}>`),
    headers: mail.headers,
    attachments: mail.attachments.map(({ name, type, contentId, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
      ...(contentId ? { cid: contentId, contentDisposition: "inline" as const } : {}),
    })),
    baseBoundary,
    // Quoted-printable keeps lines short and readable whatever the language; the sink need not know 8BITMIME.
    textEncoding: "quoted-printable",
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return writeMime(composer.compile());
}
