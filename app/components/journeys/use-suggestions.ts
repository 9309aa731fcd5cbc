import { useState } from "react";
import { MAIL_VARIABLES, type MailVariable } from "~/mail/variables";

/** The beginning of a variable at the end of a text: after "Hi {{ cust" it is "cust". */
const BEGUN = /\{\{-?[ \u00a0]*([\w.]*)$/;
const MOST = 8;

export interface Suggestions {
  options: MailVariable[];
  /** Which of them enter takes. */
  active: number;
  /** Told with every change: the text from the beginning of the field to the caret. */
  see(before: string): void;
  /** True: the key was meant for the suggestions. */
  press(key: string): boolean;
  choose(variable: MailVariable): void;
  close(): void;
}

/**
 * Variables that fit what is being typed after "{{".
 * @param take  puts a variable in place of the last `typed` characters before the caret
 */
export function useSuggestions(take: (variable: MailVariable, typed: number) => void): Suggestions {
  const [begun, setBegun] = useState<{ text: string; word: string } | null>(null);
  const [active, setActive] = useState(0);
  const word = begun?.word.toLowerCase() ?? "";
  const options = begun ? MAIL_VARIABLES.filter(({ path, means }) => path.includes(word) || (word.length > 2 && means.toLowerCase().includes(word))).slice(0, MOST) : [];
  const close = () => setBegun(null);
  const choose = (variable: MailVariable) => {
    if (begun) take(variable, begun.text.length);
    close();
  };
  return {
    options,
    active,
    see(before) {
      const found = BEGUN.exec(before);
      setBegun(found ? { text: found[0], word: found[1] ?? "" } : null);
      setActive(0);
    },
    press(key) {
      if (options.length === 0) return false;
      const chosen = options[active];
      if (key === "ArrowDown") setActive((active + 1) % options.length);
      else if (key === "ArrowUp") setActive((active + options.length - 1) % options.length);
      else if (key === "Escape") close();
      else if ((key === "Enter" || key === "Tab") && chosen) choose(chosen);
      else return false;
      return true;
    },
    choose,
    close,
  };
}
