import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { composeMail, type ComposedFrom } from "~/mail/compose-mail.server";
import { bounceAddress, readOwnAddress, replyAddress } from "~/mail/own-addresses";
import { looksLikeToken, randomToken } from "~/lib/tokens";

const mail = (change: Partial<ComposedFrom> = {}): ComposedFrom => ({
  messageId: "abc@lindqvist-lane.example",
  date: new Date("2027-03-01T10:00:00Z"),
  from: { name: "Lindqvist Lane", address: "help@lindqvist-lane.example" },
  to: "ana@example.com",
  cc: [],
  replyTo: "token@reply.example",
  subject: "Größe M, bitte",
  text: "Guten Tag,\n.\nein Punkt am Anfang einer Zeile\n",
  html: "<p>Guten Tag</p>",
  inReplyTo: null,
  references: [],
  headers: {},
  attachments: [],
  ...change,
});
const head = (source: Buffer) => source.toString("latin1").split("\r\n\r\n")[0]!;

describe("a mail", () => {
  test("has the same bytes however often it is put together", async () => {
    const attachments = [{ name: "Rücksendung.pdf", type: "application/pdf", contentId: null, content: Buffer.from("%PDF") }];
    const [one, two] = await Promise.all([composeMail(mail({ attachments })), composeMail(mail({ attachments }))]);
    expect(one.equals(two)).toBe(true);
    expect((await composeMail(mail({ messageId: "other@x.example", attachments }))).equals(one)).toBe(false);
  });

  test("reads back as it was written, with both bodies", async () => {
    const read = await PostalMime.parse(await composeMail(mail({ references: ["a@x.example", "b@x.example"], inReplyTo: "b@x.example", cc: ["bo@example.com"] })));
    expect(read).toMatchObject({ subject: "Größe M, bitte", messageId: "<abc@lindqvist-lane.example>", inReplyTo: "<b@x.example>", references: "<a@x.example> <b@x.example>" });
    expect(read.text!.replaceAll("\r\n", "\n").trimEnd()).toBe(mail().text.trimEnd());
    expect(read.html).toContain("Guten Tag");
    expect(read.cc).toEqual([{ name: "", address: "bo@example.com" }]);
  });

  test("reads no file and no address that a text names", async () => {
    const source = await composeMail(mail({ html: '<img src="file:///etc/passwd"><img src="https://evil.example/x.png">' }));
    expect(source.toString()).toContain("file:///etc/passwd");
  });

  test("keeps its header lines to itself: 10,000 attempts to add one", async () => {
    const lines = fc.array(fc.constantFrom("\r\n", "\n", "\r", "\u2028", "\u0085", "\u000b", "Bcc: eve@example.com", "X-Evil: 1", "Subject: other", " ", "a", "é", "=?utf-8?Q?=0D=0ABcc:_eve?=", '"', "<", ">", ",", ";"), { maxLength: 8 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(lines, lines, lines, lines, async (subject, name, address, value) => {
        const source = await composeMail(mail({ subject, from: { name, address: "help@lindqvist-lane.example" }, headers: { "X-Note": value }, replyTo: `token${address}@reply.example`, text: "x", html: null }));
        const names = head(source).split("\r\n").filter((line) => !/^[ \t]/.test(line)).map((line) => line.split(":")[0]!.toLowerCase());
        expect(names).not.toContain("bcc");
        expect(names).not.toContain("x-evil");
        expect(names.filter((each) => each === "subject").length).toBeLessThanOrEqual(1);
        expect(head(source)).not.toMatch(/[^\r]\n|\r[^\n]/);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

describe("our own addresses", () => {
  test("are read back in any case, and no other address is taken for one", () => {
    const token = randomToken();
    expect(looksLikeToken(token)).toBe(true);
    expect(readOwnAddress(replyAddress(token, "reply.example").toUpperCase(), "Reply.Example")).toEqual({ kind: "reply", token });
    expect(readOwnAddress(bounceAddress(token, "reply.example"), "reply.example")).toEqual({ kind: "bounce", token });
    for (const address of [`${token}@evil.example`, `${token}x@reply.example`, "help@reply.example", `${token}@reply.example@evil.example`, ""]) {
      expect(readOwnAddress(address, "reply.example")).toBeNull();
    }
  });

  test("cannot be guessed: 130 random bits, evenly spread", () => {
    const tokens = Array.from({ length: 2_000 }, () => randomToken());
    expect(new Set(tokens).size).toBe(2_000);
    const counts = new Map<string, number>();
    for (const letter of tokens.join("")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    for (const count of counts.values()) expect(Math.abs(count - 1_625)).toBeLessThan(300);
  });
});
