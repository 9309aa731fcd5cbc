import { minutesInWords } from "~/lib/durations";

/** What the home page is made of. Instants are ISO strings in UTC, minutes are minutes of open hours. */
export interface HomeFigures {
  waiting: { count: number; oldestSince: string | null };
  overdue: { count: number; worst: { ticketId: string; who: string; dueAt: string } | null };
  firstAnswer: { medianMinutes: number | null; answered: number };
  contactRate: { tickets: number; orders: number };
}

export interface Figure {
  key: "waiting" | "overdue" | "firstAnswer" | "contactRate";
  label: string;
  value: string;
  /** One more fact beside the number. */
  detail: string;
  /** What exactly is counted. */
  definition: string;
  url: string;
  isBad: boolean;
}

/** Counting stops here: nobody reads "48,211". */
export const MOST_COUNTED = 1_000;

/** The four numbers in words. Pure; `now` decides the ages. */
export function figuresOf({ waiting, overdue, firstAnswer, contactRate }: HomeFigures, now: Date): Figure[] {
  const rate = per100(contactRate.tickets, contactRate.orders);
  return [
    {
      key: "waiting",
      label: "Waiting for you",
      value: counted(waiting.count),
      detail: waiting.oldestSince ? `oldest ${minutesInWords(minutesSince(waiting.oldestSince, now))}` : "nobody waits",
      definition: "Open tickets in which the customer wrote last. The age runs by the clock, at night too.",
      url: "/app/inbox",
      isBad: false,
    },
    {
      key: "overdue",
      label: "Overdue",
      value: counted(overdue.count),
      detail: overdue.worst ? `${overdue.worst.who}, ${minutesInWords(minutesSince(overdue.worst.dueAt, now))}` : "no promise broken",
      definition: "Tickets waiting for you past the answer time that their priority promises.",
      url: overdue.count === 1 && overdue.worst ? `/app/inbox/${overdue.worst.ticketId}` : "/app/inbox?view=overdue",
      isBad: overdue.count > 0,
    },
    {
      key: "firstAnswer",
      label: "First answer today",
      value: firstAnswer.medianMinutes === null ? "–" : minutesInWords(firstAnswer.medianMinutes),
      detail: firstAnswer.answered === 0 ? "none answered yet" : `median of ${firstAnswer.answered}`,
      definition: "From a customer’s first message to a person’s first reply, in your open hours, of tickets first answered today. Automatic mail does not count.",
      url: "/app/reports/first-response",
      isBad: false,
    },
    {
      key: "contactRate",
      label: "Contact rate",
      value: rate ?? "–",
      detail: rate === null ? "no orders yet" : `per 100 orders, ${contactRate.tickets} to ${contactRate.orders}`,
      definition: "New tickets of the last 30 days for every 100 orders placed in the same days. Spam and merged tickets do not count.",
      url: "/app/reports/contact-rate",
      isBad: false,
    },
  ];
}

/** "6.2"; null without orders. */
export function per100(tickets: number, orders: number): string | null {
  return orders === 0 ? null : ((tickets / orders) * 100).toFixed(1);
}

/** "Good morning, Mara", by the clock of the shop. */
export function greeting(name: string, now: Date, zone: string): string {
  const hour = Number(new Intl.DateTimeFormat("en-GB", { hour: "numeric", hourCycle: "h23", timeZone: zone }).format(now));
  const first = name.split(" ")[0] ?? "";
  const words = hour < 5 ? "Good evening" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
  return first ? `${words}, ${first}` : words;
}

const counted = (count: number): string => (count >= MOST_COUNTED ? `${MOST_COUNTED.toLocaleString("en-GB")}+` : String(count));
const minutesSince = (instant: string, now: Date): number => (now.getTime() - Date.parse(instant)) / 60_000;
