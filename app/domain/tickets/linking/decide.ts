import { confirmationKey, emailKey, mailboxKey, orderNameKey, trackingKey } from "~/domain/orders/keys";
import { isMistyped, nearlyNamed, spokenOfBesides } from "./beside-the-name";
import { narrow, type NarrowedOrder } from "./narrowing/narrow";
import { likeness, wordsOf } from "./narrowing/words";
import type { ReadMessage } from "./reading/read-message";
import { isOneSlipAway, placeRank, resolveNames, type Resolved } from "./named-orders";
import { nameSignal, ownershipOf, type Sender } from "./sender";
import type { Candidate, Found, LinkDecision, LinkedOrder, LinkStatus, Place, RankedOrder, Signal } from "./types";

/**
 * Decides which orders a message is about. Pure: the same message and the same candidates give the same decision.
 * In this order: a reply token; names, confirmation and tracking numbers; else what is known of the sender's orders.
 */
export function decide({ reading, sender, found, now }: { reading: ReadMessage; sender: Sender; found: Found; now: Date }): LinkDecision {
  const resolved = resolveNames(reading.names, found.named, sender).map((name) => (isMistyped(name, found, reading) ? mistyped(name) : name));
  const named = namedOrders(resolved, reading, found, sender);
  const unseenNames = unseen(resolved);
  const finish = (decision: Unfinished): LinkDecision => ({ ...decision, losers: losers(decision, resolved, found, reading, sender), unseenNames });

  if (found.replied.length > 0) {
    const links = found.replied.map((candidate): LinkedOrder => ({ ...ranked(candidate, 1, [{ kind: "reply_token" }]), status: "proven" }));
    const others = named.links.filter((link) => !links.some((known) => known.orderId === link.orderId) && link.status !== "claimed");
    return finish(linked([...links, ...others]));
  }
  if (named.unclear.length > 0) {
    const plausible = [...named.links, ...named.unclear];
    // Two orders go by the name; what else the message says may still tell them apart for a person, not for us.
    return finish({ outcome: "ambiguous", plausible: distinct(plausible) });
  }
  if (named.links.length > 0) return finish(linked([...named.links, ...besides(named.links, found, reading, sender)]));
  const echoed = echoedOrders(resolved);
  const foreign = echoed.find((echo) => !echo.owned);
  if (foreign && !echoed.some((echo) => echo.owned)) return finish(linked([linkByName(foreign, sender, reading)]));
  return finish(fromSender({ reading, sender, found, now, resolved, echoed }));
}

/** As if nobody had an order of that name: the writer's own, one slip away, is looked at instead. */
function mistyped({ mention }: Resolved): Resolved {
  return { kind: "unseen", mention: { ...mention, visible: mention.keys, absent: mention.keys } };
}

function besides(named: LinkedOrder[], found: Found, reading: ReadMessage, sender: Sender): LinkedOrder[] {
  if (named.some((link) => link.status === "claimed")) return [];
  return spokenOfBesides(named, found, reading).flatMap(({ candidate, signal }): LinkedOrder[] =>
    ownershipOf(sender, candidate).kind === "proven" ? [{ ...ranked(candidate, 0.95, [...ownershipSignals(candidate, sender, reading), signal]), status: "probable" }] : [],
  );
}

/** Orders that only our own words name, in the subject of a reply or in a quote: likely, but the answer may be of another. */
function echoedOrders(resolved: Resolved[]): NamedOrder[] {
  const echoed = resolved.flatMap((name) => (name.kind === "order" && isEcho(name.mention.place) ? [name] : []));
  return echoed.filter((echo, index) => echoed.findIndex((other) => other.candidate === echo.candidate) === index);
}

function isEcho(place: Place): boolean {
  return place === "quoted" || place === "reply_subject";
}

type Unfinished = DistributiveOmit<LinkDecision, "losers" | "unseenNames">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

interface Named {
  links: LinkedOrder[];
  /** Names that fit several orders, or of which the writer is not sure. */
  unclear: RankedOrder[];
}

