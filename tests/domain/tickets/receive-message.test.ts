import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { InboundMessage } from "~/channels/inbound-message";
import { readMail, NOTHING_KNOWN } from "~/channels/email/read-mail";
import { inShop } from "~/db.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { mergeTickets, undoMerge } from "~/domain/tickets/merge-tickets.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { receiveMessage, receiveMessages, type ReadMail } from "~/domain/tickets/receive-message.server";
import { relinkTicket } from "~/domain/tickets/relink-tickets.server";
import { sortTicket } from "~/domain/tickets/sort-ticket.server";
import { bounceAddress } from "~/mail/own-addresses";
import { composeMail } from "../../local-shopify/mailbox/compose";
import { haveOrders } from "../../support/a-desk";
import { installTestShop } from "../../support/a-shop";
import { anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

/** Who may join a conversation, and who only pretends to; what a mail that comes back does. */
useDatabase();

const shopId = "lane.myshopify.com";
const otherShopId = "alley.myshopify.com";
const ana = { name: "Ana Petrov", address: "ana@example.com" };
const evil = { name: "Ana Petrov", address: "evil@attacker.example" };
const mara = { id: "", name: "Mara Lindqvist", signature: "" };
const now = new Date("2026-11-20T10:00:00Z");
let replyAddress = "";
let sentMessageId = "";
let firstMessageId = "";
let ticketId = "";

interface Letter {
  from?: typeof ana;
  to?: string;
  subject?: string;
  text?: string;
  inReplyTo?: string;
  references?: string[];
  authentication?: "pass" | "fail" | "none";
  headers?: Record<string, string>;
  shopId?: string;
}

async function read({ from = ana, to = "help@lane.example", subject = "Hello", text = "Hi there", authentication = "pass", shopId: into = shopId, ...rest }: Letter): Promise<ReadMail> {
  const raw = await composeMail({ from, to, subject, text, authentication, date: now, ...rest });
  await keepInboundMail({ shopId: into, source: "raw", raw, envelope: { recipients: [to], returnPath: null }, now });
  const { id } = await inShop(into, (tx) => tx.inboundMail.findUniqueOrThrow({ where: { shopId_sha256: { shopId: into, sha256: createHash("sha256").update(raw).digest("hex") } }, select: { id: true } }));
  return { inboundMailId: id, message: readMail(raw, { ...NOTHING_KNOWN, deliveredTo: [to], trustedServers: ["mx.local-shopify.example"] }) };
}

async function receive(letter: Letter, change: Partial<InboundMessage> = {}) {
  const { inboundMailId, message } = await read(letter);
  return receiveMessage({ shopId: letter.shopId ?? shopId, inboundMailId, message: { ...message, ...change }, now });
}

/** A first mail; answers its ticket and its Message-ID. */
async function write(letter: Letter): Promise<{ ticketId: string; messageId: string }> {
  const received = await receive(letter);
  if (received.outcome !== "new-ticket") throw new Error(`A first mail opens a ticket: ${received.outcome}`);
  return { ticketId: received.ticketId, messageId: await inShop(letter.shopId ?? shopId, async (tx) => (await tx.message.findFirstOrThrow({ where: { shopId: letter.shopId ?? shopId, ticketId: received.ticketId } })).messageId!) };
}

const eventsOf = (id: string, kind: string) => inShop(shopId, (tx) => tx.ticketEvent.findMany({ where: { shopId, ticketId: id, kind } }));
const statusOf = (id: string) => inShop(shopId, async (tx) => (await tx.ticket.findUniqueOrThrow({ where: { shopId, id } })).status);

beforeAll(async () => {
  await installTestShop(shopId);
  await installTestShop(otherShopId);
  mara.id = (await inShop(shopId, (tx) => tx.staff.create({ data: { shopId, shopifyUserId: "1", name: mara.name } }))).id;
  await inShop(shopId, (tx) => tx.deskSettings.create({ data: { shopId, config: { acknowledgement: { enabled: true } } } }));
  await haveOrders([anOrder({ createdAt: "2026-11-10T10:00:00Z" })], shopId);
  ({ ticketId, messageId: firstMessageId } = await write({ subject: "My parcel", text: "Where is order #1042? It goes to the yellow house." }));
  const { version } = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } }));
  const reply = await replyToTicket({ shopId, ticketId, nonce: "n1", version, written: "It is on its way.", cc: [], then: "waiting_for_customer", staff: mara, now });
  if (reply.outcome !== "queued") throw new Error(`The reply was not queued: ${reply.outcome}`);
  const mail = await inShop(shopId, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId, ticketId } }));
  replyAddress = mail.replyTo!;
  sentMessageId = mail.messageId;
});

