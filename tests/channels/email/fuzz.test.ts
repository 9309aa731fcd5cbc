import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOfText } from "~/channels/email/reply/mail-lines";
import { separateReply } from "~/channels/email/reply/separate-reply";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";
import { sanitiseHtml } from "~/channels/email/html/sanitise-html";
import { mailCases } from "../../fixtures/mail/all-cases";

/** FUZZ_RUNS=100000 npx vitest … for the long run. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const LONGEST_MS = 1_000;

const SEEDS = Object.values(mailCases)
  .flat()
  .map(({ raw }) => Buffer.from(raw))
  .filter((raw) => raw.length < 20_000);

/** Pieces that parsers trip over. */
const NASTY = ["\r\n", "\n\n", "\r", "\0", "--", "--b-o-u-n-d", "=?utf-8?B?", "?=", "<", ">", '"', "(", ";", ":", "Content-Type: multipart/mixed\r\n", "Content-Type: message/rfc822\r\n\r\n", "charset=utf-16", "filename*0*=", "begin 644 x\n", "=\r\n", "<blockquote>", "</div>", "<!--", "From: a@b.c\r\n", "wrote:\n> ", "\xff\xfe", "\x1b$B", "%00"];

interface Mutation {
  kind: number;
  at: number;
  length: number;
  piece: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({ kind: fc.nat(5), at: fc.nat(1_000_000), length: fc.nat(400), piece: fc.nat(NASTY.length - 1) });

function mutate(seed: Buffer, other: Buffer, mutations: Mutation[]): Buffer {
  let mail = seed;
  for (const { kind, at, length, piece } of mutations) {
    const from = mail.length === 0 ? 0 : at % mail.length;
    const to = Math.min(mail.length, from + length);
    const nasty = Buffer.from(NASTY[piece] ?? "", "latin1");
    if (kind === 0) mail = Buffer.concat([mail.subarray(0, from), mail.subarray(to)]);
    else if (kind === 1) mail = Buffer.concat([mail.subarray(0, from), nasty, mail.subarray(from)]);
    else if (kind === 2) mail = Buffer.concat([mail.subarray(0, to), mail.subarray(from, to), mail.subarray(to)]);
    else if (kind === 3) mail = Buffer.concat([mail.subarray(0, from), other.subarray(at % (other.length + 1)).subarray(0, 2_000), mail.subarray(to)]);
    else if (kind === 4) mail = mail.subarray(0, from);
    else {
      mail = Buffer.from(mail);
      for (let i = from; i < to; i += 7) mail[i] = (mail[i] ?? 0) ^ (1 << piece % 8);
    }
  }
  return mail;
}

describe("mutated mails", () => {
  it(
    `${RUNS.toLocaleString("en")} of them: none crashes, none hangs, none breaks the promises of the shape`,
    () => {
      fc.assert(
        fc.property(fc.nat(SEEDS.length - 1), fc.nat(SEEDS.length - 1), fc.array(mutation, { minLength: 1, maxLength: 6 }), (a, b, mutations) => {
          const raw = mutate(SEEDS[a] as Buffer, SEEDS[b] as Buffer, mutations);
          const startedAt = performance.now();
          const message = readMail(raw, NOTHING_KNOWN);
          if (performance.now() - startedAt > LONGEST_MS * 5) throw new Error("took too long");
           
          const control = /[\u0000-\u001f\u007f]/;
          for (const value of [message.subject, message.messageId ?? "", message.from.address, message.from.name ?? "", ...message.to.flatMap((to) => [to.address, to.name ?? ""]), ...message.references]) {
            expect(value).not.toMatch(control);
          }
          for (const file of message.attachments) {
            expect(file.name).not.toMatch(/[\\/\u0000-\u001f]/);
            expect(file.name.length).toBeGreaterThan(0);
            expect(file.name.length).toBeLessThanOrEqual(120);
            expect(file.bytes).toBe(file.content.length);
          }
          const tags = [...(message.html ?? "").matchAll(/<[a-z][^>]*>/gi)].map((tag) => tag[0].replace(/"[^"]*"/g, (value) => (/^"\s*javascript:/i.test(value) ? value : '""')));
          expect(tags.join(" ")).not.toMatch(/<script|<iframe|<form|\son\w+\s*=|javascript:/i);
          expect(message.text).not.toContain("\0");
          if (message.auto === "bounce") expect(message.bounce).not.toBeNull();
        }),
        { numRuns: RUNS, seed: 20260303 },
      );
    },
    RUNS * 30,
  );

