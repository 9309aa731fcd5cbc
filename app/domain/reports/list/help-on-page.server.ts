import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { followUp, FOLLOW_DAYS, type Asked, type Opening, type Outcome } from "~/domain/reports/follow-up";
import type { ReportDefinition } from "~/domain/reports/registry.server";
import { percent, plural, type Reading, type ReportScope } from "~/domain/reports/report";

interface Help {
  rows: { kind: string; title: string; outcome: Outcome }[];
}

async function load(tx: ShopTx, { shopId, period }: ReportScope): Promise<Help> {
  const until = DateTime.fromJSDate(period.to).plus({ days: FOLLOW_DAYS + 1 }).toJSDate();
  const openings = await tx.$queryRaw<Opening[]>`
    SELECT kind, handle, "productShopifyId" AS "productId", day, opened, no FROM "HelpUse"
    WHERE "shopId" = ${shopId} AND day >= ${utcDay(period.from)}::date AND day < ${utcDay(period.to)}::date AND opened > 0`;
  const asked = await tx.$queryRaw<Asked[]>`
    SELECT DISTINCT product AS "productId", id, at FROM (
      SELECT t.id, t."createdAt" AS at, t."productShopifyId" AS product FROM "Ticket" t
      WHERE t."shopId" = ${shopId} AND t."productShopifyId" IS NOT NULL AND t."createdAt" >= ${period.from} AND t."createdAt" < ${until} AND t.status <> 'spam' AND t."mergedIntoId" IS NULL
      UNION ALL
      SELECT t.id, t."createdAt", line->>'productId' FROM "Ticket" t
        JOIN "OrderLink" l ON l."shopId" = t."shopId" AND l."ticketId" = t.id AND l."removedAt" IS NULL
        JOIN "Order" o ON o."shopId" = t."shopId" AND o."shopifyId" = l."orderShopifyId" CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'lines') line
      WHERE t."shopId" = ${shopId} AND t."createdAt" >= ${period.from} AND t."createdAt" < ${until} AND t.status <> 'spam' AND t."mergedIntoId" IS NULL AND line->>'productId' IS NOT NULL) about`;
  const charts = await tx.sizeChart.findMany({ where: { shopId }, select: { handle: true, title: true } });
  const questions = await tx.faqItem.findMany({ where: { shopId }, select: { handle: true, question: true } });
  const titles = new Map<string, string>([...charts.map(({ handle, title }) => [`chart ${handle}`, title] as const), ...questions.map(({ handle, question }) => [`faq ${handle}`, question] as const)]);
  return {
    rows: [...followUp(openings, asked, DateTime.fromJSDate(period.to).minus({ days: 1 }).toJSDate())]
      .map(([key, outcome]) => ({ kind: key.startsWith("chart ") ? "Size chart" : "Question", title: titles.get(key) ?? "Deleted", outcome }))
      .sort((a, b) => b.outcome.opened - a.outcome.opened),
  };
}

const utcDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Pure. */
function interpret({ rows }: Help): Reading {
  const sum = (part: keyof Outcome) => rows.reduce((total, { outcome }) => total + outcome[part], 0);
  const [opened, helped, unknown] = [sum("opened"), sum("helped"), sum("unknown")];
  const known = opened - unknown;
  return {
    headline:
      opened === 0
        ? "Nobody opened an answer or a size chart in this time."
        : `${plural(opened, "opening", "openings")} of answers and size charts: ${helped} helped, ${known - helped} did not, of ${unknown} it is not known (${percent(unknown, opened)} %).`,
    tables: [
      {
        title: "By answer and size chart",
        columns: [{ label: "Title", kind: "text" }, { label: "Kind", kind: "text" }, { label: "Opened", kind: "count", bar: true }, { label: "Helped", kind: "count" }, { label: "Did not help", kind: "count" }, { label: "Not known", kind: "count" }, { label: "Helped, of those known", kind: "percent" }],
        rows: rows.map(({ title, kind, outcome }) => [title, kind, outcome.opened, outcome.helped, outcome.not, outcome.unknown, percent(outcome.helped, outcome.opened - outcome.unknown)]),
        empty: "Nobody opened an answer or a size chart in this time.",
      },
    ],
    notes: [
      "Only shoppers who allow analytics are counted, without a cookie and without knowing who they are.",
      "Not known: opened on a page about no product, or less than seven days ago.",
      "Somebody who asks and somebody else who reads cannot be told apart: it is then counted as not helped. The true number is rather higher.",
    ],
  };
}

export const helpOnPage: ReportDefinition<Help> = {
  key: "help-on-page",
  title: "Help on the page",
  question: "Do answers and size charts spare questions?",
  definition: `An opening counts as helped only if no ticket on that product, or on an order with it, follows within ${FOLLOW_DAYS} days and nobody said “no” to “Did this help?”. Each ticket takes back one opening of every answer on that product in the ${FOLLOW_DAYS} days before it.`,
  load,
  interpret,
};
