import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { startPostgres } from "../../prisma/postgres";
import { ensureBuilt } from "./build";
import { seedDemo } from "./seed";
import { appEnvironment, appPort, appUrl, localShopifyEnvironment, shopPort, shopUrl, smtpPort } from "./settings";

/**
 * The whole product on one machine: PostgreSQL, the app with its worker, and a local Shopify around it.
 * Data is kept in .data/demo; delete that folder to begin again.
 */
const folder = ".data/demo";
const node = "node_modules/.bin/node";
const startedAt = Date.now();
let stopping = false;
/** What to end, last started first. */
const running: { stop(): Promise<void> }[] = [];

async function main() {
  for (const [port, name, setting] of [[shopPort, "the local Shopify", "SHOP_PORT"], [appPort, "the app", "APP_PORT"], [smtpPort, "the mailbox", "MAIL_PORT"]] as const) {
    if (await isTaken(port)) throw new Error(`Port ${port}, meant for ${name}, is taken by another program (perhaps a second demo). Stop it, or set ${setting} to a free port.`);
  }
  fs.mkdirSync(folder, { recursive: true });
  ensureBuilt();
  const postgres = await startPostgres({ folder: `${folder}/postgres` });
  running.unshift(postgres);
  const databaseUrl = await postgres.urlFor("aftercare");

  process.on("SIGINT", () => void stop(0));
  process.on("SIGTERM", () => void stop(0));
  running.unshift(keepRunning("local Shopify", ["--import", "tsx", "tests/local-shopify/start.ts"], localShopifyEnvironment(folder)));
  running.unshift(keepRunning("app", ["--import", "./tests/local-shopify/redirect.mjs", "build/start.js"], appEnvironment(databaseUrl)));

  await answers(`${shopUrl}/mailbox/messages.json`, "the local Shopify");
  await answers(`${appUrl}/healthz`, "the app");
  await seedDemo({ folder, databaseUrl });

  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`
Aftercare is ready (${seconds} s).

  Shopify admin    ${shopUrl}/admin          the app, as staff sees it inside Shopify
  Storefront       ${shopUrl}/               what shoppers see: sizes, questions, contact
  Mailbox          ${shopUrl}/mailbox        mail that the app has sent; answer it as the customer
  Panel            ${shopUrl}/panel          act as shopper and carrier: order, pay, deliver, cancel, write

Ctrl-C stops everything. The data stays in ${folder}; delete the folder to begin again.`);
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log("Stopping …");
  for (const part of running) await part.stop();
  process.exit(code);
}

/** Starts a child again when it dies, as a host would; `stop` ends it for good. */
function keepRunning(name: string, command: string[], env: NodeJS.ProcessEnv): { stop(): Promise<void> } {
  let child: ChildProcess;
  const start = () => {
    // A process group of its own: Ctrl-C reaches this process, which ends the others in order.
    child = spawn(node, command, { stdio: ["ignore", "ignore", "inherit"], env, detached: true });
    child.once("exit", (code, signal) => {
      if (stopping) return;
      console.log(`The ${name} ended (${signal ?? code}); starting it again.`);
      setTimeout(start, 1_000);
    });
  };
  start();
  return {
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 12_000).unref();
      }),
  };
}

async function answers(url: string, name: string) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`${name} did not come up in a minute; see its messages above.`);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer().once("error", () => resolve(true)).once("listening", () => server.close(() => resolve(false)));
    server.listen(port);
  });
}

main().catch(async (error: Error) => {
  console.error(error.message);
  await stop(1);
});
