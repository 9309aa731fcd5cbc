import { orderNameKey } from "~/domain/orders/keys";
import type { NamedMention } from "./reading/read-message";
import { slips } from "./reading/number-words";
import { ownershipOf, type Sender } from "./sender";
import type { Candidate, Place } from "./types";

/** What one name in the message turned out to be. */
export type Resolved =
  /** Exactly one order. */
  | { kind: "order"; mention: NamedMention; candidate: Candidate; owned: boolean }
  /** Several orders of the sender go by it: an order and its exchange. */
  | { kind: "family"; mention: NamedMention; candidates: Candidate[] }
  /** Nothing that we can see. */
  | { kind: "unseen"; mention: NamedMention };

/** Compares every name in the message with the orders that were found for it. Equality of keys decides, nothing else. */
export function resolveNames(mentions: NamedMention[], found: Candidate[], sender: Sender): Resolved[] {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of found) {
    const key = orderNameKey(candidate.order.name);
    if (key) byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
  }
  return mentions.map((mention) => resolve(mention, byKey, sender));
}

function resolve(mention: NamedMention, byKey: Map<string, Candidate[]>, sender: Sender): Resolved {
  const hits = [...new Set(mention.keys.flatMap((key) => byKey.get(key) ?? []))];
  if (hits.length === 0) return { kind: "unseen", mention };
  const owned = hits.filter((candidate) => ownershipOf(sender, candidate).kind !== "none");
  const pool = owned.length > 0 ? owned : hits;
  const literal = pool.filter((candidate) => sameSpelling(candidate.order.name, mention.written));
  if (literal.length === 1) return { kind: "order", mention, candidate: literal[0]!, owned: owned.length > 0 };
  // "1042" is all of "#1042" but not of "EXC-#1042"; between a stranger's two the equal one is claimed.
  const equal = pool.filter((candidate) => orderNameKey(candidate.order.name) === mention.keys[0]);
  const chosen = pool.length === 1 ? pool : owned.length === 0 && equal.length === 1 ? equal : [];
  if (chosen.length === 1) return { kind: "order", mention, candidate: chosen[0]!, owned: owned.length > 0 };
  return { kind: "family", mention, candidates: pool };
}

function sameSpelling(name: string, written: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  return plain(name) === plain(written);
}

/** How near to the sender's own words a place is; the nearest place that names an order decides. */
export function placeRank(place: Place): number {
  return { form: 0, subject: 0, written: 0, signature: 1, forwarded: 2, reply_subject: 3, quoted: 3 }[place];
}

/**
 * One slip away: a digit changed, missing, doubled, or two swapped. Only for names of four characters and more, and only
 * where no order can have the name as it is written: one that is too old to be shown is not a slip.
 */
export function isOneSlipAway(mention: NamedMention, candidate: Candidate): boolean {
  return isNearly(mention.absent, candidate);
}

/** Whether one of these keys is one slip away from the order's name. */
export function isNearly(keys: string[], candidate: Candidate): boolean {
  const name = orderNameKey(candidate.order.name);
  return name !== null && keys.some((key) => key.length >= 4 && slips(key, name) === 1);
}
