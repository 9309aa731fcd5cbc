/**
 * Undoes a Content-Transfer-Encoding. Input is a "binary string" (one character per byte), output bytes.
 * Unknown encodings are taken as they are; nothing here throws.
 */
export function decodeTransfer(body: string, encoding: string): Uint8Array {
  switch (encoding) {
    case "base64":
      return decodeBase64(body);
    case "quoted-printable":
      return bytesOf(decodeQuotedPrintable(body));
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

export function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n|$)/g, "")
    .replace(/=[ \t]*(?:\r\n|\n|\r|$)/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
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
