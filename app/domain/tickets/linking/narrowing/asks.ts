import { readConcerns, type Concern } from "../reading/concerns";
import { foldWord } from "../reading/plain-text";
import type { Candidate, Signal } from "../types";
import { readItems, type ItemMention } from "./item-mentions";
import { fitOf, stateOf } from "./order-state";
import { countSignals, saysDifferentOrders, sentencesOnOtherOrders } from "./other-words";

/** Something the message asks, about one order: the things it names, and what is said of them. */
export interface Ask {
  items: ItemMention[];
  concerns: Set<Concern>;
  /** Orders that it may be about; all of the person's when absent. */
  among?: Candidate[];
  /** About none of the orders that earlier asks are about. */
  another?: boolean;
  /** What only this ask says of an order. */
  more?: (candidate: Candidate) => Signal[];
}

/**
 * What a message asks, one ask per order: usually one. Several when the things that it names are in no order together,
 * when it says that they are of different orders, names the same thing twice in two states, or speaks of "another order".
 */
export function readAsks(text: string, candidates: Candidate[], concerns: Set<Concern>): Ask[] {
  const mentioned = withoutPraise(text, readItems(text, candidates).filter((item) => !item.wanted));
  const asks = splitByOrders(mentioned, text, concerns);
  for (const item of mentioned) {
    for (const again of secondOnes(text, item)) asks.push({ items: [again.item], concerns: again.concerns, among: [...again.item.matches.keys()], another: true });
  }
  if (candidates.length < 2) return asks;
  for (const sentence of sentencesOnOtherOrders(text)) {
    if (mentioned.some((item) => item.start >= sentence.start && item.start < sentence.end)) continue;
    asks.push({ items: [], concerns: sentence.concerns, another: true, more: (candidate) => countSignals(candidate, sentence.text) });
  }
  return asks;
}

function splitByOrders(items: ItemMention[], text: string, concerns: Set<Concern>): Ask[] {
  const whole = [{ items, concerns }];
  if (items.length < 2 || items.every((item) => item.vague)) return whole;
  const apart = saysDifferentOrders(text);
  const separate = apart ? items.filter((item) => item.start >= apart.start && item.start < apart.end) : [];
  if (separate.length > 1 && separate.length <= 3) {
    const rest = items.filter((item) => !separate.includes(item));
    return [...oneOrderEach(separate, text, concerns), ...(rest.length > 0 ? splitByOrders(rest, text, concerns) : [])];
  }
  const all = [...new Set(items.flatMap((item) => [...item.matches.keys()]))];
  if (all.some((candidate) => items.every((item) => item.matches.has(candidate)))) return whole;
  return cover(items, text, concerns);
}

/** The fewest orders that have all of the things: each takes what it has. */
function cover(items: ItemMention[], text: string, concerns: Set<Concern>): Ask[] {
  const asks: Ask[] = [];
  let left = items.filter((item) => strengthOf(item) >= 0.5);
  while (left.length > 0 && asks.length < 5) {
    const has = (candidate: Candidate) => left.filter((item) => item.matches.has(candidate));
    const score = (candidate: Candidate) => has(candidate).reduce((sum, item) => sum + worth(item, candidate, text, concerns), 0);
    const chosen = ordersWith(left).sort((a, b) => has(b).length - has(a).length || score(b) - score(a))[0]!;
    const covered = has(chosen);
    asks.push({ items: covered, concerns: concernsNear(text, covered, concerns) });
    left = left.filter((item) => !covered.includes(item));
  }
  return asks.length > 0 ? asks : [{ items, concerns }];
}

/** "The shelf and the puzzle, from different orders": no order is taken twice, and all together fit best. */
function oneOrderEach(items: ItemMention[], text: string, concerns: Set<Concern>): Ask[] {
  let best: { orders: Candidate[]; score: number } | null = null;
  const place = (orders: Candidate[], score: number) => {
    const item = items[orders.length];
    if (!item) {
      if (!best || score > best.score) best = { orders, score };
      return;
    }
    for (const candidate of item.matches.keys()) {
      if (!orders.includes(candidate)) place([...orders, candidate], score + worth(item, candidate, text, concerns));
    }
  };
  place([], 0);
  const found = best as { orders: Candidate[] } | null;
  if (!found) return [{ items, concerns }];
  return items.map((item, index) => ({
    items: [item],
    concerns: concernsNear(text, [item], concerns),
    among: [...item.matches.keys()].filter((candidate) => candidate === found.orders[index] || !found.orders.includes(candidate)),
  }));
}

function ordersWith(items: ItemMention[]): Candidate[] {
  return [...new Set(items.flatMap((item) => [...item.matches.keys()]))];
}

function worth(item: ItemMention, candidate: Candidate, text: string, concerns: Set<Concern>): number {
  const fit = fitOf(concernsNear(text, [item], concerns), stateOf(candidate.order))?.weight ?? 0;
  return item.matches.get(candidate)!.strength + 0.3 * fit;
}

/** How well the thing is named at best. */
export function strengthOf(item: ItemMention): number {
  return Math.max(...[...item.matches.values()].map((match) => match.strength));
}

