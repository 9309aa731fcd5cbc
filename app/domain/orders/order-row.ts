import { confirmationKey, emailKey, mailboxKey, orderNameKey, phoneKey, trackingKey } from "~/domain/orders/keys";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** What an order is searched by, worked out from its snapshot. Instants are ISO 8601 UTC, money a decimal string. */
export interface OrderRow {
  shopifyId: string;
  name: string;
  nameKey: string;
  confirmationKey: string | null;
  emailKey: string | null;
  phoneKey: string | null;
  customerShopifyId: string | null;
  financialStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  currency: string;
  total: string;
  countryCode: string | null;
  placedAt: string;
  cancelledAt: string | null;
  deliveredAt: string | null;
  snapshot: OrderSnapshot;
  shopifyUpdatedAt: string;
}

export interface TrackingRow {
  orderShopifyId: string;
  numberKey: string;
  number: string;
  company: string | null;
}

export interface ContactRow {
  customerShopifyId: string;
  /** mailbox: what is behind an address with "+tag" or Google's dots, when it differs; by it linking finds the person. */
  kind: "email" | "mailbox" | "phone";
  valueKey: string;
  /** gid of the order or customer on which it stands. */
  source: string;
}

export function orderRow(order: OrderSnapshot): OrderRow {
  const country = countryOf(order);
  return {
    shopifyId: order.id,
    name: order.name,
    nameKey: orderNameKey(order.name) ?? order.name,
    confirmationKey: confirmationKey(order.confirmationNumber),
    emailKey: emailKey(order.email) ?? emailKey(order.customer?.email),
    phoneKey: phonesOf(order)[0] ?? null,
    customerShopifyId: order.customer?.id ?? null,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    returnStatus: order.returnStatus,
    currency: order.currency,
    total: order.total.amount,
    countryCode: country,
    placedAt: order.processedAt,
    cancelledAt: order.cancelledAt,
    deliveredAt: lastArrival(order),
    snapshot: order,
    shopifyUpdatedAt: order.updatedAt,
  };
}

/** The parcels that a buyer may name; cancelled fulfillments never left, but their numbers were mailed all the same. */
export function trackingRows(order: OrderSnapshot): TrackingRow[] {
  const rows = new Map<string, TrackingRow>();
  for (const { number, company } of order.fulfillments.flatMap((fulfillment) => fulfillment.tracking)) {
    const numberKey = trackingKey(number);
    if (number && numberKey) rows.set(numberKey, { orderShopifyId: order.id, numberKey, number, company });
  }
  return [...rows.values()];
}

/** The addresses and numbers on the order, by which its customer may write. None without a customer. */
export function contactRows(order: OrderSnapshot): ContactRow[] {
  if (!order.customer) return [];
  const { customer } = order;
  return [
    ...emailContacts(order.email),
    ...phonesOf(order).map((valueKey) => ({ kind: "phone" as const, valueKey })),
  ].map((contact) => ({ ...contact, customerShopifyId: customer.id, source: order.id }));
}

/** The keys of an address: its own, and its mailbox's when that is another. */
export function emailContacts(address: string | null): Pick<ContactRow, "kind" | "valueKey">[] {
  const email = emailKey(address);
  const mailbox = mailboxKey(address);
  if (!email || !mailbox) return [];
  const own = { kind: "email" as const, valueKey: email };
  return mailbox === email ? [own] : [own, { kind: "mailbox", valueKey: mailbox }];
}

/** Where the order goes, which is also how its phone numbers without a country code are read. */
function countryOf(order: OrderSnapshot): string | null {
  return order.shippingAddress?.countryCode ?? order.billingAddress?.countryCode ?? null;
}

function phonesOf(order: OrderSnapshot): string[] {
  const { shippingAddress, billingAddress, customer } = order;
  const country = countryOf(order);
  const keys = [
    phoneKey(order.phone, country),
    phoneKey(customer?.phone, country),
    phoneKey(shippingAddress?.phone, shippingAddress?.countryCode ?? country),
    phoneKey(billingAddress?.phone, billingAddress?.countryCode ?? country),
  ];
  return [...new Set(keys.filter((key) => key !== null))];
}

/** When the last parcel arrived; null while something that is to be shipped has not arrived. */
function lastArrival(order: OrderSnapshot): string | null {
  if (order.lines.some((line) => line.requiresShipping && line.unfulfilledQuantity > 0)) return null;
  const sent = order.fulfillments.filter((fulfillment) => fulfillment.status === "SUCCESS");
  const arrivals = sent.flatMap((fulfillment) => fulfillment.deliveredAt ?? []);
  if (arrivals.length === 0 || arrivals.length < sent.length) return null;
  return arrivals.reduce((latest, arrival) => (Date.parse(arrival) > Date.parse(latest) ? arrival : latest));
}
