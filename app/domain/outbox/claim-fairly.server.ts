import { Prisma } from "@prisma/client";
import { acrossShopsAtOnce } from "~/db.server";

/**
 * Two tables hold work that is due: mails and journey steps. Both are claimed in the same way, so that one shop's pile
 * never stands in front of another's single piece.
 */
const QUEUES = {
  mail: { table: Prisma.raw('"OutgoingMail"'), waiting: "queued", order: Prisma.raw('w.priority, w."dueAt"') },
  step: { table: Prisma.raw('"JourneyStep"'), waiting: "due", order: Prisma.raw('w."dueAt"') },
} as const;

export interface Claimed {
  id: string;
  shopId: string;
}

export interface Claim {
  queue: keyof typeof QUEUES;
  /** Unique to a process and start. */
  owner: string;
  leaseSeconds: number;
  /** Most to take in all. */
  limit: number;
  /** Most for one shop, what this worker already holds of it included. */
  mostPerShop: number;
  /** How many pieces of each shop this worker holds already. */
  busy: ReadonlyMap<string, number>;
  /** Grows with every claim: which shop comes first when there are more shops than places. */
  turn: number;
  now: Date;
}

/**
 * Takes due work, shared out among the shops that have any. Two workers never take the same piece. A claim is a lease in
 * the row: who holds it, and until when by the clock of the database, the only clock that all workers share.
 * `due`: there was work, though perhaps none that this worker may have now.
 */
export async function claimFairly({ queue, owner, leaseSeconds, limit, mostPerShop, busy, turn, now }: Claim): Promise<{ claimed: Claimed[]; due: boolean }> {
  const { table, waiting, order } = QUEUES[queue];
  const shops = await shopsWithWork(queue, now);
  if (shops.length === 0) return { claimed: [], due: false };
  const start = turn % shops.length;
  const inTurn = [...shops.slice(start), ...shops.slice(0, start)].slice(0, limit);
  const share = Math.max(1, Math.ceil(limit / inTurn.length));
  const shares = inTurn.map((shopId) => Math.max(0, Math.min(share, mostPerShop - (busy.get(shopId) ?? 0))));
  // Materialised: a plain sub-select may be run more than once, and would then lock and take more than its limit.
  const claimed = await acrossShopsAtOnce().$queryRaw<Claimed[]>`
    WITH picked AS MATERIALIZED (
      SELECT work.id
      FROM unnest(${inTurn}::text[], ${shares}::int[]) AS shop("shopId", share)
      CROSS JOIN LATERAL (
        SELECT w.id FROM ${table} w
        WHERE w.status = ${waiting} AND w."shopId" = shop."shopId" AND w."dueAt" <= ${now}
        ORDER BY ${order}
        LIMIT shop.share
        FOR UPDATE SKIP LOCKED
      ) AS work
      LIMIT ${limit}
    )
    UPDATE ${table} AS work
    SET status = 'claimed', "leaseOwner" = ${owner}, "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
    FROM picked WHERE work.id = picked.id
    RETURNING work.id, work."shopId"`;
  return { claimed, due: true };
}

/** Shops that have work to do now. Walks the index from shop to shop, so ten thousand pieces of one cost one step. */
async function shopsWithWork(queue: keyof typeof QUEUES, now: Date): Promise<string[]> {
  const { table, waiting } = QUEUES[queue];
  const rows = await acrossShopsAtOnce().$queryRaw<{ shopId: string }[]>`
    WITH RECURSIVE shop AS (
      (SELECT "shopId" FROM ${table} WHERE status = ${waiting} ORDER BY "shopId" LIMIT 1)
      UNION ALL
      SELECT (SELECT w."shopId" FROM ${table} w WHERE w.status = ${waiting} AND w."shopId" > shop."shopId" ORDER BY w."shopId" LIMIT 1)
      FROM shop WHERE shop."shopId" IS NOT NULL
    )
    SELECT "shopId" FROM shop
    WHERE "shopId" IS NOT NULL
      AND EXISTS (SELECT 1 FROM ${table} w WHERE w.status = ${waiting} AND w."shopId" = shop."shopId" AND w."dueAt" <= ${now})`;
  return rows.map((row) => row.shopId);
}
