/** When a snoozed ticket comes back. `until-reply`: only when the customer writes. Reckoned in snooze.ts. */
export const snoozeChoices = [
  { id: "3-hours", label: "In 3 hours" },
  { id: "tomorrow", label: "Tomorrow at 9:00" },
  { id: "monday", label: "Next Monday at 9:00" },
  { id: "week", label: "In a week" },
  { id: "until-reply", label: "Until the customer writes" },
] as const;

export type SnoozeChoice = (typeof snoozeChoices)[number]["id"];
