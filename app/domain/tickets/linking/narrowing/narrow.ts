import { saysItIsBeforeBuying, type Concern } from "../reading/concerns";
import { foldWord } from "../reading/plain-text";
import type { ReadMessage } from "../reading/read-message";
import type { Candidate, Signal } from "../types";
import { readAsks, strengthOf, type Ask } from "./asks";
import { evidenceFor } from "./evidence";
import { hintOf } from "./item-hints";
import { isSaidBesides, readItems, speaksOfAnotherThing } from "./item-mentions";
import { fitOf, stateOf } from "./order-state";
import { positionSignals } from "./other-words";

/**
 * Which of a person's orders a message is about when it names none.
 * `found`: one order per thing that is asked, each clearly likelier than the others; `open`: a person has to choose;
 * `unrelated`: the message is probably about none of them.
 */
export interface Narrowed {
  kind: "found" | "open" | "unrelated";
  /** All orders, likeliest first. */
  ranked: NarrowedOrder[];
  /** For `found`: those of `ranked` that are meant. For `open`: those that may be. */
  meant: NarrowedOrder[];
}

export interface NarrowedOrder {
  candidate: Candidate;
  /** 0 to 1 */
  probability: number;
  signals: Signal[];
}

/** Below this share of the odds the choice is left to a person; checked against messages with known orders. */
const SURE_ENOUGH = 0.86;
/** Whoever has to choose sees nearly all; only what the message rules out is left away. */
const POSSIBLE = 0.001;
const MOST_POSSIBLE = 8;
/** Whoever writes most of a product's name says hardly less than with all of it. */
const MOST_OF_A_NAME = 0.9;
/** The same for orders that have no such thing: beyond this they are not meant anyway. */
const ENOUGH_OF_A_NAME = 0.8;
/** "Both my orders" means those that may well be meant. */
const LIKELY = 0.1;

/** A long story has more in it that can be misread, so it has to say more clearly which order is meant. */
function sureEnough(text: string): number {
  return Math.min(0.94, SURE_ENOUGH + Math.max(0, text.length - 200) / 4_000);
}

export interface NarrowInput {
  reading: ReadMessage;
  candidates: Candidate[];
  now: Date;
  /** Signals known beforehand, for example a name that is one slip away. */
  prior: Map<Candidate, Signal[]>;
  /** The message names an order that nobody can see: it may well be about that one. */
  namesAnUnseenOrder: boolean;
}

export function narrow({ reading, candidates, now, prior, namesAnUnseenOrder }: NarrowInput): Narrowed {
  const text = reading.written;
  // "Do you have the teapot in green?" does not speak of the teapot that was bought.
  const asksBeforeBuying = reading.asksBeforeBuying && !namesOwn(text, candidates);
  const beforeBuying = asksBeforeBuying && (reading.concerns.size === 0 || saysItIsBeforeBuying(text));
  const asks = beforeBuying ? [{ items: [], concerns: new Set<Concern>() }] : readAsks(text, candidates, reading.concerns);
  const shared = new Map(candidates.map((candidate) => [candidate, [...(prior.get(candidate) ?? []), ...evidenceFor(candidate, reading, now), ...positionSignals(candidate, candidates, text)]]));
  const nothing = oddsOfNothing({ ...reading, asksBeforeBuying, ...(beforeBuying ? { concerns: new Set<Concern>() } : {}) }, namesAnUnseenOrder, candidates.length) - (asks.some((ask) => ask.items.length > 0) ? 1.5 : 0);

  const enough = sureEnough(text);
  const answers: Answer[] = [];
  for (const ask of asks) {
    const free = (ask.among ?? candidates).filter((candidate) => !ask.another || !answers.some((answer) => answer.orders[0]?.candidate === candidate));
    if (free.length > 0) answers.push(rank(free, shared, ask, nothing, text));
  }
  const counted = withoutChance(answers, enough);
  const ranked = merge(counted);
  const both = counted.length === 1 ? allOfThem(text, counted[0]!.orders) : null;
  if (both) return { kind: "found", ranked, meant: both };
  const elsewhere = asks.every((ask) => ask.items.length === 0) && [...prior.values()].every((signals) => signals.length === 0) && speaksOfAnotherThing(text, candidates);
  if (!elsewhere && counted.every((answer) => (answer.orders[0]?.probability ?? 0) >= enough)) {
    const meant = counted.map((answer) => answer.orders[0]!);
    return { kind: "found", ranked, meant: ranked.filter((order) => meant.some((chosen) => chosen.candidate === order.candidate)) };
  }
  if (counted.length === 1 && counted[0]!.nothing > 0.5) return { kind: "unrelated", ranked, meant: [] };
  const possible = ranked.filter((order) => order.probability >= POSSIBLE).slice(0, MOST_POSSIBLE);
  return { kind: "open", ranked, meant: possible.length > 0 ? possible : ranked.slice(0, 5) };
}

