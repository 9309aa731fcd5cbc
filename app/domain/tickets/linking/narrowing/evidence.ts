import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { dayNumber } from "../reading/dates";
import { foldInPlace } from "../reading/plain-text";
import type { ReadMessage } from "../reading/read-message";
import type { Candidate, Signal } from "../types";
import { indexOfWord, placeIn } from "./places";

/**
 * What an order has in common with a message besides its name and its things. Weights are natural-log odds, set by
 * hand and checked on messages with known orders (tests/eval, tests/domain/tickets/linking).
 */
export function evidenceFor({ order }: Candidate, reading: ReadMessage, now: Date): Signal[] {
  return [...amounts(order, reading), ...dates(order, reading, dayNumber(now)), ...places(order, reading), recency(order, now)];
}

function amounts(order: OrderSnapshot, reading: ReadMessage): Signal[] {
  const whole = [order.total, order.currentTotal, order.refunded].map((money) => Number(money.amount));
  const parts = [order.subtotal, ...order.lines.flatMap((line) => [line.unitPrice, line.discountedTotal])].map((money) => Number(money.amount));
  let best: Signal | null = null;
  for (const { value, exact, written, withCurrency } of reading.amounts) {
    const same = (amount: number) => amount > 0 && (exact ? Math.abs(amount - value) < 0.005 : Math.abs(amount - value) <= 0.5 || Math.floor(amount) === value);
    const weight = whole.some(same) ? (exact ? 3 : withCurrency && whole.includes(value) ? 2.5 : 2) : parts.some(same) ? (exact ? 2 : 1.2) : 0;
    if (weight > 0 && (!best || weight > (best as { weight: number }).weight)) best = { kind: "amount", written, weight };
  }
  return best ? [best] : [];
}

const BOUGHT = /(?:order|bought|purchas|placed|bestell|gekauft|achet|command|compr|pedi|orden|ordinat|acquist|besteld|gekocht|encomend)/i;

const RECEIVED = /(?:receiv|got\b|arriv|came|turned up|showed up|deliver|bekomm|erhalten|angekommen|geliefert|recu|reçu|livr|recib|lleg|entreg|ricev|consegn|ontvang|aangekomen|gekregen|bezorgd|geleverd|receb|cheg)/i;

/** "On Saturday" may be the next one, and "3 December" of this year. */
const SAID_OF_THE_PAST = /\d|\b(?:ago|back|fa|geleden|vor|hace|ha|il y a|atras)\b/;
const LONGEST_MEMORY = 150;

/** Days from leaving to arriving. */
const LONGEST_WAY = 14;

function dates(order: OrderSnapshot, reading: ReadMessage, today: number): Signal[] {
  const placed = dayNumber(order.processedAt ?? order.createdAt);
  const moved = [order.cancelledAt, ...order.fulfillments.flatMap((parcel) => [parcel.createdAt, parcel.inTransitAt, parcel.deliveredAt])].flatMap((time) => (time ? [dayNumber(time)] : []));
  const signals: Signal[] = [];
  for (const { ranges, written, start, age } of reading.dates) {
    if (age) {
      signals.push({ kind: "date", written, weight: ageWeight(ranges[0]!, [placed, ...moved]) });
      continue;
    }
    const around = reading.written.slice(Math.max(0, start - 45), start + written.length + 30);
    const about = BOUGHT.test(around);
    const receipt = !about && RECEIVED.test(around);
    const width = Math.min(...ranges.map((range) => range.to - range.from));
    const precise = width <= 3 ? 2.2 : width <= 14 ? 1.4 : 0.9;
    // The buyer's day is not always the day in UTC.
    const near = (day: number) => ranges.some((range) => day >= range.from - 1 && day <= range.to + 1);
    const off = Math.min(...ranges.map((range) => Math.max(range.from - placed, placed - range.to, 0)));
    // Often it is only known when a parcel left: it came some days after that, and never before.
    const within = (day: number) => ranges.some((range) => range.to >= day && range.from <= day + LONGEST_WAY);
    if (receipt) signals.push({ kind: "date", written, weight: moved.some(near) ? precise : SAID_OF_THE_PAST.test(written) && moved.some(within) ? 0.8 : -0.8 });
    else if (near(placed)) signals.push({ kind: "date", written, weight: about ? precise : precise * 0.7 });
    else if (moved.some(near)) signals.push({ kind: "date", written, weight: about ? 0 : precise * 0.7 });
    else if (about) signals.push({ kind: "date", written, weight: off > 10 ? -1.8 : -0.8 });
    // What was sent back, broke or was promised then, was ordered before.
    else if (SAID_OF_THE_PAST.test(written) && ranges.every((range) => range.to < today && today - range.to <= LONGEST_MEMORY && placed > range.to + 1)) signals.push({ kind: "date", written, weight: -3 });
  }
  return signals.filter((signal) => signal.kind === "date" && signal.weight !== 0);
}

