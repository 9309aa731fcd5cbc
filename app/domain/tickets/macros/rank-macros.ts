import type { Macro } from "~/domain/tickets/macros/macro";
import { searchWords } from "~/domain/tickets/search/search-words";

export interface MacroContext {
  topic: string | null;
  /** Labels of the linked orders' states. */
  states: string[];
  language: string | null;
  /** What the customer wrote last. */
  text: string;
}

export interface RankedMacro extends Macro {
  score: number;
  /** Why it is near the top, in two or three words; "" when only by habit. */
  because: string;
}

/** Saved replies, the likeliest for this ticket first: same topic, an order in the right state, common words, often used. */
export function rankMacros(macros: Macro[], { topic, states, language, text }: MacroContext): RankedMacro[] {
  const words = new Set(searchWords(text).filter((word) => word.length > 3));
  const most = Math.max(1, ...macros.map(({ uses }) => uses));
  return macros
    .map((macro) => {
      const sameTopic = topic !== null && macro.topic?.toLowerCase() === topic.toLowerCase();
      const rightState = macro.states.some((state) => states.includes(state));
      const wrongState = macro.states.length > 0 && states.length > 0 && !rightState;
      const shared = searchWords(`${macro.name} ${macro.body}`).filter((word) => words.has(word)).length;
      const otherLanguage = language !== null && macro.language !== null && !language.startsWith(macro.language.slice(0, 2));
      const score = (sameTopic ? 3 : 0) + (rightState ? 1.5 : 0) - (wrongState ? 2 : 0) + Math.min(1.5, shared * 0.3) + macro.uses / most / 2 - (otherLanguage ? 2 : 0);
      const because = [sameTopic && `about ${topic!.toLowerCase()}`, rightState && "fits the order", !sameTopic && shared >= 2 && "similar words"].filter(Boolean).join(", ");
      return { ...macro, score, because };
    })
    .sort((one, other) => other.score - one.score || one.name.localeCompare(other.name));
}
