import { beforeAll, expect, test } from "vitest";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";
import { inShop } from "~/db.server";
import { mergeCustomers } from "~/domain/customers/merge-customers.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { linkOrder, unlinkOrder } from "~/domain/tickets/choose-order.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { moveTicketsOfCustomer } from "~/domain/tickets/move-tickets-of-customer.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import { relinkTickets } from "~/domain/tickets/relink-tickets.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { composeMail } from "../../local-shopify/mailbox/compose";
import { installTestShop } from "../../support/a-shop";
import { anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();

const shopId = "lane.myshopify.com";
const now = new Date("2027-03-02T10:00:00Z");

beforeAll(() => installTestShop(shopId));

async function writeTo(from: string, text: string): Promise<string> {
  const raw = await composeMail({ from: { name: "Ana Petrov", address: from }, to: "help@lane.example", subject: "Hello", text, authentication: "pass", date: now });
  await keepInboundMail({ shopId, source: "raw", raw, envelope: { recipients: ["help@lane.example"], returnPath: null }, now });
  const kept = await inShop(shopId, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId }, orderBy: { id: "desc" } }));
  const message = readMail(raw, { ...NOTHING_KNOWN, deliveredTo: ["help@lane.example"], trustedServers: ["mx.local-shopify.example"] });
  const received = await receiveMessage({ shopId, inboundMailId: kept.id, message, now });
  if (received.outcome !== "new-ticket") throw new Error(received.outcome);
  return received.ticketId;
}

function orderOf(name: string, email: string, updatedAt = "2027-03-01T10:00:00Z"): OrderSnapshot {
  return anOrder({ id: `gid://shopify/Order/${name}`, name, email, confirmationNumber: null, updatedAt, customer: { ...anOrder().customer!, id: `gid://shopify/Customer/${email}`, email } });
}

function comeIn(order: OrderSnapshot) {
  return recordOrder({ shopId, order, readAt: now, alongside: async (tx, written) => void (await relinkTickets(tx, { shopId, orders: written.map((each) => each.order), now })) });
}

function linkOf(ticketId: string) {
  return inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { linkOutcome: true, links: { where: { removedAt: null }, select: { orderName: true, status: true } }, events: { select: { kind: true } } } }));
}

test("a question that came before its order is linked when the order comes in", async () => {
  const ticketId = await writeTo("early@example.com", "Where is order #2001?");
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "none", links: [] });
  await comeIn(orderOf("#2001", "early@example.com"));
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "linked", links: [{ orderName: "#2001", status: "proven" }], events: [{ kind: "linked" }] });
});

test("somebody else's order changes nothing", async () => {
  const ticketId = await writeTo("stranger@example.com", "Where is order #2002?");
  await comeIn(orderOf("#2002", "owner@example.com"));
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "none", links: [] });
});

test("a person's word is never overwritten", async () => {
  await comeIn(orderOf("#2003", "ruled@example.com"));
  const ticketId = await writeTo("ruled@example.com", "Where is order #2003?");
  const staff = await inShop(shopId, (tx) => tx.staff.create({ data: { shopId, shopifyUserId: "7", name: "Mara" } }));
  await unlinkOrder({ shopId, ticketId, orderId: "gid://shopify/Order/#2003", staff: { id: staff.id, name: staff.name }, now });
  await comeIn(orderOf("#2003", "ruled@example.com", "2027-03-02T09:00:00Z"));
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "none", links: [] });
});

test("doing it again changes nothing more", async () => {
  const ticketId = await writeTo("again@example.com", "Where is my order?");
  const order = orderOf("#2004", "again@example.com");
  await comeIn(order);
  const before = await linkOf(ticketId);
  expect(before).toMatchObject({ linkOutcome: "linked" });
  expect(await inShop(shopId, (tx) => relinkTickets(tx, { shopId, orders: [order], now }))).toEqual({ relinked: 0 });
  expect(await linkOf(ticketId)).toEqual(before);
});

test("a claim is settled when Shopify merges the writer's two customers, and one on which a person ruled is not", async () => {
  await comeIn(orderOf("#2005", "home@example.com"));
  await comeIn(orderOf("#2006", "work@example.com"));
  const ticketId = await writeTo("work@example.com", "Where is order #2005?");
  const ruledId = await writeTo("work@example.com", "Please cancel order #2005");
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "claimed", links: [{ orderName: "#2005", status: "claimed" }] });
  const staff = await inShop(shopId, (tx) => tx.staff.create({ data: { shopId, shopifyUserId: "8", name: "Tomás" } }));
  await linkOrder({ shopId, ticketId: ruledId, orderId: "gid://shopify/Order/#2006", staff: { id: staff.id, name: staff.name }, now });
  const ruled = await linkOf(ruledId);

  await mergeCustomers({ shopId, keptId: "gid://shopify/Customer/home@example.com", goneId: "gid://shopify/Customer/work@example.com", alongside: (tx, merged) => moveTicketsOfCustomer(tx, { shopId, ...merged, now }) });
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "linked", links: [{ orderName: "#2005", status: "proven" }], events: [{ kind: "linked" }] });
  expect(await linkOf(ruledId)).toEqual(ruled);
});

test("a person links several orders, and takes one of them back", async () => {
  await comeIn(orderOf("#2007", "several@example.com"));
  await comeIn(orderOf("#2008", "several@example.com"));
  const ticketId = await writeTo("several@example.com", "A question");
  const staff = await inShop(shopId, (tx) => tx.staff.create({ data: { shopId, shopifyUserId: "9", name: "Yuki" } }));
  const by = { shopId, ticketId, staff: { id: staff.id, name: staff.name }, now };
  await linkOrder({ ...by, orderId: "gid://shopify/Order/#2007" });
  await linkOrder({ ...by, orderId: "gid://shopify/Order/#2008" });
  expect((await linkOf(ticketId)).links.map((link) => link.orderName).sort()).toEqual(["#2007", "#2008"]);
  await unlinkOrder({ ...by, orderId: "gid://shopify/Order/#2007" });
  await comeIn(orderOf("#2007", "several@example.com", "2027-03-02T09:30:00Z"));
  expect(await linkOf(ticketId)).toMatchObject({ linkOutcome: "linked", links: [{ orderName: "#2008", status: "proven" }] });
});

test("an order that came after the question does not change one with a certain link", async () => {
  await comeIn(orderOf("#2009", "certain@example.com"));
  const ticketId = await writeTo("certain@example.com", "Where is order #2009?");
  const before = await linkOf(ticketId);
  await comeIn(orderOf("#2010", "certain@example.com"));
  expect(await linkOf(ticketId)).toEqual(before);
});
