import type { ShopTx } from "~/db.server";
import { replaceContacts, writeCustomers } from "~/domain/customers/write-customers.server";
import { contactRows, orderRow, trackingRows, type TrackingRow } from "~/domain/orders/order-row";
import { withoutPerson } from "~/domain/orders/without-person";
import { jsonText } from "~/lib/json-text";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** A picture of an order and when Shopify was asked for it. */
export interface OrderReading {
  order: OrderSnapshot;
  readAt: Date;
}

/** An order that was new, or other than we knew it. */
export interface WrittenOrder {
  order: OrderSnapshot;
  isNew: boolean;
}

/**
 * Writes pictures of orders with everything that follows from them: search keys, parcels, customers and the contacts of
 * those. Returns the orders that were new, or newer than ours and not the same.
 *
 * The picture with Shopify's later `updatedAt` wins, and of two with the same (it counts whole seconds) the one that was
 * read later. Which of them arrives first, and how often, makes no difference to what is stored in the end.
 */
export async function writeOrders(tx: ShopTx, shopId: string, readings: OrderReading[]): Promise<WrittenOrder[]> {
  const latest = latestOfEach(readings);
  if (latest.length === 0) return [];
  const people = await peopleBehind(tx, latest);
  const orders = latest.map(({ order, readAt }) => ({ order: asAllowed(order, people), readAt }));

  const written = (await upsertOrders(tx, shopId, orders)).filter((row) => row.differs);
  const isNew = new Map(written.map((row) => [row.shopifyId, row.inserted]));
  const changed = orders.filter(({ order }) => isNew.has(order.id));
  const known = written.filter((row) => !row.inserted).map((row) => row.shopifyId);
  await replaceTracking(tx, shopId, known, changed.flatMap(({ order }) => trackingRows(order)));
  await replaceContacts(tx, shopId, known, changed.flatMap(({ order }) => contactRows(order)));

  // A customer is read with the order, so that even an order we already had can bring news of them.
  const customers = orders.flatMap(({ order, readAt }) =>
    order.customer && !people.redactedOrders.has(order.id)
      ? [
          {
            customer: order.customer,
            updatedAt: order.updatedAt,
            readAt: readAt.toISOString(),
            country: order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null,
          },
        ]
      : [],
  );
  await writeCustomers(tx, shopId, customers);
  return changed.map(({ order }) => ({ order, isNew: isNew.get(order.id)! }));
}

/** One reading per order, in a fixed order of ids: two workers never wait for each other's rows in a circle. */
function latestOfEach(readings: OrderReading[]): OrderReading[] {
  const latest = new Map<string, OrderReading>();
  for (const reading of readings) {
    const other = latest.get(reading.order.id);
    if (!other || isLater(reading, other)) latest.set(reading.order.id, reading);
  }
  return [...latest.values()].sort((one, other) => (one.order.id < other.order.id ? -1 : 1));
}

function isLater(one: OrderReading, other: OrderReading): boolean {
  const updated = Date.parse(one.order.updatedAt) - Date.parse(other.order.updatedAt);
  return updated !== 0 ? updated > 0 : one.readAt > other.readAt;
}

interface People {
  /** Customers that were merged, and into whom. */
  mergedInto: Map<string, string>;
  redactedCustomers: Set<string>;
  redactedOrders: Set<string>;
}

async function peopleBehind(tx: ShopTx, readings: OrderReading[]): Promise<People> {
  const customerIds = [...new Set(readings.flatMap(({ order }) => order.customer?.id ?? []))];
  const orderIds = readings.map(({ order }) => order.id);
  const customers = await tx.customer.findMany({
    where: { shopifyId: { in: customerIds }, OR: [{ mergedInto: { not: null } }, { redactedAt: { not: null } }] },
    select: { shopifyId: true, mergedInto: true, redactedAt: true },
  });
  const orders = await tx.order.findMany({
    where: { shopifyId: { in: orderIds }, redactedAt: { not: null } },
    select: { shopifyId: true },
  });
  return {
    mergedInto: new Map(customers.flatMap(({ shopifyId, mergedInto }) => (mergedInto ? [[shopifyId, mergedInto]] : []))),
    redactedCustomers: new Set(customers.flatMap(({ shopifyId, redactedAt }) => (redactedAt ? [shopifyId] : []))),
    redactedOrders: new Set(orders.map((order) => order.shopifyId)),
  };
}

