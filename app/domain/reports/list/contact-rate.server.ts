import { DateTime } from "luxon";
import type { ShopTx } from "~/db.server";
import { plural, rate, type Reading, type ReportScope } from "~/domain/reports/report";
import type { ReportDefinition } from "~/domain/reports/registry.server";

interface Counts {
  weeks: { week: string; tickets: number; orders: number }[];
  products: { title: string; tickets: number; orders: number }[];
}

const MOST_PRODUCTS = 25;
/** Orders whose products are counted: the latest. More would take longer than a page may. */
const MOST_ORDERS = 20_000;

async function load(tx: ShopTx, { shopId, period, times }: ReportScope): Promise<Counts> {
  const weeks = await tx.$queryRaw<Counts["weeks"]>`
    SELECT to_char(week, 'YYYY-MM-DD') AS week, sum(tickets)::int AS tickets, sum(orders)::int AS orders FROM (
      SELECT date_trunc('week', "createdAt" AT TIME ZONE ${times.zone}) AS week, count(*) AS tickets, 0 AS orders FROM "Ticket"
      WHERE "shopId" = ${shopId} AND "lastMessageAt" >= ${period.from} AND "createdAt" >= ${period.from} AND "createdAt" < ${period.to} AND status <> 'spam' AND "mergedIntoId" IS NULL GROUP BY 1
      UNION ALL
      SELECT date_trunc('week', "placedAt" AT TIME ZONE ${times.zone}), 0, count(*) FROM "Order"
      WHERE "shopId" = ${shopId} AND "placedAt" >= ${period.from} AND "placedAt" < ${period.to} GROUP BY 1) counted
    GROUP BY week ORDER BY week`;
  const products = await tx.$queryRaw<Counts["products"]>`
    WITH sold AS (
      SELECT DISTINCT o."shopifyId" AS "orderId", line->>'productId' AS product, line->>'title' AS title, o."placedAt"
      FROM (SELECT "shopifyId", snapshot, "placedAt" FROM "Order" WHERE "shopId" = ${shopId} AND "placedAt" >= ${period.from} AND "placedAt" < ${period.to} ORDER BY "placedAt" DESC LIMIT ${MOST_ORDERS}) o
        CROSS JOIN LATERAL jsonb_array_elements(o.snapshot->'lines') line
      WHERE line->>'productId' IS NOT NULL),
    asked AS (
      SELECT s.product, t.id FROM "Ticket" t JOIN "OrderLink" l ON l."shopId" = t."shopId" AND l."ticketId" = t.id AND l."removedAt" IS NULL AND l.status <> 'claimed'
        JOIN sold s ON s."orderId" = l."orderShopifyId"
      WHERE t."shopId" = ${shopId} AND t."lastMessageAt" >= ${period.from} AND t."createdAt" >= ${period.from} AND t."createdAt" < ${period.to} AND t.status <> 'spam' AND t."mergedIntoId" IS NULL
      UNION
      SELECT t."productShopifyId", t.id FROM "Ticket" t
      WHERE t."shopId" = ${shopId} AND t."productShopifyId" IS NOT NULL AND t."createdAt" >= ${period.from} AND t."createdAt" < ${period.to} AND t.status <> 'spam' AND t."mergedIntoId" IS NULL)
    SELECT (array_agg(s.title ORDER BY s."placedAt" DESC))[1] AS title, count(DISTINCT s."orderId")::int AS orders,
      (SELECT count(*)::int FROM asked a WHERE a.product = s.product) AS tickets
    FROM sold s GROUP BY s.product HAVING EXISTS (SELECT 1 FROM asked a WHERE a.product = s.product)
    ORDER BY tickets DESC, orders LIMIT ${MOST_PRODUCTS}`;
  return { weeks, products };
}

/** Pure. */
function interpret({ weeks, products }: Counts, { period, times }: ReportScope): Reading {
  const tickets = weeks.reduce((sum, week) => sum + week.tickets, 0);
  const orders = weeks.reduce((sum, week) => sum + week.orders, 0);
  const overall = rate(tickets, orders);
  const firstWeek = DateTime.fromJSDate(period.from, { zone: times.zone });
  return {
    headline: overall === null ? (tickets === 0 ? "No orders and no tickets in this time." : "There were no orders in this time.") : `${overall.toFixed(1)} tickets for every 100 orders: ${plural(tickets, "ticket", "tickets")}, ${plural(orders, "order", "orders")}.`,
    tables: [
      {
        title: "By week",
        columns: [{ label: "Week from", kind: "day" }, { label: "Tickets", kind: "count" }, { label: "Orders", kind: "count" }, { label: "Per 100 orders", kind: "per100", bar: true }],
        rows: weeks.map((week) => [week.week, week.tickets, week.orders, rate(week.tickets, week.orders)]),
        empty: "No orders and no tickets in this time.",
      },
      {
        title: "By product",
        columns: [{ label: "Product", kind: "text" }, { label: "Tickets", kind: "count" }, { label: "Orders with it", kind: "count" }, { label: "Per 100 orders", kind: "per100", bar: true }],
        rows: products.map((product) => [product.title, product.tickets, product.orders, rate(product.tickets, product.orders)]),
        empty: "No ticket of this time is linked to an order placed in it.",
      },
    ],
    notes: [
      ...(firstWeek.weekday === 1 ? [] : ["The first and the last week are not whole."]),
      "A ticket about an order with three products counts for each of the three. Questions about orders placed earlier are in the weeks, not in the products.",
    ],
  };
}

export const contactRate: ReportDefinition<Counts> = {
  key: "contact-rate",
  title: "Contact rate",
  question: "How often does an order lead to a question, and with which products?",
  definition:
    "New tickets for every 100 orders placed in the same days. By product: tickets that are linked to an order with the product (proven or probable), or were asked on its page, for every 100 orders that contain it. Spam and merged tickets do not count.",
  load,
  interpret,
};
