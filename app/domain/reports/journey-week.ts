import type { SkipReason } from "~/domain/journeys/skip-reasons";

export interface JourneyWeek {
  sent: number;
  /** Code of the reason and how often, most frequent first. */
  skipped: { code: string; count: number }[];
  failed: number;
  /** Waiting for their day. */
  due: number;
  /** How many journeys are switched on. */
  enabled: number;
}

export interface WeekInWords {
  sentence: string;
  next: string;
  isOn: boolean;
}

/** The reasons in two words each; people read the full sentence in the ledger. */
export const SHORT_REASONS: Record<SkipReason, string> = {
  stopped: "stopped by staff",
  journey_off: "journey off",
  step_gone: "step removed",
  uninstalled: "app removed",
  order_gone: "order deleted",
  redacted: "erased",
  cancelled: "cancelled",
  refunded: "refunded",
  returned: "returned",
  not_paid: "not paid",
  no_match: "no longer fitting",
  no_address: "no address",
  suppressed: "address blocked",
  open_ticket: "open ticket",
  asked_lately: "asked lately",
  never_arrived: "never arrived",
  arrived: "arrived meanwhile",
  nothing_returnable: "nothing returnable",
  return_over: "return time over",
  no_sizes: "no sizes",
  refund_gone: "refund gone",
  too_late: "too late",
};

const MOST_REASONS = 4;

/** "214 sent · 31 skipped (18 cancelled, 9 refunded, 4 open ticket)". Pure. */
export function weekInWords({ sent, skipped, failed, due, enabled }: JourneyWeek): WeekInWords {
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  const shown = skipped.slice(0, MOST_REASONS).map(({ code, count }) => `${count} ${SHORT_REASONS[code as SkipReason] ?? "for another reason"}`);
  const rest = skipped.slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
  const reasons = [...shown, ...(rest > 0 ? [`${rest} other`] : [])].join(", ");
  const parts = [`${sent} sent`, total > 0 ? `${total} skipped (${reasons})` : "0 skipped", ...(failed > 0 ? [`${failed} failed`] : [])];
  if (enabled === 0 && sent + total + failed === 0) return { sentence: "No journey is switched on.", next: "A journey writes to buyers after their purchase: thanks, until when they can return, whether it fits.", isOn: false };
  return {
    sentence: parts.join(" · "),
    next: due === 0 ? "Nothing is waiting for its day." : `${due} more ${due === 1 ? "waits" : "wait"} for ${due === 1 ? "its" : "their"} day. Each order is checked again before anything leaves.`,
    isOn: enabled > 0,
  };
}