/** Orders that the message names, from the place nearest to the writer's own words that names any. */
function namedOrders(resolved: Resolved[], reading: ReadMessage, found: Found, sender: Sender): Named {
  const seen = resolved.filter((name) => name.kind !== "unseen");
  const about = seen.filter((name) => name.mention.role === "about");
  // "The same as in order 1042 again, please" names no other order: then it is the one to look at.
  const hits = about.length > 0 ? about : seen.filter((name) => name.mention.role === "compared");
  const codes = codeLinks(reading, found, sender);
  for (const rank of [0, 1, 2]) {
    const here = hits.filter((name) => placeRank(name.mention.place) === rank);
    const named = fromNames(here, sender, reading);
    if (named.links.length + named.unclear.length > 0) return named;
    const byCode = codes.filter((code) => placeRank(code.place) === rank).map((code) => code.link);
    if (byCode.length > 0) return sharedCode(distinct(byCode));
  }
  const echoedCodes = codes.filter((code) => isEcho(code.place)).map((code) => code.link);
  if (echoedCodes.length > 0 && !resolved.some((name) => name.kind === "order" && isEcho(name.mention.place))) return sharedCode(distinct(echoedCodes));
  return { links: [], unclear: [] };
}

function fromNames(names: Resolved[], sender: Sender, reading: ReadMessage): Named {
  const own = names.some((name) => name.kind === "order" && name.owned);
  const counted = names.filter((name) => {
    // Behind some noun: a number that happens to be one of the few of the sender's own orders is seldom chance.
    if (name.mention.cue === "loose") return name.kind === "order" && name.owned;
    if (name.kind === "unseen" || (name.kind === "order" && name.owned)) return true;
    if (name.kind === "family" && name.candidates.some((candidate) => ownershipOf(sender, candidate).kind !== "none")) return true;
    // Somebody else's order: a bare number is there by chance, and beside one of the sender's own it has to be called an order.
    if (name.mention.either && own) return false;
    return own ? /^(?:distinct|hash|order)$/.test(name.mention.cue) : name.mention.cue !== "bare";
  });
  const unsure = counted.filter((name) => name.mention.either);
  const sure = counted.filter((name) => !name.mention.either || unsure.length === 1);
  const links = distinct(sure.flatMap((name) => (name.kind === "order" ? [linkByName(name, sender, reading)] : [])));
  const unclear = [...unsure.filter((name) => unsure.length > 1 && name.kind === "order"), ...counted.filter((name) => name.kind === "family")].flatMap((name) =>
    name.kind === "unseen" ? [] : (name.kind === "order" ? [name.candidate] : name.candidates).map((candidate) => ranked(candidate, 0.5, nameSignals(name, candidate, sender, reading))),
  );
  // An exchange that is named exactly beside its original is what is meant.
  const left = unclear.filter((order) => !links.some((link) => link.orderId === order.orderId));
  if (unclear.length > 0 && left.length < unclear.length && unsure.length === 0) return { links, unclear: [] };
  return { links, unclear: distinct(left) };
}

/** "my shirt 1042", when order 1042 has a shirt. */
function isItemOf(noun: string, { order }: Candidate): boolean {
  const [written] = wordsOf(noun);
  return written !== undefined && order.lines.some((line) => wordsOf(`${line.title} ${line.productType ?? ""}`).some((named) => likeness(written, named) >= 0.85));
}

type NamedOrder = Extract<Resolved, { kind: "order" }>;

function linkByName(name: NamedOrder, sender: Sender, reading: ReadMessage): LinkedOrder {
  const { mention, candidate } = name;
  const ownership = ownershipOf(sender, candidate);
  // A number without "#" or "order" may be there by chance, and a quote may be of another question.
  const certain = mention.role === "about" && !/^(?:quoted|signature|reply_subject)$/.test(mention.place) && (mention.cue === "loose" ? isItemOf(mention.noun ?? "", candidate) : mention.cue !== "bare");
  const status: LinkStatus = ownership.kind !== "proven" ? "claimed" : certain ? "proven" : "probable";
  return { ...ranked(candidate, status === "proven" ? 1 : status === "probable" ? 0.96 : 0.9, nameSignals(name, candidate, sender, reading)), status };
}

function nameSignals(name: Resolved, candidate: Candidate, sender: Sender, reading: ReadMessage): Signal[] {
  return [{ kind: "order_name", written: name.mention.written, place: name.mention.place }, ...ownershipSignals(candidate, sender, reading)];
}

function ownershipSignals(candidate: Candidate, sender: Sender, reading: ReadMessage): Signal[] {
  const ownership = ownershipOf(sender, candidate);
  const supporting = [...nameSignal(reading.senderName, candidate), ...mentionedContacts(candidate, reading, sender)];
  return ownership.kind === "none" ? [{ kind: "not_the_owner" }, ...supporting] : [...ownership.signals, ...supporting];
}

