import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { deliverDueMail, type Delivery } from "~/domain/outbox/deliver-mail.server";
import { firstResponse } from "~/domain/reports/list/first-response.server";
import type { ReportScope } from "~/domain/reports/report";
import { addNote } from "~/domain/tickets/add-note.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { attachToDraft, saveDraft } from "~/domain/tickets/compose/drafts.server";
import { findDue } from "~/domain/tickets/find-due.server";
import { listTickets } from "~/domain/tickets/list-tickets.server";
import { saveMacro, type MacroDraft } from "~/domain/tickets/macros/macros.server";
import { runMacroActions } from "~/domain/tickets/macros/run-macro-actions.server";
import { readAnswer } from "~/domain/tickets/read-answer.server";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import { readTicket } from "~/domain/tickets/read-ticket.server";
import { replyToTicket, type Reply } from "~/domain/tickets/reply-to-ticket.server";
import { settleScheduledReply } from "~/domain/tickets/settle-scheduled-reply.server";
import { takeBackReply } from "~/domain/tickets/take-back-reply.server";
import { readFilter } from "~/domain/tickets/ticket-filter";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import { NotHere } from "~/lib/not-here";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { anOrder, aParcel } from "../../support/an-order";
import { useDatabase } from "../../support/database";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();

let staff: { mara: Person; tomas: Person };
let ticketId: string;

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const reply = (change: Partial<Reply> = {}) => replyToTicket({ shopId: SHOP, ticketId, nonce: randomUUID(), version: 1, written: "<p>Hi Ana, <strong>of course</strong>.</p>", cc: [], then: "waiting_for_customer", staff: staff.mara, now: at(1), ...change });
const mails = () => inShop(SHOP, (tx) => tx.outgoingMail.findMany({ where: { shopId: SHOP, ticketId }, orderBy: { createdAt: "asc" }, include: { attachments: true } }));
/** The customer writes again, in answer to a mail of ours. */
const customerWrites = async (minutes: number) => {
  const [mail] = await mails();
  return arrive(aMessage({ text: "One more thing!", inReplyTo: mail ? [mail.messageId] : [], deliveredTo: mail?.replyTo ? [mail.replyTo] : [], sentAt: at(minutes) }));
};

beforeAll(async () => {
  staff = await aShop();
});
beforeEach(async () => {
  ticketId = await arrive(aMessage());
});

