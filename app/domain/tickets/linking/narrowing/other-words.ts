import { readConcerns, type Concern } from "../reading/concerns";
import { foldInPlace, foldWord } from "../reading/plain-text";
import type { Candidate, Signal } from "../types";

const LAST =
  /(?<![a-z])(?:(?:last|latest|newest|most recent) (?:order|purchase|delivery|parcel)|letzten? (?:bestellung|lieferung)|neueste bestellung|derniere (?:commande|livraison)|ultimo (?:pedido|ordine|acquisto)|ultima (?:compra|encomenda|orden)|laatste bestelling)(?![a-z])/;
const JUST =
  /(?<![a-z])(?:(?:recent|new) (?:order|purchase)|(?:just|recently) (?:ordered|bought|placed|purchased)|neue bestellung|(?:gerade|eben|soeben|kurzlich) (?:\w+ )?(?:bestellt|gekauft)|viens de (?:commander|passer|acheter)|acabo de (?:comprar|pedir|hacer|encomendar)|appena (?:ordinato|acquistato|comprato)|(?:net|zojuist|pas) (?:\w+ )?(?:besteld|gekocht)|acabei de (?:comprar|encomendar|pedir))(?![a-z])/;
const FIRST =
  /(?<![a-z])(?:(?:my |the )?(?:very )?first order|oldest order|(?:meine |die )?erste bestellung|premiere commande|primer pedido|primo ordine|eerste bestelling|primeira encomenda)(?![a-z])/;

/** "My last order", "I just ordered", "my first order": what the message calls this one of several. */
export function positionSignals(candidate: Candidate, all: Candidate[], text: string): Signal[] {
  if (all.length < 2) return [];
  const folded = foldWord(text);
  const times = all.map((other) => Date.parse(other.order.createdAt));
  const time = Date.parse(candidate.order.createdAt);
  if (FIRST.test(folded) && !LAST.test(folded)) return time === Math.min(...times) ? [{ kind: "recency", days: 0, weight: 2.5 }] : [];
  const weight = LAST.test(folded) ? 2.5 : JUST.test(folded) ? 0.8 : 0;
  return weight > 0 && time === Math.max(...times) ? [{ kind: "recency", days: 0, weight }] : [];
}

const OTHER_ORDER =
  /(?<![a-z])(?:(?:another|other|second|pending|separate|different|next|also) (?:\w+ ){0,3}?(?:order|parcel|purchase|package)|(?:andere|zweite|weitere|noch eine|offene)[nrs]? (?:bestellung|lieferung|paket)|(?:autre|deuxieme|seconde) commande|(?:otro|segundo) pedido|(?:altro|secondo) ordine|(?:andere|tweede|nog een) bestelling|(?:outra|segunda) encomenda)(?![a-z])/;
const DIFFERENT_ORDERS =
  /(?<![a-z])(?:(?:in|from|on|of) (?:different|separate|two) orders|(?:aus|in) (?:verschiedenen|zwei|unterschiedlichen|getrennten) bestellungen|(?:dans|de) (?:deux |des )?commandes (?:differentes|separees)|de deux commandes|(?:en|de) (?:pedidos distintos|pedidos diferentes|dos pedidos)|(?:in|da|di) (?:ordini diversi|due ordini)|(?:in|uit|van) (?:verschillende|aparte|twee) bestellingen|(?:em|de) (?:encomendas diferentes|duas encomendas|pedidos diferentes))/;

/** The sentence that says that the things in it are of different orders. */
export function saysDifferentOrders(text: string): { start: number; end: number } | null {
  const folded = foldInPlace(text);
  const match = DIFFERENT_ORDERS.exec(folded);
  if (!match) return null;
  const start = Math.max(0, folded.slice(0, match.index).search(/[.!?\n][^.!?\n]*$/));
  const end = folded.slice(match.index).search(/[.!?\n]/);
  return { start, end: end < 0 ? folded.length : match.index + end };
}

function sentencesOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(/[^.!?\n]+[.!?\n]?/g)];
}

/** Sentences that speak of one more order, and of something to be done about it. */
export function sentencesOnOtherOrders(text: string): { start: number; end: number; text: string; concerns: Set<Concern> }[] {
  const folded = foldInPlace(text);
  return sentencesOf(folded).flatMap((match) => {
    if (!OTHER_ORDER.test(match[0]) || DIFFERENT_ORDERS.test(match[0])) return [];
    const concerns = readConcerns(match[0]);
    return concerns.size > 0 ? [{ start: match.index, end: match.index + match[0].length, text: match[0], concerns }] : [];
  });
}

const THE_OTHER =
  /(?<![a-z])(?:(?:the|my) (?:other|second) (?:ones?|order|parcel|package|purchase)|(?:die|der|das|meine) (?:andere|zweite)[nrs]?|(?:la|ma) (?:deuxieme|seconde)|l'autre|les autres|(?:el|la|mi) (?:otr[oa]|segund[oa])|l'altr[oa]|(?:il|la) second[oa]|(?:de|het|mijn) (?:andere|tweede)|[oa] (?:outr[oa]|segund[oa]))(?![a-z])/;

/** Sentences that speak of "the other one", and of what is wrong with it, as they are written. */
export function sentencesOnTheOther(text: string): string[] {
  return sentencesOf(foldInPlace(text))
    .filter(([sentence]) => (THE_OTHER.test(sentence) || OTHER_ORDER.test(sentence)) && readConcerns(sentence).size > 0)
    .map((match) => text.slice(match.index, match.index + match[0].length));
}

/** Small numbers in words. */
export const COUNTS: Record<string, number> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, deux: 2, trois: 3, quatre: 4, cinq: 5,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, due: 2, tre: 3, quattro: 4, cinque: 5, twee: 2, drie: 3, vijf: 5, dois: 2, duas: 2, quatro: 4,
};
const COUNTED = new RegExp(`(?<![a-z0-9])(\\d{1,2}|${Object.keys(COUNTS).join("|")}) (?:\\w+ )?(?:items?|articles?|things|products?|pieces?|artikel|teilen?|produkten?|articulos|productos|articoli|prodotti|producten|artikelen|artigos|produtos)(?![a-z])`);

/** "An order with five items." */
export function countSignals({ order }: Candidate, text: string): Signal[] {
  const said = COUNTED.exec(foldWord(text));
  if (!said) return [];
  const count = COUNTS[said[1]!] ?? Number(said[1]);
  const quantity = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return order.lines.length === count || quantity === count ? [{ kind: "item", words: said[0], title: `${count} items`, weight: 1.8 }] : [];
}
