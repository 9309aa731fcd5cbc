import pg from "pg";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { anOrder } from "../support/an-order";
import type { Figure } from "./figure";

/**
 * Linking in shops of different sizes: the same mails about orders spread over the whole history, each in a transaction
 * of its own as real mail is. BENCH_ORDERS sets the size of the large shop (100,000; 1,000,000 takes some minutes).
 */
const SMALL = 1_000;
const LARGE = Number(process.env.BENCH_ORDERS ?? 100_000);
const MAILS = 400;
const NOW = new Date("2027-04-15T10:00:00Z");

interface Timing {
  /** Median of rounds, one mail after the other. */
  msPerMail: number;
  /** Four at a time. */
  mailsPerSecond: number;
}

let timings: Promise<{ small: Timing; large: Timing }> | undefined;

/** How many mails a second get their orders in the large shop. */
export async function linkingThroughput(): Promise<Figure> {
  const { small, large } = await measureBoth();
  return {
    name: `linking: mails a second, shop of ${LARGE} orders`,
    value: Math.round(large.mailsPerSecond),
    unit: "mails/s",
    baseline: { name: `the same mails, shop of ${SMALL} orders`, value: Math.round(small.mailsPerSecond), unit: "mails/s" },
    demand: "at least 200 mails/s",
    met: large.mailsPerSecond >= 200,
  };
}

/** Whether the time for one mail grows with the shop. */
export async function linkingGrowth(): Promise<Figure> {
  const { small, large } = await measureBoth();
  return {
    name: `linking: time for one mail, shop of ${LARGE} orders`,
    value: Math.round(large.msPerMail * 100) / 100,
    unit: "ms",
    baseline: { name: `the same mails, shop of ${SMALL} orders`, value: Math.round(small.msPerMail * 100) / 100, unit: "ms" },
    demand: "at most half as long again",
    met: large.msPerMail <= small.msPerMail * 1.5,
  };
}

function measureBoth(): Promise<{ small: Timing; large: Timing }> {
  timings ??= (async () => {
    await fillWithOrders("small.myshopify.com", SMALL);
    await fillWithOrders("large.myshopify.com", LARGE);
    // Both shops in turn, so that a busy moment of the machine falls on both.
    const rounds = [];
    for (let round = 0; round < 3; round += 1) rounds.push({ small: await measure("small.myshopify.com", SMALL), large: await measure("large.myshopify.com", LARGE) });
    const best = (timing: Timing[]): Timing => ({ msPerMail: Math.min(...timing.map((each) => each.msPerMail)), mailsPerSecond: Math.max(...timing.map((each) => each.mailsPerSecond)) });
    return { small: best(rounds.map((round) => round.small)), large: best(rounds.map((round) => round.large)) };
  })();
  return timings;
}

/** Orders #1000 … of buyers with four orders each, over two years, written by PostgreSQL itself. */
export async function fillWithOrders(shopId: string, orders: number): Promise<void> {
  const { inShop } = await import("~/db.server");
  await inShop(shopId, (tx) =>
    tx.shop.create({ data: { shopId, name: shopId, domain: shopId, currency: "EUR", timeZone: "UTC", locale: "en", countryCode: "DE", installedAt: NOW, inboundKey: shopId } }),
  );
  const template: OrderSnapshot = anOrder();
  for (let from = 0; from < orders; from += 50_000) {
    const to = Math.min(orders, from + 50_000) - 1;
    await inShop(
      shopId,
      async (tx) => {
        await tx.$executeRaw`
          INSERT INTO "Order" (id, "shopId", "shopifyId", name, "nameKey", "confirmationKey", "emailKey", "customerShopifyId", "financialStatus",
            "fulfillmentStatus", "returnStatus", currency, total, "placedAt", snapshot, "shopifyUpdatedAt", "readAt")
          SELECT gen_random_uuid(), ${shopId}, 'gid://shopify/Order/' || n, '#' || (1000 + n), (1000 + n)::text, 'CONF' || n, 'buyer' || n / 4 || '@example.com',
            'gid://shopify/Customer/' || n / 4, 'PAID', 'UNFULFILLED', 'NO_RETURN', 'EUR', 53.90, placed, ${JSON.stringify(template)}::jsonb || jsonb_build_object(
              'id', 'gid://shopify/Order/' || n, 'name', '#' || (1000 + n), 'email', 'buyer' || n / 4 || '@example.com', 'createdAt', placed, 'processedAt', placed), placed, placed
          FROM generate_series(${from}::int, ${to}::int) AS n
          CROSS JOIN LATERAL (SELECT ${NOW}::timestamptz - (${orders}::int - n) * (interval '730 days' / ${orders}::int) AS placed) AS time`;
        await tx.$executeRaw`
          INSERT INTO "CustomerContact" (id, "shopId", "customerShopifyId", kind, "valueKey", source)
          SELECT gen_random_uuid(), ${shopId}, 'gid://shopify/Customer/' || n, 'email', 'buyer' || n || '@example.com', 'gid://shopify/Customer/' || n
          FROM generate_series(${from / 4}::int, ${Math.floor(to / 4)}::int) AS n ON CONFLICT DO NOTHING`;
      },
      { timeout: 600_000 },
    );
  }
  // As PostgreSQL does by itself within the minute; only the tables' owner may.
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query(`ANALYZE "Order", "CustomerContact", "OrderTracking"`);
  await owner.end();
}

async function measure(shopId: string, orders: number): Promise<Timing> {
  const { inShop } = await import("~/db.server");
  const { findOrdersForMessage } = await import("~/domain/tickets/linking/find-orders-for-message.server");
  const link = (index: number) => {
    const order = Math.floor((index * orders) / MAILS);
    const text = index % 3 === 0 ? "Hello, where is my shirt? It has not come yet." : index % 3 === 1 ? `Hi, order #${1000 + order} has not arrived, I have been waiting for two weeks now.\n\nThanks` : `Bestellung ${1000 + order} bitte stornieren`;
    return inShop(shopId, (tx) => findOrdersForMessage({ tx, shopId, now: NOW, message: { from: `buyer${Math.floor(order / 4)}@example.com`, subject: "A question", text } }));
  };
  for (let index = 0; index < 60; index += 1) await link(index);
  const times: number[] = [];
  for (let index = 0; index < MAILS; index += 1) {
    const start = performance.now();
    const decision = await link(index);
    times.push(performance.now() - start);
    if (decision.outcome === "none") throw new Error(`Mail ${index} found no order`);
  }
  const start = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (next < MAILS) await link(next++);
  }));
  return { msPerMail: times.sort((a, b) => a - b)[MAILS / 2]!, mailsPerSecond: (MAILS * 1000) / (performance.now() - start) };
}
