import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { beginConversation, dropEmptyConversations, readBeginning } from "~/domain/tickets/begin-conversation.server";
import { listOrderTickets } from "~/domain/tickets/list-order-tickets.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { takeBackReply } from "~/domain/tickets/take-back-reply.server";
import { NotHere } from "~/lib/not-here";
import { followOrders } from "~/worker/follow-orders.server";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { aLine, anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();
let mara: Person, tomas: Person;
const order = anOrder({ locale: "de" });
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const begin = (change: Partial<Parameters<typeof beginConversation>[0]> = {}) => beginConversation({ shopId: SHOP, orderId: order.id, subject: "Ihre Bestellung #1042", staff: mara, now: NOW, ...change });
const ticketsOf = async (orderId = order.id, shopId = SHOP) => (await listOrderTickets({ shopId, orderId })).tickets;

beforeAll(async () => {
  ({ mara, tomas } = await aShop());
  await aShop({ shopId: "other.myshopify.com" });
  await haveOrders([order, anOrder({ id: "gid://shopify/Order/5002", name: "#1043", email: null, customer: null })]);
});

describe("writing to a customer about an order", () => {
  test("proposes a subject in the customer's language", async () => {
    expect(await readBeginning({ shopId: SHOP, orderId: order.id })).toEqual({ orderName: "#1042", customerName: "Ana Petrov", customerEmail: "ana@example.com", subject: "Ihre Bestellung #1042" });
  });

  test("is sent, can be taken back, and the answer joins it", async () => {
    const begun = await begin();
    if (begun.outcome !== "begun") throw new Error(begun.outcome);
    const { ticketId } = begun;
    expect(await begin({ subject: "Again" }), "two clicks").toEqual({ outcome: "begun-before", ticketId });
    expect(await begin({ staff: tomas })).not.toMatchObject({ ticketId });
    const send = (version: number, now: Date) => replyToTicket({ shopId: SHOP, ticketId, nonce: randomUUID(), version, written: "<p>Your parcel is late.</p>", cc: [], then: "waiting_for_customer", staff: mara, now });

    const first = await send(1, at(1));
    if (first.outcome !== "queued") throw new Error(first.outcome);
    expect(await send(1, at(1)), "compare and swap").toMatchObject({ outcome: "overtaken" });
    expect(await takeBackReply({ shopId: SHOP, ticketId, messageId: first.messageId, now: at(2) })).toEqual({ outcome: "taken-back" });
    expect(await ticketRow(ticketId), "it does not wait for us: nobody asked").toMatchObject({ status: "waiting_for_customer", waitingSince: null });

    const again = await send((await ticketRow(ticketId)).version, at(3));
    expect(again.outcome).toBe("queued");
    const mail = await inShop(SHOP, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId: SHOP, ticketId, status: "queued" } }));
    expect(mail).toMatchObject({ subject: "Again", recipient: "ana@example.com", inReplyTo: null });
    expect(await ticketRow(ticketId)).toMatchObject({ preview: "Your parcel is late." });

    expect(await arrive(aMessage({ deliveredTo: [mail.replyTo!], inReplyTo: [mail.messageId], text: "Thank you", sentAt: at(9) }))).toBe(ticketId);
    const link = await inShop(SHOP, (tx) => tx.orderLink.findFirstOrThrow({ where: { shopId: SHOP, ticketId } }));
    expect(link).toMatchObject({ orderShopifyId: order.id, status: "proven", madeBy: "person", staffId: mara.id });
    expect(await ticketsOf()).toContainEqual({ id: ticketId, subject: "Again", status: "waiting_for_us", claimed: false, lastMessage: { from: "customer", name: "Ana Petrov", words: "Thank you", at: at(9) } });
  });

  test("needs an address, an order, and the shop that it is of", async () => {
    expect(await begin({ orderId: "gid://shopify/Order/5002" })).toEqual({ outcome: "no-address" });
    await expect(begin({ orderId: "gid://shopify/Order/404" })).rejects.toThrow(NotHere);
    await expect(begin({ shopId: "other.myshopify.com" })).rejects.toThrow(NotHere);
    expect(await ticketsOf(order.id, "other.myshopify.com")).toEqual(await ticketsOf("gid://shopify/Order/404"));
  });

  test("begun and never written, it is gone after a day; with a draft it stays", async () => {
    const left = await begin({ staff: tomas });
    if (!("ticketId" in left)) throw new Error(left.outcome);
    expect(await dropEmptyConversations({ shopId: SHOP, now: at(23 * 60) })).toBe(0);
    await inShop(SHOP, (tx) => tx.draft.create({ data: { shopId: SHOP, ticketId: left.ticketId, staffId: tomas.id, kind: "reply", text: "Dear Ana", html: "", cc: [], version: 1, updatedAt: NOW } }));
    expect(await dropEmptyConversations({ shopId: SHOP, now: at(25 * 60) })).toBe(0);
    await inShop(SHOP, (tx) => tx.draft.deleteMany({ where: { shopId: SHOP } }));
    expect(await dropEmptyConversations({ shopId: SHOP, now: at(25 * 60) })).toBe(1);
  });
});

describe("a return that a buyer asks for in their account", () => {
  const requested = (id: string, number: string, change: object = {}) =>
    anOrder({
      id,
      name: `#${number}`,
      updatedAt: at(30).toISOString(),
      lines: [aLine({ id: `${id}/line`, title: "Linen shirt", variantTitle: "S" })],
      returns: [{ id: `${id}/return`, name: `#${number}-R1`, status: "REQUESTED", createdAt: at(30).toISOString(), closedAt: null, lines: [{ lineId: `${id}/line`, quantity: 1, reason: "Size was too small", note: "Tight at the shoulders" }], ...change }],
    });
  const hear = (snapshot: ReturnType<typeof anOrder>, minutes: number) => recordOrder({ shopId: SHOP, order: { ...snapshot, updatedAt: at(minutes).toISOString() }, readAt: at(minutes), alongside: followOrders(SHOP) });

  test("becomes one ticket, however often the order is read", async () => {
    const wanted = requested("gid://shopify/Order/6001", "1061");
    await hear(wanted, 31);
    await hear({ ...wanted, note: "packed" }, 32);
    const [ticket, ...more] = await ticketsOf(wanted.id);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ subject: "Return requested: #1061", status: "waiting_for_us", lastMessage: { from: "customer", words: "I would like to return: 1 × Linen shirt, S: Size was too small “Tight at the shoulders”" } });
  });

  test("joins the conversation that is going on about that order", async () => {
    const id = "gid://shopify/Order/6002";
    await haveOrders([anOrder({ id, name: "#1062" })]);
    const ticketId = await arrive(aMessage({ subject: "Order 1062", text: "My order 1062 does not fit." }));
    await hear(requested(id, "1062"), 33);
    expect((await ticketsOf(id)).map((ticket) => ticket.id)).toEqual([ticketId]);
    expect(await ticketRow(ticketId)).toMatchObject({ version: 2, status: "waiting_for_us" });
  });

  test("from before the app was there is left alone", async () => {
    const old = requested("gid://shopify/Order/6003", "1063", { createdAt: "2026-12-01T00:00:00Z" });
    await hear(old, 34);
    expect(await ticketsOf(old.id)).toEqual([]);
  });
});
