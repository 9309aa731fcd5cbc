import { ImapFlow } from "imapflow";
import { findPublicHost, type PublicHost } from "~/lib/public-host.server";

export interface Mailbox {
  host: string;
  port: number;
  user: string;
  password: string;
  /** "INBOX" unless the shop keeps its questions elsewhere. */
  folder: string;
  /** TLS from the first byte (993), STARTTLS (143); "none" is for tests on this machine only. */
  security: "tls" | "starttls" | "none";
}

/** Up to where a mailbox was read. A new `uidValidity` means that the server counts anew. */
export interface MailboxCursor {
  uidValidity: string;
  lastUid: number;
}

export type MailboxReading =
  /** `more`: there was more than one round may take; read again at once. */
  | { outcome: "read"; cursor: MailboxCursor; kept: number; missed: number; more: boolean }
  | MailboxFailure;

export type MailboxFailure =
  /** Wrong name or password. */
  | { outcome: "refused"; because: string }
  | { outcome: "no-folder"; folders: string[] }
  /** The server's certificate is not good for its name. */
  | { outcome: "not-trusted"; because: string }
  /** `uid`: the mail at which it stopped. */
  | { outcome: "unreachable"; because: string; uid: number | null }
  /** The host is not on the open Internet. */
  | { outcome: "forbidden-host" };

/** A mail that is passed over: the cursor moves on, and a person decides. */
export interface MissedMail {
  uidValidity: string;
  uid: number;
  because: "too-large" | "failed";
  bytes: number | null;
}

export interface ReadingOptions {
  mailbox: Mailbox;
  /** Null the first time: then only mail from now on is read, or mail since `importSince`; so it is too when the server counts anew. */
  cursor: MailboxCursor | null;
  importSince?: Date | null;
  /** A mail that failed too often: it is told to `miss` and not fetched again. */
  passOver?: number | null;
  /** No mail is begun after this moment; the next round goes on. */
  until?: () => boolean;
  /** Keeps one raw mail for good; the cursor moves on only after it returns. Called twice for one mail after a crash, so it must tell duplicates by the bytes. Answers whether it was new. */
  keep: (raw: Uint8Array) => Promise<boolean>;
  /** Notes a mail that cannot be kept, for a person to see. */
  miss: (mail: MissedMail) => Promise<void>;
  /** Saves the cursor after every mail, so that a crash repeats one mail at most. */
  advance: (cursor: MailboxCursor) => Promise<void>;
  findHost?: (host: string) => Promise<PublicHost>;
}

const MOST_PER_ROUND = 100;
export const LARGEST_MAIL = 30 * 1024 * 1024;

/** What went wrong while a mail was being kept: our side's fault, with the mail's number. */
export class KeepingFailed extends Error {
  constructor(
    readonly uid: number,
    override readonly cause: unknown,
  ) {
    super((cause as Error).message);
  }
}

/**
 * Reads what is new in a mailbox, oldest first, and changes nothing in it: no mail is marked, moved or deleted, so people
 * may go on using it. A mail that is larger than 30 MB is passed over and told, never fetched again and again.
 * Throws KeepingFailed when a mail could be read and not be kept.
 */
