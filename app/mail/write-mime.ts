import type MimeNode from "nodemailer/lib/mime-node";
import { quotedPrintable } from "~/lib/quoted-printable";

const CRLF = Buffer.from("\r\n");

/**
 * A composed tree of parts as bytes, with CRLF throughout. nodemailer's own writer passes each part through several
 * streams, which costs four times what everything else about a mail does; the header lines are still nodemailer's.
 */
export function writeMime(root: MimeNode): Buffer {
  const pieces: Buffer[] = [];
  write(root, pieces);
  return Buffer.concat(pieces);
}

function write(node: MimeNode, pieces: Buffer[]): void {
  const encoding = node.getTransferEncoding();
  pieces.push(Buffer.from(`${node.buildHeaders()}\r\n\r\n`));
  if (node.multipart) {
    for (const child of node.childNodes) {
      pieces.push(Buffer.from(`--${node.boundary}\r\n`));
      write(child, pieces);
      pieces.push(CRLF);
    }
    pieces.push(Buffer.from(`--${node.boundary}--\r\n`));
    return;
  }
  pieces.push(encoded(node.content, encoding));
  if (!node.parentNode) pieces.push(CRLF);
}

function encoded(content: MimeNode["content"], encoding: string | false): Buffer {
  if (content === undefined) return Buffer.alloc(0);
  if (typeof content !== "string" && !Buffer.isBuffer(content)) throw new Error("Parts are texts and buffers only");
  const bytes = Buffer.from(content);
  if (encoding === "base64") return Buffer.from(bytes.toString("base64").replace(/.{76}(?=.)/g, "$&\r\n"));
  if (encoding === "quoted-printable") return quotedPrintable(bytes);
  return Buffer.from(bytes.toString("latin1").replace(/\r\n|\r|\n/g, "\r\n"), "latin1");
}