const OWN = /(?<!\p{L})(?:my|mine|our|mein|unser|mon|ma|mes|notre|nos|mi|mis|nuestr|mio|mia|miei|mie|nostr|mijn|m'n|ons|onze|meu|meus|minha|nosso|nossa)(?:e[nmrs]?|[oa]s?)?\s+(?:[\p{L}-]+\s+){0,2}$/iu;

/** "Do you have my sweater in blue" speaks of one that was bought. */
function namesOwn(text: string, candidates: Candidate[]): boolean {
  return readItems(text, candidates).some((item) => OWN.test(text.slice(0, item.start)));
}

/** Beside something that is clearly of one order, a word that half names a thing of another is chance: "Spülmaschine". */
function withoutChance(answers: Answer[], enough: number): Answer[] {
  const clear = answers.filter((answer) => (answer.orders[0]?.probability ?? 0) >= Math.max(enough, 0.95));
  if (clear.length === 0 || clear.length === answers.length) return answers;
  return answers.filter((answer) => {
    const [first] = answer.orders;
    // "Where is my French press, we have been drinking tea all weekend."
    if (answer.isBesides && !clear.includes(answer)) return false;
    const sameOrder = clear.some((other) => other.orders[0]?.candidate === first?.candidate);
    return clear.includes(answer) || answer.strength >= 0.7 || (!sameOrder && (first?.probability ?? 0) >= 0.5);
  });
}

interface Answer {
  /** How well its things are named at best; 1 when it names none. */
  strength: number;
  /** Its things are such as people write of without having bought them. */
  isBesides: boolean;
  orders: NarrowedOrder[];
  /** Share of the odds that it is none of them. */
  nothing: number;
}

function rank(candidates: Candidate[], shared: Map<Candidate, Signal[]>, ask: Ask, oddsOfNothing: number, text: string): Answer {
  const scored = candidates.map((candidate) => {
    const signals = [...shared.get(candidate)!, ...itemSignals(candidate, ask, text), ...stateSignals(candidate, ask), ...(ask.more?.(candidate) ?? [])];
    const missed = ask.items.reduce((sum, item) => sum + (item.matches.has(candidate) ? 0 : Math.min(ENOUGH_OF_A_NAME, strengthOf(item)) * 3), 0);
    return { candidate, signals, odds: signals.reduce((sum, signal) => sum + weightOf(signal), 0) - missed };
  });
  const top = Math.max(oddsOfNothing, ...scored.map((order) => order.odds));
  const total = Math.exp(oddsOfNothing - top) + scored.reduce((sum, order) => sum + Math.exp(order.odds - top), 0);
  const orders = scored
    .map(({ candidate, signals, odds }) => ({ candidate, signals, probability: Math.exp(odds - top) / total }))
    .sort((a, b) => b.probability - a.probability);
  const strength = ask.items.length === 0 ? 1 : Math.max(...ask.items.map(strengthOf));
  const isBesides = ask.items.length > 0 && ask.items.every(isSaidBesides);
  return { strength, isBesides, orders, nothing: Math.exp(oddsOfNothing - top) / total };
}

function itemSignals(candidate: Candidate, ask: Ask, text: string): Signal[] {
  return ask.items.flatMap((item): Signal[] => {
    const match = item.matches.get(candidate);
    return match ? [{ kind: "item", words: match.words, title: match.title, weight: 1.2 + 1.8 * Math.min(MOST_OF_A_NAME, match.strength) + (match.options > 0 ? Math.min(match.options, 3) + Math.min(match.options, 1) : 0) + hintOf(text, item, candidate) }] : [];
  });
}

function stateSignals(candidate: Candidate, ask: Ask): Signal[] {
  const state = stateOf(candidate.order);
  const fit = fitOf(ask.concerns, state);
  // People seldom write about what is over, unless they say so.
  if (!fit && /^(?:cancelled|refunded)$/.test(state)) return [{ kind: "state", concern: null, state, weight: -0.8 }];
  return fit && fit.weight !== 0 ? [{ kind: "state", concern: fit.concern, state, weight: fit.weight }] : [];
}

function weightOf(signal: Signal): number {
  // A name in our own words that are quoted, or one slip away from what is written.
  if (signal.kind === "nearly_order_name" || signal.kind === "order_name") return 3.5;
  return "weight" in signal ? signal.weight : 0;
}

/** How likely the message is about no order at all, as log odds beside those of the orders. */
function oddsOfNothing(reading: ReadMessage, namesAnUnseenOrder: boolean, orders: number): number {
  let odds = reading.speaksOfAnOrder ? -4 : -2.2;
  if (reading.asksBeforeBuying) odds += reading.concerns.size > 0 ? 0.7 : 3.6 + Math.log(orders);
  if (reading.asksBeforeBuying && saysItIsBeforeBuying(reading.written)) odds += 3;
  if (namesAnUnseenOrder) odds += 3.2;
  return odds;
}

const ALL_OF_THEM =
  /(?<![a-z])(?:both (?:of )?(?:my |the )?(?:orders|parcels|packages|deliveries)|(?:my|the) two orders|all (?:of )?(?:my |the )?orders|beiden? (?:bestellungen|pakete|lieferungen)|meine zwei bestellungen|(?:les|mes) deux commandes|toutes mes commandes|(?:ambos|los dos|mis dos) pedidos|todos mis pedidos|entrambi gli ordini|(?:i miei )?due ordini|beide bestellingen|(?:mijn )?twee bestellingen|(?:as duas|ambas as|minhas duas) encomendas|os dois pedidos)(?![a-z])/;

/** "Both my orders": the two that are possible, when there are exactly as many as the words say. */
function allOfThem(text: string, orders: NarrowedOrder[]): NarrowedOrder[] | null {
  const said = ALL_OF_THEM.exec(foldWord(text));
  if (!said) return null;
  const possible = orders.filter((order) => order.probability >= LIKELY);
  const everyOne = /^(?:all|toutes|todos)/.test(said[0]);
  if (everyOne && orders.length <= 5) return orders.map((order) => ({ ...order, probability: SURE_ENOUGH }));
  return possible.length === 2 ? possible.map((order) => ({ ...order, probability: SURE_ENOUGH })) : null;
}

/** Each order with its best answer. */
function merge(answers: Answer[]): NarrowedOrder[] {
  const best = new Map<Candidate, NarrowedOrder>();
  for (const { orders } of answers) {
    for (const order of orders) {
      const known = best.get(order.candidate);
      if (!known || known.probability < order.probability) best.set(order.candidate, order);
    }
  }
  return [...best.values()].sort((a, b) => b.probability - a.probability);
}