function mentionedContacts(candidate: Candidate, reading: ReadMessage, sender: Sender): Signal[] {
  const emails = new Set(candidate.ownerEmails.map(mailboxKey));
  const own = mailboxKey(sender.email);
  return [
    ...reading.emails.filter((email) => mailboxKey(email.address) !== own && emails.has(mailboxKey(email.address))).slice(0, 1).map((email): Signal => ({ kind: "written_email", address: email.address })),
    ...reading.phones.filter((phone) => candidate.ownerPhones.includes(phone.phone)).slice(0, 1).map((phone): Signal => ({ kind: "written_phone", phone: phone.phone })),
  ];
}

/** Confirmation and tracking numbers that equal an order's. */
function codeLinks(reading: ReadMessage, found: Found, sender: Sender): { place: Place; link: LinkedOrder }[] {
  const link = (candidate: Candidate, signal: Signal, place: Place): { place: Place; link: LinkedOrder } => {
    const proven = ownershipOf(sender, candidate).kind === "proven";
    const status: LinkStatus = !proven ? "claimed" : place === "quoted" ? "probable" : "proven";
    return { place, link: { ...ranked(candidate, status === "proven" ? 1 : 0.95, [signal, ...ownershipSignals(candidate, sender, reading)]), status } };
  };
  return [
    ...reading.confirmations.flatMap(({ key, written, place }) =>
      found.confirmed.filter(({ order }) => confirmationKey(order.confirmationNumber) === key).map((candidate) => link(candidate, { kind: "confirmation_number", written }, place)),
    ),
    ...reading.trackings.flatMap(({ key, written, place }) =>
      found.tracked
        .filter(({ order }) => order.fulfillments.some((parcel) => parcel.tracking.some(({ number }) => trackingKey(number) === key)))
        .map((candidate) => link(candidate, { kind: "tracking_number", written }, place)),
    ),
  ];
}

/** One parcel with several orders in it: a person has to say which is meant, unless only one is the sender's. */
function sharedCode(links: LinkedOrder[]): Named {
  const owned = links.filter((link) => link.status !== "claimed");
  const kept = owned.length > 0 ? owned : links;
  const written = new Set(kept.map((link) => ("written" in link.signals[0]! ? link.signals[0].written : "")));
  return written.size < kept.length ? { links: [], unclear: kept } : { links: kept, unclear: [] };
}

const MOST_TO_CHOOSE_FROM = 5;

/** No order is named that we can see: what do the sender's own orders say? */
function fromSender({ reading, sender, found, now, resolved, echoed }: { reading: ReadMessage; sender: Sender; found: Found; now: Date; resolved: Resolved[]; echoed: NamedOrder[] }): Unfinished {
  const denied = new Set(resolved.flatMap((name) => (name.kind === "order" && name.mention.role === "denied" ? [name.candidate.order.id] : [])));
  // A buyer of very many orders: the one that is quoted may not be among the newest.
  const quoted = echoed.flatMap((echo) => (echo.owned && !found.sent.some(({ order }) => order.id === echo.candidate.order.id) ? [echo.candidate] : []));
  const own = [...found.sent, ...quoted].filter(({ order }) => !denied.has(order.id));
  const candidates = own.length > 0 ? own : found.mentioned;
  if (candidates.length === 0) return { outcome: "none" };

  const missing = resolved.filter((name) => name.kind === "unseen" && name.mention.role === "about" && isClearlyAName(name));
  const nearly = new Map(missing.map((name) => [name, nearlyNamed(name, candidates, reading)]));
  const isSlipOf = (name: Resolved, candidate: Candidate) => isOneSlipAway(name.mention, candidate) || (nearly.get(name) === candidate && hasDigitTooFew(name, candidate));
  const prior = new Map(candidates.map((candidate): [Candidate, Signal[]] => {
    const slip = missing.find((name) => isSlipOf(name, candidate));
    const echo = echoed.find((name) => name.candidate.order.id === candidate.order.id);
    return [
      candidate,
      [
        ...(slip ? [{ kind: "nearly_order_name", written: slip.mention.written } as const] : []),
        ...(echo ? [{ kind: "order_name", written: echo.mention.written, place: echo.mention.place } as const] : []),
      ],
    ];
  }));
  const narrowed = narrow({ reading, candidates, now, prior, namesAnUnseenOrder: missing.length > 0 });
  const withOwner = (order: NarrowedOrder): RankedOrder =>
    ranked(order.candidate, order.probability, [...ownershipSignals(order.candidate, sender, reading), ...(candidates.length === 1 ? [{ kind: "only_order" } as const] : []), ...order.signals]);

  // "Not visible" is not "none": the order that is named may be older than what Shopify shows us, or newer than what we know.
  const hidden = missing.some((name) => name.mention.visible.length === 0 && !candidates.some((candidate) => isSlipOf(name, candidate)));
  if (narrowed.kind === "unrelated" && !hidden) return { outcome: "none" };
  if (narrowed.kind !== "found" || hidden) return { outcome: "ambiguous", plausible: (narrowed.meant.length > 0 ? narrowed.meant : narrowed.ranked.slice(0, MOST_TO_CHOOSE_FROM)).map(withOwner) };
  return linked(
    narrowed.meant.map((order) => ({ ...withOwner(order), status: ownershipOf(sender, order.candidate).kind === "proven" ? "probable" : "claimed" })),
  );
}

