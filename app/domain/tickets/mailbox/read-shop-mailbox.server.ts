import { createHash, randomUUID } from "node:crypto";
import { KeepingFailed, readMailbox, type Mailbox, type MailboxCursor, type MailboxReading, type MissedMail } from "~/channels/email/imap.server";
import { inShop } from "~/db.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { openPassword } from "~/domain/tickets/mailbox/mailbox-password.server";
import { mailboxProblem } from "~/domain/tickets/mailbox/mailbox-words";
import type { PublicHost } from "~/lib/public-host.server";

export type ShopMailboxRead =
  | { outcome: "read"; kept: number; missed: number }
  /** The round was full: read again at once. */
  | { outcome: "more"; kept: number; missed: number }
  | { outcome: "failed"; problem: string }
  /** There is no mailbox, it is not due, or another worker reads it. */
  | { outcome: "nothing-to-do" };

/** Renewed with every mail; a dead worker's mailbox is free again after it. */
const LEASE_MS = 3 * 60_000;
const ROUND_MS = 2 * 60_000;
/** After the first failure one minute, then two, four … and never longer than this. */
const LONGEST_PAUSE_MINUTES = 60;
const MOST_TRIES = 3;
/** When the server counts its mails anew, mail of this long before the last reading is looked at again; what is here already is told by its bytes. */
const OVERLAP_MS = 24 * 3_600_000;

type Row = NonNullable<Awaited<ReturnType<typeof claim>>>;

/**
 * One round through the shop's own mailbox: what is new is kept like mail by any other way. Killed at any moment, the
 * next round repeats one mail at most. A mail that stops it three times is parked and passed over.
 */
export async function readShopMailbox({ shopId, clock, findHost }: { shopId: string; clock: () => Date; findHost?: (host: string) => Promise<PublicHost> }): Promise<ShopMailboxRead> {
  const owner = randomUUID();
  const row = await claim(shopId, owner, clock());
  if (!row) return { outcome: "nothing-to-do" };
  const stopAt = clock().getTime() + ROUND_MS;
  let reading: MailboxReading;
  try {
    reading = await readMailbox({
      mailbox: mailboxOf(row),
      cursor: row.uidValidity === null || row.lastUid === null ? null : { uidValidity: row.uidValidity, lastUid: Number(row.lastUid) },
      importSince: row.lastReadAt && new Date(row.lastReadAt.getTime() - OVERLAP_MS),
      passOver: row.stuckTries >= MOST_TRIES && row.stuckUid !== null ? Number(row.stuckUid) : null,
      until: () => clock().getTime() < stopAt,
      keep: async (raw) => (await keepInboundMail({ shopId, source: "imap", raw, envelope: { recipients: [], returnPath: null }, now: clock() })).outcome === "kept",
      miss: (mail) => park(row, mail, clock()),
      advance: (cursor) => advance(row, owner, cursor, clock()),
      ...(findHost ? { findHost } : {}),
    });
  } catch (error) {
    if (!(error instanceof KeepingFailed)) throw error;
    if (error.cause instanceof LeaseLost) return { outcome: "nothing-to-do" };
    await settleFailure(row, owner, { problem: `A mail could not be kept: ${error.message.slice(0, 200)}`, uid: error.uid || null }, clock());
    return { outcome: "failed", problem: error.message };
  }
  if (reading.outcome !== "read") {
    const { words } = mailboxProblem(reading, row);
    await settleFailure(row, owner, { problem: words, uid: reading.outcome === "unreachable" ? reading.uid : null }, clock());
    return { outcome: "failed", problem: words };
  }
  const { kept, missed, more } = reading;
  const now = clock();
  await inShop(shopId, (tx) =>
    tx.mailbox.updateMany({
      where: { shopId, leaseOwner: owner },
      data: { lastReadAt: now, lastKept: kept, allKept: { increment: kept }, problem: null, failures: 0, stuckUid: null, stuckTries: 0, nextReadAt: more ? now : new Date(now.getTime() + 55_000), leaseOwner: null, leaseUntil: null },
    }),
  );
  return { outcome: more ? "more" : "read", kept, missed };
}

class LeaseLost extends Error {}

async function claim(shopId: string, owner: string, now: Date) {
  return inShop(shopId, async (tx) => {
    if (!(await tx.shop.count({ where: { shopId, uninstalledAt: null } }))) return null;
    const { count } = await tx.mailbox.updateMany({
      where: { shopId, nextReadAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
      data: { leaseOwner: owner, leaseUntil: new Date(now.getTime() + LEASE_MS) },
    });
    return count === 0 ? null : tx.mailbox.findUnique({ where: { shopId } });
  });
}

export function mailboxOf(row: Pick<Row, "shopId" | "host" | "port" | "security" | "user" | "password" | "folder">): Mailbox {
  return { host: row.host, port: row.port, security: row.security as Mailbox["security"], user: row.user, password: openPassword(row.shopId, row.password), folder: row.folder };
}

/** The cursor moves only for who holds the lease: a mailbox that was changed or given to another worker meanwhile keeps its own. */
async function advance({ shopId }: Row, owner: string, cursor: MailboxCursor, now: Date): Promise<void> {
  const { count } = await inShop(shopId, (tx) =>
    tx.mailbox.updateMany({ where: { shopId, leaseOwner: owner }, data: { uidValidity: cursor.uidValidity, lastUid: BigInt(cursor.lastUid), leaseUntil: new Date(now.getTime() + LEASE_MS) } }),
  );
  if (count === 0) throw new LeaseLost("Another reader has this mailbox now.");
}

async function settleFailure(row: Row, owner: string, { problem, uid }: { problem: string; uid: number | null }, now: Date): Promise<void> {
  const failures = row.failures + 1;
  const pause = Math.min(LONGEST_PAUSE_MINUTES, 2 ** Math.min(failures - 1, 10));
  const tries = uid === null ? {} : { stuckUid: BigInt(uid), stuckTries: row.stuckUid === BigInt(uid) ? row.stuckTries + 1 : 1 };
  await inShop(row.shopId, (tx) =>
    tx.mailbox.updateMany({ where: { shopId: row.shopId, leaseOwner: owner }, data: { problem, failures, ...tries, nextReadAt: new Date(now.getTime() + pause * 60_000 - 5_000), leaseOwner: null, leaseUntil: null } }),
  );
}

/** A person sees it among the messages that could not be read, and can have it fetched again. */
async function park(row: Row, mail: MissedMail, now: Date): Promise<void> {
  const { shopId, folder } = row;
  const error =
    mail.because === "too-large"
      ? `A mail of ${Math.round((mail.bytes ?? 0) / 1024 / 1024)} MB in “${folder}” of your mailbox is larger than 30 MB. It is still there: open it in your mail program.`
      : `A mail in “${folder}” of your mailbox could not be fetched in ${MOST_TRIES} tries. It is still there: open it in your mail program, or try again. ${row.problem ?? ""}`.trim();
  const sha256 = createHash("sha256").update(`${row.host}/${row.user}/${folder}/${mail.uidValidity}/${mail.uid}`).digest("hex");
  await inShop(shopId, (tx) =>
    tx.inboundMail.createMany({
      data: [{ shopId, source: "imap", sha256, raw: Buffer.alloc(0), envelope: { recipients: [], returnPath: null, unfetched: { uidValidity: mail.uidValidity, uid: mail.uid } }, status: "parked", attempts: MOST_TRIES, error, receivedAt: now }],
      skipDuplicates: true,
    }),
  );
}
