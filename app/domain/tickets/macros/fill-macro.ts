import { macroVariables, type Fact, type MacroVariable } from "~/domain/tickets/macros/macro-facts";

/**
 * Gaps stand in a draft as ⟦tracking number: #1042 has not been sent yet⟧. As long as one is left, the draft cannot be
 * sent: neither the page nor the server lets it.
 */
const GAP = /⟦([^⟦⟧]*)⟧/g;

export function gap(what: string): string {
  return `⟦${what.replace(/[⟦⟧]/g, "")}⟧`;
}

/** What is still to be filled in, in the order of the text. */
export function gapsIn(text: string): string[] {
  return [...text.matchAll(GAP)].map((match) => match[1]!.trim() || "something");
}

const VARIABLE = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The text of a saved reply with this ticket's facts; what is missing stays as a gap that says why. */
export function fillMacro(body: string, facts: Record<MacroVariable, Fact>): string {
  return body.replace(VARIABLE, (_, name: string) => {
    if (!isVariable(name)) return gap(`${name}: there is no such variable`);
    const fact = facts[name];
    return "value" in fact ? fact.value : gap(`${macroVariables[name].toLowerCase()}: ${fact.missing}`);
  });
}

/** Variables in a body that do not exist: a slip of the pen, told while the saved reply is edited. */
export function unknownVariables(body: string): string[] {
  return [...new Set([...body.matchAll(VARIABLE)].map((match) => match[1]!).filter((name) => !isVariable(name)))];
}

function isVariable(name: string): name is MacroVariable {
  return Object.hasOwn(macroVariables, name);
}
