import { findMailHost } from "~/domain/sending/find-mail-host.server";
import { findWayOut, noteTrouble, type WayOut } from "~/domain/sending/find-way-out.server";
import { domainOf } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";
import { canonicalJson } from "~/lib/same-json";
import { signDkim } from "~/mail/sign-dkim.server";
import { createSmtpTransport, smtpUrl, type SmtpTransport } from "~/mail/transport.server";

/** A change of the settings is followed within this time, in every process. */
const LOOKED_UP_MS = 10_000;
/** Mailbox providers let one account have few connections at once. */
const OWN_CONNECTIONS = 4;
const MOST_KEPT = 500;

interface Kept {
  way: WayOut;
  /** Ours or the shop's own. */
  account: SmtpTransport;
  transport: SmtpTransport;
  lookedUpAt: number;
}

let shared: SmtpTransport | undefined;
const kept = new Map<string, Kept>();
const asking = new Map<string, Promise<Kept>>();

export interface TransportsOptions {
  findHost?: typeof findMailHost;
}

/** The SMTP account that a shop's mail leaves by: its own, when it has one, else ours. Signed when the shop has a key. */
export async function transportFor(shopId: string, { findHost = findMailHost }: TransportsOptions = {}): Promise<SmtpTransport> {
  const known = kept.get(shopId);
  if (known && performance.now() - known.lookedUpAt < LOOKED_UP_MS) return known.transport;
  const asked = asking.get(shopId) ?? lookUp(shopId, known, findHost).finally(() => asking.delete(shopId));
  asking.set(shopId, asked);
  return (await asked).transport;
}

async function lookUp(shopId: string, known: Kept | undefined, findHost: typeof findMailHost): Promise<Kept> {
  const way = await findWayOut(shopId);
  const isSame = known !== undefined && canonicalJson(known.way.server) === canonicalJson(way.server);
  if (known?.way.server && !isSame) known.account.close();
  const account = isSame ? known.account : way.server ? ownAccount(way.server, findHost) : sharedAccount();
  const entry: Kept = { way, account, transport: leaving(shopId, account, way), lookedUpAt: performance.now() };
  if (kept.size >= MOST_KEPT) forgetOldest();
  kept.delete(shopId);
  kept.set(shopId, entry);
  return entry;
}

function sharedAccount(): SmtpTransport {
  shared ??= createSmtpTransport({ url: env.SMTP_URL, name: env.REPLY_DOMAIN });
  return shared;
}

function ownAccount(server: NonNullable<WayOut["server"]>, findHost: typeof findMailHost): SmtpTransport {
  return createSmtpTransport({ url: smtpUrl(server), name: env.REPLY_DOMAIN, connections: OWN_CONNECTIONS, reach: findHost });
}

/** Signs what leaves, and keeps an eye on a shop's own server: whether mail can leave by it is shown to the merchant. */
function leaving(shopId: string, account: SmtpTransport, { server, key, isTroubled }: WayOut): SmtpTransport {
  if (!server && !key) return account;
  let troubled = isTroubled;
  return {
    ...account,
    async send(envelope, bytes, mark) {
      const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const signed = key && fromDomain(mail) === key.domain ? signDkim(mail, key) : mail;
      const outcome = await account.send(envelope, signed, mark);
      if (!server) return outcome;
      const trouble = outcome.outcome === "retry" && outcome.about === "server" ? outcome.response : null;
      if (trouble !== null ? !troubled : troubled && outcome.outcome === "sent") {
        troubled = trouble !== null;
        await noteTrouble({ shopId, words: trouble, now: new Date() }).catch((err: Error) => log.warn({ err, shopId }, "trouble of a mail server not noted"));
      }
      return outcome;
    },
  };
}

function fromDomain(mail: Buffer): string | null {
  const head = mail.subarray(0, mail.indexOf("\r\n\r\n")).toString("latin1").replace(/\r\n(?=[ \t])/g, "");
  return domainOf(/^From:.*?([^\s<>"]+@[^\s<>"]+)>?\s*$/im.exec(head)?.[1] ?? "");
}

function forgetOldest(): void {
  const [shopId, entry] = kept.entries().next().value!;
  kept.delete(shopId);
  if (entry.way.server) entry.account.close();
}

export function closeTransports(): void {
  for (const { account } of kept.values()) account.close();
  kept.clear();
  shared?.close();
  shared = undefined;
}
