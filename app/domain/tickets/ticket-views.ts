import type { Priority } from "~/domain/tickets/priorities";
import type { TicketStatus } from "~/domain/tickets/statuses";

/** The lists that everybody has, in the order of the tabs. */
export const ticketViews = ["open", "mine", "unassigned", "waiting_for_customer", "overdue", "snoozed", "mentions", "closed", "spam", "all"] as const;
export type TicketView = (typeof ticketViews)[number];

export const viewNames: Record<TicketView, string> = {
  open: "Waiting for us",
  mine: "Mine",
  unassigned: "Unassigned",
  waiting_for_customer: "Waiting for customer",
  overdue: "Overdue",
  snoozed: "Snoozed",
  mentions: "Mentions",
  closed: "Closed",
  spam: "Spam",
  all: "All",
};

/** States of a linked order that one can filter by, in staff's words. */
export const orderStates = { unfulfilled: "Unfulfilled", partly_fulfilled: "Partly fulfilled", in_transit: "On its way", delivered: "Delivered", cancelled: "Cancelled", refunded: "Refunded", returning: "Return open" } as const;
export type OrderStateFilter = keyof typeof orderStates;

/** What a list shows; "" in a field: any. Read from outside by ticket-filter.ts. */
export interface TicketFilter {
  view: TicketView;
  q: string;
  /** A staff id, "nobody", or "" for anybody. */
  assignee: string;
  tag: string;
  topic: string;
  channel: "email" | "contact_form" | "account" | "";
  priority: Priority | "";
  orderState: OrderStateFilter | "";
  /** gid of a product on a linked order. */
  product: string;
  /** gid of the customer. */
  customer: string;
}

/** The parts that differ from an empty filter, for an address or a saved view. */
export function filterParams(filter: TicketFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** What a view means in columns of a ticket; null statuses: any. */
export function viewRule(view: TicketView, staffId: string): { statuses: TicketStatus[] | null; assignee: string | null; overdue: boolean; mentions: boolean } {
  const rule = (statuses: TicketStatus[] | null, assignee: string | null = null, overdue = false, mentions = false) => ({ statuses, assignee, overdue, mentions });
  switch (view) {
    case "open":
      return rule(["waiting_for_us"]);
    case "mine":
      return rule(["waiting_for_us", "waiting_for_customer"], staffId);
    case "unassigned":
      return rule(["waiting_for_us"], "nobody");
    case "overdue":
      return rule(["waiting_for_us"], null, true);
    case "mentions":
      return rule(null, null, false, true);
    case "all":
      return rule(null);
    default:
      return rule([view]);
  }
}
