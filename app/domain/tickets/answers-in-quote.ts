import { headerBlockAt, introAt, separatorAt } from "~/channels/email/reply/find-original";
import { linesOfText, type MailLine } from "~/channels/email/reply/mail-lines";

/** Longer ones are whole threads that somebody pasted; what is new in them nobody finds in a quote. */
const LONGEST_QUOTE = 100_000;

/**
 * Whether something stands in a quote that nobody has written before: an answer typed between the lines of our mail, in a
 * program that leaves no mark on what is older. `known` is everything that was said in the conversation. A line counts
 * as new when more than half of its pairs of neighbouring words occur nowhere, so that other line breaks change nothing.
 */
export function hasAnswersInQuote(quoted: string, known: string[]): boolean {
  if (quoted.length > LONGEST_QUOTE) return false;
  const pairs = new Set(known.flatMap((text) => pairsOf(wordsIn(text))));
  const lines = quotedWords(quoted);
  return lines.some((words, at) => {
    const before = lines[at - 1]?.at(-1);
    const after = lines[at + 1]?.[0];
    const around = pairsOf([...(before === undefined ? [] : [before]), ...words, ...(after === undefined ? [] : [after])]);
    return around.filter((pair) => !pairs.has(pair)).length > around.length / 2;
  });
}

/** Lines with words in them, without what programs write above a quote. */
function quotedWords(quoted: string): string[][] {
  const lines = linesOfText(quoted);
  const found: string[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const announced = announcementAt(lines, i);
    if (announced > 0) {
      i += announced - 1;
      continue;
    }
    const words = wordsIn(lines[i]!.text);
    if (words.length > 0) found.push(words);
  }
  return found;
}

/** How many lines announce the quote here; 0: none. */
function announcementAt(lines: MailLine[], at: number): number {
  if (separatorAt(lines, at) !== null) return 1;
  return headerBlockAt(lines, at, lines[at]!.depth)?.lines ?? introAt(lines, at);
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().replace(/<?https?:\/\/\S+/g, " ").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function pairsOf(words: string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}
