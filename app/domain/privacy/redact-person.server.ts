import { inShop, type ShopTx } from "~/db.server";
import { redactCustomer } from "~/domain/customers/redact-customer.server";
import type { Person } from "~/domain/privacy/compliance";
import { eraseInbound, eraseOutgoing } from "~/domain/privacy/erase-mail.server";
import { ERASED, eraseTickets } from "~/domain/privacy/erase-tickets.server";
import { findTraces, type Traces } from "~/domain/privacy/find-traces.server";
import { searchWords } from "~/domain/tickets/search/search-words";

export type PersonRedacted =
  | { outcome: "redacted"; tickets: number; mails: number; orders: number }
  /** A mail to the person is being handed over at this moment. Nothing was changed: try again in a minute. */
  | { outcome: "mail-on-its-way" };

const TIMEOUT_MS = 120_000;

class OnItsWay extends Error {}

/**
 * Forgets a person: everything that any table of the shop keeps of them, in one transaction. Counts, dates, topics and
 * amounts stay. What columns this is about stands in columns.ts; a test plants a mark in each of them. Safe to repeat.
 */
export async function redactPerson({ shopId, person, now }: { shopId: string; person: Person; now: Date }): Promise<PersonRedacted> {
  return inShop(
    shopId,
    async (tx) => {
      const traces = await findTraces(tx, { shopId, person });
      const names = await namesOf(tx, shopId, traces);
      const sent = await eraseOutgoing(tx, { shopId, mailIds: traces.mailIds });
      if (sent.outcome === "on-its-way") throw new OnItsWay();
      await eraseInbound(tx, { shopId, inboundMailIds: traces.inboundMailIds, now });
      await eraseTickets(tx, { shopId, ticketIds: traces.ticketIds, now });
      await eraseBesides(tx, { shopId, traces });
      await stopJourneys(tx, { shopId, traces, now });
      await redactCustomer(tx, { shopId, customerId: traces.customerId, orderIds: traces.orderIds, now });
      await forgetNames(tx, shopId, names);
      return { outcome: "redacted" as const, tickets: traces.ticketIds.length, mails: traces.mailIds.length, orders: traces.orderIds.length };
    },
    { timeout: TIMEOUT_MS },
  ).catch((error: unknown) => {
    if (error instanceof OnItsWay) return { outcome: "mail-on-its-way" as const };
    throw error;
  });
}

