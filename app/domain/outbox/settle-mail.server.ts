import { acrossShopsAtOnce, inShop } from "~/db.server";
import { enqueue } from "~/jobs/queue.server";
import type { SendOutcome } from "~/mail/smtp-outcome";
import { LEASE_SECONDS } from "./claim-mail.server";
import { deliverMailJob } from "./jobs.server";
import { nextAttempt } from "./retry-plan";
import { suppressAddress } from "./suppress-address.server";

/** Before the first byte: is being transmitted. After the server's word: was sent. */
export type Progress = { mail: string; is: "transmitting" } | { mail: string; is: "sent"; response: string; at: Date };

/**
 * Writes down the progress of several mails in one statement, and answers for each whether `owner` still had it.
 * For a mail about to be transmitted false means: the lease ran out, somebody else may have it now, send nothing.
 * A mail that was sent, but meanwhile declared in doubt because this worker seemed dead, is in doubt no longer.
 */
export async function recordProgress(owner: string, entries: Progress[]): Promise<boolean[]> {
  const starting = entries.flatMap((entry) => (entry.is === "transmitting" ? [entry.mail] : []));
  const sent = entries.flatMap((entry) => (entry.is === "sent" ? [entry] : []));
  const written = await acrossShopsAtOnce().$queryRaw<{ id: string }[]>`
    WITH marked AS (
      UPDATE "OutgoingMail" SET status = 'transmitting', "leaseUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
      WHERE id = ANY(${starting}::uuid[]) AND status = 'claimed' AND "leaseOwner" = ${owner} AND "leaseUntil" > now()
      RETURNING id
    ), recorded AS (
      UPDATE "OutgoingMail" AS mail
      SET status = 'sent', response = sent.response, "sentAt" = sent.at, reason = NULL, attempts = mail.attempts + 1,
          "leaseOwner" = NULL, "leaseUntil" = NULL
      FROM unnest(
        ${sent.map((entry) => entry.mail)}::uuid[],
        ${sent.map((entry) => entry.response)}::text[],
        ${sent.map((entry) => entry.at)}::timestamptz[]
      ) AS sent(id, response, at)
      WHERE mail.id = sent.id AND mail."leaseOwner" = ${owner} AND mail.status IN ('transmitting', 'in_doubt')
      RETURNING mail.id
    )
    SELECT id FROM marked UNION ALL SELECT id FROM recorded`;
  const done = new Set(written.map((row) => row.id));
  return entries.map((entry) => done.has(entry.mail));
}

/** Writes down what became of a mail that was not simply taken: tried again later, failed for good, or in doubt. */
export async function recordFailure({
  shopId,
  mailId,
  owner,
  outcome,
  now,
  random,
}: {
  shopId: string;
  mailId: string;
  owner: string;
  outcome: Exclude<SendOutcome, { outcome: "sent" | "abandoned" }>;
  now: Date;
  /** 0 ≤ random < 1, for the jitter. */
  random: number;
}): Promise<void> {
  await inShop(shopId, async (tx) => {
    const mail = await tx.outgoingMail.findFirst({
      where: { id: mailId, leaseOwner: owner, status: { in: ["claimed", "transmitting", "in_doubt"] } },
      select: { attempts: true, createdAt: true, recipient: true },
    });
    if (!mail) return;
    const attempts = mail.attempts + 1;
    const settle = (change: { status: string; reason: string; dueAt?: Date; keepOwner?: boolean }) => {
      const { keepOwner = false, ...data } = change;
      const lease = keepOwner ? {} : { leaseOwner: null, leaseUntil: null };
      return tx.outgoingMail.update({ where: { id: mailId }, data: { ...data, ...lease, attempts, response: outcome.response } });
    };

    if (outcome.outcome === "in-doubt") {
      const reason = `The mail was handed over, but the server never confirmed it (${outcome.response}). It may or may not have arrived.`;
      await settle({ status: "in_doubt", reason, keepOwner: true });
    } else if (outcome.outcome === "refused") {
      await settle({ status: "failed", reason: refusalInWords(outcome) });
      if (outcome.about === "recipient" && isUnknownMailbox(outcome)) {
        await suppressAddress(tx, { shopId, address: mail.recipient, reason: "hard_bounce", detail: outcome.response, now });
      }
    } else {
      const dueAt = nextAttempt(attempts, mail.createdAt, now, random);
      if (dueAt) {
        await settle({ status: "queued", reason: `Will be tried again: ${outcome.response}`, dueAt });
        await enqueue(tx, deliverMailJob, {}, dueAt);
      } else await settle({ status: "failed", reason: `Given up after three days. The server's last words: ${outcome.response}` });
    }
  });
}

function refusalInWords({ about, response }: { about: "sender" | "recipient" | "message"; response: string }): string {
  const what = {
    sender: "The mail server does not let this sender address send",
    recipient: "The recipient's server does not take mail for this address",
    message: "The mail server refused the content of this mail",
  };
  return `${what[about]}: ${response}`;
}

/** "No such mailbox", as opposed to "not from you": only the first says something about the address (RFC 3463, 3.2). */
function isUnknownMailbox({ code, status }: { code: number; status: string | null }): boolean {
  return status === null ? code === 550 || code === 551 || code === 553 : status.startsWith("5.1.");
}
