import type { ShopTx } from "~/db.server";
import { phoneKey } from "~/domain/orders/keys";
import { emailContacts, type ContactRow } from "~/domain/orders/order-row";
import { jsonText } from "~/lib/json-text";
import type { OrderCustomer } from "~/shopify/order-snapshot";

/** What is known of a customer, and as of when. Instants are ISO 8601 UTC. */
export interface CustomerReading {
  customer: OrderCustomer;
  /** Shopify's time of the last change: the customer's own, or that of the order they were read with. */
  updatedAt: string;
  /** When Shopify was asked. */
  readAt: string;
  /** ISO 3166-1, to read phone numbers without a country code. */
  country: string | null;
}

/**
 * Writes customers as Shopify shows them, each with the address and number of their own by which they may write.
 * A later reading wins over an earlier one, whatever order they arrive in; redacted and merged customers stay as they are.
 */
export async function writeCustomers(tx: ShopTx, shopId: string, readings: CustomerReading[]): Promise<void> {
  const latest = new Map<string, CustomerReading>();
  for (const reading of readings) {
    const other = latest.get(reading.customer.id);
    if (!other || isLater(reading, other)) latest.set(reading.customer.id, reading);
  }
  if (latest.size === 0) return;
  // Always in the same order, so that two workers never wait for each other's rows in a circle.
  const chosen = [...latest.values()].sort((one, other) => (one.customer.id < other.customer.id ? -1 : 1));
  const written = await tx.$queryRaw<{ shopifyId: string; inserted: boolean }[]>`
    INSERT INTO "Customer" AS known (id, "shopId", "shopifyId", "displayName", "firstName", "lastName", email, phone,
      locale, "numberOfOrders", "amountSpent", currency, tags, "shopifyUpdatedAt", "readAt")
    SELECT gen_random_uuid(), ${shopId}, row."shopifyId", row."displayName", row."firstName", row."lastName", row.email,
      row.phone, row.locale, row."numberOfOrders", row."amountSpent", row.currency, row.tags, row."shopifyUpdatedAt", row."readAt"
    FROM jsonb_to_recordset(${jsonText(chosen.map(customerColumns))}::jsonb) AS row("shopifyId" text, "displayName" text,
      "firstName" text, "lastName" text, email text, phone text, locale text, "numberOfOrders" int, "amountSpent" numeric,
      currency text, tags text[], "shopifyUpdatedAt" timestamptz, "readAt" timestamptz)
    ON CONFLICT ("shopId", "shopifyId") DO UPDATE SET
      "displayName" = excluded."displayName", "firstName" = excluded."firstName", "lastName" = excluded."lastName",
      email = excluded.email, phone = excluded.phone, locale = excluded.locale,
      "numberOfOrders" = excluded."numberOfOrders", "amountSpent" = excluded."amountSpent", currency = excluded.currency,
      tags = excluded.tags, "shopifyUpdatedAt" = excluded."shopifyUpdatedAt", "readAt" = excluded."readAt"
    WHERE known."redactedAt" IS NULL AND known."mergedInto" IS NULL
      AND (excluded."readAt", excluded."shopifyUpdatedAt")
        > (coalesce(known."readAt", '-infinity'), coalesce(known."shopifyUpdatedAt", '-infinity'))
    RETURNING "shopifyId", (xmax = 0) AS inserted`;
  const known = written.filter((row) => !row.inserted).map((row) => row.shopifyId);
  const contacts = written.flatMap((row) => ownContacts(latest.get(row.shopifyId)!));
  await replaceContacts(tx, shopId, known, contacts);
}

/** Adds contacts, and takes away those on the orders and customers in `known` (gids) that are not among them. */
export async function replaceContacts(tx: ShopTx, shopId: string, known: string[], contacts: ContactRow[]): Promise<void> {
  const rows = jsonText(contacts);
  if (known.length > 0) {
    await tx.$executeRaw`
      DELETE FROM "CustomerContact" AS kept WHERE "shopId" = ${shopId} AND source = ANY(${known})
        AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(${rows}::jsonb) AS row("customerShopifyId" text, kind text, "valueKey" text, source text)
          WHERE row.source = kept.source AND row.kind = kept.kind AND row."valueKey" = kept."valueKey"
            AND row."customerShopifyId" = kept."customerShopifyId")`;
  }
  if (contacts.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "CustomerContact" (id, "shopId", "customerShopifyId", kind, "valueKey", source)
    SELECT gen_random_uuid(), ${shopId}, row."customerShopifyId", row.kind, row."valueKey", row.source
    FROM jsonb_to_recordset(${rows}::jsonb) AS row("customerShopifyId" text, kind text, "valueKey" text, source text)
    ON CONFLICT DO NOTHING`;
}

function customerColumns({ customer, updatedAt, readAt }: CustomerReading): Record<string, unknown> {
  return {
    shopifyId: customer.id,
    displayName: customer.displayName,
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    numberOfOrders: customer.numberOfOrders,
    amountSpent: customer.amountSpent.amount,
    currency: customer.amountSpent.currency,
    tags: customer.tags,
    shopifyUpdatedAt: updatedAt,
    readAt,
  };
}

function ownContacts({ customer, country }: CustomerReading): ContactRow[] {
  const phone = phoneKey(customer.phone, country);
  const place = { customerShopifyId: customer.id, source: customer.id };
  const contacts: ContactRow[] = emailContacts(customer.email).map((contact) => ({ ...place, ...contact }));
  if (phone) contacts.push({ ...place, kind: "phone", valueKey: phone });
  return contacts;
}

function isLater(one: CustomerReading, other: CustomerReading): boolean {
  const read = Date.parse(one.readAt) - Date.parse(other.readAt);
  return read !== 0 ? read > 0 : Date.parse(one.updatedAt) > Date.parse(other.updatedAt);
}