describe("a reply", () => {
  it("is kept with its mail, says the same in HTML and in plain text, and is signed once", async () => {
    const sent = await reply({ staff: { ...staff.mara, signature: "Mara\nLinden & Loom" } });
    expect(sent.outcome).toBe("queued");
    const [mail] = await mails();
    expect(mail).toMatchObject({ recipient: "ana@example.com", subject: "Re: Wrong size", text: "Hi Ana, of course.\n\nMara\nLinden & Loom" });
    expect(mail!.html).toBe("<p>Hi Ana, <strong>of course</strong>.</p><p>Mara<br />Linden &amp; Loom</p>");
    expect(mail!.dueAt).toEqual(new Date(at(1).getTime() + 10_000));
    expect(await ticketRow(ticketId)).toMatchObject({ status: "waiting_for_customer", version: 2, answerDueAt: null, dueAt: null, assigneeId: staff.mara.id });
  });

  it("carries nothing that runs", async () => {
    await reply({ written: `<p onclick="x()">Hi<script>alert(1)</script><img src=x onerror=x> <a href="javascript:x()">a</a></p>` });
    const [mail] = await mails();
    expect(mail!.html).toBe("<p>Hi <a>a</a></p>");
  });

  it("posted 30 times at once is one mail", async () => {
    const nonce = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => reply({ nonce })));
    expect(outcomes.filter(({ outcome }) => outcome === "queued")).toHaveLength(1);
    expect(outcomes.every(({ outcome }) => outcome === "queued" || outcome === "already-sent")).toBe(true);
    expect(await mails()).toHaveLength(1);
  });

  it("of two colleagues at once: one is sent, the other sees what was written", async () => {
    const [one, other] = await Promise.all([reply(), reply({ staff: staff.tomas, written: "No." })]);
    const outcomes = [one, other].map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["overtaken", "queued"]);
    expect(await mails()).toHaveLength(1);
  });

  it("is refused when the customer wrote since, and shows it", async () => {
    await reply();
    await customerWrites(5);
    const outcome = await reply({ version: 2, now: at(6) });
    expect(outcome).toMatchObject({ outcome: "overtaken", version: 3, newMessages: [{ authorName: "Ana Petrov", text: "One more thing!" }] });
  });

  it("with a gap left is not sent, and the gap is named", async () => {
    expect(await reply({ written: "<p>Your number is ⟦tracking number: #1042 has not been sent yet⟧</p>" })).toEqual({ outcome: "gaps", gaps: ["tracking number: #1042 has not been sent yet"] });
    expect(await mails()).toHaveLength(0);
  });

  it("without words or files is nothing", async () => {
    expect(await reply({ written: "<p> </p>", staff: { ...staff.mara, signature: "Mara" } })).toEqual({ outcome: "empty" });
  });

  it("takes the files of its draft along", async () => {
    const place = { shopId: SHOP, ticketId, staffId: staff.mara.id, kind: "reply" as const, version: 1, now: NOW };
    await attachToDraft({ ...place, file: { name: "../../label.pdf", type: "application/pdf", content: new Uint8Array([1, 2, 3]) } });
    await reply();
    const [mail] = await mails();
    expect(mail!.attachments).toMatchObject([{ name: "label.pdf", type: "application/pdf" }]);
    expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(2) })).drafts).toEqual([]);
  });

  it("taken back in time is a draft again, unsigned, and no mail leaves", async () => {
    const place = { shopId: SHOP, ticketId, staffId: staff.mara.id, kind: "reply" as const, version: 1, now: NOW };
    await inShop(SHOP, (tx) => tx.staff.update({ where: { shopId: SHOP, id: staff.mara.id }, data: { signature: "Mara" } }));
    await attachToDraft({ ...place, file: { name: "label.pdf", type: "application/pdf", content: new Uint8Array([1]) } });
    const sent = await reply({ staff: { ...staff.mara, signature: "Mara" }, then: "closed" });
    if (sent.outcome !== "queued") throw new Error(sent.outcome);
    expect(await takeBackReply({ shopId: SHOP, ticketId, messageId: sent.messageId, now: at(1) })).toEqual({ outcome: "taken-back" });
    expect((await mails())[0]!.status).toBe("cancelled");
    const ticket = await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(2) });
    expect(ticket).toMatchObject({ status: "waiting_for_us", waitingSince: NOW });
    expect(ticket.drafts).toMatchObject([{ html: "<p>Hi Ana, <strong>of course</strong>.</p>", version: ticket.version, files: [{ name: "label.pdf" }] }]);
    await inShop(SHOP, (tx) => tx.staff.update({ where: { shopId: SHOP, id: staff.mara.id }, data: { signature: "" } }));
  });

  it("that was scheduled is held back when the customer writes first", async () => {
    await reply();
    await reply({ version: 2, written: "<p>Later</p>", sendAt: at(600), now: at(2) });
    await customerWrites(30);
    expect((await mails()).map(({ status }) => status)).toEqual(["queued", "cancelled"]);
    const ticket = await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(31) });
    expect(ticket.drafts).toMatchObject([{ text: "Later", version: ticket.version - 1 }]);
    expect(ticket.events.some(({ kind }) => kind === "held-back")).toBe(true);
  });

  it("that comes back takes nothing from what was begun since", async () => {
    await reply();
    await reply({ version: 2, written: "<p>Later</p>", sendAt: at(600), now: at(2) });
    await saveDraft({ shopId: SHOP, ticketId, staffId: staff.mara.id, kind: "reply", html: "<p>Begun since</p>", text: "Begun since", cc: [], version: 3, now: at(3) });
    await customerWrites(30);
    expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(31) })).drafts).toMatchObject([{ text: "Later\n\nBegun since", html: "<p>Later</p><p>Begun since</p>" }]);
  });
});