/** What stands outside of conversations and mails. */
async function eraseBesides(tx: ShopTx, { shopId, traces }: { shopId: string; traces: Traces }): Promise<void> {
  const { emailKeys, phones, orderIds, customerId } = traces;
  const byKey = { in: emailKeys };
  // In conversations of others: what they wrote there, and that they were copied.
  await tx.$executeRaw`
    DELETE FROM "Attachment" a USING "Message" m WHERE a."shopId" = ${shopId} AND m."shopId" = ${shopId} AND m.id = a."messageId" AND lower(m."authorEmail") = ANY (${emailKeys})`;
  await tx.$executeRaw`
    UPDATE "Message" SET "authorName" = ${ERASED}, "authorEmail" = NULL, reply = ${ERASED}, text = ${ERASED}, html = NULL, subject = '', "messageId" = NULL
    WHERE "shopId" = ${shopId} AND lower("authorEmail") = ANY (${emailKeys})`;
  await tx.$executeRaw`
    UPDATE "Message" SET "to" = (SELECT coalesce(array_agg(a), '{}') FROM unnest("to") a WHERE lower(a) <> ALL (${emailKeys})), cc = (SELECT coalesce(array_agg(a), '{}') FROM unnest(cc) a WHERE lower(a) <> ALL (${emailKeys}))
    WHERE "shopId" = ${shopId} AND EXISTS (SELECT 1 FROM unnest("to" || cc) a WHERE lower(a) = ANY (${emailKeys}))`;
  await tx.customerNote.deleteMany({ where: { shopId, customerKey: byKey } });
  await tx.blockedSender.deleteMany({ where: { shopId, addressKey: byKey } });
  await tx.suppression.deleteMany({ where: { shopId, addressKey: byKey } });
  await tx.rating.updateMany({ where: { shopId, recipientKey: byKey }, data: { recipientKey: "", comment: null } });
  await tx.replyToken.deleteMany({ where: { shopId, OR: [{ recipientKey: byKey }, { orderShopifyId: { in: orderIds } }] } });
  await tx.orderRating.updateMany({ where: { shopId, orderShopifyId: { in: orderIds } }, data: { comment: null } });
  await tx.dataRequest.deleteMany({ where: { shopId, OR: [...(customerId ? [{ customerShopifyId: customerId }] : []), { email: { in: emailKeys, mode: "insensitive" } }] } });
  // Notices from Shopify that still wait hold the person in their bodies; those acted on are empty already.
  const marks = [...emailKeys, ...phones, ...orderIds, ...(customerId ? [customerId] : [])];
  await tx.$executeRaw`
    UPDATE "WebhookEvent" SET payload = '{}', status = 'done', "settledAt" = now(), error = NULL
    WHERE "shopId" = ${shopId} AND payload <> '{}' AND EXISTS (SELECT 1 FROM unnest(${marks}::text[]) mark WHERE position(lower(mark) IN lower(payload::text)) > 0)`;
  // Words that a shop's topics were learnt from may be theirs; they are learnt anew.
  if (traces.ticketIds.length > 0) await tx.topicModel.deleteMany({ where: { shopId } });
}

/** Nothing more is sent for their orders, and the ledger no longer says to whom. */
async function stopJourneys(tx: ShopTx, { shopId, traces, now }: { shopId: string; traces: Traces; now: Date }): Promise<void> {
  const { customerId, orderIds } = traces;
  const ofPerson = { shopId, OR: [{ orderShopifyId: { in: orderIds } }, ...(customerId ? [{ customerShopifyId: customerId }] : [])] };
  await tx.journeyStep.updateMany({ where: { ...ofPerson, status: { in: ["due", "claimed"] } }, data: { status: "skipped", reasonCode: "redacted", decidedAt: now, leaseOwner: null, leaseUntil: null } });
  await tx.journeyStep.updateMany({ where: ofPerson, data: { customerShopifyId: null, reason: null } });
  await tx.enrolment.updateMany({ where: { shopId, orderShopifyId: { in: orderIds }, stoppedAt: null }, data: { stoppedAt: now } });
  await tx.enrolment.updateMany({ where: { shopId, orderShopifyId: { in: orderIds } }, data: { stopReason: null } });
}

/** The words of their names and addresses, as the search for misspelt names knows them. */
async function namesOf(tx: ShopTx, shopId: string, { customerId, emailKeys, ticketIds }: Traces): Promise<string[]> {
  const tickets = await tx.ticket.findMany({ where: { shopId, id: { in: ticketIds } }, select: { customerName: true, customerEmail: true } });
  const customer = customerId ? await tx.customer.findFirst({ where: { shopId, shopifyId: customerId }, select: { displayName: true } }) : null;
  return [...new Set([...emailKeys, customer?.displayName ?? "", ...tickets.flatMap((ticket) => [ticket.customerName, ticket.customerEmail ?? ""])].flatMap(searchWords))];
}

/** Takes those of the words out of the search that no other conversation's name or address contains. */
async function forgetNames(tx: ShopTx, shopId: string, words: string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "SearchName" s WHERE s."shopId" = ${shopId} AND s.word = ANY (${words})
      AND NOT EXISTS (SELECT 1 FROM "Ticket" t WHERE t."shopId" = s."shopId" AND position(s.word IN lower(t."customerName" || ' ' || coalesce(t."customerEmail", ''))) > 0)`;
}
