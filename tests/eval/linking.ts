/**
 * npm run -s eval:linking -- --orders F --messages F [--now ISO] [--why]
 *
 * Records the orders (JSON Lines, `orders/create` payloads) in a scratch database as webhooks would, sends each message
 * (JSON Lines, {id, channel, from, from_name, subject, text, auth?}) through the code that links real mail, and prints
 * one JSON line per message, in their order. `--why` adds the sentence that staff see.
 *
 * Without --now it is one day after the newest order, so that the same files give the same answers on any day.
 * A line that cannot be read is told on stderr with its number, and the rest goes on.
 */
import { readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { interpretBareBody } from "~/channels/email/read-mail";
import type { LinkDecision } from "~/domain/tickets/linking/types";
import { orderFromWebhook } from "~/shopify/order-from-webhook";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { migrate } from "../../prisma/migrate";
import { startPostgres } from "../../prisma/postgres";
import { testSettings } from "../support/settings";

const SHOP = "eval.myshopify.com";

interface Message {
  id: unknown;
  from: string | null;
  fromName: string | null;
  subject: string;
  text: string;
  authentication: "pass" | "fail" | "none";
}

const { values } = parseArgs({ options: { orders: { type: "string" }, messages: { type: "string" }, now: { type: "string" }, why: { type: "boolean" } } });
if (!values.orders || !values.messages) {
  process.stderr.write("Usage: npm run -s eval:linking -- --orders F --messages F [--now ISO] [--why]\n");
  process.exit(2);
}
const orders = readLines(values.orders, (line) => {
  const order = orderFromWebhook(line);
  if (!order) throw new Error("this is no order as a webhook brings it");
  return order;
});
const messages = readLines(values.messages, readMessageLine);
const now = values.now ? new Date(values.now) : dayAfterNewest(orders);
if (Number.isNaN(now.getTime())) {
  process.stderr.write(`--now ${values.now} is no time; write it as 2026-11-30T10:00:00Z.\n`);
  process.exit(2);
}

const folder = `.data/eval-postgres/${process.pid}`;
const postgres = await startPostgres({ folder, settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } });
try {
  const url = await postgres.urlFor("scratch");
  await migrate(url);
  Object.assign(process.env, testSettings(url));
  await linkAll();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function linkAll() {
  // Only now: the app's modules read their settings when they are loaded.
  const { disconnect, inShop } = await import("~/db.server");
  const { recordOrders } = await import("~/domain/orders/record-orders.server");
  const { findOrdersForMessage } = await import("~/domain/tickets/linking/find-orders-for-message.server");
  const { explainDecision } = await import("~/domain/tickets/linking/explain");
  await inShop(SHOP, (tx) =>
    tx.shop.create({
      data: { shopId: SHOP, name: "Eval", domain: "eval.example", currency: orders[0]?.currency ?? "USD", timeZone: "UTC", locale: "en", countryCode: commonestCountry(orders), installedAt: now, inboundKey: "eval" },
    }),
  );
  await recordOrders({ shopId: SHOP, orders, readAt: now });
  for (const { id, text, ...rest } of messages) {
    const body = interpretBareBody({ plain: text, html: null });
    const message = { ...rest, text: body.text, reply: body.reply };
    const decision = await inShop(SHOP, (tx) => findOrdersForMessage({ tx, shopId: SHOP, message, now }));
    process.stdout.write(`${JSON.stringify({ id, ...lineOf(decision), ...(values.why ? { why: explainDecision(decision) } : {}) })}\n`);
  }
  await disconnect();
}

function lineOf(decision: LinkDecision) {
  const chosen = "links" in decision ? decision.links : decision.outcome === "ambiguous" ? decision.plausible : [];
  return {
    outcome: decision.outcome,
    status: "status" in decision ? decision.status : null,
    orders: chosen.map((order) => order.orderName),
    candidates: [...chosen, ...decision.losers].map(({ orderName, score, signals }) => ({ order: orderName, score, signals })),
  };
}

/** Phone numbers without a country code are read as the buyers' country writes them. */
function commonestCountry(all: OrderSnapshot[]): string {
  const counts = new Map<string, number>();
  for (const order of all) {
    const country = (order.shippingAddress ?? order.billingAddress)?.countryCode;
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "US";
}

function dayAfterNewest(all: OrderSnapshot[]): Date {
  const newest = all.reduce((latest, order) => Math.max(latest, Date.parse(order.createdAt)), 0);
  return newest > 0 ? new Date(newest + 86_400_000) : new Date();
}

/** Fields may be missing, null or of another type; `auth` counts as "pass" only when it says so or nothing. */
function readMessageLine(line: string, number: number): Message {
  const parsed = JSON.parse(line) as unknown;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new Error("this is no message");
  const fields = parsed as Record<string, unknown>;
  const words = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : null);
  const auth = fields.auth ?? "pass";
  return {
    id: fields.id ?? `line ${number}`,
    from: words(fields.from),
    fromName: words(fields.from_name),
    subject: words(fields.subject) ?? "",
    text: words(fields.text) ?? "",
    authentication: auth === "pass" || auth === "fail" ? auth : "none",
  };
}

function readLines<T>(file: string, read: (line: string, number: number) => T): T[] {
  return readFileSync(file, "utf8").replace(/^\uFEFF/, "").split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [read(line, index + 1)];
    } catch (error) {
      process.stderr.write(`${file}, line ${index + 1}: ${(error as Error).message}\n`);
      return [];
    }
  });
}
