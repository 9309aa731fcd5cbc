/** A saved reply. Its body is plain text with variables; a blank line is a new paragraph. */
export interface Macro {
  id: string;
  name: string;
  body: string;
  topic: string | null;
  /** Labels of order states in which it fits; empty: any. */
  states: string[];
  language: string | null;
  actions: MacroAction[];
  uses: number;
}

/** What is done along with the reply. The first four are done when it is sent; the others open their sheet, filled in, and wait for a person. */
export type MacroAction =
  | { do: "tag"; tag: string }
  | { do: "status"; to: "closed" | "waiting_for_customer" }
  | { do: "assign"; to: "me" | "nobody" }
  | { do: "snooze"; until: "tomorrow" | "monday" | "week" }
  | { do: "open-sheet"; sheet: "refund" | "return" | "discount" | "replacement" };

/** Belongs to the moment at which the reply leaves; the rest is done as soon as it is written. */
export function isOfStatus(action: MacroAction): boolean {
  return action.do === "status" || action.do === "snooze";
}

/** As a person reads it beside the draft. */
export function describeAction(action: MacroAction): string {
  switch (action.do) {
    case "tag":
      return `tag “${action.tag}”`;
    case "status":
      return action.to === "closed" ? "close" : "wait for the customer";
    case "assign":
      return action.to === "me" ? "assign to you" : "assign to nobody";
    case "snooze":
      return { tomorrow: "snooze until tomorrow", monday: "snooze until Monday", week: "snooze for a week" }[action.until];
    case "open-sheet":
      return { refund: "prepare a refund", return: "prepare a return", discount: "prepare a discount", replacement: "prepare a replacement" }[action.sheet];
  }
}