export async function readMailbox({ mailbox, cursor, importSince = null, passOver = null, until = () => true, keep, miss, advance, findHost = findPublicHost }: ReadingOptions): Promise<MailboxReading> {
  const found = await openable(mailbox, findHost);
  if (found.outcome !== "public") return found;

  const client = connect(mailbox, found.address);
  let at: number | null = null;
  const own = <Result>(uid: number, work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw new KeepingFailed(uid, error);
    });
  try {
    await client.connect();
    const opened = await client.mailboxOpen(mailbox.folder, { readOnly: true });
    const uidValidity = String(opened.uidValidity);
    let current = cursor?.uidValidity === uidValidity ? cursor : { uidValidity, lastUid: await startingUid(client, opened.uidNext, importSince) };
    const waiting = (await uidsAfter(client, current.lastUid)).slice(0, MOST_PER_ROUND + 1);
    let kept = 0;
    let missed = 0;
    let done = 0;
    for (const uid of waiting.slice(0, MOST_PER_ROUND)) {
      if (!until()) break;
      at = uid;
      const missing = (because: MissedMail["because"], bytes: number | null) => own(uid, miss({ uidValidity, uid, because, bytes }));
      if (uid === passOver) {
        await missing("failed", null);
        missed++;
      } else {
        const size = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
        if (size && (size.size ?? 0) > LARGEST_MAIL) {
          await missing("too-large", size.size ?? null);
          missed++;
        } else if (size) {
          const mail = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
          if (mail && mail.source && (await own(uid, keep(mail.source)))) kept++;
        }
      }
      current = { uidValidity, lastUid: uid };
      await own(uid, advance(current));
      done++;
      at = null;
    }
    if (done === 0) await own(0, advance(current));
    return { outcome: "read", cursor: current, kept, missed, more: waiting.length > done };
  } catch (error) {
    if (error instanceof KeepingFailed) throw error;
    return failureOf(error, at);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

export type MailboxTrial = { outcome: "works" } | MailboxFailure;

/** Logs in and opens the folder, nothing else. */
export async function tryMailbox({ mailbox, findHost = findPublicHost }: Pick<ReadingOptions, "mailbox" | "findHost">): Promise<MailboxTrial> {
  const found = await openable(mailbox, findHost);
  if (found.outcome !== "public") return found;
  const client = connect(mailbox, found.address);
  try {
    await client.connect();
    const folders = (await client.list()).map(({ path }) => path);
    const wanted = mailbox.folder.toUpperCase() === "INBOX" ? "INBOX" : mailbox.folder;
    if (!folders.some((path) => path === wanted || path.toUpperCase() === wanted)) return { outcome: "no-folder", folders: folders.slice(0, 20) };
    await client.mailboxOpen(mailbox.folder, { readOnly: true });
    return { outcome: "works" };
  } catch (error) {
    return failureOf(error, null);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

export type OneMail = { outcome: "fetched"; raw: Uint8Array } | { outcome: "gone" } | { outcome: "too-large" } | MailboxFailure;

/** One mail again, for somebody who asks for it. "gone": it was deleted, or the server counts anew. */
export async function fetchFromMailbox({ mailbox, uidValidity, uid, findHost = findPublicHost }: Pick<ReadingOptions, "mailbox" | "findHost"> & { uidValidity: string; uid: number }): Promise<OneMail> {
  const found = await openable(mailbox, findHost);
  if (found.outcome !== "public") return found;
  const client = connect(mailbox, found.address);
  try {
    await client.connect();
    const opened = await client.mailboxOpen(mailbox.folder, { readOnly: true });
    if (String(opened.uidValidity) !== uidValidity) return { outcome: "gone" };
    const size = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
    if (!size) return { outcome: "gone" };
    if ((size.size ?? 0) > LARGEST_MAIL) return { outcome: "too-large" };
    const mail = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
    return mail && mail.source ? { outcome: "fetched", raw: mail.source } : { outcome: "gone" };
  } catch (error) {
    return failureOf(error, uid);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function openable(mailbox: Mailbox, findHost: (host: string) => Promise<PublicHost>): Promise<{ outcome: "public"; address: string } | MailboxFailure> {
  const host = await findHost(mailbox.host);
  if (host.outcome === "private") return { outcome: "forbidden-host" };
  if (host.outcome === "unknown") return { outcome: "unreachable", because: `There is no host ${mailbox.host}.`, uid: null };
  return host;
}

function connect(mailbox: Mailbox, address: string): ImapFlow {
  const client = new ImapFlow({
    // The address that was checked, not the name: a second look-up could answer differently.
    host: address,
    servername: mailbox.host,
    port: mailbox.port,
    secure: mailbox.security === "tls",
    ...(mailbox.security === "starttls" ? { doSTARTTLS: true } : {}),
    ...(mailbox.security === "none" ? { doSTARTTLS: false } : {}),
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  // Errors on an idle connection arrive here; without a listener they would end the process.
  client.on("error", () => client.close());
  return client;
}

async function startingUid(client: ImapFlow, uidNext: number, importSince: Date | null): Promise<number> {
  if (importSince === null) return Math.max(0, uidNext - 1);
  const found = await client.search({ since: importSince }, { uid: true });
  const first = found ? Math.min(...found) : Infinity;
  return Number.isFinite(first) ? first - 1 : Math.max(0, uidNext - 1);
}

/** "5:*" also names the last mail when there is none from 5 on, so the answer is filtered. */
async function uidsAfter(client: ImapFlow, lastUid: number): Promise<number[]> {
  const found = await client.search({ uid: `${lastUid + 1}:*` }, { uid: true });
  return (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

const NO_TRUST = /^(?:ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_HAS_EXPIRED|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?)$/;

function failureOf(error: unknown, uid: number | null): MailboxFailure {
  const failure = error as { authenticationFailed?: boolean; responseText?: string; message?: string; code?: string; mailboxMissing?: boolean };
  const because = (failure.responseText ?? failure.message ?? String(error)).replace(/\s+/g, " ").slice(0, 300);
  if (failure.authenticationFailed) return { outcome: "refused", because };
  if (failure.mailboxMissing) return { outcome: "no-folder", folders: [] };
  if (NO_TRUST.test(failure.code ?? "")) return { outcome: "not-trusted", because };
  return { outcome: "unreachable", because: failure.code ? `${because} (${failure.code})` : because, uid };
}
