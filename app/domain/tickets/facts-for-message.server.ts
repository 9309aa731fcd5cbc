import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { OWN_ADDRESSES, ownAddressesFrom, type OwnAddresses, type OwnAddressRow } from "~/domain/shops/own-addresses.server";
import { deskFrom, type Desk } from "~/domain/tickets/read-desk-settings.server";

/** What has to be known before a message is stored. */
export interface MessageFacts {
  /** The same Message-ID was here before, or the kept original has been dealt with. */
  known: boolean;
  /** A mail that we sent, brought back by somebody's forwarding. */
  ours: boolean;
  blocked: boolean;
  desk: Desk;
  own: OwnAddresses;
}

interface Row extends OwnAddressRow {
  status: string | null;
  known: boolean;
  ours: boolean;
  blocked: boolean;
  timeZone: string;
  settings: unknown;
  config: unknown;
}

/**
 * One round trip, since every mail waits for it. Locks the kept original: when a job is delivered twice, the second waits
 * here and then finds it dealt with.
 */
export async function factsForMessage(tx: ShopTx, { shopId, inboundMailId, message }: { shopId: string; inboundMailId: string; message: InboundMessage }): Promise<MessageFacts> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT (SELECT status FROM "InboundMail" WHERE "shopId" = ${shopId} AND id = ${inboundMailId}::uuid FOR UPDATE) AS status,
      EXISTS (SELECT FROM "Message" WHERE "shopId" = ${shopId} AND "messageId" = ${message.messageId}) AS known,
      EXISTS (SELECT FROM "OutgoingMail" WHERE "shopId" = ${shopId} AND "messageId" = ${message.messageId}) AS ours,
      EXISTS (SELECT FROM "BlockedSender" WHERE "shopId" = ${shopId} AND "addressKey" = ${emailKey(message.from.address)}) AS blocked,
      shop."timeZone", shop.settings, desk.config, ${OWN_ADDRESSES}
    FROM "Shop" AS shop LEFT JOIN "DeskSettings" AS desk ON desk."shopId" = shop."shopId"
      LEFT JOIN "Mailbox" AS mailbox ON mailbox."shopId" = shop."shopId"
    WHERE shop."shopId" = ${shopId}`;
  if (!row) throw new Error("The shop is not here.");
  return { known: row.known || row.status === "done", ours: row.ours, blocked: row.blocked, own: ownAddressesFrom(row), desk: deskFrom(row.config, row) };
}
