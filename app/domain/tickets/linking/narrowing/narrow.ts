import { foldWord } from "../reading/plain-text";
import { readConcerns, type Concern } from "../reading/concerns";
import type { ReadMessage } from "../reading/read-message";
import type { Candidate, Signal } from "../types";
import { evidenceFor } from "./evidence";
import { readItems, type ItemMention } from "./item-mentions";
import { fitOf, stateOf } from "./order-state";
import { countSignals, positionSignals, sentencesOnOtherOrders } from "./other-words";

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
const POSSIBLE = 0.1;

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
  const beforeBuying = reading.asksBeforeBuying && reading.concerns.size === 0;
  const items = beforeBuying ? [] : readItems(text, candidates);
  const mentioned = withoutPraise(text, items.filter((item) => !item.wanted));
  const others = candidates.length > 1 ? sentencesOnOtherOrders(text).filter(({ start, end }) => !mentioned.some((item) => item.start >= start && item.start < end)) : [];
  const asks = splitIntoAsks(mentioned, text, reading.concerns);
  const shared = new Map(candidates.map((candidate) => [candidate, [...(prior.get(candidate) ?? []), ...evidenceFor(candidate, reading, now), ...positionSignals(candidate, candidates, text)]]));
  const nothing = oddsOfNothing(reading, namesAnUnseenOrder) - (mentioned.length > 0 ? 1.5 : 0);

  const answers = asks.map((ask) => rank(candidates, shared, ask, nothing));
  for (const other of others) {
    // "I also have another order": not the one that the rest is about.
    const rest = candidates.filter((candidate) => !answers.some((answer) => answer.orders[0]?.candidate === candidate));
    answers.push(rank(rest, shared, { items: [], concerns: other.concerns }, nothing, (candidate) => countSignals(candidate, other.text)));
  }
  const ranked = merge(answers);
  const both = answers.length === 1 ? allOfThem(text, answers[0]!.orders) : null;
  if (both) return { kind: "found", ranked, meant: both };
  if (answers.every((answer) => (answer.orders[0]?.probability ?? 0) >= SURE_ENOUGH)) {
    const meant = answers.map((answer) => answer.orders[0]!);
    return { kind: "found", ranked, meant: ranked.filter((order) => meant.some((chosen) => chosen.candidate === order.candidate)) };
  }
  if (answers.length === 1 && answers[0]!.nothing > 0.5) return { kind: "unrelated", ranked, meant: [] };
  const possible = ranked.filter((order) => order.probability >= POSSIBLE);
  return { kind: "open", ranked, meant: possible.length > 0 ? possible : ranked.slice(0, 5) };
}

/** Something the message asks, about one order: the things it names, and what is said of them. */
interface Ask {
  items: ItemMention[];
  concerns: Set<Concern>;
}

/** One ask, unless the things that are named are in no order together. */
function splitIntoAsks(items: ItemMention[], text: string, concerns: Set<Concern>): Ask[] {
  const whole = [{ items, concerns }];
  const all = [...new Set(items.flatMap((item) => [...item.matches.keys()]))];
  if (items.length < 2 || all.some((candidate) => items.every((item) => item.matches.has(candidate)))) return whole;
  const asks: Ask[] = [];
  let left = items.filter((item) => best(item) >= 0.5);
  while (left.length > 0 && asks.length < 5) {
    const cover = (candidate: Candidate) => left.filter((item) => item.matches.has(candidate));
    const score = (candidate: Candidate) => cover(candidate).reduce((sum, item) => sum + item.matches.get(candidate)!.strength + stateFit(item, candidate, text, concerns), 0);
    const chosen = [...new Set(left.flatMap((item) => [...item.matches.keys()]))].sort((a, b) => cover(b).length - cover(a).length || score(b) - score(a))[0]!;
    const covered = cover(chosen);
    asks.push({ items: covered, concerns: concernsNear(text, covered, concerns) });
    left = left.filter((item) => !covered.includes(item));
  }
  return asks.length > 0 ? asks : whole;
}

