import { createHmac } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";

/**
 * Limits that hold across processes: counted in PostgreSQL (schema "limits"), beside the queue.
 * Declared once per thing that is limited, at the top level of the file that limits it.
 */
export interface RateLimit {
  name: string;
  /** How many are allowed … */
  points: number;
  /** … in this many seconds, counted from the first. */
  seconds: number;
}

export type Spent = { outcome: "allowed" } | { outcome: "too-many"; retryAfterSeconds: number };

let pool: pg.Pool | undefined;
const limiters = new Map<string, RateLimiterPostgres>();

/**
 * Takes one from what is left for `who` (a shop and an address, say) and says whether there was one.
 * `who` may be personal: only a keyed hash of it is stored, until the time is over.
 */
export async function spend(limit: RateLimit, who: string[]): Promise<Spent> {
  try {
    await limiterFor(limit).consume(keyOf(who));
    return { outcome: "allowed" };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { outcome: "too-many", retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
  }
}

/** Whether anything is left, without taking it: for limits that count failures only. */
export async function isSpent(limit: RateLimit, who: string[]): Promise<boolean> {
  const state = await limiterFor(limit).get(keyOf(who));
  return state !== null && state.consumedPoints >= limit.points;
}

function limiterFor({ name, points, seconds }: RateLimit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  pool ??= connect();
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    schemaName: "limits",
    tableName: "Spent",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // Who is over the limit costs the database nothing more until the time is over.
    inMemoryBlockOnConsumed: points + 1,
  });
  limiters.set(name, limiter);
  return limiter;
}

function connect(): pg.Pool {
  const connections = new pg.Pool({ connectionString: env.DATABASE_URL, max: 2, application_name: "aftercare-limits", allowExitOnIdle: true, idleTimeoutMillis: 10_000 });
  // A resting connection that breaks is replaced; unheard, its error would end the process.
  connections.on("error", (error) => log.warn({ err: error }, "limits: a connection broke"));
  return connections;
}

function keyOf(who: string[]): string {
  return createHmac("sha256", env.SHOPIFY_API_SECRET).update(JSON.stringify(who)).digest("base64url");
}
