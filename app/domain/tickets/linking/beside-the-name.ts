import { readItems } from "./narrowing/item-mentions";
import { sentencesOnTheOther } from "./narrowing/other-words";
import { isNearly, type Resolved } from "./named-orders";
import type { ReadMessage } from "./reading/read-message";
import type { Candidate, Found, LinkedOrder, Signal } from "./types";

/**
 * What the things that a message speaks of say beside the order that it names: that the number is mistyped, or that
 * another order is meant as well. The writer's own orders only.
 */

/**
 * The number is of somebody else's order that has nothing of what the message speaks of, and one slip away from an
 * order of the writer's own that has it.
 */
export function isMistyped(name: Resolved, found: Found, reading: ReadMessage): boolean {
  return name.kind === "order" && !name.owned && nearlyNamed(name, found.sent, reading, [name.candidate]) !== null;
}

/** The only order that is one slip away from the name and has all that the message speaks of; `others` have none of it. */
export function nearlyNamed({ mention }: Resolved, own: Candidate[], reading: ReadMessage, others: Candidate[] = []): Candidate | null {
  const nearby = own.filter((candidate) => isNearly(mention.keys, candidate));
  if (nearby.length === 0) return null;
  const items = readItems(reading.written, [...nearby, ...others]).filter((item) => !item.wanted && !item.vague);
  const having = nearby.filter((candidate) => items.every((item) => item.matches.has(candidate)));
  return items.length > 0 && having.length === 1 && items.every((item) => !others.some((other) => item.matches.has(other))) ? having[0]! : null;
}

/** "Order 1042, where is it? And the other one, the boots, is broken": the order of the boots is meant too. */
export function spokenOfBesides(named: LinkedOrder[], found: Found, reading: ReadMessage): { candidate: Candidate; signal: Signal }[] {
  const isNamed = ({ order }: Candidate) => named.some((link) => link.orderId === order.id);
  const besides = new Map<Candidate, Signal>();
  for (const sentence of sentencesOnTheOther(reading.written)) {
    for (const item of readItems(sentence, found.sent)) {
      const [only, ...others] = [...item.matches.keys()];
      if (!only || others.length > 0 || isNamed(only) || item.wanted || item.vague) continue;
      const { words, title, strength } = item.matches.get(only)!;
      besides.set(only, { kind: "item", words, title, weight: 1.2 + 1.8 * strength });
    }
  }
  return [...besides].map(([candidate, signal]) => ({ candidate, signal }));
}