const PRAISE =
  /(?<![a-z])(?:love|loved|loving|happy with|great|perfect|amazing|fits? (?:perfectly|great|well)|is fine|are fine|was fine|were fine|ok|okay|all good|super|toll|perfekt|passt super|zufrieden|in ordnung|j'adore|parfaite?s?|genial|tres bien|content\w*|me encanta|perfect[oa]s?|esta bien|estan bien|adoro|perfett[oaie]|va bene|vanno bene|bellissim\w*|top|prima|blij met|geweldig|tevreden|adorei|otim[oa]s?)(?![a-z])/;

/** "The headphones crackle. Love the boots, btw": the boots are not what it is about. */
function withoutPraise(text: string, items: ItemMention[]): ItemMention[] {
  const open = items.filter((item) => {
    const before = text.slice(0, item.start).search(/[.!?,;\n][^.!?,;\n]*$/);
    const after = text.slice(item.end).search(/[.!?,;\n]/);
    const clause = foldWord(text.slice(Math.max(0, before), after < 0 ? undefined : item.end + after));
    return !PRAISE.test(clause) || readConcerns(clause).size > 0 || /(?<![a-z])(?:but|not|nicht|aber|mais|pas|pero|no|ma|non|maar|niet|mas|nao)(?![a-z])/.test(clause);
  });
  return open.length > 0 ? open : items;
}

function stateFit(item: ItemMention, candidate: Candidate, text: string, concerns: Set<Concern>): number {
  return 0.3 * (fitOf(concernsNear(text, [item], concerns), stateOf(candidate.order))?.weight ?? 0);
}

/** What the sentences say in which these things stand; the whole message when they say nothing themselves. */
function concernsNear(text: string, items: ItemMention[], all: Set<Concern>): Set<Concern> {
  const near = new Set<Concern>();
  for (const item of items) {
    const from = text.slice(0, item.start).search(/(?:[.!?;\n]|\band\b|\bund\b|\bet\b)(?![\s\S]*(?:[.!?;\n]|\band\b|\bund\b|\bet\b))/);
    const to = text.slice(item.end).search(/[.!?;\n]/);
    for (const concern of readConcerns(text.slice(Math.max(0, from), to < 0 ? undefined : item.end + to + 1))) near.add(concern);
  }
  return near.size > 0 ? near : all;
}

function best(item: ItemMention): number {
  return Math.max(...[...item.matches.values()].map((match) => match.strength));
}

interface Answer {
  orders: NarrowedOrder[];
  /** Share of the odds that it is none of them. */
  nothing: number;
}

function rank(candidates: Candidate[], shared: Map<Candidate, Signal[]>, ask: Ask, oddsOfNothing: number, more: (candidate: Candidate) => Signal[] = () => []): Answer {
  const scored = candidates.map((candidate) => {
    const signals = [...shared.get(candidate)!, ...itemSignals(candidate, ask), ...stateSignals(candidate, ask), ...more(candidate)];
    const missed = ask.items.reduce((sum, item) => sum + (item.matches.has(candidate) ? 0 : Math.min(1, best(item)) * 2.6), 0);
    return { candidate, signals, odds: signals.reduce((sum, signal) => sum + weightOf(signal), 0) - missed };
  });
  const top = Math.max(oddsOfNothing, ...scored.map((order) => order.odds));
  const total = Math.exp(oddsOfNothing - top) + scored.reduce((sum, order) => sum + Math.exp(order.odds - top), 0);
  const orders = scored
    .map(({ candidate, signals, odds }) => ({ candidate, signals, probability: Math.exp(odds - top) / total }))
    .sort((a, b) => b.probability - a.probability);
  return { orders, nothing: Math.exp(oddsOfNothing - top) / total };
}

function itemSignals(candidate: Candidate, ask: Ask): Signal[] {
  return ask.items.flatMap((item): Signal[] => {
    const match = item.matches.get(candidate);
    return match ? [{ kind: "item", words: match.words, title: match.title, weight: 1.2 + 1.8 * match.strength + (match.options > 0 ? 0.6 * Math.min(match.options, 3) + 1.4 * Math.min(match.options, 1) : 0) }] : [];
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
  if (signal.kind === "nearly_order_name") return 3.5;
  return "weight" in signal ? signal.weight : 0;
}

/** How likely the message is about no order at all, as log odds beside those of the orders. */
function oddsOfNothing(reading: ReadMessage, namesAnUnseenOrder: boolean): number {
  let odds = reading.speaksOfAnOrder ? -4 : -2.2;
  if (reading.asksBeforeBuying) odds += reading.concerns.size > 0 ? 0.7 : 3.2;
  if (namesAnUnseenOrder) odds += 3.2;
  return odds;
}

const ALL_OF_THEM =
  /(?<![a-z])(?:both (?:of )?(?:my |the )?(?:orders|parcels|packages|deliveries)|(?:my |the )?two orders|all (?:of )?(?:my |the )?orders|beiden? (?:bestellungen|pakete|lieferungen)|meine zwei bestellungen|(?:les|mes) deux commandes|toutes mes commandes|(?:ambos|los dos|mis dos) pedidos|todos mis pedidos|entrambi gli ordini|(?:i miei )?due ordini|beide bestellingen|(?:mijn )?twee bestellingen|(?:as duas|ambas as|minhas duas) encomendas|os dois pedidos)(?![a-z])/;

/** "Both my orders": the two that are possible, when there are exactly as many as the words say. */
function allOfThem(text: string, orders: NarrowedOrder[]): NarrowedOrder[] | null {
  const said = ALL_OF_THEM.exec(foldWord(text));
  if (!said) return null;
  const possible = orders.filter((order) => order.probability >= POSSIBLE);
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
