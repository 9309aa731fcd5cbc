import PostalMime, { type Address, type Attachment } from "postal-mime";

/** A mail as a mail program understands it. */
export interface ReadMail {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  subject: string;
  date: string | null;
  from: Person | null;
  replyTo: Person[];
  to: Person[];
  cc: Person[];
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
  attachments: { filename: string; mimeType: string; bytes: number; contentId: string | null; content: Uint8Array }[];
}

export interface Person {
  name: string;
  address: string;
}

export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  return {
    messageId: bare(mail.messageId),
    inReplyTo: bare(mail.inReplyTo),
    references: mail.references?.match(/<[^<>\s]+>/g)?.map((id) => id.slice(1, -1)) ?? [],
    subject: mail.subject ?? "",
    date: mail.date ?? null,
    from: people(mail.from)[0] ?? null,
    replyTo: people(mail.replyTo),
    to: people(mail.to),
    cc: people(mail.cc),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: mail.text ?? null,
    html: mail.html ?? null,
    attachments: mail.attachments.map(readAttachment),
  };
}

/** The value of a header, or null. */
export function headerOf(mail: ReadMail, name: string): string | null {
  return mail.headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}

/** "Mara Lindqvist <mara@example.com>" */
export const shown = ({ name, address }: Person): string => (name ? `${name} <${address}>` : address);

function readAttachment(attachment: Attachment): ReadMail["attachments"][number] {
  const { content } = attachment;
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  return {
    filename: attachment.filename ?? "unnamed",
    mimeType: attachment.mimeType,
    bytes: bytes.byteLength,
    contentId: bare(attachment.contentId),
    content: bytes,
  };
}

function people(addresses: Address | Address[] | undefined): Person[] {
  if (!addresses) return [];
  return (Array.isArray(addresses) ? addresses : [addresses]).flatMap((one) => one.group ?? [{ name: one.name, address: one.address }]);
}

const bare = (id: string | undefined): string | null => id?.trim().replace(/^<|>$/g, "") || null;
