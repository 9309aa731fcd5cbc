import pg from "pg";
import type { Figure } from "./figure";
import { fillWithOrders } from "./linking";

/**
 * Mail all the way: each is kept as the inbound door keeps it, taken by the worker from the queue, parsed, threaded,
 * linked and stored as a ticket, in a shop of 100,000 orders. Beside it the same rows written by bare `pg`, in the
 * same three transactions and as many at once: what PostgreSQL alone takes for them.
 */
const ORDERS = Number(process.env.BENCH_ORDERS ?? 100_000);
const MAILS = 300;
const ROUNDS = 2;
const AT_ONCE = 8;
const SHOP = "receive.myshopify.com";
const NOW = new Date("2027-04-15T10:00:00Z");

export async function receiveThroughput(): Promise<Figure[]> {
  const { inShop } = await import("~/db.server");
  const { keepInboundMail } = await import("~/domain/tickets/keep-inbound-mail.server");
  const { receiveMessageJob, sortTicketJob } = await import("~/domain/tickets/jobs.server");
  const { lookInShopifyJob } = await import("~/domain/tickets/linking/jobs.server");
  const { handleTogether, startQueue, stopQueue } = await import("~/jobs/queue.server");
  const { receiveInboundMails, stopReadingMail } = await import("~/worker/receive-inbound-mail.server");
  await fillWithOrders(SHOP, ORDERS);
  await startQueue([receiveMessageJob, sortTicketJob, lookInShopifyJob]);
  await handleTogether(receiveMessageJob, receiveInboundMails);

  const receive = async (first: number, count: number) => {
    const before = await linkedTickets(inShop);
    await atOnce(count, async (index) => {
      const raw = rawMail(first + index);
      const kept = await keepInboundMail({ shopId: SHOP, source: "raw", raw, envelope: { recipients: ["receive@in.example"], returnPath: null, authentication: "pass" }, now: new Date() });
      if (kept.outcome !== "kept") throw new Error(`Mail ${first + index} was not kept: ${kept.outcome}`);
    });
    while ((await linkedTickets(inShop)) - before < count) await new Promise((resolve) => setTimeout(resolve, 200));
  };

  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: AT_ONCE });
  await receive(0, 100);
  await writeRows(pool, 0, 100);
  const ours: Speed[] = [];
  const bare: Speed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await speedOf(MAILS, () => receive(100 + round * MAILS, MAILS)));
    bare.push(await speedOf(MAILS, () => writeRows(pool, 100 + round * MAILS, MAILS)));
  }
  await pool.end();
  await stopQueue();
  await stopReadingMail();
  const best = { ours: fastestOf(ours), bare: fastestOf(bare) };
  const size = `shop of ${ORDERS} orders`;
  return [
    {
      name: `receiving: mails a second into tickets with their orders, ${size}`,
      value: Math.round(best.ours.perSecond),
      unit: "mails/s",
      baseline: { name: "the same rows by bare pg", value: Math.round(best.bare.perSecond), unit: "mails/s" },
      demand: "at least 200 mails/s",
      met: best.ours.perSecond >= 200,
    },
    {
      name: `receiving: processor time of the app for one mail, ${size}`,
      value: round(best.ours.cpuMs),
      unit: "ms",
      baseline: { name: "the same rows by bare pg", value: round(best.bare.cpuMs), unit: "ms" },
      demand: "at most 5 ms: 200 mails/s on one core",
      met: best.ours.cpuMs <= 5,
    },
  ];
}

function rawMail(index: number): Uint8Array {
  const order = Math.floor((index * 7919) % ORDERS);
  const text = index % 3 === 0 ? "Hello, where is my shirt? It has not come yet." : index % 3 === 1 ? `Hi, order #${1000 + order} has not arrived, I have been waiting for two weeks now.\r\n\r\nThanks` : `Bestellung ${1000 + order} bitte stornieren`;
  return new TextEncoder().encode(
    `From: Buyer <${buyerOf(order)}>\r\nTo: help@receive.example\r\nSubject: A question\r\nDate: Thu, 15 Apr 2027 09:00:00 +0000\r\nMessage-ID: <bench-${index}@mail.example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
  );
}

function buyerOf(order: number): string {
  return `buyer${Math.floor(order / 4)}@example.com`;
}

async function linkedTickets(inShop: typeof import("~/db.server").inShop): Promise<number> {
  return inShop(SHOP, (tx) => tx.inboundMail.count({ where: { shopId: SHOP, status: "done", outcome: "new-ticket" } }));
}

/** Original and job; ticket, message, link, search words and job; settled: what receiving writes for one mail. */
async function writeRows(pool: pg.Pool, first: number, count: number): Promise<void> {
  await atOnce(count, async (index) => {
    const number = first + index;
    const client = await pool.connect();
    const shop = "bare.myshopify.com";
    try {
      const transaction = async (...statements: [string, unknown[]][]) => {
        await client.query("BEGIN");
        for (const [text, values] of statements) await client.query({ name: text.slice(0, 60), text, values });
        await client.query("COMMIT");
      };
      const mail = crypto.randomUUID();
      const ticket = crypto.randomUUID();
      await transaction(
        [`INSERT INTO "InboundMail" (id, "shopId", source, sha256, raw, envelope) VALUES ($1, $2, 'raw', $3, $4, '{}')`, [mail, shop, String(number), Buffer.from(rawMail(number))]],
      );
      await transaction(
        [`INSERT INTO "Ticket" (id, "shopId", subject, channel, "customerName", "customerEmail", "linkOutcome", "linkSentence", tags, "lastMessageAt") VALUES ($1, $2, 'A question', 'email', 'Buyer', $3, 'linked', $4, '{}', $5)`, [ticket, shop, buyerOf(number), "Order is named in the message.", NOW]],
        [`INSERT INTO "Message" (id, "shopId", "ticketId", kind, channel, "authorName", "to", cc, reply, text, "messageId", "inReplyTo", "references", "inboundMailId", "sentAt") VALUES ($1, $2, $3, 'inbound', 'email', 'Buyer', '{}', '{}', $4, $4, $5, '{}', '{}', $6, $7)`, [crypto.randomUUID(), shop, ticket, "Hi, order has not arrived", `<${number}@bare>`, mail, NOW]],
        [`INSERT INTO "OrderLink" (id, "shopId", "ticketId", "orderShopifyId", "orderName", status, "madeBy", sentence) VALUES ($1, $2, $3, 'gid://shopify/Order/1', '#1001', 'proven', 'engine', 'Order is named.')`, [crypto.randomUUID(), shop, ticket]],
        [`INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at) VALUES ($1, $2, array_to_tsvector($3::text[]), $4)`, [ticket, shop, ["order", "not", "arrived", String(number)], NOW]],
      );
      await transaction([`UPDATE "InboundMail" SET status = 'done', "settledAt" = now() WHERE "shopId" = $1 AND id = $2`, [shop, mail]]);
    } finally {
      client.release();
    }
  });
}

async function atOnce(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < count) await work(next++);
  }));
}

interface Speed {
  perSecond: number;
  /** For each, of this process with its threads; PostgreSQL's own is not in it. */
  cpuMs: number;
}

async function speedOf(count: number, work: () => Promise<void>): Promise<Speed> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (count * 1000) / (performance.now() - start), cpuMs: (user + system) / 1000 / count };
}

function fastestOf(speeds: Speed[]): Speed {
  return { perSecond: Math.max(...speeds.map(({ perSecond }) => perSecond)), cpuMs: Math.min(...speeds.map(({ cpuMs }) => cpuMs)) };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
