import { stem, wordsOf } from "~/lib/text-features";

export interface Article {
  id: string;
  title: string;
  body: string;
}

export interface Ranked {
  id: string;
  score: number;
}

/** As in the literature: how soon repetition stops to count, and how much long texts are held back. */
const K1 = 1.2;
const B = 0.6;
/** A word of the title says more of what an article is about than one in its text. */
const TITLE = 2.5;
/** Runs of four letters forgive typos and endings; they count for less than whole words. */
const LETTERS = 0.25;

/**
 * Articles by how well they answer a question, best first (BM25 over words and runs of letters). Those that share
 * nothing with it come last, in their order. Rare words of the whole collection count for more.
 */
export function rankArticles(articles: Article[], question: string): Ranked[] {
  return prepareArticles(articles)(question);
}

/** The same for many questions: the collection is read once. */
export function prepareArticles(articles: Article[]): (question: string) => Ranked[] {
  const entries = articles.map((article) => {
    const terms = new Map<string, number>();
    for (const [text, weight] of [[article.title, TITLE], [article.body, 1]] as const) for (const [term, count] of termsOf(text)) terms.set(term, (terms.get(term) ?? 0) + count * weight);
    return { id: article.id, terms, length: [...terms.values()].reduce((sum, count) => sum + count, 0) };
  });
  const average = entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, entries.length) || 1;
  const holding = new Map<string, number>();
  for (const { terms } of entries) for (const term of terms.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log(1 + (entries.length - holding.get(term)! + 0.5) / (holding.get(term)! + 0.5));

  return (question) => {
    const wanted = [...termsOf(question)].filter(([term]) => holding.has(term));
    return entries
      .map(({ id, terms, length }, index) => {
        const score = wanted.reduce((sum, [term, asked]) => {
          const count = terms.get(term);
          if (!count) return sum;
          const weight = term.startsWith("c ") ? LETTERS : 1;
          return sum + weight * Math.min(2, asked) * rarity(term) * ((count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average)));
        }, 0);
        return { id, score, index };
      })
      .sort((one, other) => other.score - one.score || one.index - other.index)
      .map(({ id, score }) => ({ id, score: Math.round(score * 1e4) / 1e4 }));
  };
}

function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string) => terms.set(term, (terms.get(term) ?? 0) + 1);
  const words = wordsOf(text).filter((word) => !COMMON.has(word));
  words.forEach((word, index) => {
    add(`w ${stem(word)}`);
    if (index > 0) add(`p ${stem(words[index - 1]!)} ${stem(word)}`);
    const padded = `_${word}_`;
    for (let at = 0; at + 4 <= padded.length; at++) add(`c ${padded.slice(at, at + 4)}`);
  });
  return terms;
}

/** Words that stand in every question. */
const COMMON = new Set(
  "a an the and or of to in on at for with my your our i we you it is are was be do does did can could would will how what when where which who why this that have has had me please if as by from about there any some not so but get got".split(" "),
);
