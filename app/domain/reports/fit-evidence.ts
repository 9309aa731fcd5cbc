import { plural } from "./report";

/** One person about the fit of one product. */
export interface FitVoice {
  who: string;
  productId: string;
  by: "return" | "question";
  says: "small" | "large";
}

export interface FitEvidence {
  /** For the merchant: how many said what. */
  sentence: string;
  /** The note that this speaks for; null below the floor. */
  suggests: "runs_small" | "runs_large" | null;
}

/** Fewer people are chance. */
const FLOOR_PEOPLE = 5;
/** Fewer of those who bought are people of another build, not a chart that misleads. */
const FLOOR_SHARE = 0.03;
/** So many must agree. */
const AGREE = 0.7;

/**
 * What returns and questions say of the fit of a chart's products. A person counts once per product, for what they said
 * last; `voices` oldest first.
 * @param sold  pieces of these products in the same time
 * @returns null when nobody said anything
 */
export function fitEvidence(voices: readonly FitVoice[], sold: number, days: number): FitEvidence | null {
  const last = new Map(voices.map((voice) => [`${voice.who} ${voice.productId}`, voice]));
  const people = [...last.values()];
  if (people.length === 0) return null;
  const small = people.filter(({ says }) => says === "small").length;
  const large = people.length - small;
  const returns = people.filter(({ by }) => by === "return").length;
  const most = Math.max(small, large);
  const isAbove = most >= FLOOR_PEOPLE && most >= sold * FLOOR_SHARE;
  const agrees = most / people.length >= AGREE;
  const sources = [returns > 0 && plural(returns, "return", "returns"), people.length > returns && plural(people.length - returns, "question", "questions")].filter(Boolean).join(" and ");
  const counted = `In the last ${days} days ${plural(small, "person", "people")} found these products too small and ${large} too large (${sources}; ${plural(sold, "piece", "pieces")} sold).`;
  return {
    sentence: isAbove && agrees ? counted : `${counted} ${isAbove ? "They do not agree enough for a note." : `Too few for a note: it takes ${Math.max(FLOOR_PEOPLE, Math.ceil(sold * FLOOR_SHARE))} who agree.`}`,
    suggests: isAbove && agrees ? (small > large ? "runs_small" : "runs_large") : null,
  };
}
