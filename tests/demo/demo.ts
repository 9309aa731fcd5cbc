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

async function main() {
  for (const [port, name, setting] of [[shopPort, "the local Shopify", "SHOP_PORT"], [appPort, "the app", "APP_PORT"], [smtpPort, "the mailbox", "MAIL_PORT"]] as const) {
    if (await isTaken(port)) fail(`Port ${port}, meant for ${name}, is taken by another program (perhaps a second demo). Stop it, or set ${setting} to a free port.`);
  }
  fs.mkdirSync(folder, { recursive: true });
  ensureBuilt();
  const postgres = await startPostgres({ folder: `${folder}/postgres` });
  const databaseUrl = await postgres.urlFor("aftercare");

  const shopify = keepRunning("local Shopify", () => spawn(node, ["--import", "tsx", "tests/local-shopify/start.ts"], { stdio: ["ignore", "ignore", "inherit"], env: localShopifyEnvironment(folder), detached: true }));
  const app = keepRunning("app", () =>
    spawn(node, ["--import", "tsx", "--import", "./tests/local-shopify/redirect.mjs", "app/start.ts"], { stdio: ["ignore", "ignore", "inherit"], env: appEnvironment(databaseUrl), detached: true }),
  );

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log("\nStopping …");
    await app.stop();
    await shopify.stop();
    await postgres.stop();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());

  await answers(`${shopUrl}/mailbox/messages.json`, "the local Shopify");
  await answers(`${appUrl}/healthz`, "the app");
  await seedDemo({ folder });

  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`
Aftercare is ready (${seconds} s).

  Shopify admin    ${shopUrl}/admin          the app, as staff sees it inside Shopify
  Storefront       ${shopUrl}/               what shoppers see: sizes, questions, contact
  Mailbox          ${shopUrl}/mailbox        mail that the app has sent; answer it as the customer
  Panel            ${shopUrl}/panel          act as shopper and carrier: order, pay, deliver, cancel, write

Ctrl-C stops everything. The data stays in ${folder}; delete the folder to begin again.`);
}

/** Starts a child again when it dies, as a host would; `stop` ends it for good. */
function keepRunning(name: string, launch: () => ChildProcess): { stop(): Promise<void> } {
  let child: ChildProcess;
  const start = () => {
    child = launch();
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
  fail(`${name} did not come up in a minute; see its messages above.`);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer().once("error", () => resolve(true)).once("listening", () => server.close(() => resolve(false)));
    server.listen(port);
  });
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

main().catch((error: Error) => fail(error.message));
