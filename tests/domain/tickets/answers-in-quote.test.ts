import { expect, test } from "vitest";
import { hasAnswersInQuote } from "~/domain/tickets/answers-in-quote";

const OURS = "Hi Ana,\n\nthank you for your message. Would you like the shirt in blue or in green?\nAnd shall we send it to Torstraße 12 in Berlin, or to your office as the last time?\n\nSee https://linden.example/returns for the way back.\n\nBest wishes\nMara";
const THEIRS = "Hello, my shirt is too small. Can I have it in M?\n\nSent from my iPhone";
const said = [THEIRS, OURS];
const HEAD = "________________________________\nFrom: Linden & Loom <help@linden.example>\nSent: Monday, 2 March 2026 09:14\nTo: Ana Petrov <ana@example.com>\nSubject: Re: Wrong size\n\n";
const marked = (text: string, by = "> ") => text.split("\n").map((line) => by + line).join("\n");
const wrapped = (text: string, width: number) => text.replace(new RegExp(`(.{1,${width}})(?: |$)`, "gm"), "$1\n");

test("a quote of what was said is a quote, however a program repeats it", () => {
  const quotes = [
    HEAD + OURS,
    `On Mon, 2 Mar 2026 at 09:14, Linden & Loom <help@linden.example> wrote:\n\n${marked(OURS)}`,
    HEAD + wrapped(OURS, 40),
    marked(wrapped(OURS, 72)),
    `${HEAD}${OURS}\n\nVon: Ana Petrov <ana@example.com>\nGesendet: Montag, 2. März 2026 08:14\nAn: Linden & Loom\nBetreff: Wrong size\n\n${THEIRS}`,
    `${HEAD}${OURS.replace("https://linden.example/returns", "our page <https://click.example/x?y=1>").replace("Best wishes", "Best wishes\n\n\n")}`,
    `${HEAD}${OURS.slice(0, 150)}`,
  ];
  for (const quote of quotes) expect(hasAnswersInQuote(quote, said), quote).toBe(false);
});

test("a line that nobody has written before is an answer, be it one word", () => {
  const answers = [
    OURS.replace("in green?\n", "in green?\nGreen, please.\n"),
    OURS.replace("in green?\n", "in green?\nBLUE\n"),
    OURS.replace("the last time?\n", "the last time?\n\nTo the office. It is closed on Friday though.\n"),
    OURS.replace("Best wishes\nMara", "Best wishes\nMara\n\nThat is all from me, thanks"),
    OURS.replace("in green?\n", "in green?\nвот этот\n"),
  ];
  for (const answer of answers) {
    for (const quote of [HEAD + answer, HEAD + wrapped(answer, 50), marked(answer)]) expect(hasAnswersInQuote(quote, said), quote).toBe(true);
  }
});

test("a thread of a megabyte is not searched", () => {
  expect(hasAnswersInQuote("word\n".repeat(200_000), [])).toBe(false);
});
