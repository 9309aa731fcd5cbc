import { DateTime } from "luxon";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";
import { median, minutesInWords } from "~/lib/durations";
import { groupBy } from "~/lib/group-by";
import { openClock } from "~/lib/open-hours";
import type { ShopTx } from "~/db.server";

interface Answered {
  channel: string;
  /** Monday of the week in which the customer wrote, yyyy-mm-dd. */
  week: string;
  /** Open minutes until a person answered; null while nobody has. */
  minutes: number | null;
}

const MOST_TICKETS = 20_000;
const channels: Record<string, string> = { email: "Email", contact_form: "Contact form", account: "Customer account" };

async function load(tx: ShopTx, { shopId, period, times }: ReportScope): Promise<Answered[]> {
  const tickets = await tx.$queryRaw<{ channel: string; createdAt: Date; answeredAt: Date | null }[]>`
    SELECT t.channel, t."createdAt",
      (SELECT min(m."sentAt") FROM "Message" m WHERE m."shopId" = t."shopId" AND m."ticketId" = t.id AND m.kind = 'outbound' AND m."staffId" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "ScheduledReply" s WHERE s."messageId" = m.id)) AS "answeredAt"
    FROM "Ticket" t
    WHERE t."shopId" = ${shopId} AND t."lastMessageAt" >= ${period.from} AND t."createdAt" >= ${period.from} AND t."createdAt" < ${period.to}
      AND t.status <> 'spam' AND t."mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m."shopId" = t."shopId" AND m."ticketId" = t.id AND m.auto IS NOT NULL)
    ORDER BY t."createdAt" DESC LIMIT ${MOST_TICKETS}`;
  const minutes = openClock(times, period.from, new Date(Math.max(period.to.getTime(), ...tickets.map(({ answeredAt }) => answeredAt?.getTime() ?? 0))));
  return tickets.map(({ channel, createdAt, answeredAt }) => ({
    channel,
    week: DateTime.fromJSDate(createdAt, { zone: times.zone }).startOf("week").toISODate()!,
    minutes: answeredAt ? minutes(createdAt, answeredAt) : null,
  }));
}

/** Pure. */
function interpret(tickets: Answered[]): Reading {
  const times = minutesOf(tickets);
  const middle = median(times);
  const group = (key: (ticket: Answered) => string) =>
    [...groupBy(tickets, key)].map(([name, own]) => [name, own.length, minutesOf(own).length, median(minutesOf(own)), ninth(minutesOf(own))] as [string, number, number, number | null, number | null]);
  const columns = [
    { label: "Tickets", kind: "count" as const },
    { label: "Answered", kind: "count" as const },
    { label: "Median", kind: "minutes" as const, bar: true },
    { label: "Nine of ten within", kind: "minutes" as const },
  ];
  const within = (limit: number) => times.filter((time) => time <= limit).length;
  return {
    headline: middle === null ? "Nobody has been answered yet." : `Half of the customers had an answer within ${minutesInWords(middle)} of your open hours.`,
    tables: [
      {
        title: "How soon",
        columns: [{ label: "Answered within", kind: "text" }, { label: "Tickets", kind: "count" }, { label: "Share of answered", kind: "percent", bar: true }],
        rows: times.length === 0 ? [] : [[60, "1 open hour"], [240, "4 open hours"], [480, "8 open hours"], [1440, "24 open hours"]].map(([limit, label]) => [label as string, within(limit as number), percent(within(limit as number), times.length)]),
        empty: "No ticket of this time was answered by a person.",
      },
      { title: "By week", columns: [{ label: "Week from", kind: "day" }, ...columns], rows: group((ticket) => ticket.week).sort((a, b) => a[0].localeCompare(b[0])), empty: "No tickets in this time." },
      { title: "By channel", columns: [{ label: "Channel", kind: "text" }, ...columns], rows: group((ticket) => channels[ticket.channel] ?? ticket.channel), empty: "No tickets in this time." },
    ],
    notes: [
      ...(tickets.length - times.length > 0 ? [`${plural(tickets.length - times.length, "ticket has", "tickets have")} no answer yet and ${tickets.length - times.length === 1 ? "does" : "do"} not count in the times.`] : []),
      ...(tickets.length === MOST_TICKETS ? [`The latest ${plural(MOST_TICKETS, "ticket", "tickets")} of the period.`] : []),
    ],
  };
}

const minutesOf = (tickets: readonly Answered[]): number[] => tickets.flatMap(({ minutes }) => minutes ?? []);

/** The time within which nine of ten were answered. */
function ninth(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.9) - 1]!;
}

export const firstResponse: ReportDefinition<Answered[]> = {
  key: "first-response",
  title: "First answer",
  question: "How long do customers wait for the first answer of a person?",
  definition:
    "From the moment a customer’s first message reached us to the first reply of a person, counted in your open hours without holidays. Acknowledgements and other automatic mail do not count as an answer; out-of-office mail, spam and merged tickets do not count as a question.",
  load,
  interpret,
};