describe("a reply that leaves later", () => {
  let sink: SmtpSink, transport: SmtpTransport;
  const NINE = at(23 * 60);
  const schedule = (change: Partial<Reply> = {}) => reply({ written: "<p>Later</p>", sendAt: NINE, ...change });
  /** The worker's run at that time; without `afterSending` as if it died as soon as the mail had left. */
  const deliver = (now: Date, afterSending: Delivery["afterSending"] = { reply: settleScheduledReply }) =>
    deliverDueMail({ owner: randomUUID(), transportFor: async () => transport, rechecks: {}, afterSending, concurrency: 2, now: () => now, random: () => 0.5 });
  const row = async () => {
    const { version: _, assigneeId: __, unread: ___, ...rest } = await ticketRow(ticketId);
    return rest;
  };
  const listed = async () => (await listTickets({ shopId: SHOP, filter: readFilter({ view: "all" }), staffId: staff.mara.id, now: at(2) })).tickets.find(({ id }) => id === ticketId)!;
  const firstAnswers = async () => {
    const period = { from: new Date(NOW.getTime() - 86_400_000), to: at(60) };
    const { openTimes } = await inShop(SHOP, (tx) => readDeskSettings(tx, SHOP));
    return (await inShop(SHOP, (tx) => firstResponse.load(tx, { shopId: SHOP, period, times: openTimes } as ReportScope))).filter(({ minutes }) => minutes !== null).length;
  };

  beforeAll(async () => {
    sink = await startSmtpSink();
    transport = createSmtpTransport({ url: sink.url });
  });
  afterAll(async () => {
    transport.close();
    await sink.stop();
  });

  it("leaves the ticket as it was until it has left: the customer waits, and the clocks run", async () => {
    await inShop(SHOP, (tx) => tx.ticket.update({ where: { shopId: SHOP, id: ticketId }, data: { createdAt: NOW } }));
    const before = await row();
    const answered = await firstAnswers();
    await schedule();
    expect(before).toMatchObject({ status: "waiting_for_us", waitingSince: NOW, answerDueAt: expect.any(Date) as Date, firstRepliedAt: null });
    expect(await row()).toEqual(before);
    expect(await ticketRow(ticketId)).toMatchObject({ version: 2, assigneeId: staff.mara.id });
    expect((await listed()).replyGoesOutAt).toEqual(NINE);
    await deliver(new Date(NINE.getTime() - 1_000));
    expect(await row()).toEqual(before);
    expect(await firstAnswers()).toBe(answered);

    await deliver(NINE);
    expect(sink.mails.at(-1)).toMatchObject({ to: ["ana@example.com"] });
    expect(await row()).toMatchObject({ status: "waiting_for_customer", waitingSince: null, answerDueAt: null, dueAt: null, firstRepliedAt: NINE, lastMessageAt: NINE });
    expect((await listed()).replyGoesOutAt).toBeNull();
    expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: NINE })).messages.at(-1)).toMatchObject({ reply: "Later", sentAt: NINE, delivery: { status: "sent" } });
    expect(await firstAnswers()).toBe(answered + 1);
  });

  it("closes the ticket when it has left, not before", async () => {
    await schedule({ then: "closed" });
    expect(await row()).toMatchObject({ status: "waiting_for_us", closedAt: null, resolutions: 0 });
    await deliver(NINE);
    expect(await row()).toMatchObject({ status: "closed", closedAt: NINE, resolutions: 1, waitingSince: null });
    const { events } = await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: NINE });
    expect(events.map(({ sentence }) => sentence)).toContain("Mara Lindqvist closed this with the reply.");
  });

  it("taken back leaves the ticket untouched, whatever it was", async () => {
    for (const to of ["waiting_for_us", "waiting_for_customer", "snoozed"] as const) {
      ticketId = await arrive(aMessage());
      await changeStatus({ shopId: SHOP, ticketId, to, snoozedUntil: at(5_000), staff: staff.tomas, now: at(1) });
      const before = await row();
      const sent = await schedule({ then: "closed" });
      if (sent.outcome !== "queued") throw new Error(sent.outcome);
      expect(await takeBackReply({ shopId: SHOP, ticketId, messageId: sent.messageId, now: at(30) })).toEqual({ outcome: "taken-back" });
      expect(await row()).toEqual(before);
      expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(31) })).drafts).toMatchObject([{ text: "Later" }]);
      await deliver(NINE);
      expect(await row()).toEqual(before);
    }
  });

  it("is held back when the customer writes first, who has then waited since the first message", async () => {
    const before = await row();
    await schedule();
    const [mail] = await mails();
    await arrive(aMessage({ text: "One more thing!", deliveredTo: [mail!.replyTo!], sentAt: at(30) }));
    expect((await mails()).map(({ status }) => status)).toEqual(["cancelled"]);
    expect(await row()).toMatchObject({ status: "waiting_for_us", waitingSince: before.waitingSince, answerDueAt: before.answerDueAt, resolveDueAt: before.resolveDueAt, firstRepliedAt: null });
    await deliver(NINE);
    expect(await row()).toMatchObject({ status: "waiting_for_us", firstRepliedAt: null });
    expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: NINE })).drafts).toMatchObject([{ text: "Later" }]);
  });

  it("does not take the turn from a customer who wrote when it could not be held back any more", async () => {
    await schedule({ then: "closed" });
    const [mail] = await mails();
    const wrote = new Date(NINE.getTime() - 5_000);
    await arrive(aMessage({ text: "One more thing!", deliveredTo: [mail!.replyTo!], sentAt: wrote }));
    await deliver(NINE);
    expect((await mails()).map(({ status }) => status)).toEqual(["sent"]);
    expect(await row()).toMatchObject({ status: "waiting_for_us", waitingSince: wrote, firstRepliedAt: NINE, closedAt: null, resolutions: 0 });
  });

  it("leaves what somebody decided since: snoozed, closed", async () => {
    for (const to of ["snoozed", "closed"] as const) {
      ticketId = await arrive(aMessage());
      await schedule();
      await changeStatus({ shopId: SHOP, ticketId, to, snoozedUntil: at(5_000), staff: staff.tomas, now: at(40) });
      await deliver(NINE);
      expect((await mails()).map(({ status }) => status)).toEqual(["sent"]);
      expect(await row()).toMatchObject({ status: to, firstRepliedAt: NINE, resolutions: to === "closed" ? 1 : 0 });
    }
  });

  it("is not forgotten when the worker dies as soon as it has left", async () => {
    await schedule();
    await deliver(NINE, {});
    expect(await row()).toMatchObject({ status: "waiting_for_us" });
    const due = async () => (await findDue({ now: NINE })).sentReplies;
    expect(await due()).toHaveLength(1);
    const outcomes = await Promise.all((await due()).flatMap((sent) => [1, 2, 3].map(() => settleScheduledReply({ ...sent, now: at(9_000) }))));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["nothing-to-do", "nothing-to-do", "settled"]);
    expect(await row()).toMatchObject({ status: "waiting_for_customer", firstRepliedAt: NINE });
    expect(await due()).toEqual([]);
  });

  it("does what its saved reply does to the status when it has left, the rest at once", async () => {
    const draft = { name: "Later, closed", body: "Later", topic: null, states: [], language: "en", actions: [{ do: "tag", tag: "later" }, { do: "status", to: "closed" }] } satisfies MacroDraft;
    const saved = await saveMacro({ shopId: SHOP, id: null, draft, by: "Mara" });
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    const sent = await schedule({ macroId: saved.id });
    if (sent.outcome !== "queued") throw new Error(sent.outcome);
    await runMacroActions({ macro: sent.macro!, leavesLater: sent.isScheduled, shopId: SHOP, ticketId, staff: staff.mara, timeZone: "Europe/Amsterdam", now: at(1) });
    expect(await row()).toMatchObject({ status: "waiting_for_us", tags: ["later"] });
    await deliver(NINE);
    expect(await row()).toMatchObject({ status: "closed", closedAt: NINE });
  });
});

