import type { ReturnBy } from "~/domain/returns/return-by";
import { buyerZone, endOfQuietHours } from "~/lib/buyer-zone";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { unmetCondition, type Condition } from "./conditions";
import { dueAt, type OpenHours } from "./delays";
import type { RunningStep } from "./journey";
import { SKIP_REASONS, type SkipReason } from "./skip-reasons";
import { momentsOf } from "./triggers";

/** Everything that a decision rests on, gathered the moment before sending. */
export interface DecisionFacts {
  now: Date;
  /** null: the step is no longer in its journey. */
  step: RunningStep | null;
  /** When it should be sent as far as was known when it was put down. */
  plannedFor: Date;
  happenedAt: string;
  occasion: string;
  journey: { enabled: boolean; conditions: readonly Condition[] };
  /** Who stopped the mails for this order, if anybody. */
  stoppedBy: string | null;
  order: OrderSnapshot | null;
  orderDeleted: boolean;
  redacted: boolean;
  shop: { installed: boolean; paused: boolean; zone: string; quietHours: { from: number; to: number }; openHours: OpenHours };
  person: {
    address: string | null;
    /** Why the address gets no (such) mail, in words. */
    suppressedBecause: string | null;
    /** When this person last got this step, for any order. */
    lastGot: Date | null;
  };
  openTickets: readonly { subject: string }[];
  /** Dates that hold, promises included. */
  returns: readonly ReturnBy[];
  transitDays: number;
  /** A person pressed "send now": what is only a matter of time or tact is passed over, what is a matter of truth is not. */
  forced: boolean;
}

export type Decision =
  | { do: "send" }
  | { do: "skip"; reason: SkipReason; words: string }
  | { do: "wait"; until: Date; words: string };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long goods may be under way before a step that needs them gives up. */
const LONGEST_WAIT_MS = 45 * DAY;

/**
 * Whether a step is sent, skipped for good, or looked at again later: pure, and asked at the moment of sending, about the
 * journey, the order, the person, the desk and the clock, in this order. Skipping beats waiting.
 */
export function decideStep(facts: DecisionFacts): Decision {
  return aboutJourney(facts) ?? aboutOrder(facts) ?? aboutPerson(facts) ?? aboutDesk(facts) ?? aboutTime(facts) ?? { do: "send" };
}

function aboutJourney({ step, journey, stoppedBy, shop, forced }: DecisionFacts): Decision | null {
  if (!shop.installed) return skip("uninstalled");
  if (stoppedBy !== null && !forced) return skip("stopped", `${stoppedBy} stopped the mails for this order.`);
  if (!step) return skip("step_gone");
  if ((!journey.enabled || !step.enabled) && !forced) return skip("journey_off");
  return null;
}

function aboutOrder(facts: DecisionFacts): Decision | null {
  const { order, step, now } = facts;
  if (!order || facts.orderDeleted) return skip("order_gone");
  if (facts.redacted) return skip("redacted");
  const aboutMoneyBack = step!.trigger === "refunded" || step!.trigger === "return_received" || step!.trigger === "return_approved";
  if (order.cancelledAt && step!.trigger !== "refunded") return skip("cancelled");
  if (order.financialStatus === "REFUNDED" && !aboutMoneyBack) return skip("refunded");
  if (order.financialStatus === "VOIDED" || order.financialStatus === "EXPIRED") return skip("not_paid");
  const kept = keptLines(order);
  if (step!.needsGoods && kept.length === 0) return skip(order.returns.length > 0 ? "returned" : "refunded");

  const unmet = unmetCondition(order, facts.journey.conditions);
  if (unmet) return skip("no_match", `The order no longer fits the journey: ${unmet}.`);

  const own = step!.check?.({ now, order, occasion: facts.occasion, kept, returns: [...facts.returns], zone: facts.shop.zone }) ?? null;
  if (own && "skip" in own) return skip(own.skip);
  if (step!.needsDelivery && !facts.forced) {
    const waiting = aboutArrival(facts, order, kept);
    if (waiting) return waiting;
  }
  return own && !facts.forced ? wait(own.waitUntil, "The date can still move.") : null;
}

/** What the buyer still has or will get: not refunded, not sent back. */
export function keptLines(order: OrderSnapshot): { lineId: string; quantity: number }[] {
  if (order.cancelledAt) return [];
  return order.lines.flatMap((line) => {
    const returned = order.returns
      .filter((entry) => entry.status !== "DECLINED" && entry.status !== "CANCELED")
      .flatMap((entry) => entry.lines)
      .filter((entry) => entry.lineId === line.id)
      .reduce((sum, entry) => sum + entry.quantity, 0);
    const quantity = line.quantity - Math.max(returned, line.quantity - line.currentQuantity);
    return quantity > 0 ? [{ lineId: line.id, quantity }] : [];
  });
}