/** "Der schwarze bleibt", "never had any trouble with the black ones": whatever else the clause says, that one is well. */
const NO_TROUBLE =
  /(?<![a-z])(?:gorgeous|beautiful|lovely|stunning|wonderful|brilliant|(?:are|is) grand|never had (?:a |any |an )?(?:problems?|issues?|trouble)|no (?:problems?|issues?|trouble) with|stays?\b|wunderschon|traumhaft|bleib(?:t|en)|nie (?:was|etwas|ein problem|probleme)|keine? (?:problem\w*|arger)|magnifique|superbe|ravie?s?\b|nickel|je les? garde|jamais eu (?:de |le moindre )?(?:problemes?|soucis?)|reste(?:nt)?\b|preciosa?s?|estupend[oa]s?|maravillos[oa]s?|se quedan?|nunca (?:\w+ ){0,2}problemas?|bellissim[oaie]|splendid[oaie]|stupend[oaie]|rest(?:a|ano)\b|rimane|mai (?:avuto |dato )?problem[ai]|prachtig|schitterend|blijft?|blijven|nooit (?:last|problemen|iets)|lind[oa]s?|maravilhos[oa]s?|nunca (?:tive|deu) problemas?|fica(?:m)? c[oa])(?![a-z])/;

/** "Cancel the hat, keep the top." */
const KEPT = /(?<![a-z])(?:keep|keeping|behalten?|je garde|garder|me quedo con|houden?|tengo (?:il|la|lo|i|le)|fico com)\s+(?:\S+\s+){0,2}$/;

const PRAISE =
  /(?<![a-z])(?:love|loved|loving|happy with|great|perfect|amazing|fits? (?:perfectly|great|well)|is fine|are fine|was fine|were fine|ok|okay|all good|super|toll|perfekt|passt super|zufrieden|in ordnung|j'adore|parfaite?s?|genial|tres bien|content\w*|me encanta|perfect[oa]s?|esta bien|estan bien|adoro|perfett[oaie]|va bene|vanno bene|bellissim\w*|top|prima|blij met|geweldig|tevreden|adorei|otim[oa]s?)(?![a-z])/;
const BUT = /(?<![a-z])(?:but|not|nicht|aber|mais|pas|pero|no|ma|non|maar|niet|mas|nao)(?![a-z])/;

/** "The headphones crackle. Love the boots, btw": the boots are not what it is about, nor what somebody keeps. */
function withoutPraise(text: string, items: ItemMention[]): ItemMention[] {
  const open = items.filter((item) => {
    const before = text.slice(0, item.start).search(/[.!?,;\n][^.!?,;\n]*$/);
    const after = text.slice(item.end).search(/[.!?,;\n]/);
    const clause = foldWord(text.slice(Math.max(0, before), after < 0 ? undefined : item.end + after));
    const next = after < 0 ? "" : foldWord(/^[^.!?,;\n]*/.exec(text.slice(item.end + after + 1))![0]).trim();
    // "I got the jacket, great."
    const praised = PRAISE.test(clause) || (text[item.end + after] === "," && next.split(" ").length <= 2 && PRAISE.test(next));
    if (KEPT.test(foldWord(text.slice(Math.max(0, item.start - 40), item.start)))) return false;
    if (NO_TROUBLE.test(clause) && !COMPLAINTS.some((concern) => readConcerns(clause).has(concern))) return false;
    return !praised || [...readConcerns(clause)].some((concern) => concern !== "received") || BUT.test(clause);
  });
  return open.length > 0 ? open : items;
}

const COMPLAINTS: Concern[] = ["damaged", "wrong_size", "wrong_item", "missing_item", "not_arrived", "return", "exchange", "cancel"];
const BEFORE_SHIPPING: Concern[] = ["cancel", "change", "when_shipped"];
const AFTER_ARRIVAL: Concern[] = ["return", "exchange", "damaged", "wrong_size", "wrong_item", "missing_item"];

/** "Return the hose, and cancel the hose I just ordered": the same thing twice, in two states, from two orders. */
function secondOnes(text: string, item: ItemMention): { item: ItemMention; concerns: Set<Concern> }[] {
  if (item.matches.size < 2) return [];
  const first = concernsNear(text, [item], new Set());
  const differ = (one: Set<Concern>, other: Set<Concern>) =>
    AFTER_ARRIVAL.some((concern) => one.has(concern)) && BEFORE_SHIPPING.some((concern) => other.has(concern) && !one.has(concern));
  for (const { start, end } of item.again.slice(0, 3)) {
    const second = { ...item, start, end };
    const concerns = concernsNear(text, [second], new Set());
    if (differ(first, concerns) || differ(concerns, first)) return [{ item: second, concerns }];
  }
  return [];
}

const CLAUSE_END = /[.!?;\n]|(?<!\p{L})(?:and|und|et|y|e|en)(?!\p{L})/gu;

/** What the clauses say in which these things stand; the whole message when they say nothing themselves. */
function concernsNear(text: string, items: ItemMention[], all: Set<Concern>): Set<Concern> {
  const near = new Set<Concern>();
  for (const item of items) {
    const from = Math.max(0, ...[...text.slice(0, item.start).matchAll(CLAUSE_END)].map((match) => match.index));
    const to = text.slice(item.end).search(CLAUSE_END);
    for (const concern of readConcerns(text.slice(from, to < 0 ? undefined : item.end + to + 1))) near.add(concern);
  }
  return near.size > 0 ? near : all;
}
