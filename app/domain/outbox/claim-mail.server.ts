import { acrossShops } from "~/db.server";
import { claimFairly, type Claim, type Claimed } from "./claim-fairly.server";

/** While a worker lives it renews its leases; RENEW is well below LEASE, so one missed beat is no loss. */
export const LEASE_SECONDS = 30;
export const RENEW_MS = 10_000;

/** Takes due mails, fairly; within a shop, what a person waits for goes first. */
export async function claimDueMail(claim: Pick<Claim, "owner" | "limit" | "mostPerShop" | "busy" | "turn" | "now">): Promise<{ claimed: Claimed[]; due: boolean }> {
  return claimFairly({ queue: "mail", leaseSeconds: LEASE_SECONDS, ...claim });
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

/** Gives claimed mails back that will not be begun after all. */
export async function giveBack(owner: string, ids: string[]): Promise<void> {
  await acrossShops((tx) => tx.$executeRaw`
    UPDATE "OutgoingMail" SET status = 'queued', "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE id = ANY(${ids}::uuid[]) AND status = 'claimed' AND "leaseOwner" = ${owner}`);
}