/** Waits until what was bought is there; a rest that is long in coming holds it up for half the time in which it makes sense. */
function aboutArrival(facts: DecisionFacts, order: OrderSnapshot, kept: { lineId: string }[]): Decision | null {
  const { now, happenedAt, step } = facts;
  const goods = order.lines.filter((line) => line.requiresShipping && kept.some((entry) => entry.lineId === line.id));
  if (goods.length === 0 || order.sourceName === "pos") return null;
  const parcels = order.fulfillments.filter((parcel) => parcel.status === "SUCCESS" && parcel.lines.some((entry) => goods.some((line) => line.id === entry.lineId)));
  const arrived = parcels.flatMap((parcel) => (parcel.deliveredAt ? [Date.parse(parcel.deliveredAt)] : []));
  const somethingMissing = arrived.length < parcels.length || goods.some((line) => line.unfulfilledQuantity > 0) || parcels.length === 0;
  if (!somethingMissing) return null;
  const due = dueNow(facts) ?? facts.plannedFor;
  if (arrived.length > 0 && now.getTime() - due.getTime() > (step!.staleAfterHours / 2) * HOUR) return null;
  if (now.getTime() - Math.max(Date.parse(happenedAt), Date.parse(order.processedAt)) > LONGEST_WAIT_MS && arrived.length === 0) return skip("never_arrived");
  return wait(new Date(now.getTime() + 12 * HOUR), arrived.length > 0 ? "A part of the order is still under way." : "The parcel has not arrived yet.");
}

function aboutPerson({ person, step, now, forced }: DecisionFacts): Decision | null {
  if (!person.address) return skip("no_address");
  if (person.suppressedBecause !== null) return skip("suppressed", person.suppressedBecause);
  const pause = step!.onceInDays === null ? 0 : step!.onceInDays * DAY;
  if (person.lastGot && !forced && now.getTime() - person.lastGot.getTime() < pause) return skip("asked_lately");
  return null;
}

function aboutDesk({ openTickets, step, forced }: DecisionFacts): Decision | null {
  const [ticket] = openTickets;
  if (!ticket || !step!.hushedByTicket || forced) return null;
  return skip("open_ticket", `The customer already has an open question about this order: “${ticket.subject}”.`);
}

function aboutTime(facts: DecisionFacts): Decision | null {
  const { now, step, order, shop, forced } = facts;
  if (forced) return null;
  if (shop.paused) return wait(new Date(now.getTime() + HOUR), "Automatic mail is paused for this shop.");

  // What it counts from may have moved since: a later parcel, a later return-by date.
  const due = dueNow(facts);
  if (due && due.getTime() - now.getTime() > 60_000) return wait(due, "What it counts from has moved.");
  // Goods that came late excuse a late mail; a pause of the shop does not.
  const arrival = step!.needsDelivery ? Math.max(0, ...order!.fulfillments.map((parcel) => Date.parse(parcel.deliveredAt ?? "") || 0)) : 0;
  const since = Math.max((due ?? facts.plannedFor).getTime(), arrival);
  if (now.getTime() - since > step!.staleAfterHours * HOUR) return skip("too_late");

  const quietUntil = endOfQuietHours(now, shop.quietHours, buyerZone(order!.shippingAddress ?? order!.billingAddress, shop.zone));
  return quietUntil ? wait(quietUntil, "It is night where the customer lives.") : null;
}

/** When the step would be due by what is known now; null when that cannot be said. */
function dueNow({ step, order, occasion, happenedAt, shop, returns, transitDays }: DecisionFacts): Date | null {
  const moments = momentsOf(order!, { transitDays })[step!.trigger] ?? [];
  const moment = moments.find((candidate) => candidate.occasion === occasion);
  // "paid" stays what it was when it was first seen.
  const from = step!.trigger === "paid" || !moment ? happenedAt : moment.at;
  return dueAt(step!.delay, from, { zone: shop.zone, openHours: shop.openHours, returnDay: firstReturnDay(returns) });
}

/** The earliest of the dates until which something can be returned. */
export function firstReturnDay(returns: readonly ReturnBy[]): string | null {
  return returns.flatMap((entry) => (entry.returnable ? [entry.lastDay] : [])).sort()[0] ?? null;
}

function skip(reason: SkipReason, words: string = SKIP_REASONS[reason]): Decision {
  return { do: "skip", reason, words };
}

function wait(until: Date, words: string): Decision {
  return { do: "wait", until, words };
}