/** "It broke after two months", "three weeks old": the order is as old, and never younger. */
function ageWeight(range: { from: number; to: number }, days: number[]): number {
  if (days.some((day) => day >= range.from && day <= range.to)) return 1;
  return Math.min(...days) > range.to ? -1.5 : 0;
}

const SENT_TO = /(?:sen[dt]|ship|deliver|address|going to|versend|versch|geliefert|lieferung|adresse|gesendet|livr|envoy|exped|envi|entreg|direcci|spedi|consegn|indirizz|verzonden|bezorg|adres|morada|endere)/;

const CHANGED_TO = /(?:chang|modif|correct|updat|ander|korrig|chang|cambi|corr|wijzig|alter|mud)\w*\b.{0,50}\b(?:to|auf|zu|en|vers|a|in|naar|para)\b[^.]{0,25}$/;
const SHOULD_GO_TO =
  /(?:(?:should|must|needs? to|has to|supposed to) (?:go|be|be sent|be delivered|ship|read|say)|(?:correct|right|new|real|actual|proper) (?:one|address)|moved to|now live|live now|(?:soll|muss|musste|sollte)\b|(?:richtige|neue|korrekte) (?:adresse|anschrift)|umgezogen|(?:doit|devrait|faut) (?:aller|etre|l'envoyer|livrer)|(?:bonne|nouvelle) adresse|(?:debe|deberia|tiene que) (?:ir|ser|llegar)|(?:direccion|la) (?:correcta|nueva)|nueva direccion|(?:deve|dovrebbe) (?:andare|essere|arrivare)|indirizzo (?:giusto|corretto|nuovo)|nuovo indirizzo|(?:moet|hoort) (?:naar|zijn)|(?:juiste|nieuwe) adres|(?:deve|devia|tem de) (?:ir|ser)|(?:morada|endereco) (?:cert[oa]|corret[oa]|nov[oa])|nova morada|novo endereco)[^.]{0,40}$/;

function places(order: OrderSnapshot, reading: ReadMessage): Signal[] {
  const address = order.shippingAddress;
  if (!address) return [];
  const text = foldInPlace(reading.written);
  const found = placeIn(text, address);
  const signals: Signal[] = [];
  if (found) {
    const around = text.slice(Math.max(0, found.at - 60), found.at + 40);
    // "change the address to Texas", "it should go to San Diego": there it is not yet.
    const lead = text.slice(Math.max(0, found.at - 90), found.at);
    const wanted = CHANGED_TO.test(lead) || SHOULD_GO_TO.test(lead);
    const weight = wanted ? 0 : SENT_TO.test(around) ? found.weight * 1.6 : found.weight * 0.7;
    if (weight > 0) signals.push({ kind: "place", written: found.written, weight });
  }
  const recipient = address.name ? foldInPlace(address.name).split(/\s+/)[0] ?? "" : "";
  const sender = foldInPlace(reading.senderName ?? order.customer?.displayName ?? "");
  if (recipient.length >= 3 && sender !== "" && !sender.includes(recipient) && indexOfWord(text, recipient) >= 0) {
    signals.push({ kind: "place", written: address.name!, weight: 2.6 });
  }
  return signals;
}

function recency(order: OrderSnapshot, now: Date): Signal {
  const days = Math.max(0, dayNumber(now) - dayNumber(order.processedAt ?? order.createdAt));
  return { kind: "recency", days, weight: -Math.round((Math.min(days, 120) / 60) * 100) / 100 };
}