/** A late picture must not bring back a customer who was merged away, or data that had to be erased. */
function asAllowed(order: OrderSnapshot, people: People): OrderSnapshot {
  const { customer } = order;
  if (people.redactedOrders.has(order.id) || (customer && people.redactedCustomers.has(customer.id))) {
    return withoutPerson(order);
  }
  const kept = customer && people.mergedInto.get(customer.id);
  return kept ? { ...order, customer: { ...customer, id: kept } } : order;
}

async function upsertOrders(
  tx: ShopTx,
  shopId: string,
  orders: OrderReading[],
): Promise<{ shopifyId: string; inserted: boolean; differs: boolean }[]> {
  const rows = orders.map(({ order, readAt }) => ({ ...orderRow(order), readAt: readAt.toISOString() }));
  const ids = orders.map(({ order }) => order.id);
  return tx.$queryRaw`
    WITH before AS (SELECT "shopifyId", snapshot FROM "Order" WHERE "shopId" = ${shopId} AND "shopifyId" = ANY(${ids})),
    written AS (
    INSERT INTO "Order" AS known (id, "shopId", "shopifyId", name, "nameKey", "confirmationKey", "emailKey", "phoneKey",
      "customerShopifyId", "financialStatus", "fulfillmentStatus", "returnStatus", currency, total, "countryCode",
      "placedAt", "cancelledAt", "deliveredAt", snapshot, "shopifyUpdatedAt", "readAt")
    SELECT gen_random_uuid(), ${shopId}, row.*
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS row("shopifyId" text, name text, "nameKey" text,
      "confirmationKey" text, "emailKey" text, "phoneKey" text, "customerShopifyId" text, "financialStatus" text,
      "fulfillmentStatus" text, "returnStatus" text, currency text, total numeric, "countryCode" text,
      "placedAt" timestamptz, "cancelledAt" timestamptz, "deliveredAt" timestamptz, snapshot jsonb,
      "shopifyUpdatedAt" timestamptz, "readAt" timestamptz)
    ON CONFLICT ("shopId", "shopifyId") DO UPDATE SET
      name = excluded.name, "nameKey" = excluded."nameKey", "confirmationKey" = excluded."confirmationKey",
      "emailKey" = excluded."emailKey", "phoneKey" = excluded."phoneKey",
      "customerShopifyId" = excluded."customerShopifyId", "financialStatus" = excluded."financialStatus",
      "fulfillmentStatus" = excluded."fulfillmentStatus", "returnStatus" = excluded."returnStatus",
      currency = excluded.currency, total = excluded.total, "countryCode" = excluded."countryCode",
      "placedAt" = excluded."placedAt", "cancelledAt" = excluded."cancelledAt", "deliveredAt" = excluded."deliveredAt",
      snapshot = excluded.snapshot, "shopifyUpdatedAt" = excluded."shopifyUpdatedAt", "readAt" = excluded."readAt"
    WHERE (excluded."shopifyUpdatedAt", excluded."readAt") > (known."shopifyUpdatedAt", known."readAt")
    RETURNING "shopifyId", (xmax = 0) AS inserted, snapshot)
    SELECT written."shopifyId", inserted, written.snapshot IS DISTINCT FROM before.snapshot AS differs
    FROM written LEFT JOIN before ON before."shopifyId" = written."shopifyId"`;
}

/** Adds parcels, and takes away those of the orders in `known` that are not among them. */
async function replaceTracking(tx: ShopTx, shopId: string, known: string[], rows: TrackingRow[]): Promise<void> {
  const text = jsonText(rows);
  if (known.length > 0) {
    await tx.$executeRaw`
      DELETE FROM "OrderTracking" AS kept WHERE "shopId" = ${shopId} AND "orderShopifyId" = ANY(${known})
        AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(${text}::jsonb) AS row("orderShopifyId" text, "numberKey" text)
          WHERE row."orderShopifyId" = kept."orderShopifyId" AND row."numberKey" = kept."numberKey")`;
  }
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "OrderTracking" (id, "shopId", "orderShopifyId", "numberKey", number, company)
    SELECT gen_random_uuid(), ${shopId}, row."orderShopifyId", row."numberKey", row.number, row.company
    FROM jsonb_to_recordset(${text}::jsonb) AS row("orderShopifyId" text, "numberKey" text, number text, company text)
    ON CONFLICT ("shopId", "orderShopifyId", "numberKey") DO UPDATE SET number = excluded.number, company = excluded.company`;
}