test("the customer's answer joins by the reply address, and by the reference", async () => {
  expect(await receive({ to: replyAddress, text: "Thanks!" })).toMatchObject({ outcome: "joined", ticketId });
  expect(await receive({ inReplyTo: sentMessageId, references: [sentMessageId], text: "One more thing." })).toMatchObject({ outcome: "joined", ticketId });
});

test("answers typed between the lines of our mail are shown, and a mere quote of it stays folded", async () => {
  const header = `From: Lindqvist Lane <${replyAddress}>\nSent: Friday, 20 November 2026 10:00\nTo: Ana Petrov <ana@example.com>\nSubject: Re: My parcel\n\n`;
  const shownOf = async (text: string) => {
    await receive({ to: replyAddress, subject: "Re: My parcel", text });
    return inShop(shopId, async (tx) => (await tx.message.findFirstOrThrow({ where: { shopId, ticketId, kind: "inbound" }, orderBy: { createdAt: "desc" } })).reply);
  };
  expect(await shownOf(`Hi,\n\n${header}It is on its way.\n`)).toBe("Hi,");
  expect(await shownOf(`Hello,\n\n${header}It is on its way.\nSince when, and by which carrier?\n`)).toContain("Since when, and by which carrier?");
});

test("a customer who changes case or adds a tag is still the same", async () => {
  expect(await receive({ from: { ...ana, address: "Ana+shop@Example.com" }, to: replyAddress, text: "It is me." })).toMatchObject({ outcome: "joined", ticketId });
});

test("a customer who writes again before we answered joins by the own first mail", async () => {
  const { ticketId: opened, messageId } = await write({ subject: "A vase", text: "Is the vase blue?" });
  expect(await receive({ inReplyTo: messageId, references: [messageId], text: "Or is it green?" })).toEqual({ outcome: "joined", ticketId: opened });
  expect(await receive({ from: { ...ana, address: "Ana+shop@Example.com" }, references: ["unknown@elsewhere.example", messageId], text: "Or grey?" })).toEqual({ outcome: "joined", ticketId: opened });

  const staff = { id: mara.id, name: mara.name };
  await changeStatus({ shopId, ticketId: opened, to: "closed", staff, now });
  expect(await receive({ inReplyTo: messageId, text: "Hello?" })).toEqual({ outcome: "joined", ticketId: opened });
  expect(await statusOf(opened)).toBe("waiting_for_us");
  expect(await eventsOf(opened, "reopened")).toHaveLength(1);

  const { ticketId: into } = await write({ subject: "The vase again", text: "Any news of the vase?" });
  await mergeTickets({ shopId, fromId: opened, intoId: into, peopleDifferIsFine: false, staff, now });
  expect(await receive({ inReplyTo: messageId, text: "One more about the vase." })).toEqual({ outcome: "joined", ticketId: into });

  await changeStatus({ shopId, ticketId: into, to: "spam", staff, now });
  expect(await receive({ inReplyTo: messageId, text: "Still there?" })).toMatchObject({ outcome: "new-ticket" });
});