/** "SPX1055" for SPX10055. A number as long as the shop's may be an older order's that we do not see. */
function hasDigitTooFew({ mention }: Resolved, { order }: Candidate): boolean {
  return mention.keys.every((key) => key.length < (orderNameKey(order.name) ?? "").length);
}

function isClearlyAName(name: Resolved): boolean {
  return /^(?:distinct|hash|order|number)$/.test(name.mention.cue) && placeRank(name.mention.place) <= 1 && name.mention.keys.some((key) => key.length >= 3) && !isForeignCode(name);
}

/** A code in none of the shop's formats is as likely a part number as an order. */
function isForeignCode(name: Resolved): boolean {
  return name.mention.cue === "distinct" && name.mention.keys.length === 1 && !name.mention.known;
}

function linked(links: LinkedOrder[]): Unfinished {
  if (links.some((link) => link.status === "claimed")) return { outcome: "claimed", status: "claimed", links };
  return { outcome: "linked", status: links.every((link) => link.status === "proven") ? "proven" : "probable", links };
}

function ranked(candidate: Candidate, score: number, signals: Signal[]): RankedOrder {
  return { orderId: candidate.order.id, orderName: candidate.order.name, score: Math.round(score * 1000) / 1000, signals };
}

function distinct<T extends RankedOrder>(orders: T[]): T[] {
  return orders.filter((order, index) => orders.findIndex((other) => other.orderId === order.orderId) === index);
}

function unseen(resolved: Resolved[]): string[] {
  return [...new Set(resolved.filter((name) => name.kind === "unseen" && name.mention.role !== "denied" && isClearlyAName(name)).map((name) => name.mention.written))].slice(0, 5);
}

const MOST_LOSERS = 8;

/** What else was considered: named but not meant, and the sender's other orders. */
function losers(decision: Unfinished, resolved: Resolved[], found: Found, reading: ReadMessage, sender: Sender): RankedOrder[] {
  const chosen = new Set(("links" in decision ? decision.links : "plausible" in decision ? decision.plausible : []).map((order) => order.orderId));
  const named = resolved.filter((name) => name.mention.cue !== "loose").flatMap((name) =>
    name.kind === "unseen" ? [] : (name.kind === "order" ? [name.candidate] : name.candidates).map((candidate) => ranked(candidate, 0.2, nameSignals(name, candidate, sender, reading))),
  );
  const others = (found.sent.length > 0 ? found.sent : found.mentioned).map((candidate) => ranked(candidate, 0.1, ownershipSignals(candidate, sender, reading)));
  return distinct([...named, ...others]).filter((order) => !chosen.has(order.orderId)).slice(0, MOST_LOSERS);
}

/** Addresses of the text that may lead to a customer; the sender's own leads there already. */
export function addressesToLookUp(reading: ReadMessage, sender: Sender): { emails: string[]; phones: string[] } {
  const own = mailboxKey(sender.email);
  return {
    emails: [...new Set(reading.emails.filter(({ place }) => place !== "quoted").map((email) => email.address))].filter((address) => emailKey(address) !== null && mailboxKey(address) !== own).slice(0, 5),
    phones: [...new Set(reading.phones.filter(({ place }) => place !== "quoted").map((phone) => phone.phone))].slice(0, 5),
  };
}
