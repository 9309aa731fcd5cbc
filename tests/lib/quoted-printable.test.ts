import fc from "fast-check";
import { expect, test } from "vitest";
import { quotedPrintable } from "~/lib/quoted-printable";

/** Reads it as RFC 2045, 6.7 says. */
function read(encoded: string): string {
  const bytes = encoded.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("whatever is written reads back, in lines that every server takes", () => {
  const pieces = fc.array(fc.oneof(fc.constantFrom("\r\n", "\n", "\r", " ", "\t", "=", ".", "a".repeat(74), "a".repeat(75), "a".repeat(76), "word ".repeat(20), "é", "日本", "😀"), fc.string({ unit: "grapheme" })), { maxLength: 30 });
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const encoded = quotedPrintable(text).toString("latin1");
      expect(read(encoded)).toBe(text.replace(/\r\n|\r|\n/g, "\r\n"));
      for (const line of encoded.split("\r\n")) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
        expect(line).not.toMatch(/[ \t]$/);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("long lines are broken between words", () => {
  expect(quotedPrintable("You can return until Sunday, 14 April, and write to us whenever you want to.").toString()).toBe("You can return until Sunday, 14 April, and write to us whenever you want to.");
  expect(quotedPrintable("You can return until Sunday, 14 April, and write to us whenever you want to do so.").toString()).toBe("You can return until Sunday, 14 April, and write to us whenever you want =\r\nto do so.");
});
