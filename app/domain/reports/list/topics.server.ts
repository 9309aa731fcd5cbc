import type { ShopTx } from "~/db.server";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";

interface TopicCount {
  topic: string | null;
  now: number;
  /** In as many days just before. */
  before: number;
  /** Chosen or corrected by a person, now. */
  byPerson: number;
}

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<TopicCount[]> {
  const start = new Date(2 * period.from.getTime() - period.to.getTime());
  return tx.$queryRaw<TopicCount[]>`
    SELECT topic, count(*) FILTER (WHERE "createdAt" >= ${period.from})::int AS now, count(*) FILTER (WHERE "createdAt" < ${period.from})::int AS before,
      count(*) FILTER (WHERE "createdAt" >= ${period.from} AND topic IS NOT NULL AND "topicConfidence" IS NULL)::int AS "byPerson"
    FROM "Ticket"
    WHERE "shopId" = ${shopId} AND "lastMessageAt" >= ${start} AND "createdAt" >= ${start} AND "createdAt" < ${period.to} AND status <> 'spam' AND "mergedIntoId" IS NULL
    GROUP BY topic`;
}

/** Pure. */
function interpret(counts: TopicCount[], { period }: ReportScope): Reading {
  const total = counts.reduce((sum, { now }) => sum + now, 0);
  const sorted = counts.filter(({ now, before }) => now + before > 0).sort((a, b) => Number(a.topic === null) - Number(b.topic === null) || b.now - a.now);
  const first = sorted.find(({ topic, now }) => topic !== null && now > 0);
  const unnamed = counts.find(({ topic }) => topic === null)?.now ?? 0;
  return {
    headline: first ? `Most asked: ${first.topic}, ${plural(first.now, "ticket", "tickets")} of ${total}.` : total === 0 ? "No tickets in this time." : "No ticket of this time has a topic yet.",
    tables: [
      {
        title: "By topic",
        columns: [{ label: "Topic", kind: "text" }, { label: "Tickets", kind: "count", bar: true }, { label: "Share", kind: "percent" }, { label: `${period.days} days before`, kind: "count" }],
        rows: sorted.map(({ topic, now, before }) => [topic ?? "No topic", now, percent(now, total), before]),
        empty: "No tickets in this time.",
      },
    ],
    notes: unnamed > 0 && total > unnamed ? [`${plural(unnamed, "ticket has", "tickets have")} no topic: nobody chose one, and the text did not say it clearly enough.`] : [],
  };
}

export const topics: ReportDefinition<TopicCount[]> = {
  key: "topics",
  title: "Topics",
  question: "What do customers ask about?",
  definition: "New tickets by the topic that they have today, chosen by a person or read from the text where it is clear. Spam and merged tickets do not count.",
  load,
  interpret,
};
