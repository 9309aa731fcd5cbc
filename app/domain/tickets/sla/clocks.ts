import type { SlaTargets } from "~/domain/tickets/desk-settings";
import { openClock, type OpenTimes } from "~/lib/open-hours";
import { afterOpenMinutes } from "~/lib/open-time-ahead";

/** What the clocks of a ticket depend on. */
export interface Clocked {
  status: string;
  createdAt: Date;
  /** Since when the customer waits for us; null when they do not. */
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolveDueAt: Date | null;
}

export interface DueTimes {
  answerDueAt: Date | null;
  resolveDueAt: Date | null;
  /** The earlier of the two, while it is our turn. */
  dueAt: Date | null;
}

/**
 * By when an answer and the solution are promised. Both count open hours only. The answer's clock runs from the message
 * that waits: a customer who writes twice does not restart it. The solution's clock runs from the beginning and stands
 * still while we wait for the customer (see `laterBy`).
 */
export function dueTimes(ticket: Clocked, targets: SlaTargets, times: OpenTimes): DueTimes {
  if (ticket.status === "closed" || ticket.status === "spam") return { answerDueAt: null, resolveDueAt: null, dueAt: null };
  const minutes = ticket.firstRepliedAt ? targets.next : targets.first;
  const answerDueAt = ticket.status === "waiting_for_us" && ticket.waitingSince && minutes !== null ? afterOpenMinutes(times, ticket.waitingSince, minutes) : null;
  const resolveDueAt = targets.resolve === null ? null : (ticket.resolveDueAt ?? afterOpenMinutes(times, ticket.createdAt, targets.resolve));
  const ours = ticket.status === "waiting_for_us" ? [answerDueAt, resolveDueAt] : [];
  return { answerDueAt, resolveDueAt, dueAt: ours.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null };
}

/** The solution's due time after the customer took from `since` to `until`: that time is not ours. */
export function laterBy(due: Date | null, since: Date, until: Date, times: OpenTimes): Date | null {
  if (!due || until <= since) return due;
  return afterOpenMinutes(times, due, openClock(times, since, until)(since, until));
}
