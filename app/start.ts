import type { Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { loadDatabaseUrl } from "../prisma/database-url";
import { migrate } from "../prisma/migrate";

/**
 * Starts Aftercare: database, migrations, web server, worker; stops them in the opposite order.
 * `ROLE=web` or `ROLE=worker` runs one half, so that any number of each can share a PostgreSQL.
 * `--dev` serves the sources through Vite instead of the build.
 */
type Build = ServerBuild & { entry: { module: { openQueue(): Promise<void>; startWorker(): Promise<void>; stopWorker(): Promise<void>; closeDesk(): Promise<void>; disconnect(): Promise<void> } } };

const isDevelopment = process.argv.includes("--dev");
const root = process.cwd();

async function start() {
  const database = await loadDatabaseUrl();
  process.env.DATABASE_URL = database.url;
  await migrate(database.url);

  const { loadBuild, serveAssets } = isDevelopment ? await fromSources() : fromBuild();
  const build = await loadBuild();
  const { env } = await readSettings();
  const server = env.ROLE === "worker" ? null : await listen(createWeb(loadBuild, serveAssets), env.PORT, env.HOST);
  const working = env.ROLE === "web" ? build.entry.module.openQueue() : build.entry.module.startWorker();

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Whatever happens below, the process is gone in 10 seconds.
    setTimeout(() => process.exit(1), 9_500).unref();
    // Open pages turn to another process; their connections would hold the server otherwise.
    await build.entry.module.closeDesk();
    await Promise.all([server && close(server), working.catch(() => undefined).then(() => build.entry.module.stopWorker())]);
    // Work that was cut short above may still hold a connection; it is done again elsewhere.
    await Promise.race([build.entry.module.disconnect(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
    await database.release();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  await working;
  if (server) console.log(`Aftercare is listening on port ${env.PORT}`);
}

/** Read here for the port; the bundle reads the same settings for itself. */
async function readSettings() {
  const { readEnv } = await import("./env.server");
  return { env: readEnv(process.env) };
}

function createWeb(loadBuild: () => Promise<Build>, serveAssets: express.RequestHandler[]) {
  const web = express();
  web.disable("x-powered-by");
  web.set("trust proxy", 1);
  // Live updates must not be held back to be compressed.
  web.use(compression({ filter: (request, response) => !request.path.endsWith("/live") && compression.filter(request, response) }));
  for (const handler of serveAssets) web.use(handler);
  web.all("*", async (request, response, next) => {
    try {
      await createRequestHandler({ build: await loadBuild(), mode: process.env.NODE_ENV })(request, response, next);
    } catch (error) {
      next(error);
    }
  });
  return web;
}

function fromBuild() {
  const folder = path.join(root, "build");
  let loaded: Promise<Build> | undefined;
  return {
    loadBuild: () => (loaded ??= import(path.join(folder, "server/index.js")) as Promise<Build>),
    serveAssets: [
      express.static(path.join(folder, "client/assets"), { immutable: true, maxAge: "1y" }) as express.RequestHandler,
    ].map((handler) => express.Router().use("/assets", handler)).concat(express.Router().use(express.static(path.join(folder, "client"), { maxAge: "1h" }))),
  };
}

async function fromSources() {
  const vite = await (await import("vite")).createServer({ configFile: path.join(root, "remix.config.js"), server: { middlewareMode: true } });
  return {
    loadBuild: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<Build>,
    serveAssets: [vite.middlewares],
  };
}

function listen(web: express.Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = web.listen(port, host, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} is taken by another program. Set PORT to a free one.`) : error),
    );
  });
}

/** Requests under way are answered. A connection that says nothing, or that never comes to an end, holds nobody up. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const patience = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
