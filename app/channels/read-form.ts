import { decodeCharset } from "./email/mime/decode-charset";
import { bytesOf } from "./email/mime/decode-transfer";
import { readTree, partBytes } from "./email/mime/read-tree";

/** One field of a posted form. Text fields are decoded; files keep their bytes. */
export interface FormField {
  name: string;
  /** Null for a plain field. */
  fileName: string | null;
  type: string;
  bytes: Uint8Array;
}

/**
 * The body of a form post (multipart/form-data or urlencoded) → its fields, in order. Bytes stay bytes: some providers
 * post the mail's own charsets, which the platform's form reader would turn into question marks. Never throws.
 */
export function readForm(body: Uint8Array, contentType: string): FormField[] {
  if (/^\s*application\/x-www-form-urlencoded/i.test(contentType)) return readUrlEncoded(body);
  if (!/^\s*multipart\/form-data/i.test(contentType)) return [];
  const head = Buffer.from(`Content-Type: ${contentType.replace(/[\r\n]+/g, " ")}\r\n\r\n`, "latin1");
  const { root } = readTree(Buffer.concat([head, body]));
  return root.children.flatMap((part) => {
    const name = part.disposition.params["name"];
    if (name === undefined) return [];
    return [{ name, fileName: part.disposition.params["filename"] ?? null, type: part.type.value, bytes: partBytes(part) }];
  });
}

function readUrlEncoded(body: Uint8Array): FormField[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  return text.split("&").slice(0, 2_000).flatMap((pair) => {
    if (pair === "") return [];
    const equals = pair.indexOf("=");
    const [name, value] = equals === -1 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return [{ name: utf8(unescapePlus(name)), fileName: null, type: "text/plain", bytes: unescapePlus(value) }];
  });
}

function unescapePlus(text: string): Uint8Array {
  return bytesOf(text.replace(/\+/g, " ").replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The text of the first plain field of that name; null when there is none. */
export function fieldText(fields: FormField[], name: string, charset: string | null = "utf-8"): string | null {
  const field = fields.find((candidate) => candidate.name === name && candidate.fileName === null);
  return field ? decodeCharset(field.bytes, charset).text : null;
}
