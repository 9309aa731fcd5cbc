/**
 * What statistics see of a text: its words, pairs of words, and runs of letters. Runs of letters carry over typos and
 * endings, and languages nobody wrote rules for.
 */
export type Features = Map<string, number>;

const MOST_LETTERS = 2_000;

export function featuresOf(text: string): Features {
  const words = wordsOf(text);
  const found: Features = new Map();
  const add = (feature: string, weight: number) => found.set(feature, (found.get(feature) ?? 0) + weight);
  words.forEach((word, index) => {
    add(`w ${stem(word)}`, 1);
    if (index > 0) add(`p ${stem(words[index - 1]!)} ${stem(word)}`, 0.7);
    const padded = `_${word}_`;
    for (const size of [3, 4, 5]) for (let at = 0; at + size <= padded.length; at++) add(`c ${padded.slice(at, at + size)}`, 0.5);
  });
  // How often matters less than whether.
  for (const [feature, count] of found) found.set(feature, 1 + Math.log(Math.max(1, count)) - (count < 1 ? 1 - count : 0));
  return found;
}

export function wordsOf(text: string): string[] {
  const plain = text.slice(0, MOST_LETTERS).normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ß", "ss");
  return plain
    .replace(/\S+@\S+/g, " mail ")
    .replace(/https?:\S+/g, " link ")
    .replace(/#?\p{L}{0,4}-?\d[\d-]{2,}/gu, " 1234 ")
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(/'(s|re|ve|ll|d|m)?$/u, ""))
    .filter(Boolean);
}

/** The common endings of English; other languages are held together by their runs of letters. */
export function stem(word: string): string {
  if (word.length < 5) return word.replace(/s$/, (end) => (word.length === 4 && !word.endsWith("ss") ? "" : end));
  return word
    .replace(/(?:ations?|ings?|ments?|ness|ers?|ed|es|s|ly)$/u, "")
    .replace(/([bdgmnprt])\1$/u, "$1")
    .replace(/(?:e|i|y)$/u, "");
}
