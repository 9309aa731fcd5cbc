import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { gather } from "~/lib/gather";
import { jsonText } from "~/lib/json-text";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { Candidate, Found, LookUp, Person, Wanted } from "./types";

/** A buyer with more orders than this is asked which one; older ones are still found by their names. */
const MOST_ORDERS_OF_ONE = 40;

interface Row {
  asker: number;
  hows: (keyof Found)[];
  snapshot: OrderSnapshot;
  /** "email ana@example.com", "phone +49…" of the order's customer. */
  contacts: string[] | null;
}

/** Looks candidates up in our copy of the shop's orders. What several messages want goes in one statement. */
export function lookUpIn(tx: ShopTx, shopId: string): LookUp {
  return gather((wanted: Wanted[]) => lookUpAll(tx, shopId, wanted));
}

/**
 * A branch for each kind of thing that is asked for, each an index look-up by equality, so that the time does not grow
 * with the shop. OFFSET 0 and LIMIT hold the planner to that: it cannot turn a branch into a walk through all orders.
 */
async function lookUpAll(tx: ShopTx, shopId: string, wanted: Wanted[]): Promise<Found[]> {
  const found = wanted.map((): Found => ({ replied: [], named: [], confirmed: [], tracked: [], sent: [], mentioned: [] }));
  const things = wanted.map(({ repliedOrderIds, nameKeys, confirmationKeys, trackingKeys }, asker) => ({ asker, repliedOrderIds, nameKeys, confirmationKeys, trackingKeys }));
  const people = wanted.flatMap(({ sender, mentioned }, asker) => [{ asker, how: "sent", ...sender }, { asker, how: "mentioned", ...mentioned }]).filter(isSomebody);
  const rows = await tx.$queryRaw<Row[]>`
    WITH thing AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${jsonText(things)}::jsonb)
        AS thing(asker int, "repliedOrderIds" text[], "nameKeys" text[], "confirmationKeys" text[], "trackingKeys" text[])
    ), person AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${jsonText(people)}::jsonb) AS person(asker int, how text, emails text[], phones text[], "customerIds" text[])
    ), hit AS MATERIALIZED (
      SELECT asker, id, array_agg(DISTINCT how) AS hows FROM (
        SELECT asker, 'replied' AS how, unnest("repliedOrderIds") AS id FROM thing
        UNION ALL
        SELECT asker, 'named', named.id FROM thing
          CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "nameKey" = ANY("nameKeys") OFFSET 0) AS named
        UNION ALL
        SELECT asker, 'confirmed', confirmed.id FROM thing
          CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "confirmationKey" = ANY("confirmationKeys") OFFSET 0) AS confirmed
        UNION ALL
        SELECT asker, 'tracked', tracked.id FROM thing
          CROSS JOIN LATERAL (SELECT "orderShopifyId" AS id FROM "OrderTracking" WHERE "shopId" = ${shopId} AND "numberKey" = ANY("trackingKeys") OFFSET 0) AS tracked
        UNION ALL
        -- Orders on which a person's address or number stands, and those of the customers who have it.
        SELECT asker, how, addressed.id FROM person
          CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "emailKey" = ANY(emails) ORDER BY "placedAt" DESC LIMIT ${MOST_ORDERS_OF_ONE}) AS addressed
        UNION ALL
        SELECT asker, how, phoned.id FROM person
          CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "phoneKey" = ANY(phones) ORDER BY "placedAt" DESC LIMIT ${MOST_ORDERS_OF_ONE}) AS phoned
        UNION ALL
        SELECT asker, how, bought.id FROM person
          CROSS JOIN LATERAL (
            SELECT unnest("customerIds") AS id
            UNION SELECT contact.id
              FROM (SELECT 'email' AS kind, unnest(emails) AS value UNION ALL SELECT 'mailbox', unnest(emails) UNION ALL SELECT 'phone', unnest(phones)) AS way
              -- One value at a time: of several the planner may think that all contacts of the shop are read sooner.
              CROSS JOIN LATERAL (SELECT "customerShopifyId" AS id FROM "CustomerContact" WHERE "shopId" = ${shopId} AND kind = way.kind AND "valueKey" = way.value OFFSET 0) AS contact
          ) AS customer
          CROSS JOIN LATERAL (SELECT "shopifyId" AS id FROM "Order" WHERE "shopId" = ${shopId} AND "customerShopifyId" = customer.id ORDER BY "placedAt" DESC LIMIT ${MOST_ORDERS_OF_ONE}) AS bought
      ) AS each GROUP BY asker, id
    )
    SELECT hit.asker, hit.hows, known.snapshot, (
      SELECT array_agg(DISTINCT contact.kind || ' ' || contact."valueKey") FROM "CustomerContact" AS contact
      WHERE contact."shopId" = ${shopId} AND contact."customerShopifyId" = known."customerShopifyId"
    ) AS contacts
    FROM hit CROSS JOIN LATERAL (
      SELECT snapshot, "customerShopifyId", "placedAt" FROM "Order" WHERE "shopId" = ${shopId} AND "shopifyId" = hit.id AND "deletedAt" IS NULL LIMIT 1
    ) AS known
    ORDER BY known."placedAt" DESC`;
  for (const row of rows) {
    const candidate = candidateOf(row);
    for (const how of row.hows) found[row.asker]![how].push(candidate);
  }
  return found;
}

function isSomebody({ emails, phones, customerIds }: Person): boolean {
  return emails.length + phones.length + customerIds.length > 0;
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