describe("a note", () => {
  it("has no recipient, no mail, and calls who is named", async () => {
    const noted = await addNote({ shopId: SHOP, ticketId, nonce: randomUUID(), written: "<p>@Tomás can you look? @mara too</p>", staff: staff.mara, now: at(1) });
    expect(noted).toEqual({ outcome: "noted", called: ["Tomás Silva"] });
    expect(await mails()).toHaveLength(0);
    const message = await inShop(SHOP, (tx) => tx.message.findFirstOrThrow({ where: { shopId: SHOP, ticketId, kind: "note" } }));
    expect(message).toMatchObject({ to: [], cc: [], outgoingMailId: null, messageId: null });
  });

  it("is in no mail that leaves afterwards", async () => {
    await addNote({ shopId: SHOP, ticketId, nonce: randomUUID(), written: "SECRET-WORD about her", staff: staff.mara, now: at(1) });
    await saveDraft({ shopId: SHOP, ticketId, staffId: staff.mara.id, kind: "note", html: "<p>SECRET-DRAFT</p>", text: "SECRET-DRAFT", cc: [], version: 1, now: at(1) });
    await reply({ now: at(2) });
    const [mail] = await mails();
    expect(JSON.stringify(mail)).not.toContain("SECRET");
    // The note's draft is still there.
    expect((await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(3) })).drafts).toMatchObject([{ kind: "note", text: "SECRET-DRAFT" }]);
  });
});

