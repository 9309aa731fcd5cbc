/**
 * Undoes a Content-Transfer-Encoding. Input is a "binary string" (one character per byte), output bytes.
 * Unknown encodings are taken as they are; nothing here throws.
 */
export function decodeTransfer(body: string, encoding: string): Uint8Array {
  switch (encoding) {
    case "base64":
      return decodeBase64(body);
    case "quoted-printable":
      return quotedPrintableBytes(body);
    case "x-uuencode":
    case "x-uue":
    case "uuencode":
      return decodeUu(body.split(/\r\n|\r|\n/).filter((line) => !/^begin \d|^end\s*$/.test(line)));
    default:
      return bytesOf(body);
  }
}

export function bytesOf(binary: string): Uint8Array {
  return Buffer.from(binary, "latin1");
}

/** Several concatenated base64 texts (each padded) are read to the end, which Buffer alone does not. */
function decodeBase64(body: string): Uint8Array {
  const padding = body.indexOf("=");
  if (padding === -1 || !/[A-Za-z0-9+/]/.test(body.slice(padding, padding + 8))) return Buffer.from(body, "base64");
  const pieces = body.replace(/[^A-Za-z0-9+/=]/g, "").split(/(?<==)(?=[^=])/);
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, "base64")));
}

/** Binary string → binary string. */
export function decodeQuotedPrintable(text: string): string {
  return Buffer.from(quotedPrintableBytes(text)).toString("latin1");
}

/** By hand, in one pass: 25 MB of "=41" are seven million escapes. */
function quotedPrintableBytes(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  let length = 0;
  /** Blanks at the end of a line are the mail servers', not the writer's. */
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3d) {
      const high = hexValue(text.charCodeAt(i + 1));
      const low = hexValue(text.charCodeAt(i + 2));
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        kept = length;
        i += 2;
        continue;
      }
      const lineEnd = softBreakEnd(text, i + 1);
      if (lineEnd !== -1) {
        kept = length;
        i = lineEnd - 1;
        continue;
      }
    }
    if (code === 0x0a || code === 0x0d) length = Math.max(kept, 0);
    out[length++] = code;
    if (code !== 0x20 && code !== 0x09) kept = length;
  }
  return out.subarray(0, kept);
}

function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  return -1;
}

/** After "=": where the next line begins when only blanks are left on this one, else -1. */
function softBreakEnd(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) === 0x20 || text.charCodeAt(i) === 0x09) i++;
  if (i >= text.length) return i;
  const code = text.charCodeAt(i);
  if (code === 0x0a) return i + 1;
  if (code === 0x0d) return text.charCodeAt(i + 1) === 0x0a ? i + 2 : i + 1;
  return -1;
}

/** The lines between `begin` and `end`. */
export function decodeUu(lines: string[]): Uint8Array {
  const out: number[] = [];
  for (const line of lines) {
    if (line === "") continue;
    const length = (line.charCodeAt(0) - 32) & 63;
    const start = out.length;
    for (let i = 1; i < line.length && out.length - start < length; i += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 63) as [number, number, number, number];
      out.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255);
    }
    out.length = Math.min(out.length, start + length);
  }
  return Uint8Array.from(out);
}
