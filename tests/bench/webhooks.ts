import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { signWebhook } from "../local-shopify/signing";
import { isSignedBy } from "../../app/lib/hmac.server";
import type { Figure } from "./figure";

/** For so long Shopify delivers; BENCH_SECONDS=10 is a quick look. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const PER_SECOND = 500;
/** One delivery in ten comes again. */
const AGAIN = 0.1;
const DRAINED_WITHIN_MS = 600_000;

interface Load {
  p99: number;
  max: number;
  refused: number;
}

/**
 * Webhooks at the real door of the built app, with its worker at work beside it: at a fixed rate, whether answers come or
 * not, some of them twice and out of order. The baseline checks the signature and writes one row, and does nothing else.
 */
export async function webhookDoor(): Promise<Figure> {
  const { ensureBuilt } = await import("../demo/build");
  ensureBuilt();
  const { runApp } = await import("../support/run-app");
  const app = await runApp();
  const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
  try {
    const secret = process.env.SHOPIFY_API_SECRET!;
    const orders = app.shopify.context.state.orders.map((order) => JSON.stringify({ admin_graphql_api_id: order.id, name: order.name, updated_at: order.updatedAt }));
    const bare = await bareDoor(database, secret);
    const baseline = await load(`${bare.url}/`, orders, secret, Math.min(SECONDS, 15));
    await bare.stop();

    const before = await count(database, "true");
    const measured = await load(`${app.url}/webhooks/shop`, orders, secret, SECONDS);
    const stored = (await count(database, "true")) - before;
    const began = Date.now();
    while ((await count(database, `status IN ('received', 'failed')`)) > 0 && Date.now() - began < DRAINED_WITHIN_MS) await new Promise((done) => setTimeout(done, 500));
    const left = await count(database, `status <> 'done'`);
    const drained = Math.round((Date.now() - began) / 1000);
    const distinct = SECONDS * PER_SECOND - Math.floor(SECONDS * PER_SECOND * AGAIN);
    return {
      name: `webhook door, p99 at ${PER_SECOND}/s for ${SECONDS} s (max ${measured.max} ms, ${measured.refused} not 2xx, ${stored} of ${distinct} stored, drained ${drained} s later, ${left} left)`,
      value: measured.p99,
      unit: "ms",
      baseline: { name: "a bare server that checks the signature and writes a row", value: baseline.p99, unit: "ms" },
      demand: "p99 below 1,000 ms, max below 5,000 ms, all 2xx, each stored once, drained in 10 min",
      met: measured.p99 < 1_000 && measured.max < 5_000 && measured.refused === 0 && stored === distinct && left === 0,
    };
  } finally {
    await app.stop();
    for (const shop of app.shops.values()) await shop.stop();
    await database.end();
  }
}

async function load(url: string, orders: string[], secret: string, seconds: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const total = seconds * PER_SECOND;
  const repeats = Math.floor(total * AGAIN);
  const events = Array.from({ length: total - repeats }, () => crypto.randomUUID());
  const deliveries = shuffled([...events, ...events.slice(0, repeats)]);
  const times: number[] = [];
  let refused = 0;
  const began = performance.now();
  await Promise.all(
    deliveries.map(async (event, index) => {
      // Counted from the time at which it was to leave: a slow answer makes no room for the next.
      const due = began + (index * 1000) / PER_SECOND;
      await new Promise((go) => setTimeout(go, Math.max(0, due - performance.now())));
      const status = await deliver(url, agent, orders[index % orders.length]!, event, secret).catch(() => 0);
      times.push(performance.now() - due);
      if (status < 200 || status > 299) refused++;
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  return { p99: Math.round(times[Math.floor(times.length * 0.99)]!), max: Math.round(times.at(-1)!), refused };
}

function deliver(url: string, agent: http.Agent, body: string, eventId: string, secret: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      agent,
      method: "POST",
      timeout: 10_000,
      headers: {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
        "X-Shopify-Topic": "orders/updated",
        "X-Shopify-Shop-Domain": "demo.myshopify.com",
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": eventId,
        "X-Shopify-Event-Id": eventId,
        "X-Shopify-Hmac-Sha256": signWebhook(body, secret),
      },
    });
    request.on("response", (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0)));
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
    request.end(body);
  });
}

async function bareDoor(database: pg.Pool, secret: string): Promise<{ url: string; stop(): Promise<void> }> {
  await database.query("CREATE TABLE bare_webhook (event text PRIMARY KEY, payload jsonb NOT NULL)");
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      if (!isSignedBy([secret], body, String(request.headers["x-shopify-hmac-sha256"]))) return response.writeHead(401).end();
      database
        .query("INSERT INTO bare_webhook VALUES ($1, $2) ON CONFLICT DO NOTHING", [request.headers["x-shopify-event-id"], body.toString("utf8")])
        .then(() => response.writeHead(200).end(), () => response.writeHead(503).end());
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => new Promise((closed) => (server.closeAllConnections(), server.close(() => closed()))) };
}

async function count(database: pg.Pool, where: string): Promise<number> {
  return Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM "WebhookEvent" WHERE ${where}`)).rows[0]!.n);
}

function shuffled<T>(items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
