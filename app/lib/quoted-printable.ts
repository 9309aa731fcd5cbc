/** Longest line, the soft break's "=" included (RFC 2045, 6.7). */
const LINE = 76;
/** A line is broken after its last space when that stands in its last third: so that people can read the source. */
const EARLIEST_BREAK = 50;

const HEX = Buffer.from("0123456789ABCDEF", "latin1");
const [TAB, LF, CR, SPACE, EQUALS, TILDE] = [0x09, 0x0a, 0x0d, 0x20, 0x3d, 0x7e];

/** A text (or its bytes) as quoted-printable, every line break as CRLF. Mail is composed by the thousand: one pass over the bytes. */
export function quotedPrintable(text: string | Buffer): Buffer {
  const from = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  // Every byte as =XX, and three more for each soft break: room for the worst.
  const to = Buffer.allocUnsafe(from.length * 4 + 16);
  let at = 0;
  let lineStart = 0;
  let lastSpace = -1;

  for (let index = 0; index < from.length; index++) {
    const byte = from[index]!;
    const next = from[index + 1];
    if (byte === CR || byte === LF) {
      if (byte === CR && next === LF) index += 1;
      to[at++] = CR;
      to[at++] = LF;
      lineStart = at;
      lastSpace = -1;
      continue;
    }
    const endsLine = next === undefined || next === CR || next === LF;
    const isSpace = byte === SPACE || byte === TAB;
    const literal = isSpace ? !endsLine : byte > SPACE && byte <= TILDE && byte !== EQUALS;
    const width = literal ? 1 : 3;
    // The last piece of a line may fill it; any other leaves a place for "=".
    if (at - lineStart + width > (endsLine ? LINE : LINE - 1)) breakLine();
    if (literal) {
      to[at++] = byte;
      if (isSpace) lastSpace = at;
    } else {
      to[at++] = EQUALS;
      to[at++] = HEX[byte >> 4]!;
      to[at++] = HEX[byte & 15]!;
    }
  }
  return to.subarray(0, at);

  function breakLine() {
    const breakAt = lastSpace - lineStart >= EARLIEST_BREAK ? lastSpace : at;
    to.copyWithin(breakAt + 3, breakAt, at);
    to[breakAt] = EQUALS;
    to[breakAt + 1] = CR;
    to[breakAt + 2] = LF;
    at += 3;
    lineStart = breakAt + 3;
    lastSpace = -1;
  }
}
