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
  | { outcome: "read"; cursor: MailboxCursor; kept: number; tooLarge: number; more: boolean }
  /** Wrong name or password: nothing to retry before somebody changes them. */
  | { outcome: "refused"; because: string }
  | { outcome: "unreachable"; because: string }
  /** The host is not on the open Internet. */
  | { outcome: "forbidden-host" };

export interface ReadingOptions {
  mailbox: Mailbox;
  /** Null the first time: then only mail from now on is read, or mail since `importSince`. */
  cursor: MailboxCursor | null;
  importSince?: Date | null;
  /** Keeps one raw mail for good; the cursor moves on only after it returns. Called twice for one mail after a crash, so it must tell duplicates by the bytes. */
  keep: (raw: Uint8Array) => Promise<void>;
  /** Saves the cursor after every mail, so that a crash repeats one mail at most. */
  advance: (cursor: MailboxCursor) => Promise<void>;
  findHost?: (host: string) => Promise<PublicHost>;
}

const MOST_PER_ROUND = 100;
const LARGEST_MAIL = 30 * 1024 * 1024;

/**
 * Reads what is new in a mailbox, oldest first, and changes nothing in it: no mail is marked, moved or deleted, so people
 * may go on using it. A mail that is larger than 30 MB is passed over and counted, never fetched again and again.
 */
export async function readMailbox({ mailbox, cursor, importSince = null, keep, advance, findHost = findPublicHost }: ReadingOptions): Promise<MailboxReading> {
  const host = await findHost(mailbox.host);
  if (host.outcome === "private") return { outcome: "forbidden-host" };
  if (host.outcome === "unknown") return { outcome: "unreachable", because: `There is no host ${mailbox.host}.` };

  const client = connect(mailbox, host.address);
  /** What goes wrong on our side is no fault of the mailbox. */
  let ours: unknown = null;
  const own = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      ours = error;
      throw error;
    });
  try {
    await client.connect();
    const opened = await client.mailboxOpen(mailbox.folder, { readOnly: true });
    const uidValidity = String(opened.uidValidity);
    let current = cursor?.uidValidity === uidValidity ? cursor : { uidValidity, lastUid: await startingUid(client, opened.uidNext, importSince) };
    const waiting = (await uidsAfter(client, current.lastUid)).slice(0, MOST_PER_ROUND + 1);
    let kept = 0;
    let tooLarge = 0;
    for (const uid of waiting.slice(0, MOST_PER_ROUND)) {
      const size = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
      if (size && (size.size ?? 0) > LARGEST_MAIL) tooLarge++;
      else if (size) {
        const mail = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
        if (mail && mail.source) {
          await own(keep(mail.source));
          kept++;
        }
      }
      current = { uidValidity, lastUid: uid };
      await own(advance(current));
    }
    if (kept + tooLarge === 0) await own(advance(current));
    return { outcome: "read", cursor: current, kept, tooLarge, more: waiting.length > MOST_PER_ROUND };
  } catch (error) {
    if (error === ours) throw error;
    return failureOf(error);
  } finally {
    await client.logout().catch(() => client.close());
  }
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

function failureOf(error: unknown): MailboxReading {
  const failure = error as { authenticationFailed?: boolean; responseText?: string; message?: string; code?: string };
  const because = (failure.responseText ?? failure.message ?? String(error)).slice(0, 300);
  return failure.authenticationFailed ? { outcome: "refused", because } : { outcome: "unreachable", because: failure.code ? `${because} (${failure.code})` : because };
}