  it("the same mail reads the same twice", () => {
    fc.assert(
      fc.property(fc.nat(SEEDS.length - 1), fc.array(mutation, { maxLength: 3 }), (a, mutations) => {
        const raw = mutate(SEEDS[a] as Buffer, Buffer.alloc(0), mutations);
        expect(readMail(raw, NOTHING_KNOWN)).toEqual(readMail(raw, NOTHING_KNOWN));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe("separating a reply", () => {
  const line = fc.oneof(
    fc.constantFrom("", "", "> quoted", ">> twice", "--", "-- ", "_____", "On Mon, Mar 2, 2026 at 9:14 AM Ana <ana@example.com> wrote:", "From: Ana <ana@example.com>", "Sent: Monday, March 2, 2026 9:14 AM", "To: Loom", "Subject: x", "Sent from my iPhone", "```", "-----Original Message-----"),
    fc.string({ maxLength: 60 }),
    fc.lorem({ maxCount: 8 }),
  );

  it("invents nothing: every line of it stands in the mail", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = lines.join("\n");
        const written = new Set(text.split(/\r\n|\n|\r|\u2028|\u0085/).map((own) => own.trim()));
        const { reply } = separateReply(linesOfText(text));
        for (const own of reply === "" ? [] : reply.split("\n")) expect(written.has(own.trim())).toBe(true);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  it("keeps everything of a mail that quotes nothing", () => {
    const prose = fc.array(fc.lorem({ maxCount: 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(prose, (lines) => {
        const text = lines.join("\n\n");
        expect(separateReply(linesOfText(text)).reply).toBe(text.trim());
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  it("keeps what stands above a quote, whatever it is", () => {
    const prose = fc.array(fc.lorem({ maxCount: 12 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(prose, prose, (written, quoted) => {
        const text = `${written.join("\n")}\n\nOn Mon, Mar 2, 2026 at 9:14 AM Loom <help@loomandco.example> wrote:\n${quoted.map((own) => `> ${own}`).join("\n")}`;
        expect(separateReply(linesOfText(text)).reply).toBe(written.join("\n").trim());
      }),
      { numRuns: 1_000, seed: 13 },
    );
  });

  it("keeps what stands right above a quote's intro, numbers and dates included", () => {
    const word = fc.constantFrom("I", "ordered", "2", "cups", "on", "12.03.", "at", "10:30", "and", "Ana", "5", "Mon,", "the", "March", "2026", "order", "#1042");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const written = words.join(" ");
        const text = `${written}\nOn Mon, Mar 2, 2026 at 9:14 AM Loom <help@loomandco.example> wrote:\n> Hello`;
        expect(separateReply(linesOfText(text)).reply).toBe(written);
      }),
      { numRuns: 2_000, seed: 16 },
    );
  });

  it("never answers with nothing when something was said", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), fc.lorem({ maxCount: 6 }), (lines, words) => {
        const text = [words, ...lines].join("\n");
        expect(separateReply(linesOfText(text)).reply).not.toBe("");
      }),
      { numRuns: 2_000, seed: 14 },
    );
  });
});

describe("sanitising", () => {
  const tag = fc.constantFrom("p", "div", "img", "a", "svg", "style", "script", "table", "iframe", "math", "noscript", "b");
  const attribute = fc.constantFrom('onerror="alert(1)"', "onload=alert(1)", 'href="javascript:alert(1)"', 'href=" jAvAsCrIpT:alert(1)"', 'src="data:text/html,x"', 'src="x" onerror=alert(1)', 'style="background:url(javascript:alert(1))"', 'style="x:expression(alert(1))"', 'srcdoc="<script>"', 'xlink:href="data:x"', "formaction=javascript:alert(1)");
  const piece = fc.oneof(fc.tuple(tag, attribute).map(([name, value]) => `<${name} ${value}>`), tag.map((name) => `</${name}>`), fc.constantFrom("<!--", "-->", "<![CDATA[", "]]>", "<<", "&lt;script&gt;", "text", "</"));

  it("leaves nothing that runs or fetches", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { html } = sanitiseHtml(pieces.join(""));
        const attributes = [...html.matchAll(/<[a-z][^>]*>/gi)].join(" ");
        expect(attributes).not.toMatch(/\son\w+\s*=|javascript:|srcdoc|formaction|expression|url\(|<script|<iframe|<svg|<style/i);
      }),
      { numRuns: 3_000, seed: 15 },
    );
  });
});
