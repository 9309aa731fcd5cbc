import type { InboundMessage } from "~/channels/inbound-message";
import type { ShopTx } from "~/db.server";
import { mailboxKey } from "~/domain/orders/keys";
import { mergeTicketsIn } from "~/domain/tickets/merge-tickets.server";
import { holdBackScheduled } from "~/domain/tickets/take-back-reply.server";

/** A message that has just been stored, and the ticket it is in. */
export interface Stored {
  ticketId: string;
  message: InboundMessage;
}

/** Mails overtake each other by minutes, after an outage by days. */
const LONGEST_DELAY = 14 * 24 * 3600_000;
const MOST_TICKETS = 20;

/**
 * Mails may be read before the one that they answer: the answer then has a ticket of its own. When what it answers
 * arrives, the two become one, where the answer is if the other begins anew. Only mails of one and the same mailbox for
 * which the receiving provider vouches both times; whoever names a foreign Message-ID joins nothing. Staff can take it
 * back as any merge. Returns where the tickets of the stored messages went on, by their ids.
 */
export async function joinEarlierAnswers(tx: ShopTx, { shopId, stored, begin, now }: { shopId: string; stored: Stored[]; begin: boolean; now: Date }): Promise<Map<string, string>> {
  const wentOn = new Map<string, string>();
  const parents = stored.filter(({ message }) => message.messageId !== null && message.authentication === "pass" && message.auto === null && mailboxKey(message.from.address) !== null);
  if (parents.length === 0) return wentOn;
  for (const { answerIn, answered } of await findAnswers(tx, shopId, parents, now)) {
    const ticketId = wentOn.get(answered) ?? answered;
    if (answerIn === ticketId) continue;
    const [fromId, intoId] = begin && ticketId === answered ? [ticketId, answerIn] : [answerIn, ticketId];
    const by = { name: "Aftercare", staff: null, sentence: "A mail arrived after the one that answers it; both go on here." };
    const merged = await mergeTicketsIn(tx, { shopId, fromId, intoId, peopleDifferIsFine: false, by, now });
    if (merged.outcome !== "merged" || fromId !== answered) continue;
    wentOn.set(answered, intoId);
    // To whoever has the ticket, a mail came in.
    const { version } = await tx.ticket.update({ where: { shopId, id: intoId }, data: { unread: true }, select: { version: true } });
    await holdBackScheduled(tx, { shopId, ticketId: intoId, version, now });
  }
  return wentOn;
}

/** By the writer's tickets, which are few, and not by all messages of the shop: no index would hold every reference. */
async function findAnswers(tx: ShopTx, shopId: string, parents: Stored[], now: Date): Promise<{ answerIn: string; answered: string }[]> {
  const emails = [...new Set(parents.map(({ message }) => message.from.address))];
  const ids = parents.map(({ message }) => message.messageId!);
  const rows = await tx.$queryRaw<{ ticketId: string; authorEmail: string; named: string[] }[]>`
    SELECT answer."ticketId", answer."authorEmail", answer."inReplyTo" || answer."references" AS named
    FROM unnest(${emails}::text[]) AS writer(email)
      CROSS JOIN LATERAL (
        SELECT id FROM "Ticket" WHERE "shopId" = ${shopId} AND "customerEmail" = writer.email AND status <> 'spam' AND "mergedIntoId" IS NULL AND "createdAt" > ${new Date(now.getTime() - LONGEST_DELAY)}
        ORDER BY "createdAt" DESC LIMIT ${MOST_TICKETS}
      ) AS ticket
      JOIN "Message" AS answer ON answer."shopId" = ${shopId} AND answer."ticketId" = ticket.id
    WHERE answer.kind = 'inbound' AND answer.vouched = 'pass' AND answer."authorEmail" IS NOT NULL
      AND (answer."inReplyTo" && ${ids}::text[] OR answer."references" && ${ids}::text[])
    ORDER BY answer."sentAt"`;
  return parents.flatMap(({ ticketId, message }) =>
    rows
      .filter((row) => row.ticketId !== ticketId && row.named.includes(message.messageId!) && mailboxKey(row.authorEmail) === mailboxKey(message.from.address))
      .map((row) => ({ answerIn: row.ticketId, answered: ticketId })),
  );
}
