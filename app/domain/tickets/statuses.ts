/** The states of a ticket and where each may go. The same table feeds the buttons. */
export const ticketStatuses = {
  waiting_for_us: { label: "Waiting for us", tone: "attention", next: ["waiting_for_customer", "snoozed", "closed", "spam"] },
  waiting_for_customer: { label: "Waiting for customer", tone: "info", next: ["waiting_for_us", "snoozed", "closed", "spam"] },
  snoozed: { label: "Snoozed", tone: "new", next: ["waiting_for_us", "closed", "spam"] },
  closed: { label: "Closed", tone: "success", next: ["waiting_for_us", "spam"] },
  spam: { label: "Spam", tone: "critical", next: ["waiting_for_us"] },
} as const;

export type TicketStatus = keyof typeof ticketStatuses;

export function isTicketStatus(value: string): value is TicketStatus {
  return value in ticketStatuses;
}

export function mayBecome(from: TicketStatus, to: TicketStatus): boolean {
  return (ticketStatuses[from].next as readonly TicketStatus[]).includes(to);
}