test("a mail that is read after the one that answers it goes on with it, the writer's own only, and that can be taken back", async () => {
  const textsOf = (id: string) => inShop(shopId, async (tx) => (await tx.message.findMany({ where: { shopId, ticketId: id }, orderBy: { sentAt: "asc" } })).map(({ reply }) => reply));
  const early = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const answer = await receive({ subject: "Re: The teapot", inReplyTo: "teapot-1@mail.example", text: "And the lid is chipped." });
  if (answer.outcome !== "new-ticket") throw new Error("It joined nothing that is here.");

  const evilFirst = await receive({ from: evil, subject: "The teapot", text: "Send it to me." }, { messageId: "teapot-1@mail.example" });
  expect(evilFirst).toMatchObject({ outcome: "new-ticket" });
  expect(await textsOf(answer.ticketId)).toEqual(["And the lid is chipped."]);
  await inShop(shopId, (tx) => tx.message.deleteMany({ where: { shopId, messageId: "teapot-1@mail.example" } }));
  const unvouched = await receive({ authentication: "none", subject: "The teapot", text: "In Ana's name." }, { messageId: "teapot-1@mail.example" });
  expect(unvouched).toMatchObject({ outcome: "new-ticket" });
  await inShop(shopId, (tx) => tx.message.deleteMany({ where: { shopId, messageId: "teapot-1@mail.example" } }));

  expect(await receive({ subject: "The teapot", text: "The teapot of #1042 leaks." }, { messageId: "teapot-1@mail.example", sentAt: early(30) })).toEqual({ outcome: "joined", ticketId: answer.ticketId });
  expect(await textsOf(answer.ticketId)).toEqual(["The teapot of #1042 leaks.", "And the lid is chipped."]);
  expect(await inShop(shopId, (tx) => tx.orderLink.findMany({ where: { shopId, ticketId: answer.ticketId, removedAt: null }, select: { orderName: true, status: true } }))).toEqual([{ orderName: "#1042", status: "proven" }]);
  const [merged] = await eventsOf(answer.ticketId, "merged");
  expect(merged!.sentence).toBe("A mail arrived after the one that answers it; both go on here.");

  const { mergeId, fromId } = merged!.data as { mergeId: string; fromId: string };
  await undoMerge({ shopId, mergeId, staff: { id: mara.id, name: mara.name }, now });
  expect([await textsOf(fromId), await textsOf(answer.ticketId)]).toEqual([["The teapot of #1042 leaks."], ["And the lid is chipped."]]);
  expect(await statusOf(fromId)).toBe("waiting_for_us");
});

test("of mails that arrive together in the wrong order one ticket is made, and what answers a late answer of a going ticket comes into it", async () => {
  const both = [await read({ subject: "Re: The tray", inReplyTo: "tray-1@mail.example", text: "It was the blue tray." }), await read({ subject: "The tray", text: "My tray is scratched." })];
  both[1]!.message = { ...both[1]!.message, messageId: "tray-1@mail.example" };
  const [second, first] = await receiveMessages({ shopId, mails: both, now });
  expect(first).toEqual({ outcome: "joined", ticketId: (second as { ticketId: string }).ticketId });

  const last = await receive({ inReplyTo: "tray-3@mail.example", text: "So when?" });
  expect(last.outcome).toBe("new-ticket");
  const third = await receive({ inReplyTo: "tray-1@mail.example", text: "Will you send another?" }, { messageId: "tray-3@mail.example" });
  expect(third).toEqual({ outcome: "joined", ticketId: (second as { ticketId: string }).ticketId });
  expect(await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: (last as { ticketId: string }).ticketId }, select: { status: true, mergedIntoId: true } }))).toEqual({ status: "closed", mergedIntoId: (second as { ticketId: string }).ticketId });
});

test("a reference to a customer's mail counts only in its shop, and only when it was vouched for", async () => {
  const elsewhere = await write({ shopId: otherShopId, text: "For the other shop." });
  const here = await receive({ inReplyTo: elsewhere.messageId, text: "Written to the wrong shop." });
  if (here.outcome !== "new-ticket") throw new Error("It joined.");
  expect(await eventsOf(here.ticketId, "resembles")).toEqual([]);

  const unproven = await write({ authentication: "none", text: "In Ana's name." });
  const answer = await receive({ inReplyTo: unproven.messageId, text: "From Ana herself." });
  if (answer.outcome !== "new-ticket") throw new Error("It joined.");
  expect((await eventsOf(answer.ticketId, "resembles")).map((event) => event.sentence)).toEqual(["This mail refers to another ticket but was not added to it, because nobody vouches for who wrote the mail that it answers."]);
});

