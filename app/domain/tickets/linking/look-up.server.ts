import { Prisma } from "@prisma/client";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { Candidate, Found, LookUp, Person, Wanted } from "./types";

/** A buyer with more orders than this is asked which one; older ones are still found by their names. */
const MOST_ORDERS_OF_ONE = 40;

interface Row {
  hows: (keyof Found)[];
  snapshot: OrderSnapshot;
  /** "email ana@example.com", "phone +49…" of the order's customer. */
  contacts: string[] | null;
}

/**
 * Looks candidates up in our copy of the shop's orders: one statement with a branch for each thing that is asked for,
 * each branch an index look-up by equality, so that the time does not grow with the shop.
 */
export function lookUpIn(tx: ShopTx, shopId: string): LookUp {
  return async (wanted) => {
    const found: Found = { replied: [], named: [], confirmed: [], tracked: [], sent: [], mentioned: [] };
    const branches = branchesFor(wanted, shopId);
    if (branches.length === 0) return found;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT hit.hows, known.snapshot, (
        SELECT array_agg(DISTINCT contact.kind || ' ' || contact."valueKey") FROM "CustomerContact" AS contact
        WHERE contact."shopId" = ${shopId} AND contact."customerShopifyId" = known."customerShopifyId"
      ) AS contacts
      FROM (SELECT id, array_agg(DISTINCT how) AS hows FROM (${Prisma.join(branches, " UNION ALL ")}) AS each GROUP BY id) AS hit
      JOIN "Order" AS known ON known."shopId" = ${shopId} AND known."shopifyId" = hit.id AND known."deletedAt" IS NULL
      ORDER BY known."placedAt" DESC`;
    for (const row of rows) {
      const candidate = candidateOf(row);
      for (const how of row.hows) found[how].push(candidate);
    }
    return found;
  };
}

function branchesFor(wanted: Wanted, shopId: string): Prisma.Sql[] {
  const branches: Prisma.Sql[] = [];
  if (wanted.repliedOrderIds.length > 0) branches.push(Prisma.sql`SELECT 'replied' AS how, unnest(${wanted.repliedOrderIds}::text[]) AS id`);
  if (wanted.nameKeys.length > 0) branches.push(Prisma.sql`SELECT 'named' AS how, "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "nameKey" = ANY(${wanted.nameKeys})`);
  if (wanted.confirmationKeys.length > 0) branches.push(Prisma.sql`SELECT 'confirmed' AS how, "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "confirmationKey" = ANY(${wanted.confirmationKeys})`);
  if (wanted.trackingKeys.length > 0) branches.push(Prisma.sql`SELECT 'tracked' AS how, "orderShopifyId" AS id FROM "OrderTracking" WHERE "shopId" = ${shopId} AND "numberKey" = ANY(${wanted.trackingKeys})`);
  branches.push(...ordersOf(wanted.sender, "sent", shopId), ...ordersOf(wanted.mentioned, "mentioned", shopId));
  return branches;
}

/** Orders on which a person's address or number stands, and those of the customers who have it. */
function ordersOf({ emails, phones, customerIds }: Person, how: keyof Found, shopId: string): Prisma.Sql[] {
  const newest = Prisma.sql`ORDER BY "placedAt" DESC LIMIT ${MOST_ORDERS_OF_ONE}`;
  const branches: Prisma.Sql[] = [];
  if (emails.length > 0) branches.push(Prisma.sql`(SELECT ${how} AS how, "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "emailKey" = ANY(${emails}) ${newest})`);
  if (phones.length > 0) branches.push(Prisma.sql`(SELECT ${how} AS how, "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "phoneKey" = ANY(${phones}) ${newest})`);
  const people: Prisma.Sql[] = [];
  if (customerIds.length > 0) people.push(Prisma.sql`SELECT unnest(${customerIds}::text[]) AS id`);
  if (emails.length > 0) people.push(Prisma.sql`SELECT "customerShopifyId" AS id FROM "CustomerContact" WHERE "shopId" = ${shopId} AND kind IN ('email', 'mailbox') AND "valueKey" = ANY(${emails})`);
  if (phones.length > 0) people.push(Prisma.sql`SELECT "customerShopifyId" AS id FROM "CustomerContact" WHERE "shopId" = ${shopId} AND kind = 'phone' AND "valueKey" = ANY(${phones})`);
  if (people.length > 0) {
    branches.push(Prisma.sql`(SELECT ${how} AS how, bought.id FROM (${Prisma.join(people, " UNION ")}) AS person
      CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "customerShopifyId" = person.id ${newest}) AS bought)`);
  }
  return branches;
}

function candidateOf({ snapshot, contacts }: Row): Candidate {
  const emails = [emailKey(snapshot.email), emailKey(snapshot.customer?.email)].filter((key) => key !== null);
  const phones: string[] = [];
  for (const contact of contacts ?? []) {
    const [kind, value = ""] = contact.split(/ (.*)/s);
    if (kind === "email") emails.push(value);
    if (kind === "phone") phones.push(value);
  }
  return { order: snapshot, ownerEmails: [...new Set(emails)], ownerPhones: phones };
}
