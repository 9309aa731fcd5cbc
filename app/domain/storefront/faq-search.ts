import type { FaqDraft } from "./faq-item";
import { plainFromRichText } from "./rich-text";
import type { FaqAnswer } from "./proxy-contract";
import { textsFor } from "./shop-texts";

/** Shorter than this says nothing; Chinese, Japanese and Korean are compared by pairs of signs instead. */
const SHORTEST = 3;

/**
 * The published questions that fit what a shopper is typing, best first. Rare words count for more than those that stand in
 * many answers, a word in the question for more than one in the answer; beginnings count, for a word may be half typed.
 * @param language  BCP 47, of the shopper
 */
export function searchFaq(questions: readonly { id: string; draft: FaqDraft }[], words: string, language: string, most = 5): FaqAnswer["items"] {
  const entries = questions.map(({ id, draft }) => {
    const texts = textsFor(draft.texts, language);
    const answer = plainFromRichText(texts.answer);
    return { id, question: texts.question, answer, inQuestion: terms(`${texts.question} ${draft.topic}`), inAnswer: terms(answer) };
  });
  const wanted = [...new Set(terms(words))];
  const weights = new Map(wanted.map((word) => [word, Math.log(1 + entries.length / (1 + entries.filter(({ inQuestion, inAnswer }) => holds(inQuestion, word) || holds(inAnswer, word)).length))]));
  const scored = entries.map((entry) => ({
    entry,
    score: wanted.reduce((sum, word) => sum + (weights.get(word) ?? 0) * (holds(entry.inQuestion, word) ? 3 : holds(entry.inAnswer, word) ? 1 : 0), 0),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score > best / 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry: { id, question, answer } }) => ({ id, question, answer }));
}

function holds(terms: readonly string[], word: string): boolean {
  return terms.some((term) => term === word || (word.length >= 4 && (term.startsWith(word) || (term.length >= 4 && word.startsWith(term)))));
}

function terms(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().replaceAll("ß", "ss");
  return plain.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) return pairs(word);
    return word.length >= SHORTEST ? [word] : [];
  });
}

function pairs(word: string): string[] {
  const signs = [...word];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => signs[index]! + sign);
}
