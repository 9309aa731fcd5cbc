import { gap } from "~/domain/tickets/macros/fill-macro";
import { macroVariables, type Fact, type MacroVariable } from "~/domain/tickets/macros/macro-facts";

/**
 * Help with writing that needs no outside service: the bones of an answer. What the order, the policy and the FAQ know
 * is filled in; what only the writer knows is a gap, so that nothing half finished can leave.
 */
export interface Skeleton {
  id: "hard" | "plain";
  name: string;
  about: string;
}

export const skeletons: Skeleton[] = [
  { id: "hard", name: "A hard mail", about: "Situation, what went wrong, what we do about it, what they need to do, a kind end" },
  { id: "plain", name: "A plain answer", about: "The answer first, then why, then the next question they would ask" },
];

export interface SkeletonSource {
  facts: Record<MacroVariable, Fact>;
  /** An answer from the FAQ that fits, as plain text. */
  faqAnswer: string | null;
}

export function writeSkeleton(id: Skeleton["id"], { facts, faqAnswer }: SkeletonSource): string {
  const say = (name: MacroVariable): string => {
    const fact = facts[name];
    return "value" in fact ? fact.value : gap(`${macroVariables[name].toLowerCase()}: ${fact.missing}`);
  };
  const known = (name: MacroVariable): string | null => {
    const fact = facts[name];
    return "value" in fact ? fact.value : null;
  };
  const greeting = `Hi ${known("customer.first_name") ?? gap("the customer’s name")},`;
  const end = `Best wishes\n${say("agent.first_name")}`;
  if (id === "plain") {
    return [greeting, faqAnswer ?? gap("the answer in one sentence"), faqAnswer ? gap("what this means for their case") : gap("why, or how it works"), nextQuestion(known), end].join("\n\n");
  }
  return [
    greeting,
    situation(known),
    `I am sorry: ${gap("what went wrong, in their words, without excuses")}.`,
    `This is what we do now: ${gap("the solution, with an amount or a day")}.`,
    `You need to ${gap("the one thing they have to do, or that there is nothing to do")}.`,
    "Thank you for telling us, and for your patience.",
    end,
  ].join("\n\n");
}

type Known = (name: MacroVariable) => string | null;

/** What has happened so far, as far as the order tells it. */
function situation(known: Known): string {
  const order = known("order.name");
  if (!order) return gap("what has happened so far");
  const placed = `You ordered ${known("order.items") ?? "from us"} on ${known("order.placed_on")} (${order})`;
  const delivered = known("order.delivered_on");
  if (delivered) return `${placed}, and it arrived on ${delivered}.`;
  const carrier = known("tracking.company");
  if (carrier) return `${placed}. It is with ${carrier}${known("order.expected_on") ? ` and expected on ${known("order.expected_on")}` : ", and has not arrived"}.`;
  return `${placed}. It has not been sent yet.`;
}

/** What people ask next, answered before they do. */
function nextQuestion(known: Known): string {
  const returnBy = known("order.return_by");
  if (returnBy) return `If it is not what you hoped for, you can return it until ${returnBy}.`;
  const url = known("tracking.url");
  if (url) return `You can follow the parcel here: ${url}`;
  return gap("the next question they would ask, answered");
}
