import { versionFor, type PolicyVersion } from "~/domain/returns/policy";
import { returnBy, type ReturnBy } from "~/domain/returns/return-by";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { unmetCondition } from "./conditions";
import { decideStep, firstReturnDay, type DecisionFacts } from "./decide-step";
import { dueAt } from "./delays";
import { runningStep, type JourneyConfig, type RunningStep } from "./journey";
import { rewindOrder } from "./rewind-order";
import type { SkipReason } from "./skip-reasons";
import { momentsOf, type Moment } from "./triggers";

/** What one step would have done for one order. */
export interface BackTestRow {
  orderId: string;
  orderName: string;
  customerName: string | null;
  stepKey: string;
  stepName: string;
  outcome: "sent" | "skipped" | "waiting" | "no_match";
  reason: SkipReason | null;
  /** In a sentence; empty for what would have been sent. */
  words: string;
  /** When it would have been decided. */
  at: Date;
  /** For rendering the mail as it would have been: the order at that moment. */
  occasion: string;
}

export interface History {
  orders: readonly OrderSnapshot[];
  /** Questions about an order, with their times; null = still open. */
  tickets: readonly { orderId: string; subject: string; openedAt: Date; closedAt: Date | null }[];
  /** Why an address gets no mail, by order; only what was so already then. */
  suppressions: readonly { orderId: string; since: Date; scope: string; words: string }[];
  erasedOrderIds: ReadonlySet<string>;
  versions: readonly PolicyVersion[];
}

interface Candidate {
  order: OrderSnapshot;
  step: RunningStep;
  moment: Moment;
  due: Date;
}

/** A step that waits longer than this many looks is still waiting when the time under test ends. */
const MOST_LOOKS = 200;

/**
 * Who would have got a journey's mails between two instants, who not, and why: the same decision as at send time, on the
 * orders rewound to each moment. Pure. `shop.paused` and quiet hours count as they are set now.
 */
export function backTest(config: JourneyConfig, history: History, shop: DecisionFacts["shop"], { from, to }: { from: Date; to: Date }): BackTestRow[] {
  const rows: BackTestRow[] = [];
  const lastGot = new Map<string, Date>();
  const candidates = config.steps
    .map(runningStep)
    .filter((step) => step.enabled)
    .flatMap((step) => history.orders.flatMap((order) => candidatesOf(step, order, history, shop, { from, to })))
    .sort((a, b) => a.due.getTime() - b.due.getTime());

  for (const candidate of candidates) {
    const { order, step, moment } = candidate;
    const about = { orderId: order.id, orderName: order.name, customerName: order.customer?.displayName ?? null, stepKey: step.key, stepName: step.name, occasion: moment.occasion };
    const then = rewindOrder(order, new Date(Math.max(Date.parse(moment.at), Date.parse(order.createdAt))));
    const unmet = then && unmetCondition(then, config.conditions);
    if (unmet) {
      rows.push({ ...about, outcome: "no_match", reason: "no_match", words: `The order does not fit the journey: ${unmet}.`, at: new Date(moment.at) });
      continue;
    }
    const row = { ...about, ...settle(candidate, config, history, shop, to, lastGot) };
    if (row.outcome === "sent" && order.customer) lastGot.set(`${order.customer.id} ${step.key}`, row.at);
    rows.push(row);
  }
  return rows;
}

function candidatesOf(step: RunningStep, order: OrderSnapshot, history: History, shop: DecisionFacts["shop"], { from, to }: { from: Date; to: Date }): Candidate[] {
  const { policy } = versionFor(order.processedAt, history.versions)!;
  // Arrivals that were still to come decide when a step counts from what has arrived; the first look sees the first arrival.
  const moments = momentsOf(order, { transitDays: policy.transitDays })[step.trigger] ?? [];
  return moments.flatMap((moment): Candidate[] => {
    const happened = Date.parse(moment.at);
    const returnDay = firstReturnDay(datesOf(order, history, shop.zone));
    const due = dueAt(step.delay, moment.at, { zone: shop.zone, openHours: shop.openHours, returnDay });
    return due && happened >= from.getTime() && happened <= to.getTime() ? [{ order, step, moment, due }] : [];
  });
}

/** Looks at a step when it is due, and again whenever it would have waited, until it is sent, skipped, or the time is over. */
function settle(
  { order, step, moment, due }: Candidate,
  config: JourneyConfig,
  history: History,
  shop: DecisionFacts["shop"],
  to: Date,
  lastGot: ReadonlyMap<string, Date>,
): Pick<BackTestRow, "outcome" | "reason" | "words" | "at"> {
  let now = due;
  let words = "It is not due yet.";
  for (let look = 0; look < MOST_LOOKS && now <= to; look++) {
    const then = rewindOrder(order, now);
    const decision = decideStep({
      now,
      step,
      plannedFor: due,
      happenedAt: moment.at,
      occasion: moment.occasion,
      journey: { enabled: true, conditions: config.conditions },
      stoppedBy: null,
      order: then,
      orderDeleted: false,
      redacted: history.erasedOrderIds.has(order.id),
      shop: { ...shop, paused: false },
      person: {
        address: order.email ?? order.customer?.email ?? null,
        suppressedBecause: history.suppressions.find((entry) => entry.orderId === order.id && entry.since <= now && (entry.scope === "all" || step.optional))?.words ?? null,
        lastGot: lastGot.get(`${order.customer?.id} ${step.key}`) ?? null,
      },
      openTickets: history.tickets.filter((ticket) => ticket.orderId === order.id && ticket.openedAt <= now && (ticket.closedAt === null || ticket.closedAt > now)),
      returns: then ? datesOf(then, history, shop.zone) : [],
      transitDays: versionFor(order.processedAt, history.versions)!.policy.transitDays,
      forced: false,
    });
    if (decision.do === "send") return { outcome: "sent", reason: null, words: "", at: now };
    if (decision.do === "skip") return { outcome: "skipped", reason: decision.reason, words: decision.words, at: now };
    words = decision.words;
    now = decision.until;
  }
  return { outcome: "waiting", reason: null, words, at: now };
}

function datesOf(order: OrderSnapshot, history: History, zone: string): ReturnBy[] {
  return returnBy(order, versionFor(order.processedAt, history.versions)!.policy, zone);
}

/** How many of a back-test, by outcome and reason: "would go to 214; not to 18, because cancelled". */
export function summarise(rows: readonly BackTestRow[]): { sent: number; waiting: number; skipped: Partial<Record<SkipReason, number>> } {
  const skipped: Partial<Record<SkipReason, number>> = {};
  for (const row of rows) if (row.reason) skipped[row.reason] = (skipped[row.reason] ?? 0) + 1;
  return { sent: rows.filter((row) => row.outcome === "sent").length, waiting: rows.filter((row) => row.outcome === "waiting").length, skipped };
}
