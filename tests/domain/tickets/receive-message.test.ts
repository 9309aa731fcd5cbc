import { beforeAll, expect, test } from "vitest";
import type { InboundMessage } from "~/channels/inbound-message";
import { readMail, NOTHING_KNOWN } from "~/channels/email/read-mail";
import { inShop } from "~/db.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import { bounceAddress } from "~/mail/own-addresses";
import { composeMail } from "../../local-shopify/mailbox/compose";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

/** Who may join a conversation, and who only pretends to; what a mail that comes back does. */
useDatabase();

const shopId = "lane.myshopify.com";
const ana = { name: "Ana Petrov", address: "ana@example.com" };
const evil = { name: "Ana Petrov", address: "evil@attacker.example" };
const mara = { id: "", name: "Mara Lindqvist", signature: "" };
const now = new Date("2026-11-20T10:00:00Z");
let replyAddress = "";
let sentMessageId = "";
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
}

async function receive({ from = ana, to = "help@lane.example", subject = "Hello", text = "Hi there", authentication = "pass", ...rest }: Letter, change: Partial<InboundMessage> = {}) {
  const raw = await composeMail({ from, to, subject, text, authentication, date: now, ...rest });
  const message = { ...readMail(raw, { ...NOTHING_KNOWN, deliveredTo: [to], trustedServers: ["mx.local-shopify.example"] }), ...change };
  await keepInboundMail({ shopId, source: "raw", raw, envelope: { recipients: [to], returnPath: null }, now });
  const kept = await inShop(shopId, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId }, orderBy: { id: "desc" } }));
  return receiveMessage({ shopId, inboundMailId: kept.id, message, now });
}

beforeAll(async () => {
  await installTestShop(shopId);
  mara.id = (await inShop(shopId, (tx) => tx.staff.create({ data: { shopId, shopifyUserId: "1", name: mara.name } }))).id;
  const opened = await receive({ subject: "My parcel" });
  if (opened.outcome !== "new-ticket") throw new Error("A first mail opens a ticket.");
  ticketId = opened.ticketId;
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

test("a customer who changes case or adds a tag is still the same", async () => {
  expect(await receive({ from: { ...ana, address: "Ana+shop@Example.com" }, to: replyAddress, text: "It is me." })).toMatchObject({ outcome: "joined", ticketId });
});

test("no forged mail joins: 30 ways to pretend", async () => {
  const ways: [string, Letter][] = [
    ["a subject that quotes ours", { from: evil, subject: "Re: My parcel" }],
    ["the subject, in the customer's name, from nobody that vouches", { authentication: "none", subject: "Re: My parcel" }],
    ["the reply address, from a stranger", { from: evil, to: replyAddress }],
    ["the reply address, in the customer's name, failing DMARC", { to: replyAddress, authentication: "fail" }],
    ["the reply address, in the customer's name, with no verdict", { to: replyAddress, authentication: "none" }],
    ["the reference, from a stranger", { from: evil, inReplyTo: sentMessageId }],
    ["the reference, in the customer's name, failing DMARC", { inReplyTo: sentMessageId, authentication: "fail" }],
    ["a long chain of references with ours in it", { from: evil, references: ["a@b.example", sentMessageId, "c@d.example"] }],
    ["a Reply-To of the customer", { from: evil, to: replyAddress, headers: { "Reply-To": ana.address } }],
    ["the customer in CC", { from: evil, to: replyAddress, headers: { Cc: ana.address } }],
    ["the customer's address as a display name", { from: { name: ana.address, address: evil.address }, to: replyAddress }],
    ["a Sender header of the customer", { from: evil, to: replyAddress, headers: { Sender: ana.address } }],
    ["a verdict that the writer wrote", { to: replyAddress, authentication: "none", headers: { "Authentication-Results": "mx.google.com; dmarc=pass header.from=example.com" } }],
    ["a second verdict below the true one", { to: replyAddress, authentication: "fail", headers: { "Authentication-Results": "mx.local-shopify.example; dmarc=pass header.from=example.com" } }],
    ["a token that is one letter off", { to: replyAddress.replace(/^./, (first) => (first === "a" ? "b" : "a")) }],
  ];
  for (const [name, letter] of ways) {
    for (const text of [name, `${name}, and the words: ticket ${ticketId}`]) expect(await receive({ ...letter, text }), name).not.toMatchObject({ outcome: "joined" });
  }
  const messages = await inShop(shopId, (tx) => tx.message.count({ where: { shopId, ticketId, authorEmail: evil.address } }));
  expect(messages).toBe(0);
});

test("a stranger with the reply address opens a ticket that says what it resembles", async () => {
  const received = await receive({ from: evil, to: replyAddress, text: "Let me in once more" });
  if (received.outcome !== "new-ticket") throw new Error("It joined.");
  const events = await inShop(shopId, (tx) => tx.ticketEvent.findMany({ where: { shopId, ticketId: received.ticketId, kind: "resembles" } }));
  expect(events.map((event) => event.sentence)).toEqual(["This mail refers to another ticket but was not added to it, because the sender is not part of that conversation."]);
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
