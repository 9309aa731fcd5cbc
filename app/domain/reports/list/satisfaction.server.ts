import type { ShopTx } from "~/db.server";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";

interface Ratings {
  asked: number;
  /** Answers by score, 1 to 5. */
  scores: { score: number; count: number }[];
  /** Answered, average and names, by who closed the ticket. */
  staff: { name: string; answered: number; good: number }[];
}

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<Ratings> {
  const within = { gte: period.from, lt: period.to };
  const asked = await tx.rating.count({ where: { shopId, status: { in: ["asked", "answered"] }, dueAt: within } });
  const scores = await tx.rating.groupBy({ by: ["score"], where: { shopId, score: { not: null }, answeredAt: within }, _count: true });
  const staff = await tx.$queryRaw<Ratings["staff"]>`
    SELECT s.name, count(*)::int AS answered, count(*) FILTER (WHERE r.score >= 4)::int AS good
    FROM "Rating" r JOIN "Staff" s ON s."shopId" = r."shopId" AND s.id = r."staffId"
    WHERE r."shopId" = ${shopId} AND r.score IS NOT NULL AND r."answeredAt" >= ${period.from} AND r."answeredAt" < ${period.to}
    GROUP BY s.name ORDER BY answered DESC`;
  return { asked, scores: scores.map((row) => ({ score: row.score!, count: row._count })), staff };
}

const words = ["", "1, very bad", "2, bad", "3, so-so", "4, good", "5, very good"];

/** Pure. */
function interpret({ asked, scores, staff }: Ratings): Reading {
  const answered = scores.reduce((sum, { count }) => sum + count, 0);
  const good = scores.reduce((sum, { score, count }) => sum + (score >= 4 ? count : 0), 0);
  return {
    headline: answered === 0 ? (asked === 0 ? "Nobody was asked in this time." : `${plural(asked, "customer was", "customers were")} asked, nobody has answered yet.`) : `${percent(good, answered)} % of ${plural(answered, "answer", "answers")} were good or very good.`,
    tables: [
      {
        title: "Answers",
        columns: [{ label: "Score", kind: "text" }, { label: "Answers", kind: "count", bar: true }, { label: "Share", kind: "percent" }],
        rows: answered === 0 ? [] : [5, 4, 3, 2, 1].map((score) => countOf(score)),
        empty: "No answers in this time.",
      },
      {
        title: "By who solved it",
        columns: [{ label: "Person", kind: "text" }, { label: "Answers", kind: "count" }, { label: "Good or very good", kind: "percent", bar: true }],
        rows: staff.map((person) => [person.name, person.answered, percent(person.good, person.answered)]),
        empty: "No answers in this time.",
      },
    ],
    notes: answered > 0 && answered < 20 ? ["These are few answers: one more can change the share a lot."] : [],
  };

  function countOf(score: number): (string | number | null)[] {
    const count = scores.find((each) => each.score === score)?.count ?? 0;
    return [words[score]!, count, percent(count, answered)];
  }
}

export const satisfaction: ReportDefinition<Ratings> = {
  key: "satisfaction",
  title: "Satisfaction",
  question: "Were customers content with the answers?",
  definition: "Answers to “How did we do?” that came in this time. Good are 4 and 5 of 5. Each solved ticket is asked once, a person at most once a week, and nobody who is upset at that moment.",
  load,
  interpret,
};
