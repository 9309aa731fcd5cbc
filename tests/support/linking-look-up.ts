import { confirmationKey, emailKey, mailboxKey, orderNameKey, phoneKey, trackingKey } from "~/domain/orders/keys";
import { learnNameFormats, type NameFormat } from "~/domain/tickets/linking/reading/name-formats";
import type { Candidate, LookUp, Person } from "~/domain/tickets/linking/types";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** The look-ups of linking over a list of orders, for tests of the pure engine. The real ones ask PostgreSQL. */
export function lookUpAmong(orders: OrderSnapshot[]): LookUp {
  const contacts = new Map<string, { emails: Set<string>; phones: Set<string> }>();
  for (const order of orders) {
    const known = contacts.get(ownerOf(order)) ?? { emails: new Set<string>(), phones: new Set<string>() };
    for (const email of emailsOf(order)) known.emails.add(email);
    for (const phone of phonesOf(order)) known.phones.add(phone);
    contacts.set(ownerOf(order), known);
  }
  const all = orders
    .map((order): Candidate => ({ order, ownerEmails: [...contacts.get(ownerOf(order))!.emails], ownerPhones: [...contacts.get(ownerOf(order))!.phones] }))
    .sort((a, b) => b.order.createdAt.localeCompare(a.order.createdAt));
  const index = indexOf(all);
  const among = (kind: string, keys: string[]) => [...new Set(keys.flatMap((key) => index.get(`${kind} ${key}`) ?? []))];
  const ordersOf = ({ emails, phones, customerIds }: Person) => {
    const hits = new Set([...among("email", emails), ...among("phone", phones), ...among("customer", customerIds)]);
    return all.filter((candidate) => hits.has(candidate));
  };
  return async (wanted) => ({
    replied: among("id", wanted.repliedOrderIds),
    named: among("name", wanted.nameKeys),
    confirmed: among("confirmation", wanted.confirmationKeys),
    tracked: among("tracking", wanted.trackingKeys),
    sent: ordersOf(wanted.sender),
    mentioned: ordersOf(wanted.mentioned),
  });
}

function indexOf(candidates: Candidate[]): Map<string, Candidate[]> {
  const index = new Map<string, Candidate[]>();
  const add = (kind: string, key: string | null | undefined, candidate: Candidate) => {
    if (key) index.set(`${kind} ${key}`, [...(index.get(`${kind} ${key}`) ?? []), candidate]);
  };
  for (const candidate of candidates) {
    const { order, ownerEmails, ownerPhones } = candidate;
    add("id", order.id, candidate);
    add("name", orderNameKey(order.name), candidate);
    add("confirmation", confirmationKey(order.confirmationNumber), candidate);
    add("customer", order.customer?.id, candidate);
    for (const email of ownerEmails) for (const key of new Set([email, mailboxKey(email)])) add("email", key, candidate);
    for (const phone of ownerPhones) add("phone", phone, candidate);
    for (const parcel of order.fulfillments) for (const { number } of parcel.tracking) add("tracking", trackingKey(number), candidate);
  }
  return index;
}

function ownerOf(order: OrderSnapshot): string {
  return order.customer?.id ?? order.id;
}

function emailsOf(order: OrderSnapshot): string[] {
  return [emailKey(order.email), emailKey(order.customer?.email)].filter((key) => key !== null);
}

function phonesOf({ phone, customer, shippingAddress, billingAddress }: OrderSnapshot): string[] {
  const country = shippingAddress?.countryCode ?? billingAddress?.countryCode;
  return [phone, customer?.phone, shippingAddress?.phone, billingAddress?.phone].map((each) => phoneKey(each, country)).filter((key) => key !== null);
}

/** What a shop with these orders has learnt of its names. */
export function formatsOf(orders: OrderSnapshot[]): NameFormat[] {
  return learnNameFormats(orders.map((order) => ({ name: order.name, placedAt: new Date(order.createdAt) })));
}

/** The same from names alone, given on one day. */
export function formatsOfNames(names: string[]): NameFormat[] {
  return learnNameFormats(names.map((name) => ({ name, placedAt: new Date("2027-04-01T10:00:00Z") })));
}
