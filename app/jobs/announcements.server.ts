import pg from "pg";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";

/**
 * Word of mouth between processes: PostgreSQL's LISTEN and NOTIFY. Nothing is kept: who listens hears what is said from
 * then on, so a listener that lost its connection is told so and reads everything anew.
 */
const CHANNEL = "aftercare_desk";

export interface Listener {
  /** One announcement, as said. */
  heard(announcement: unknown): void;
  /** From now on everything is heard; before, something may have been missed: the connection was not there yet, or was lost. */
  missed(): void;
}

const listeners = new Set<Listener>();
let connecting: Promise<pg.Client> | undefined;
let closing = false;

/** Listens until the returned function is called. One connection per process, opened for the first listener. */
export function listen(listener: Listener): () => void {
  closing = false;
  listeners.add(listener);
  connection().then(
    () => listeners.has(listener) && listener.missed(),
    () => undefined,
  );
  return () => void listeners.delete(listener);
}

/** Says something to every process, this one included. At most about 7,000 characters as JSON. */
export async function announce(announcement: object): Promise<void> {
  const client = await connection();
  await client.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify(announcement)]);
}

export async function stopListening(): Promise<void> {
  closing = true;
  listeners.clear();
  const client = await connecting?.catch(() => undefined);
  connecting = undefined;
  await client?.end().catch(() => undefined);
}

function connection(): Promise<pg.Client> {
  connecting ??= open().catch((error: unknown) => {
    connecting = undefined;
    again();
    throw error;
  });
  return connecting;
}

async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: "aftercare-live", options: "-c role=aftercare_app", keepAlive: true });
  client.on("error", (error) => log.warn({ err: error }, "live connection"));
  client.on("end", () => {
    connecting = undefined;
    again();
  });
  client.on("notification", ({ payload }) => {
    const announcement = parse(payload);
    if (announcement !== undefined) for (const listener of [...listeners]) listener.heard(announcement);
  });
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return client;
}

/** After a loss: connect anew in a second, as often as it takes, while anybody listens. */
function again(): void {
  if (closing || listeners.size === 0) return;
  setTimeout(() => {
    if (closing || connecting || listeners.size === 0) return;
    connection().then(
      () => listeners.forEach((listener) => listener.missed()),
      () => undefined,
    );
  }, 1_000).unref();
}

function parse(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? "");
  } catch {
    return undefined;
  }
}
