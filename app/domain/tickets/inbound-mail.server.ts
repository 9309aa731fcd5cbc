import { inShop, type ShopTx } from "~/db.server";
import { OWN_ADDRESSES, ownAddressesFrom, type OwnAddressRow } from "~/domain/shops/own-addresses.server";
import type { Envelope } from "~/domain/tickets/keep-inbound-mail.server";
import { jsonText } from "~/lib/json-text";

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

/** Those of the kept originals with which there is still something to do, by their ids, in the order in which they came. */
export async function takeInboundMails({ shopId, inboundMailIds }: { shopId: string; inboundMailIds: string[] }): Promise<Map<string, KeptMail>> {
  return inShop(shopId, async (tx) => {
    const rows = await tx.$queryRaw<KeptRow[]>`
      WITH own AS MATERIALIZED (SELECT ${OWN_ADDRESSES} FROM "Shop" AS shop LEFT JOIN "Mailbox" AS mailbox ON mailbox."shopId" = shop."shopId" WHERE shop."shopId" = ${shopId})
      SELECT own.*, mail.id, mail.source, mail.raw, mail.envelope, mail."receivedAt"
      FROM "InboundMail" AS mail CROSS JOIN own WHERE mail."shopId" = ${shopId} AND mail.id = ANY(${inboundMailIds}::uuid[]) AND mail.status = 'received'
      ORDER BY mail."receivedAt", mail.id`;
    return new Map(
      rows.map(({ id, source, raw, envelope, receivedAt, ...row }) => {
        const own = ownAddressesFrom(row);
        return [id, { source, raw: new Uint8Array(raw), envelope, receivedAt, ourAddresses: own.shop, mailboxHost: own.mailboxHost }];
      }),
    );
  });
}

interface KeptRow extends OwnAddressRow {
  id: string;
  source: string;
  raw: Uint8Array;
  envelope: Envelope;
  receivedAt: Date;
}

interface Settled {
  inboundMailId: string;
  /** What became of it, in one word. */
  outcome: string;
  ticketId: string | null;
}

/** What became of kept originals, and the tickets that they went to: in the transaction that made it so, or neither happened. The first word stands. */
export async function settleInboundMailsIn(tx: ShopTx, { shopId, settled, now }: { shopId: string; settled: Settled[]; now: Date }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "InboundMail" AS mail SET status = 'done', outcome = settled.outcome, "ticketId" = settled."ticketId", "settledAt" = ${now}, error = NULL
    FROM jsonb_to_recordset(${jsonText(settled)}::jsonb) AS settled("inboundMailId" uuid, outcome text, "ticketId" uuid)
    WHERE mail."shopId" = ${shopId} AND mail.id = settled."inboundMailId" AND mail.status <> 'done'`;
}

/** The same for an original from which nothing came. */
export async function settleInboundMail({ shopId, inboundMailId, outcome, now }: { shopId: string; inboundMailId: string; outcome: string; now: Date }): Promise<void> {
  await inShop(shopId, (tx) => settleInboundMailsIn(tx, { shopId, settled: [{ inboundMailId, outcome, ticketId: null }], now }));
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
