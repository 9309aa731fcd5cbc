/** How soon a ticket wants an answer; each has promised times of its own (domain/tickets/sla). */
export const priorities = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" } as const;
export type Priority = keyof typeof priorities;

export function isPriority(value: string): value is Priority {
  return value in priorities;
}
