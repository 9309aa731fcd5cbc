import { acrossShops } from "~/db.server";
import { Prisma } from "@prisma/client";

/**
 * A claim is a lease in the row: who holds it, and until when by the clock of the database (the only clock that all
 * workers share). While a worker lives it renews its leases; RENEW is well below LEASE, so one missed beat is no loss.
 */
export const LEASE_SECONDS = 30;
export const RENEW_MS = 10_000;

export interface ClaimedMail {
  id: string;
  shopId: string;
}

/** Shops that have mail to send now. Walks the index from shop to shop, so ten thousand mails of one cost one step. */
async function shopsWithDueMail(tx: Prisma.TransactionClient, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ shopId: string }[]>`
    WITH RECURSIVE shop AS (
      (SELECT "shopId" FROM "OutgoingMail" WHERE status = 'queued' ORDER BY "shopId" LIMIT 1)
      UNION ALL
      SELECT (SELECT m."shopId" FROM "OutgoingMail" m WHERE m.status = 'queued' AND m."shopId" > shop."shopId" ORDER BY m."shopId" LIMIT 1)
      FROM shop WHERE shop."shopId" IS NOT NULL
    )
    SELECT "shopId" FROM shop
    WHERE "shopId" IS NOT NULL
      AND EXISTS (SELECT 1 FROM "OutgoingMail" m WHERE m.status = 'queued' AND m."shopId" = shop."shopId" AND m."dueAt" <= ${now})`;
  return rows.map((row) => row.shopId);
}

/**
 * Takes up to `limit` due mails, shared out among the shops that have any; within a shop, what a person waits for goes
 * first. Two workers never take the same one. `busy` tells how many mails of a shop this worker already holds: no shop
 * gets more than three quarters of the places, so that a slow server of one shop never holds up the others.
 */
export async function claimDueMail({
  owner,
  limit,
  places,
  busy,
  turn,
  now,
}: {
  owner: string;
  limit: number;
  places: number;
  busy: ReadonlyMap<string, number>;
  /** Grows with every claim: which shop comes first when there are more shops than places. */
  turn: number;
  now: Date;
}): Promise<ClaimedMail[]> {
  return acrossShops(async (tx) => {
    const shops = await shopsWithDueMail(tx, now);
    if (shops.length === 0) return [];
    const most = Math.max(1, Math.floor((places * 3) / 4));
    const start = turn % shops.length;
    const inTurn = [...shops.slice(start), ...shops.slice(0, start)].slice(0, limit);
    const share = Math.max(1, Math.ceil(limit / inTurn.length));
    const shares = inTurn.map((shopId) => Math.min(share, most - (busy.get(shopId) ?? 0)));
    // Materialised: a plain sub-select may be run more than once, and would then lock and take more than its limit.
    return tx.$queryRaw<ClaimedMail[]>`
      WITH picked AS MATERIALIZED (
        SELECT mail.id
        FROM unnest(${inTurn}::text[], ${shares}::int[]) WITH ORDINALITY AS shop("shopId", share, position)
        CROSS JOIN LATERAL (
          SELECT m.id FROM "OutgoingMail" m
          WHERE m.status = 'queued' AND m."shopId" = shop."shopId" AND m."dueAt" <= ${now}
          ORDER BY m.priority, m."dueAt"
          LIMIT greatest(shop.share, 0)
          FOR UPDATE SKIP LOCKED
        ) AS mail
        LIMIT ${limit}
      )
      UPDATE "OutgoingMail" AS mail
      SET status = 'claimed', "leaseOwner" = ${owner}, "leaseUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
      FROM picked WHERE mail.id = picked.id
      RETURNING mail.id, mail."shopId"`;
  });
}

/** Says that `owner` is alive: its claims hold for another LEASE_SECONDS. */
export async function renewLeases(owner: string): Promise<void> {
  await acrossShops((tx) => tx.$executeRaw`
    UPDATE "OutgoingMail" SET "leaseUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE "leaseOwner" = ${owner} AND status IN ('claimed', 'transmitting')`);
}

/**
 * What dead workers left behind: a mail that was only claimed goes back into the queue; one that was being transmitted
 * may or may not have arrived, and waits for a person as `in_doubt`.
 */
export async function releaseExpiredLeases(): Promise<{ requeued: number; inDoubt: number }> {
  return acrossShops(async (tx) => {
    const requeued = await tx.$executeRaw`
      UPDATE "OutgoingMail" SET status = 'queued', "leaseOwner" = NULL, "leaseUntil" = NULL
      WHERE id IN (SELECT id FROM "OutgoingMail" WHERE status = 'claimed' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED)`;
    const inDoubt = await tx.$executeRaw`
      UPDATE "OutgoingMail" SET status = 'in_doubt', reason = 'The program stopped while this mail was being handed over. It may or may not have arrived.'
      WHERE id IN (SELECT id FROM "OutgoingMail" WHERE status = 'transmitting' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED)`;
    return { requeued, inDoubt };
  });
}

/**
 * Commits the mark `transmitting` for these mails, if `owner` still holds them. Answers, for each, whether it may go:
 * false means that the lease ran out and somebody else may have the mail now.
 */
export async function markTransmitting(owner: string, ids: string[]): Promise<boolean[]> {
  const marked = await acrossShops((tx) => tx.$queryRaw<{ id: string }[]>`
    UPDATE "OutgoingMail" SET status = 'transmitting', "leaseUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = ANY(${ids}::uuid[]) AND status = 'claimed' AND "leaseOwner" = ${owner} AND "leaseUntil" > now()
    RETURNING id`);
  const may = new Set(marked.map((row) => row.id));
  return ids.map((id) => may.has(id));
}
