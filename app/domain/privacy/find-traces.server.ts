import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import type { Person } from "~/domain/privacy/compliance";

/** Where a shop keeps something of a person. */
export interface Traces {
  customerId: string | null;
  /** Every address of theirs, as keys. */
  emailKeys: string[];
  phones: string[];
  /** gids of their orders. */
  orderIds: string[];
  /** Their conversations, and those about their orders. */
  ticketIds: string[];
  /** Mails to them, about their orders, or in their conversations. */
  mailIds: string[];
  /** Originals of what they wrote. */
  inboundMailIds: string[];
}

/**
 * Everything that belongs to a person, found by their customer record, their orders and their addresses. A conversation
 * that somebody else began about their order without owning it ("claimed") is not theirs.
 */
export async function findTraces(tx: ShopTx, { shopId, person }: { shopId: string; person: Person }): Promise<Traces> {
  const { customerId } = person;
  const customer = customerId ? await tx.customer.findFirst({ where: { shopId, shopifyId: customerId }, select: { email: true, phone: true } }) : null;
  const orders = await tx.order.findMany({
    where: { shopId, OR: [{ shopifyId: { in: person.orderIds } }, ...(customerId ? [{ customerShopifyId: customerId }] : [])] },
    select: { shopifyId: true, emailKey: true },
  });
  const orderIds = [...new Set([...person.orderIds, ...orders.map((order) => order.shopifyId)])];
  const contacts = customerId ? await tx.customerContact.findMany({ where: { shopId, customerShopifyId: customerId }, select: { kind: true, valueKey: true } }) : [];
  const emailKeys = [
    ...new Set(
      [...person.emails, customer?.email, ...orders.map((order) => order.emailKey), ...contacts.filter(({ kind }) => kind === "email").map(({ valueKey }) => valueKey)].flatMap((address) => emailKey(address) ?? []),
    ),
  ];
  const phones = [...new Set([...person.phones, ...(customer?.phone ? [customer.phone] : []), ...contacts.filter(({ kind }) => kind === "phone").map(({ valueKey }) => valueKey)])];

  const tickets = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id::text FROM "Ticket" t WHERE t."shopId" = ${shopId} AND (
      t."customerShopifyId" = ${customerId} OR lower(t."customerEmail") = ANY (${emailKeys})
      OR EXISTS (SELECT 1 FROM "OrderLink" l WHERE l."shopId" = t."shopId" AND l."ticketId" = t.id AND l."removedAt" IS NULL AND l.status <> 'claimed' AND l."orderShopifyId" = ANY (${orderIds})))`;
  const ticketIds = tickets.map(({ id }) => id);
  const mails = await tx.outgoingMail.findMany({
    where: { shopId, OR: [{ recipientKey: { in: emailKeys } }, { ticketId: { in: ticketIds } }, { orderShopifyId: { in: orderIds } }] },
    select: { id: true },
  });
  const originals = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM "InboundMail" i WHERE i."shopId" = ${shopId} AND (
      i."ticketId" = ANY (${ticketIds}::uuid[])
      OR i.id IN (SELECT m."inboundMailId" FROM "Message" m WHERE m."shopId" = ${shopId} AND (m."ticketId" = ANY (${ticketIds}::uuid[]) OR lower(m."authorEmail") = ANY (${emailKeys})))
      -- What never became a ticket is known by nothing but its own bytes.
      OR (i."ticketId" IS NULL AND EXISTS (SELECT 1 FROM unnest(${emailKeys}::text[]) key WHERE position(convert_to(key, 'UTF8') IN i.raw) > 0)))`;
  return { customerId, emailKeys, phones, orderIds, ticketIds, mailIds: mails.map(({ id }) => id), inboundMailIds: originals.map(({ id }) => id) };
}
