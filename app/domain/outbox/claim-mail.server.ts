import { acrossShops } from "~/db.server";
import { claimFairly, type Claim, type Claimed } from "./claim-fairly.server";

/** While a worker lives it renews its leases; RENEW is well below LEASE, so one missed beat is no loss. */
export const LEASE_SECONDS = 30;
export const RENEW_MS = 10_000;

/**
 * Takes up to `limit` due mails; within a shop, what a person waits for goes first. No shop gets more than three quarters
 * of a worker's `places`, so that a slow server of one shop never holds up the others.
 */
export async function claimDueMail({ places, ...claim }: { places: number } & Pick<Claim, "owner" | "limit" | "busy" | "turn" | "now">): Promise<Claimed[]> {
  const mostPerShop = Math.max(1, Math.floor((places * 3) / 4));
  return acrossShops((tx) => claimFairly(tx, { queue: "mail", leaseSeconds: LEASE_SECONDS, mostPerShop, ...claim }));
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
