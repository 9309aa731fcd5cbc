import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { listMergeCandidates, mergeTickets, undoMerge } from "~/domain/tickets/merge-tickets.server";
import { readTicket } from "~/domain/tickets/read-ticket.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { splitTicket } from "~/domain/tickets/split-ticket.server";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();

let mara: Person;
let first: string, second: string, stranger: string;
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const read = (ticketId: string) => readTicket({ shopId: SHOP, ticketId, reader: mara, now: NOW });
const merge = (fromId: string, intoId: string, peopleDifferIsFine = false) => mergeTickets({ shopId: SHOP, fromId, intoId, peopleDifferIsFine, staff: mara, now: at(10) });

beforeAll(async () => {
  ({ mara } = await aShop());
  await haveOrders([anOrder()]);
});
beforeEach(async () => {
  first = await arrive(aMessage({ text: "Where is order 1042?" }));
  second = await arrive(aMessage({ text: "Order #1042 again please", sentAt: at(1) }));
  stranger = await arrive(aMessage({ text: "About order #1042 of my wife", from: { address: "stefan@example.com", name: "Stefan" }, sentAt: at(2) }));
});

describe("merging", () => {
  it("is offered by the order that both are about, and marks another person", async () => {
    const candidates = await listMergeCandidates({ shopId: SHOP, ticketId: second });
    expect(candidates.find(({ id }) => id === first)).toMatchObject({ sharedOrders: ["#1042"], otherPerson: false });
    // A claimed order is no reason to merge with its owner's ticket.
    expect((await listMergeCandidates({ shopId: SHOP, ticketId: stranger })).map(({ id }) => id)).not.toContain(first);
  });

  it("moves the messages, closes the one and keeps the other waiting", async () => {
    expect((await merge(second, first)).outcome).toBe("merged");
    expect((await read(first)).messages.map(({ reply }) => reply)).toEqual(["Where is order 1042?", "Order #1042 again please"]);
    expect(await read(second)).toMatchObject({ status: "closed", mergedInto: { id: first }, messages: [] });
    expect((await changeStatus({ shopId: SHOP, ticketId: second, to: "waiting_for_us", staff: mara, now: at(11) })).outcome).toBe("refused");
  });

  it("of two people has to be confirmed, and answers go to one of them only", async () => {
    expect(await merge(stranger, first)).toMatchObject({ outcome: "people-differ" });
    expect((await merge(stranger, first, true)).outcome).toBe("merged");
    await addNote({ shopId: SHOP, ticketId: first, nonce: randomUUID(), written: "SECRET", staff: mara, now: at(12) });
    const { version } = await ticketRow(first);
    await replyToTicket({ shopId: SHOP, ticketId: first, nonce: randomUUID(), version, written: "Hello", cc: [], then: "waiting_for_customer", staff: mara, now: at(13) });
    const mail = await inShop(SHOP, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId: SHOP, ticketId: first } }));
    expect([mail.recipient, ...mail.cc]).toEqual(["ana@example.com"]);
    expect(`${mail.text}${mail.html}`).not.toMatch(/SECRET|wife/);
  });

  it("of one address that one of the two only claims has to be confirmed", async () => {
    const forged = await arrive(aMessage({ authentication: "fail", text: "Order #1042: please send it to my new address", sentAt: at(3) }));
    const another = await arrive(aMessage({ authentication: "none", text: "Order #1042: and be quick", sentAt: at(4) }));
    const candidates = await listMergeCandidates({ shopId: SHOP, ticketId: second });
    expect(candidates.find(({ id }) => id === first)).toMatchObject({ otherPerson: false, onlyOneKnown: null });
    const warned = await listMergeCandidates({ shopId: SHOP, ticketId: forged });
    // Two that both only claim it are no worse together than apart.
    expect(warned.find(({ id }) => id === another)).toMatchObject({ otherPerson: false, onlyOneKnown: null });
    expect(warned.find(({ id }) => id === first)).toMatchObject({ otherPerson: false, onlyOneKnown: "ana@example.com" });

    expect(await merge(forged, first)).toEqual({ outcome: "only-one-known", address: "ana@example.com" });
    expect((await merge(first, forged)).outcome).toBe("only-one-known");
    expect((await read(first)).messages).toHaveLength(1);
    expect((await merge(another, forged)).outcome).toBe("merged");
    expect((await merge(forged, first, true)).outcome).toBe("merged");
  });

  it("takes what was typed into the form for a claim, unless its writer was logged in with that address", async () => {
    const form = { channel: "contact_form", authentication: "none", messageId: null, text: "Where is order #1042?" } as const;
    const typed = await arrive(aMessage({ ...form, sentAt: at(3) }));
    expect((await merge(typed, first)).outcome).toBe("only-one-known");
    const { customer } = anOrder();
    const loggedIn = await arrive(aMessage({ ...form, customerId: customer!.id, sentAt: at(4) }));
    expect((await merge(loggedIn, second)).outcome).toBe("merged");
    const inOthersName = await arrive(aMessage({ ...form, customerId: "gid://shopify/Customer/999", sentAt: at(5) }));
    expect((await merge(inOthersName, first)).outcome).toBe("only-one-known");
  });

  it("takes the address that answers are asked to go to for a claim", async () => {
    const asksFor = await arrive(aMessage({ from: { address: "mallory@example.net", name: "Ana" }, replyTo: { address: "ana@example.com", name: "Ana Petrov" }, sentAt: at(3) }));
    expect((await merge(asksFor, first)).outcome).toBe("only-one-known");
  });

  it("is taken back whole; what was written since stays", async () => {
    const before = await read(second);
    const merged = await merge(second, first);
    if (merged.outcome !== "merged") throw new Error(merged.outcome);
    await addNote({ shopId: SHOP, ticketId: first, nonce: randomUUID(), written: "after the merge", staff: mara, now: at(12) });
    expect((await undoMerge({ shopId: SHOP, mergeId: merged.mergeId, staff: mara, now: at(14) })).outcome).toBe("undone");
    expect((await undoMerge({ shopId: SHOP, mergeId: merged.mergeId, staff: mara, now: at(15) })).outcome).toBe("undone-before");
    const after = await read(second);
    expect(after.messages.map(({ id }) => id)).toEqual(before.messages.map(({ id }) => id));
    expect(after).toMatchObject({ status: "waiting_for_us", waitingSince: before.waitingSince, mergedInto: null });
    expect((await read(first)).messages.map(({ reply }) => reply)).toEqual(["Where is order 1042?", "after the merge"]);
  });

  it("leads the customer's next answer to where the conversation goes on", async () => {
    const { version } = await ticketRow(second);
    await replyToTicket({ shopId: SHOP, ticketId: second, nonce: randomUUID(), version, written: "Looking", cc: [], then: "waiting_for_customer", staff: mara, now: at(5) });
    await inShop(SHOP, (tx) => tx.outgoingMail.updateMany({ where: { shopId: SHOP, ticketId: second }, data: { status: "sent" } }));
    const mail = await inShop(SHOP, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId: SHOP, ticketId: second } }));
    expect((await merge(second, first)).outcome).toBe("merged");
    expect(await arrive(aMessage({ text: "thanks", deliveredTo: [mail.replyTo!], sentAt: at(20) }))).toBe(first);
  });
});

describe("splitting", () => {
  it("makes a ticket of a message and what the same person wrote after it", async () => {
    await merge(stranger, first, true);
    const message = (await read(first)).messages.find(({ authorName }) => authorName === "Stefan")!;
    const split = await splitTicket({ shopId: SHOP, ticketId: first, messageId: message.id, subject: "His question", staff: mara, now: at(12) });
    if (split.outcome !== "split") throw new Error(split.outcome);
    expect(await read(split.ticketId)).toMatchObject({ subject: "His question", customerEmail: "stefan@example.com", messages: [{ id: message.id }] });
    expect((await read(first)).messages).toHaveLength(1);
  });

  it("does not leave an empty ticket behind", async () => {
    const [only] = (await read(first)).messages;
    expect(await splitTicket({ shopId: SHOP, ticketId: first, messageId: only!.id, subject: "", staff: mara, now: at(12) })).toEqual({ outcome: "only-message" });
  });
});
