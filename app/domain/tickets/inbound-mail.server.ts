import { inShop, type ShopTx } from "~/db.server";
import { readOwnAddresses } from "~/domain/shops/own-addresses.server";
import type { Envelope } from "~/domain/tickets/keep-inbound-mail.server";

export interface KeptMail {
  source: string;
  raw: Uint8Array;
  envelope: Envelope;
  receivedAt: Date;
  /** Addresses under which the shop receives and sends. */
  ourAddresses: string[];
  /** Where the shop's own mailbox lies; null when it has none. */
  mailboxHost: string | null;
}

/** A kept original if there is still something to do about it. */
export async function takeInboundMail({ shopId, inboundMailId }: { shopId: string; inboundMailId: string }): Promise<KeptMail | null> {
  return inShop(shopId, async (tx) => {
    const row = await tx.inboundMail.findFirst({ where: { shopId, id: inboundMailId, status: "received" } });
    if (!row) return null;
    const own = await readOwnAddresses(tx, shopId);
    return {
      source: row.source,
      raw: new Uint8Array(row.raw),
      envelope: row.envelope as unknown as Envelope,
      receivedAt: row.receivedAt,
      ourAddresses: own.shop,
      mailboxHost: own.mailboxHost,
    };
  });
}

interface Settled {
  shopId: string;
  inboundMailId: string;
  /** What became of it, in one word. */
  outcome: string;
  ticketId: string | null;
  now: Date;
}

/** What became of a kept original, and the ticket that it went to: in the transaction that made it so, or neither happened. The first word stands. */
export async function settleInboundMailIn(tx: ShopTx, { shopId, inboundMailId, outcome, ticketId, now }: Settled): Promise<void> {
  await tx.inboundMail.updateMany({ where: { shopId, id: inboundMailId, status: { not: "done" } }, data: { status: "done", outcome, ticketId, settledAt: now, error: null } });
}

/** The same for an original from which nothing came. */
export async function settleInboundMail(settled: Settled): Promise<void> {
  await inShop(settled.shopId, (tx) => settleInboundMailIn(tx, settled));
}

/** After this many tries a message is parked: a person sees it and can try again. It is never dropped and never fetched for ever. */
const MOST_ATTEMPTS = 3;

export async function failInboundMail({ shopId, inboundMailId, error }: { shopId: string; inboundMailId: string; error: string }): Promise<"again" | "parked"> {
  return inShop(shopId, async (tx) => {
    const row = await tx.inboundMail.update({ where: { shopId, id: inboundMailId }, data: { attempts: { increment: 1 }, error: error.slice(0, 500) } });
    if (row.attempts < MOST_ATTEMPTS) return "again";
    await tx.inboundMail.update({ where: { shopId, id: inboundMailId }, data: { status: "parked" } });
    return "parked";
  });
}
