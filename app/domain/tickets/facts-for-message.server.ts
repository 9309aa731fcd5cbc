import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { deskFrom, type Desk } from "~/domain/tickets/read-desk-settings.server";

/** What has to be known before a message is stored. */
export interface MessageFacts {
  /** The same Message-ID was here before, or the kept original has been dealt with. */
  known: boolean;
  blocked: boolean;
  desk: Desk;
}

interface Row {
  status: string | null;
  known: boolean;
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
      EXISTS (SELECT FROM "BlockedSender" WHERE "shopId" = ${shopId} AND "addressKey" = ${emailKey(message.from.address)}) AS blocked,
      shop."timeZone", shop.settings, desk.config
    FROM "Shop" AS shop LEFT JOIN "DeskSettings" AS desk ON desk."shopId" = shop."shopId"
    WHERE shop."shopId" = ${shopId}`;
  if (!row) throw new Error("The shop is not here.");
  return { known: row.known || row.status === "done", blocked: row.blocked, desk: deskFrom(row.config, row) };
}