test("no forged mail joins a conversation or learns anything of it", async () => {
  const refersTo = { "their reference": () => sentMessageId, "the reference to the customer's own mail": () => firstMessageId };
  const pretends: [string, Letter][] = [
    ["from a stranger", { from: evil }],
    ["in the customer's name, failing DMARC", { authentication: "fail" }],
    ["in the customer's name, with no verdict", { authentication: "none" }],
    ["with a Reply-To of the customer", { from: evil, headers: { "Reply-To": ana.address } }],
    ["with a Sender of the customer", { from: evil, headers: { Sender: ana.address } }],
    ["with the customer in CC", { from: evil, headers: { Cc: ana.address } }],
    ["with the customer's address as a display name", { from: { name: ana.address, address: evil.address } }],
    ["with the customer's whole mailbox as a display name", { from: { name: `${ana.name} <${ana.address}>`, address: evil.address } }],
    ["with a verdict that the writer wrote", { authentication: "none", headers: { "Authentication-Results": "mx.google.com; dmarc=pass header.from=example.com" } }],
    ["with a second verdict below the true one", { authentication: "fail", headers: { "Authentication-Results": "mx.local-shopify.example; dmarc=pass header.from=example.com" } }],
    ["from an address that only begins alike", { from: { ...evil, address: "ana@example.com.attacker.example" } }],
    ["from an address with a letter of another script", { from: { ...evil, address: "\u0430na@example.com" } }],
  ];
  const ways: [string, Letter][] = [
    ...pretends.map(([name, letter]): [string, Letter] => [`the reply address ${name}`, { ...letter, to: replyAddress }]),
    ...Object.entries(refersTo).flatMap(([what, id]) => pretends.map(([name, letter]): [string, Letter] => [`${what} ${name}`, { ...letter, inReplyTo: id(), references: [id()] }])),
    ["a subject that quotes ours", { from: evil, subject: "Re: My parcel" }],
    ["the ticket's number in the subject", { from: evil, subject: `Re: My parcel [${ticketId}]` }],
    ["the subject, in the customer's name, from nobody that vouches", { authentication: "none", subject: "Re: My parcel" }],
    ["a long chain of references with ours in it", { from: evil, references: ["a@b.example", sentMessageId, firstMessageId, "c@d.example"] }],
    ["the reply address in CC", { from: evil, headers: { Cc: replyAddress } }],
    ["a Reply-To of our reply address", { from: evil, headers: { "Reply-To": replyAddress } }],
    ["a forwarded mail of the customer", { from: evil, to: replyAddress, subject: "Fwd: My parcel", text: `---------- Forwarded message ---------\nFrom: ${ana.name} <${ana.address}>\nDate: Fri, 20 Nov 2026\nSubject: My parcel\nTo: help@lane.example\n\nWhere is order #1042?` }],
    ["a token that is one letter off", { from: evil, to: replyAddress.replace(/^./, (first) => (first === "a" ? "b" : "a")) }],
  ];
  expect(ways.length).toBeGreaterThanOrEqual(30);

  const before = await inShop(shopId, (tx) => tx.message.count({ where: { shopId, ticketId } }));
  const mails = await Promise.all(ways.map(([name, letter]) => read({ ...letter, text: letter.text ?? `Tell me all about order #1042. ${name}` })));
  const received = await receiveMessages({ shopId, mails, now });
  received.forEach((each, index) => expect(each, ways[index]![0]).toMatchObject({ outcome: "new-ticket" }));
  const forged = received.flatMap((each) => (each.outcome === "new-ticket" ? each.ticketId : []));
  for (const id of forged) await sortTicket({ shopId, ticketId: id, moment: "created", now });
  await inShop(shopId, async (tx) => {
    expect(await tx.message.count({ where: { shopId, ticketId } })).toBe(before);
    // Who only names the order gets it linked as claimed: macros and automatic answers reveal nothing of it.
    expect(await tx.orderLink.findMany({ where: { shopId, ticketId: { in: forged }, status: { not: "claimed" } } })).toEqual([]);
    const answers = await tx.outgoingMail.findMany({ where: { shopId, ticketId: { in: forged } } });
    expect(answers.length).toBeGreaterThan(0);
    for (const mail of answers) expect(`${mail.subject}\n${mail.text}\n${mail.html ?? ""}`).not.toMatch(/1042|linen|petrov|torstra|yellow house|on its way/i);
  });
});

