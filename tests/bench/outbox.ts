import { fork } from "node:child_process";
import { once } from "node:events";
import nodemailer from "nodemailer";
import type { Figure } from "./figure";

const ROUNDS = 5;
const MAILS = 600;
const CONNECTIONS = 32;
const TEXT = "Thank you for your order. You can return until Sunday, 14 April.\n".repeat(20);
const HTML = `<html><body>${"<p>Thank you for your order. <b>You can return until Sunday, 14 April.</b></p>".repeat(100)}</body></html>`;

/** Mails a second through the whole outbox (claim, last look, mark, send, record) against nodemailer's own pool alone, over as many connections. */
export async function outboxThroughput(): Promise<Figure> {
  const server = fork(new URL("./sink.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [url] = (await once(server, "message")) as [string];
  const { inShop } = await import("~/db.server");
  const { deliverDueMail } = await import("~/domain/outbox/deliver-mail.server");
  const { createSmtpTransport } = await import("~/mail/transport.server");
  const { queueMail } = await import("~/domain/outbox/queue-mail.server");
  const { installTestShop } = await import("../support/a-shop");
  const shopId = "bench.myshopify.com";
  await installTestShop(shopId);
  const transport = createSmtpTransport({ url, connections: CONNECTIONS });
  const deliver = async (owner: string, mails: number) => {
    const tally = await deliverDueMail({ owner, transportFor: async () => transport, rechecks: {}, concurrency: 2 * CONNECTIONS, now: () => new Date(), random: Math.random });
    if (tally.sent !== mails) throw new Error(`Of ${mails} mails ${tally.sent} were sent`);
  };
  const queue = (round: number, mails: number) =>
    inShop(shopId, async (tx) => {
      for (let number = 0; number < mails; number++) {
        await queueMail(tx, { shopId, key: `bench:${round}:${number}`, flow: "journey", to: `buyer${number}@example.com`, from: { name: "Bench", address: "shop@example.com" }, subject: `Mail ${number}`, text: TEXT, html: HTML, nudge: false, now: new Date() });
      }
    }, { timeout: 300_000 });

  // Both run warm, and alternating, so that whatever else the machine does meets both.
  await queue(0, 100);
  await deliver("bench-0", 100);
  await sendBare(url, 100);
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await queue(round, MAILS);
    bare.push(await rate(MAILS, () => sendBare(url, MAILS)));
    ours.push(await rate(MAILS, () => deliver(`bench-${round}`, MAILS)));
  }
  transport.close();
  server.kill();
  const value = median(ours);
  const baseline = median(bare);
  return {
    name: "outbox throughput",
    value: Math.round(value),
    unit: "mails/s",
    baseline: { name: "nodemailer pool, nothing kept", value: Math.round(baseline), unit: "mails/s" },
    demand: "at least 0.7 of the baseline",
    met: value >= 0.7 * baseline,
  };
}

async function sendBare(url: string, count: number): Promise<void> {
  const pool = nodemailer.createTransport({ pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity, host: "127.0.0.1", port: Number(new URL(url).port), ignoreTLS: true });
  await Promise.all(Array.from({ length: count }, (_, number) => pool.sendMail({ from: "shop@example.com", to: `buyer${number}@example.com`, subject: `Mail ${number}`, text: TEXT, html: HTML })));
  pool.close();
}

async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
