import { decodeCharset } from "./decode-charset";

/** What Outlook packs into "winmail.dat" (MS-OXTNEF), as far as a reader needs it. */
export interface TnefContents {
  text: string | null;
  html: string | null;
  attachments: { name: string | null; type: string; content: Uint8Array; contentId: string | null }[];
}

const SIGNATURE = 0x223e9f78;
const ATTRIBUTE = {
  codepage: 0x9007,
  body: 0x800c,
  messageProperties: 0x9003,
  attachmentRendering: 0x9002,
  attachmentTitle: 0x8010,
  attachmentData: 0x800f,
  attachmentProperties: 0x9005,
} as const;
const PROPERTY = { body: 0x1000, html: 0x1013, longName: 0x3707, name: 0x3704, data: 0x3701, type: 0x370e, contentId: 0x3712 } as const;

/** Bytes of a winmail.dat → its contents, or null when they are not TNEF. A truncated file gives what is whole in it. */
export function readTnef(bytes: Uint8Array): TnefContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  const contents: TnefContents = { text: null, html: null, attachments: [] };
  let charset = "windows-1252";
  let position = 6;
  while (position + 9 <= bytes.length) {
    const id = view.getUint16(position + 1, true);
    const length = view.getUint32(position + 5, true);
    const data = bytes.subarray(position + 9, position + 9 + length);
    if (data.length < length) break;
    position += 9 + length + 2;
    const current = contents.attachments.at(-1);
    if (id === ATTRIBUTE.codepage && length >= 4) charset = `windows-${new DataView(data.buffer, data.byteOffset).getUint32(0, true)}`;
    else if (id === ATTRIBUTE.body) contents.text = textOf(data, charset);
    else if (id === ATTRIBUTE.messageProperties) {
      const properties = readProperties(data, charset);
      contents.text ??= asText(properties.get(PROPERTY.body), charset);
      contents.html ??= asText(properties.get(PROPERTY.html), charset);
    } else if (id === ATTRIBUTE.attachmentRendering) {
      contents.attachments.push({ name: null, type: "application/octet-stream", content: new Uint8Array(), contentId: null });
    } else if (current && id === ATTRIBUTE.attachmentTitle) current.name ??= textOf(data, charset);
    else if (current && id === ATTRIBUTE.attachmentData) current.content = data;
    else if (current && id === ATTRIBUTE.attachmentProperties) {
      const properties = readProperties(data, charset);
      current.name = asText(properties.get(PROPERTY.longName), charset) ?? current.name;
      current.type = asText(properties.get(PROPERTY.type), charset)?.toLowerCase() ?? current.type;
      current.contentId = asText(properties.get(PROPERTY.contentId), charset);
      const embedded = properties.get(PROPERTY.data);
      if (current.content.length === 0 && embedded instanceof Uint8Array) current.content = embedded;
    }
  }
  contents.attachments = contents.attachments.filter((file) => file.content.length > 0);
  return contents;
}

type PropertyValue = string | Uint8Array;

/** The MAPI property list inside an attribute. Stops quietly at the first value it cannot measure. */
function readProperties(data: Uint8Array, charset: string): Map<number, PropertyValue> {
  const found = new Map<number, PropertyValue>();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let position = 4;
  const padded = (length: number) => (length + 3) & ~3;
  try {
    const count = view.getUint32(0, true);
    for (let i = 0; i < count && position + 4 <= data.length; i++) {
      const kind = view.getUint16(position, true);
      const id = view.getUint16(position + 2, true);
      position += 4;
      if (id >= 0x8000) {
        position += 16;
        const named = view.getUint32(position, true);
        position += 4;
        position += named === 0 ? 4 : 4 + padded(view.getUint32(position, true));
      }
      const many = (kind & 0x1000) !== 0;
      const base = kind & 0x0fff;
      const variable = base === 0x1e || base === 0x1f || base === 0x102 || base === 0x0d;
      const values = variable || many ? view.getUint32(position, true) : 1;
      if (variable || many) position += 4;
      for (let k = 0; k < values; k++) {
        if (!variable) {
          const width = base === 0x14 || base === 0x05 || base === 0x06 || base === 0x07 || base === 0x40 ? 8 : base === 0x48 ? 16 : 4;
          position += width;
          continue;
        }
        const length = view.getUint32(position, true);
        const value = data.subarray(position + 4, position + 4 + length);
        position += 4 + padded(length);
        if (base === 0x1f) found.set(id, new TextDecoder("utf-16le").decode(value).replace(/\0+$/, ""));
        else if (base === 0x1e) found.set(id, textOf(value, charset));
        // An embedded object begins with the sixteen bytes of its interface id.
        else found.set(id, base === 0x0d ? value.subarray(16) : value);
      }
    }
  } catch {
    // Cut off in the middle: what was read so far counts.
  }
  return found;
}

function asText(value: PropertyValue | undefined, charset: string): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : textOf(value, charset);
}

function textOf(bytes: Uint8Array, charset: string): string {
  return decodeCharset(bytes, charset).text.replace(/\0+$/, "");
}