test("a stranger with the reply address opens a ticket that says what it resembles", async () => {
  const received = await receive({ from: evil, to: replyAddress, text: "Let me in once more" });
  if (received.outcome !== "new-ticket") throw new Error("It joined.");
  const events = await inShop(shopId, (tx) => tx.ticketEvent.findMany({ where: { shopId, ticketId: received.ticketId, kind: "resembles" } }));
  expect(events.map((event) => event.sentence)).toEqual(["This mail refers to another ticket but was not added to it, because the sender is not part of that conversation."]);
});

const asForwarded = (from: string, words: string) => `Can you take this one?\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Thu, Nov 19, 2026 at 9:14 AM\nSubject: Torn seam\nTo: Mara <mara@lane.example>\n\n${words}`;
const aColleague = { name: mara.name, address: "mara@lane.example" };

test("a customer's mail that a colleague forwards is answered to the customer, whom nobody vouches for", async () => {
  await haveOrders([anOrder({ id: "gid://shopify/Order/5002", name: "#1043", email: "ben@example.com", customer: null, createdAt: "2026-11-11T10:00:00Z" }), anOrder({ id: "gid://shopify/Order/5003", name: "#1044", email: aColleague.address, customer: null, createdAt: "2026-11-12T10:00:00Z" })], shopId);
  await inShop(shopId, (tx) => tx.staff.update({ where: { shopId, id: mara.id }, data: { email: aColleague.address } }));
  const { ticketId: opened } = await write({ from: aColleague, subject: "Fwd: Torn seam", text: asForwarded("Ben Carter <ben@example.com>", "The seam of my shirt is torn. Order 1043.") });
  await sortTicket({ shopId, ticketId: opened, moment: "created", now });

  const ticket = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: opened }, include: { messages: true, links: true, events: true } }));
  expect(ticket).toMatchObject({ customerEmail: "ben@example.com", customerName: "Ben Carter", subject: "Torn seam", linkOutcome: "claimed" });
  expect(ticket.links).toMatchObject([{ orderName: "#1043", status: "claimed" }]);
  expect(ticket.messages).toMatchObject([{ authorEmail: aColleague.address, kind: "inbound" }]);
  expect(ticket.messages[0]!.reply).toBe("Can you take this one?\n\nForwarded from Ben Carter:\n\nThe seam of my shirt is torn. Order 1043.");
  expect(ticket.events.find((event) => event.kind === "forwarded")?.sentence).toBe("Mara Lindqvist (mara@lane.example) forwarded this mail. Answers go to Ben Carter (ben@example.com), whom it names as its writer; nobody vouches for that.");
  // Nothing automatic goes to an address that only a forwarded mail names.
  expect(await inShop(shopId, (tx) => tx.outgoingMail.count({ where: { shopId, ticketId: opened } }))).toBe(0);

  await inShop(shopId, (tx) => relinkTicket(tx, { shopId, ticketId: opened, now }));
  expect(await inShop(shopId, (tx) => tx.orderLink.findMany({ where: { shopId, ticketId: opened } }))).toMatchObject([{ orderName: "#1043", status: "claimed" }]);

  const reply = await replyToTicket({ shopId, ticketId: opened, nonce: "n2", version: ticket.version, written: "We send you another.", cc: [], then: "waiting_for_customer", staff: mara, now });
  expect(reply.outcome).toBe("queued");
  const mail = await inShop(shopId, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId, ticketId: opened } }));
  expect(mail).toMatchObject({ recipient: "ben@example.com", subject: "Re: Torn seam" });
  expect(await receive({ from: { name: "Ben Carter", address: "ben@example.com" }, to: mail.replyTo!, text: "Thank you!" })).toEqual({ outcome: "joined", ticketId: opened });
});

