import { fork } from "node:child_process";
import { once } from "node:events";
import nodemailer from "nodemailer";
import type { Figure } from "./figure";

const MAILS = 3_000;
const CONCURRENCY = 32;
const TEXT = "Thank you for your order. You can return until Sunday, 14 April.\n".repeat(20);
const HTML = `<html><body>${"<p>Thank you for your order. <b>You can return until Sunday, 14 April.</b></p>".repeat(100)}</body></html>`;

/** Mails a second through the whole outbox (claim, last look, mark, send, record) against nodemailer's own pool alone. */
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
  for (let first = 0; first < MAILS; first += 100) {
    await inShop(shopId, async (tx) => {
      for (let number = first; number < first + 100; number++) {
        await queueMail(tx, { shopId, key: `bench:${number}`, flow: "journey", to: `buyer${number}@example.com`, from: { name: "Bench", address: "shop@example.com" }, subject: `Mail ${number}`, text: TEXT, html: HTML, nudge: false, now: new Date() });
      }
    });
  }

  // Alternating, so that whatever else the machine does meets both.
  const bare: number[] = [];
  const ours: number[] = [];
  const transport = createSmtpTransport({ url });
  for (let round = 0; round < 3; round++) {
    bare.push(await rate(MAILS / 3, () => sendBare(url, MAILS / 3)));
    const soFar = new Date(Date.now());
    let left = MAILS / 3;
    const stop = new AbortController();
    ours.push(
      await rate(MAILS / 3, () =>
        deliverDueMail({
          owner: `bench-${round}`,
          transportFor: async () => ({
            ...transport,
            send: async (...given) => {
              if (--left <= CONCURRENCY) stop.abort();
              return transport.send(...given);
            },
          }),
          rechecks: {},
          concurrency: CONCURRENCY,
          now: () => soFar,
          random: Math.random,
          signal: stop.signal,
        }),
      ),
    );
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
  const pool = nodemailer.createTransport({ pool: true, maxConnections: CONCURRENCY, maxMessages: Infinity, host: "127.0.0.1", port: Number(new URL(url).port), ignoreTLS: true });
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
