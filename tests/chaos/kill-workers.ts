import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { testSettings } from "../support/settings";
import { startSmtpSink } from "../support/smtp-sink";
import { seededRandom } from "./random";

export interface ChaosPlan {
  databaseUrl: string;
  kills: number;
  mails: number;
  seed: number;
  signal: "SIGKILL" | "SIGTERM";
  workers?: number;
  concurrency?: number;
}

export interface ChaosResult {
  kills: number;
  mails: number;
  /** Neither delivered nor flagged for a person. */
  lost: number;
  /** Copies beyond the first. */
  duplicated: number;
  sent: number;
  inDoubt: number;
  /** Of those in doubt: how many had in truth arrived. */
  inDoubtArrived: number;
  inDoubtAllowed: number;
  /** SIGTERM only: the slowest exit. */
  slowestExitMs: number;
  seconds: number;
}

/**
 * Kills worker processes at random moments while they hand mails to a real SMTP server out of a real PostgreSQL, then
 * lets the survivors finish, and compares what the outbox says with what arrived.
 */
export async function killWorkers({ databaseUrl, kills, mails, seed, signal, workers = 2, concurrency = 8 }: ChaosPlan): Promise<ChaosResult> {
  const began = Date.now();
  const random = seededRandom(seed);
  // The server takes its time to confirm, so that many kills fall between the last byte and the answer.
  const sink = await startSmtpSink({ delay: () => Math.floor(random() * 25) });
  const settings = { ...process.env, ...testSettings(databaseUrl), SMTP_URL: sink.url, CHAOS_CONCURRENCY: String(concurrency) };
  const bundle = await bundleWorker();
  const { installTestShop } = await import("../support/a-shop");
  const { inShop, acrossShops } = await import("~/db.server");
  const { queueMail } = await import("~/domain/outbox/queue-mail.server");
  const shops = ["a", "b", "c"].map((name) => `${name}.myshopify.com`);
  for (const shopId of shops) await installTestShop(shopId);

  let queued = 0;
  const queueUpTo = async (target: number) => {
    while (queued < Math.min(target, mails)) {
      const first = queued;
      queued = Math.min(queued + 20, target, mails);
      const shopId = shops[Math.floor(random() * shops.length)]!;
      await inShop(shopId, async (tx) => {
        for (let number = first; number < queued; number++) {
          const to = `buyer${number}@example.com`;
          await queueMail(tx, {
            shopId,
            key: `chaos:${number}`,
            flow: "journey",
            to,
            from: { name: "Chaos", address: "shop@example.com" },
            subject: `Mail ${number}`,
            text: "Hello. ".repeat(200),
            nudge: false,
            now: new Date(),
          });
        }
      });
    }
  };
  const waiting = async () => {
    const [row] = await acrossShops((tx) => tx.$queryRaw<{ open: number }[]>`SELECT count(*)::int AS open FROM "OutgoingMail" WHERE status IN ('queued', 'claimed', 'transmitting')`);
    return row!.open;
  };

  const crew = await Promise.all(Array.from({ length: workers }, () => startWorker(bundle, settings)));
  let slowestExitMs = 0;
  try {
    for (let kill = 1; kill <= kills; kill++) {
      await queueUpTo(Math.ceil((mails * kill) / kills));
      await pause(20 + random() * 180);
      const victim = Math.floor(random() * crew.length);
      const exit = once(crew[victim]!, "exit");
      const toldAt = Date.now();
      crew[victim]!.kill(signal);
      const replacement = startWorker(bundle, settings);
      await exit;
      slowestExitMs = Math.max(slowestExitMs, Date.now() - toldAt);
      crew[victim] = await replacement;
    }
    await queueUpTo(mails);
    // Leases of the dead run out after half a minute.
    for (let left = await waiting(); left > 0; left = await waiting()) await pause(500);
  } finally {
    await Promise.all(crew.map((worker) => stop(worker)));
  }

  const rows = await acrossShops((tx) => tx.outgoingMail.findMany({ select: { messageId: true, status: true } }));
  const copies = sink.copies();
  const arrived = (row: { messageId: string }) => copies.has(row.messageId);
  const inDoubt = rows.filter((row) => row.status === "in_doubt");
  await sink.stop();
  return {
    kills,
    mails: rows.length,
    lost: rows.filter((row) => !arrived(row) && row.status !== "in_doubt").length + (mails - rows.length),
    duplicated: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
    sent: rows.filter((row) => row.status === "sent").length,
    inDoubt: inDoubt.length,
    inDoubtArrived: inDoubt.filter(arrived).length,
    inDoubtAllowed: signal === "SIGTERM" ? 0 : kills * concurrency,
    slowestExitMs: signal === "SIGTERM" ? slowestExitMs : 0,
    seconds: Math.round((Date.now() - began) / 1000),
  };
}

/** One file starts in a fraction of the time that compiling on the fly takes. */
async function bundleWorker(): Promise<string> {
  const outfile = path.resolve(`.data/chaos/worker-${process.pid}.mjs`);
  await esbuild.build({
    entryPoints: [path.resolve("tests/chaos/worker.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    tsconfig: path.resolve("tsconfig.json"),
    logLevel: "error",
  });
  process.once("exit", () => fs.rmSync(outfile, { force: true }));
  return outfile;
}

async function startWorker(bundle: string, settings: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const worker = fork(bundle, { env: settings, stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  await Promise.race([
    once(worker, "message"),
    once(worker, "exit").then(([code]) => {
      throw new Error(`A worker ended by itself (${code})`);
    }),
  ]);
  return worker;
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exit = once(worker, "exit");
  worker.kill("SIGTERM");
  await exit;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
