import { fork } from "node:child_process";
import { once } from "node:events";
import type { Figure } from "./figure";

const PILE = Number(process.env.BENCH_PILE ?? 10_000);
const ANSWERS = 5;
/** As many hands as a process has by default. */
const CONCURRENCY = 8;
const TEXT = "Thank you for your order. You can return until Sunday, 14 April.\n".repeat(20);

/** How long the single answer of one shop waits while another shop's pile of journey mails is going out; the worst of several, and when nothing else is queued. */
export async function outboxFairness(): Promise<Figure> {
  const server = fork(new URL("./sink.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [url] = (await once(server, "message")) as [string];
  const { inShop } = await import("~/db.server");
  const { deliverDueMail } = await import("~/domain/outbox/deliver-mail.server");
  const { createSmtpTransport } = await import("~/mail/transport.server");
  const { queueMail } = await import("~/domain/outbox/queue-mail.server");
  const { installTestShop } = await import("../support/a-shop");
  const [busy, quiet] = ["busy.myshopify.com", "quiet.myshopify.com"];
  await installTestShop(busy);
  await installTestShop(quiet);
  const transport = createSmtpTransport({ url, connections: CONCURRENCY });
  const queue = (shopId: string, key: string, flow: "journey" | "reply", to: string) =>
    inShop(shopId, (tx) => queueMail(tx, { shopId, key, flow, to, from: { name: "Bench", address: "shop@example.com" }, subject: key, text: TEXT, html: null, nudge: false, now: new Date() }));
  const deliver = (owner: string) => deliverDueMail({ owner, transportFor: async () => transport, rechecks: {}, concurrency: CONCURRENCY, now: () => new Date(), random: Math.random });
  const statusOf = (key: string) => inShop(quiet, async (tx) => (await tx.outgoingMail.findFirstOrThrow({ where: { shopId: quiet, subject: key }, select: { status: true } })).status);

  await queue(quiet, "alone", "reply", "ana@example.com");
  const aloneBegan = performance.now();
  await deliver("alone");
  const alone = performance.now() - aloneBegan;

  await inShop(
    busy,
    (tx) => tx.$executeRaw`
      INSERT INTO "OutgoingMail" (id, "shopId", key, flow, recipient, "recipientKey", "fromAddress", "fromName", cc, subject, text, "messageId", "references", date, "dueAt")
      SELECT gen_random_uuid(), ${busy}, 'pile:' || n, 'journey', 'buyer' || n || '@example.com', 'buyer' || n || '@example.com', 'shop@example.com', 'Bench', '{}', 'Thank you', ${TEXT}, n || '@pile.example', '{}', now(), now()
      FROM generate_series(1, ${PILE}) AS n`,
    { timeout: 120_000 },
  );
  const ended = deliver("pile");
  const waits: number[] = [];
  for (let answer = 0; answer < ANSWERS; answer++) {
    const key = `answer ${answer}`;
    const began = performance.now();
    await queue(quiet, key, "reply", "ana@example.com");
    while ((await statusOf(key)) !== "sent") await new Promise((resolve) => setTimeout(resolve, 20));
    waits.push(performance.now() - began);
  }
  const left = await inShop(busy, (tx) => tx.outgoingMail.count({ where: { shopId: busy, status: "queued" } }));
  if (left === 0) throw new Error("The pile was gone before the answers were");
  const tally = await ended;
  transport.close();
  server.kill();
  if (tally.sent !== PILE + ANSWERS) throw new Error(`Of ${PILE + ANSWERS} mails ${tally.sent} were sent`);
  const value = Math.round(Math.max(...waits));
  return {
    name: `an answer, queued while ${PILE} mails of another shop go out, is sent after`,
    value,
    unit: `ms (worst of ${ANSWERS})`,
    baseline: { name: "the same with an empty queue", value: Math.round(alone), unit: "ms" },
    demand: "at most 5000 ms",
    met: value <= 5_000,
  };
}
