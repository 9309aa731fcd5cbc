import { Prisma } from "@prisma/client";
import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { OWN_ADDRESSES, ownAddressesFrom, type OwnAddresses, type OwnAddressRow } from "~/domain/shops/own-addresses.server";
import { deskFrom, type Desk } from "~/domain/tickets/read-desk-settings.server";
import { jsonText } from "~/lib/json-text";

/** What has to be known before messages are stored. */
export interface Facts {
  desk: Desk;
  own: OwnAddresses;
  /** By the ids of their kept originals. */
  messages: Map<string, MessageFacts>;
}

export interface MessageFacts {
  /** The same Message-ID was here before, or the kept original has been dealt with. */
  known: boolean;
  /** A mail that we sent, brought back by somebody's forwarding. */
  ours: boolean;
  blocked: boolean;
}

interface Row extends OwnAddressRow {
  timeZone: string;
  settings: unknown;
  config: unknown;
  messages: { id: string; status: string | null; known: boolean; ours: boolean; blocked: boolean }[];
}

/**
 * One round trip, since every mail waits for it. Locks the kept originals: when a job is delivered twice, the second waits
 * here and then finds it dealt with. `answers`: some of them answer others; what is being taken in beside it is waited
 * for, since the mail that is answered may be in there.
 */
export async function factsForMessages(tx: ShopTx, { shopId, mails, answers }: { shopId: string; mails: { inboundMailId: string; message: InboundMessage }[]; answers: boolean }): Promise<Facts> {
  const lock = Prisma.raw(answers ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  const asked = mails.map(({ inboundMailId, message }) => ({ id: inboundMailId, messageId: message.messageId, sender: emailKey(message.from.address) }));
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT shop."timeZone", shop.settings, desk.config, ${OWN_ADDRESSES}, (
      SELECT json_agg(json_build_object(
        'id', asked.id,
        'status', (SELECT status FROM "InboundMail" WHERE "shopId" = ${shopId} AND id = asked.id FOR UPDATE),
        'known', EXISTS (SELECT FROM "Message" WHERE "shopId" = ${shopId} AND "messageId" = asked."messageId"),
        'ours', EXISTS (SELECT FROM "OutgoingMail" WHERE "shopId" = ${shopId} AND "messageId" = asked."messageId"),
        'blocked', EXISTS (SELECT FROM "BlockedSender" WHERE "shopId" = ${shopId} AND "addressKey" = asked.sender)))
      FROM jsonb_to_recordset(${jsonText(asked)}::jsonb) AS asked(id uuid, "messageId" text, sender text)
    ) AS messages
    FROM (SELECT ${lock}(hashtextextended(${`receiving ${shopId}`}, 0)) OFFSET 0) AS turn
      CROSS JOIN "Shop" AS shop LEFT JOIN "DeskSettings" AS desk ON desk."shopId" = shop."shopId"
      LEFT JOIN "Mailbox" AS mailbox ON mailbox."shopId" = shop."shopId"
    WHERE shop."shopId" = ${shopId}`;
  if (!row) throw new Error("The shop is not here.");
  const messages = row.messages.map(({ id, status, known, ours, blocked }) => [id, { known: known || status === "done", ours, blocked }] as const);
  return { own: ownAddressesFrom(row), desk: deskFrom(row.config, row), messages: new Map(messages) };
}
