import { tryMailbox, type Mailbox } from "~/channels/email/imap.server";
import { inShop } from "~/db.server";
import { mailboxProblem, type MailboxProblem } from "~/domain/tickets/mailbox/mailbox-words";
import { openPassword, sealPassword } from "~/domain/tickets/mailbox/mailbox-password.server";
import { readMailboxJob } from "~/domain/tickets/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import type { PublicHost } from "~/lib/public-host.server";

export type MailboxConnected =
  | { outcome: "connected" }
  /** Nothing was stored. */
  | { outcome: "not-connected"; problem: MailboxProblem };

/**
 * Tries the shop's own mailbox and, when that works, has it read every minute from now on; mail that is in it already
 * stays there. An empty password means the stored one, but only for the same account at the same server.
 */
export async function connectMailbox({ shopId, mailbox: typed, by, now, findHost }: { shopId: string; mailbox: Mailbox; by: string; now: Date; findHost?: (host: string) => Promise<PublicHost> }): Promise<MailboxConnected> {
  const stored = await inShop(shopId, (tx) => tx.mailbox.findUnique({ where: { shopId } }));
  const isSameAccount = stored !== null && stored.host === typed.host && stored.port === typed.port && stored.user === typed.user;
  const password = typed.password || (isSameAccount && stored.security === typed.security ? openPassword(shopId, stored.password) : "");
  if (!password) return { outcome: "not-connected", problem: { at: "password", words: stored ? "Type the password again: the server or the name has changed." : "The password is missing." } };
  const mailbox = { ...typed, password };
  const trial = await tryMailbox({ mailbox, ...(findHost ? { findHost } : {}) });
  if (trial.outcome !== "works") return { outcome: "not-connected", problem: mailboxProblem(trial, mailbox) };

  const account = { host: mailbox.host, port: mailbox.port, security: mailbox.security, user: mailbox.user, password: sealPassword(shopId, password), folder: mailbox.folder, problem: null, failures: 0, stuckUid: null, stuckTries: 0, nextReadAt: now, leaseOwner: null, leaseUntil: null, connectedBy: by };
  // Another account or folder counts its mails by itself.
  const anew = isSameAccount && stored.folder === mailbox.folder ? {} : { uidValidity: null, lastUid: null, lastReadAt: null, lastKept: 0, allKept: 0, connectedAt: now };
  await inShop(shopId, async (tx) => {
    await tx.mailbox.upsert({ where: { shopId }, create: { shopId, ...account, connectedAt: now }, update: { ...account, ...anew } });
    await enqueue(tx, readMailboxJob, { shopId });
  });
  return { outcome: "connected" };
}
