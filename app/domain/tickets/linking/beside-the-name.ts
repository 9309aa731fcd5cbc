import { orderNameKey } from "~/domain/orders/keys";
import { readItems } from "./narrowing/item-mentions";
import { sentencesOnTheOther } from "./narrowing/other-words";
import type { Resolved } from "./named-orders";
import type { ReadMessage } from "./reading/read-message";
import { slips } from "./reading/number-words";
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
  if (name.kind !== "order" || name.owned) return false;
  const nearby = found.sent.filter(({ order }) => name.mention.keys.some((key) => key.length >= 4 && slips(key, orderNameKey(order.name) ?? "") === 1));
  if (nearby.length === 0) return false;
  const items = readItems(reading.written, [...nearby, name.candidate]).filter((item) => !item.wanted && !item.vague);
  const having = nearby.filter((own) => items.every((item) => item.matches.has(own)));
  return items.length > 0 && having.length === 1 && items.every((item) => !item.matches.has(name.candidate));
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