test("nobody else's forwarding makes somebody the recipient", async () => {
  const others: [string, Letter][] = [
    ["a stranger", { from: evil }],
    ["a customer", {}],
    ["somebody in the colleague's name", { from: aColleague, authentication: "fail" }],
    ["somebody in the colleague's name, without a verdict", { from: aColleague, authentication: "none" }],
    ["a stranger who calls himself like her", { from: { name: aColleague.address, address: evil.address } }],
  ];
  for (const [who, letter] of others) {
    const { ticketId: opened } = await write({ ...letter, subject: "Fwd: Torn seam", text: asForwarded("Ben Carter <ben@example.com>", `The seam is torn, says ${who}.`) });
    const { customerEmail, events } = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: opened }, include: { events: true } }));
    expect(customerEmail, who).toBe((letter.from ?? ana).address);
    expect(events.filter((event) => event.kind === "forwarded"), who).toEqual([]);
  }
  // A colleague who forwards what another colleague wrote asks for oneself.
  const { ticketId: inside } = await write({ from: aColleague, subject: "Fwd: Torn seam", text: asForwarded(`Mara <${aColleague.address}>`, "Do we still have shirts?") });
  expect((await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: inside } }))).customerEmail).toBe(aColleague.address);
});

test("a mail that comes back is marked, its address suppressed, and the ticket waits for us", async () => {
  const mail = await inShop(shopId, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId, ticketId } }));
  const token = mail.replyTo!.split("@")[0]!;
  const report = { recipient: ana.address, status: "5.1.1", action: "failed" as const, diagnostic: "550 no such user", originalMessageId: null, permanent: true };
  const received = await receive({ from: { name: "Mail Delivery", address: "mailer-daemon@example.com" }, to: bounceAddress(token, "reply.aftercare.example"), text: "Undelivered" }, { auto: "bounce", bounce: report });
  expect(received).toEqual({ outcome: "bounce" });
  await inShop(shopId, async (tx) => {
    expect(await tx.outgoingMail.findUniqueOrThrow({ where: { shopId, id: mail.id } })).toMatchObject({ status: "failed", reason: "It came back: 5.1.1 550 no such user" });
    expect(await tx.suppression.findMany({ where: { shopId }, select: { addressKey: true, reason: true } })).toEqual([{ addressKey: "ana@example.com", reason: "hard_bounce" }]);
    expect(await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } })).toMatchObject({ status: "waiting_for_us" });
  });
});

test("a report about a mail that is not ours changes nothing", async () => {
  const report = { recipient: "victim@example.com", status: "5.1.1", action: "failed" as const, diagnostic: null, originalMessageId: sentMessageId, permanent: true };
  await receive({ from: evil, text: "Undelivered, really" }, { auto: "bounce", bounce: report });
  expect(await inShop(shopId, (tx) => tx.suppression.count({ where: { shopId, addressKey: "victim@example.com" } }))).toBe(0);
});

test("a job that is delivered twice at once makes one ticket, even of a mail without a Message-ID", async () => {
  const raw = await composeMail({ from: ana, to: "help@lane.example", subject: "Twice", text: "Where is it?", authentication: "pass", date: now });
  await keepInboundMail({ shopId, source: "raw", raw, envelope: { recipients: ["help@lane.example"], returnPath: null }, now });
  const kept = await inShop(shopId, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId }, orderBy: { id: "desc" } }));
  const message = { ...readMail(raw, NOTHING_KNOWN), messageId: null };
  const outcomes = await Promise.all([1, 2].map(() => receiveMessage({ shopId, inboundMailId: kept.id, message, now })));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["duplicate", "new-ticket"]);
  const settled = await inShop(shopId, (tx) => tx.inboundMail.findUniqueOrThrow({ where: { shopId, id: kept.id } }));
  const opened = outcomes.find((each) => each.outcome === "new-ticket");
  expect(settled).toMatchObject({ status: "done", outcome: "new-ticket", ticketId: opened && "ticketId" in opened ? opened.ticketId : null });
});
