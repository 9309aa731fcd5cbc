import type { ShopTx } from "~/db.server";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";

interface Outcome {
  /** The best that was found for a ticket when it came: proven, probable, claimed, ambiguous, none. */
  found: string;
  tickets: number;
  /** Staff said "not this order". */
  removed: number;
  /** Staff linked another order than was found. */
  otherwise: number;
}

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<Outcome[]> {
  // A link that a person confirmed is the person's from then on; that it has signals shows that the engine found it.
  return tx.$queryRaw<Outcome[]>`
    SELECT found, count(*)::int AS tickets, count(*) FILTER (WHERE removed)::int AS removed, count(*) FILTER (WHERE otherwise)::int AS otherwise FROM (
      SELECT t.id, coalesce(l.found, CASE WHEN t."linkOutcome" = 'ambiguous' OR (l.otherwise AND t."linkCandidates" <> '[]') THEN 'ambiguous' ELSE 'none' END) AS found,
        coalesce(l.removed, false) AS removed, coalesce(l.otherwise, false) AS otherwise
      FROM "Ticket" t LEFT JOIN LATERAL (
        SELECT (array_agg(CASE WHEN "madeBy" = 'person' THEN 'probable' ELSE status END ORDER BY array_position(ARRAY['proven', 'probable', 'claimed'], CASE WHEN "madeBy" = 'person' THEN 'probable' ELSE status END)) FILTER (WHERE signals <> '[]'))[1] AS found,
          bool_or("removedAt" IS NOT NULL AND signals <> '[]') AS removed, bool_or("madeBy" = 'person' AND "removedAt" IS NULL AND signals = '[]') AS otherwise
        FROM "OrderLink" WHERE "shopId" = t."shopId" AND "ticketId" = t.id) l ON true
      WHERE t."shopId" = ${shopId} AND t."lastMessageAt" >= ${period.from} AND t."createdAt" >= ${period.from} AND t."createdAt" < ${period.to} AND t.status <> 'spam') each
    GROUP BY found`;
}

const kinds = [
  ["proven", "Proven: named, and the sender owns it"],
  ["probable", "Probable: the sender’s only fitting order"],
  ["claimed", "Claimed: named by somebody who does not own it"],
  ["ambiguous", "Ambiguous: several orders fit"],
  ["none", "No order found"],
] as const;

/** Pure. */
function interpret(outcomes: Outcome[]): Reading {
  const of = (found: string) => outcomes.find((each) => each.found === found) ?? { found, tickets: 0, removed: 0, otherwise: 0 };
  const total = outcomes.reduce((sum, { tickets }) => sum + tickets, 0);
  const linked = of("proven").tickets + of("probable").tickets;
  const wrong = of("proven").removed + of("probable").removed;
  const share = percent(wrong, linked);
  return {
    headline: total === 0 ? "No tickets in this time." : `${plural(linked, "ticket", "tickets")} of ${total} found their order by themselves${linked === 0 ? "." : `; staff took ${wrong === 0 ? "none" : `${wrong} (${share} %)`} of these links back.`}`,
    tables: [
      {
        title: "What was found",
        columns: [{ label: "Found", kind: "text" }, { label: "Tickets", kind: "count", bar: true }, { label: "Share", kind: "percent" }, { label: "Taken back by staff", kind: "count" }, { label: "Staff linked another order", kind: "count" }],
        rows: total === 0 ? [] : kinds.map(([found, label]) => [label, of(found).tickets, percent(of(found).tickets, total), of(found).removed, of(found).otherwise]),
        empty: "No tickets in this time.",
      },
    ],
    notes: ["Links that staff confirmed count as probable, because that is what staff is asked to confirm."],
  };
}

export const linking: ReportDefinition<Outcome[]> = {
  key: "linking",
  title: "Finding the order",
  question: "How often does a message find its order, and how often was that wrong?",
  definition: "For each new ticket the best link that was found when it came. “Taken back” means that a person said “not this order”; “another order” that a person linked one that had not been found. Spam does not count.",
  load,
  interpret,
};