describe("until when an order can be sent back", () => {
  const told = () => inShop(SHOP, (tx) => tx.returnPromise.findMany({ where: { shopId: SHOP }, select: { returnBy: true, toldBy: true } }));
  const page = async () => (await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(2) })).orders;

  beforeAll(() => haveOrders([anOrder({ fulfillments: [aParcel({ deliveredAt: "2027-03-08T09:00:00Z" })] })]));
  beforeEach(async () => {
    ticketId = await arrive(aMessage({ text: "My shirt of order #1042 is too small." }));
  });

  it("is on the page although nobody told the buyer", async () => {
    expect(await page()).toMatchObject([{ told: { promises: [] }, returns: [{ lastDay: "2027-04-07", daysLeft: 28, atLeast: false, why: expect.stringContaining("delivery") as string }] }]);
  });

  it("is promised once an answer names the day, and not if that answer never leaves", async () => {
    await reply({ written: "<p>You can send it back until Wednesday, 7 April.</p>" });
    expect(await told()).toEqual([{ returnBy: "2027-04-07", toldBy: "reply" }]);
    const { messages } = await readTicket({ shopId: SHOP, ticketId, reader: staff.mara, now: at(2) });
    await takeBackReply({ shopId: SHOP, ticketId, messageId: messages.at(-1)!.id, now: at(1) });
    expect(await told()).toEqual([]);
  });

  it("is not promised by an answer about another day", async () => {
    await reply({ written: "<p>We are closed on 2 March, 17 April and 7 May.</p>" });
    expect(await told()).toEqual([]);
  });
});

describe("an answer as the beginning of a text for everyone", () => {
  it("is read from what was sent, without the signature, and not by another shop", async () => {
    const sent = await reply({ written: "<p>Hi Ana,</p><p>Wash it at 30 °C, Ana.</p>", staff: { ...staff.mara, signature: "" } });
    if (sent.outcome !== "queued") throw new Error(sent.outcome);
    expect(await readAnswer({ shopId: SHOP, messageId: sent.messageId })).toEqual({ question: "Wrong size", answer: "Wash it at 30 °C, […]." });
    await expect(readAnswer({ shopId: "other.myshopify.com", messageId: sent.messageId })).rejects.toBeInstanceOf(NotHere);
  });
});
