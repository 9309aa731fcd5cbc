import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { claimDueMail, releaseExpiredLeases } from "~/domain/outbox/claim-mail.server";
import { deliverDueMail, type Delivery } from "~/domain/outbox/deliver-mail.server";
import { queueMail, type MailToQueue } from "~/domain/outbox/queue-mail.server";
import { resolveInDoubt } from "~/domain/outbox/resolve-in-doubt.server";
import { liftSuppression, suppressAddress } from "~/domain/outbox/suppress-address.server";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { startScriptedSmtp, type ScriptedSmtp, type Script } from "../../support/scripted-smtp";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();

const A = "a.myshopify.com";
const B = "b.myshopify.com";
const NOW = new Date("2027-03-01T10:00:00Z");

let sink: SmtpSink;
let transport: SmtpTransport;
let scripted: ScriptedSmtp | null = null;

beforeAll(async () => {
  sink = await startSmtpSink({ refuse: (to) => (to.startsWith("nobody") ? "550 5.1.1 No such user" : null) });
  await installTestShop(A);
  await installTestShop(B);
});
beforeEach(() => {
  sink.mails.length = 0;
  transport = createSmtpTransport({ url: sink.url });
});
afterEach(async () => {
  transport.close();
  await scripted?.stop();
  scripted = null;
  await acrossShops((tx) => tx.$executeRaw`DELETE FROM "OutgoingMail"`);
  await acrossShops((tx) => tx.$executeRaw`DELETE FROM "Suppression"`);
});
afterAll(() => sink.stop());

async function answerWith(script: Script) {
  scripted = await startScriptedSmtp(script);
  transport.close();
  transport = createSmtpTransport({ url: scripted.url, timeouts: { final: 300 } });
}

const mailTo = (to: string, change: Partial<MailToQueue> = {}): MailToQueue => ({
  shopId: A,
  key: `test:${to}`,
  flow: "reply",
  to,
  from: { name: "Lindqvist Lane", address: "help@lindqvist-lane.example" },
  subject: "Your shirt",
  text: "Hello Ana",
  html: "<p>Hello Ana</p>",
  now: NOW,
  ...change,
});
const queue = (to: string, change: Partial<MailToQueue> = {}) => inShop(change.shopId ?? A, (tx) => queueMail(tx, mailTo(to, change)));

async function deliver(change: Partial<Delivery> = {}) {
  return deliverDueMail({
    owner: randomUUID(),
    transportFor: async () => transport,
    rechecks: {},
    concurrency: 4,
    now: () => NOW,
    random: () => 0.5,
    ...change,
  });
}
const rows = (shopId = A) => inShop(shopId, (tx) => tx.outgoingMail.findMany({ orderBy: { createdAt: "asc" } }));
const onlyRow = async () => (await rows())[0]!;

describe("queueing", () => {
  test("the same cause 50 times in parallel makes one mail", async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => queue("ana@example.com", { key: "journey:thank-you:5001" })));
    expect(outcomes.filter((each) => each.outcome === "queued")).toHaveLength(1);
    expect(outcomes.filter((each) => each.outcome === "already_queued")).toHaveLength(49);
    await deliver();
    expect(sink.mails).toHaveLength(1);
  });

  test("100 transactions that are rolled back make no mail, and no job", async () => {
    const jobs = () => acrossShops((tx) => tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'deliver-mail'`);
    const before = await jobs();
    for (let index = 0; index < 100; index++) {
      await inShop(A, async (tx) => {
        await queueMail(tx, mailTo(`ana${index}@example.com`));
        throw new Error("rolled back");
      }).catch(() => {});
    }
    expect(await rows()).toEqual([]);
    expect(await jobs()).toEqual(before);
    expect(await deliver()).toMatchObject({ sent: 0 });
  });

  test("what is no address is refused", async () => {
    expect(await queue("not an address")).toEqual({ outcome: "no_address" });
    expect(await queue("ana@example.com\r\nBcc: eve@example.com")).toEqual({ outcome: "no_address" });
  });
});

describe("delivering", () => {
  test("a mail arrives with its thread, its own reply address and its own bounce address", async () => {
    const queued = await queue("Ana@example.com", { inReplyTo: "m2@example.com", references: ["m1@example.com", "m2@example.com"], headers: { "Auto-Submitted": "auto-generated" } });
    expect(await deliver()).toMatchObject({ sent: 1 });
    const [mail] = sink.mails;
    if (queued.outcome !== "queued") throw new Error("queued");
    expect(mail!.messageId).toBe(queued.messageId);
    expect(mail!.source).toContain("In-Reply-To: <m2@example.com>");
    expect(mail!.source).toContain("References: <m1@example.com> <m2@example.com>");
    expect(mail!.source).toContain("Auto-Submitted: auto-generated");
    expect(mail!.source).toMatch(/^X-EE-Idempotency-Key: /im);
    expect(mail!.source).toMatch(/^Reply-To: Lindqvist Lane\s+<[a-z0-9]{26}@reply\.aftercare\.example>/m);
    expect(mail!.from).toBe(`bounces+${queued.replyTo}`);
    const token = await inShop(A, (tx) => tx.replyToken.findUnique({ where: { token: queued.replyTo.split("@")[0]! } }));
    expect(token).toMatchObject({ outgoingMailId: queued.mailId, recipientKey: "ana@example.com" });
    expect(await onlyRow()).toMatchObject({ status: "sent", sentAt: NOW, response: "250 Taken", attempts: 1 });
  });

  test("an attachment goes along", async () => {
    await queue("ana@example.com", { attachments: [{ name: "label.txt", type: "text/plain", content: Buffer.from("return label") }] });
    await deliver();
    expect(sink.mails[0]!.source).toContain('filename=label.txt');
  });

  test("a mail that is not yet due waits", async () => {
    await queue("ana@example.com", { dueAt: new Date(NOW.getTime() + 10_000) });
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(await deliver({ now: () => new Date(NOW.getTime() + 10_001) })).toMatchObject({ sent: 1 });
  });

  test("four workers side by side send each of 200 mails once", async () => {
    for (let index = 0; index < 200; index++) await queue(`buyer${index}@example.com`, { nudge: false });
    const tallies = await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    expect(tallies.reduce((sum, tally) => sum + tally.sent, 0)).toBe(200);
    expect([sink.mails.length, sink.copies().size]).toEqual([200, 200]);
  });

  test("a retry is the same mail, byte for byte", async () => {
    await queue("ana@example.com");
    await answerWith({ end: "451 4.3.0 Later" });
    expect(await deliver()).toMatchObject({ again: 1 });
    expect(await onlyRow()).toMatchObject({ status: "queued", attempts: 1, dueAt: new Date(NOW.getTime() + 30_000) });
    await deliver({ now: () => new Date(NOW.getTime() + 31_000) });
    expect(scripted!.mails[0]!.source.length).toBeGreaterThan(200);
    expect(scripted!.mails[1]!.source).toBe(scripted!.mails[0]!.source);
  });

  test("what is refused stops, and an unknown mailbox gets nothing more", async () => {
    await queue("nobody@example.com");
    expect(await deliver()).toMatchObject({ failed: 1 });
    expect(await onlyRow()).toMatchObject({ status: "failed", reason: "The recipient's server does not take mail for this address: 550 5.1.1 No such user" });
    await queue("Nobody@Example.com", { key: "second" });
    expect(await deliver()).toMatchObject({ skipped: 1 });
    expect(await liftSuppression({ shopId: A, address: "nobody@example.com" })).toEqual({ outcome: "lifted", reasons: 1 });
  });

  test("after three days of temporary failure it is given up", async () => {
    await queue("ana@example.com");
    await answerWith({ rcpt: "450 4.2.0 Greylisted" });
    const late = new Date(NOW.getTime() + 3 * 24 * 3_600_000);
    expect(await deliver({ now: () => late })).toMatchObject({ again: 1 });
    expect(await onlyRow()).toMatchObject({ status: "failed", reason: expect.stringContaining("Given up after three days") });
  });

  test("without an answer after the last byte it is in doubt, and a person decides", async () => {
    await queue("ana@example.com");
    await answerWith({ end: "silence" });
    expect(await deliver()).toMatchObject({ inDoubt: 1 });
    const mail = await onlyRow();
    expect(mail.status).toBe("in_doubt");
    expect(await deliver()).toMatchObject({ sent: 0, inDoubt: 0 });

    expect(await inShop(A, (tx) => resolveInDoubt(tx, { mailId: mail.id, decision: "resend", by: "Mara", now: NOW }))).toEqual({ outcome: "requeued" });
    expect(await inShop(A, (tx) => resolveInDoubt(tx, { mailId: mail.id, decision: "mark_sent", by: "Mara", now: NOW }))).toEqual({ outcome: "not_in_doubt" });
    transport = createSmtpTransport({ url: sink.url });
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(sink.mails[0]!.messageId).toBe(mail.messageId);
  });
});

describe("the last look before a mail leaves", () => {
  test("skips what its flow calls overtaken, with the reason", async () => {
    await queue("ana@example.com", { flow: "journey", key: "a" });
    await queue("ana@example.com", { flow: "reply", key: "b" });
    expect(await deliver({ rechecks: { journey: async () => "The order was cancelled." } })).toMatchObject({ sent: 1, skipped: 1 });
    expect((await rows()).find((mail) => mail.flow === "journey")).toMatchObject({ status: "skipped", reason: "The order was cancelled." });
  });

  test.each([
    ["unsubscribed", true, 1],
    ["unsubscribed", false, 0],
    ["hard_bounce", false, 1],
    ["complaint", false, 1],
    ["redacted", false, 1],
  ] as const)("%s holds back optional mail %s: %s", async (reason, optional, skipped) => {
    await inShop(A, (tx) => suppressAddress(tx, { shopId: A, address: "Ana@Example.com", reason, now: NOW }));
    await queue("ana@example.com", { optional });
    expect(await deliver()).toMatchObject({ skipped, sent: 1 - skipped });
  });

  test("the list of one shop does not hold back another's mail", async () => {
    await inShop(A, (tx) => suppressAddress(tx, { shopId: A, address: "ana@example.com", reason: "complaint", now: NOW }));
    await queue("ana@example.com", { shopId: B });
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  test("four soft bounces within 30 days hold back, three do not", async () => {
    const bounce = (now: Date) => inShop(A, (tx) => suppressAddress(tx, { shopId: A, address: "ana@example.com", reason: "soft_bounces", now }));
    const day = 24 * 3_600_000;
    await bounce(new Date(NOW.getTime() - 40 * day));
    for (const ago of [3, 2, 1]) await bounce(new Date(NOW.getTime() - ago * day));
    await queue("ana@example.com", { key: "after three" });
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await bounce(NOW)).toEqual({ outcome: "suppressed" });
    await queue("ana@example.com", { key: "after four" });
    expect(await deliver()).toMatchObject({ skipped: 1 });
  });

  test("a paused shop's automatic mail waits, its answers do not", async () => {
    await inShop(B, (tx) => tx.shop.update({ where: { shopId: B }, data: { pausedAt: NOW } }));
    await queue("ana@example.com", { shopId: B, flow: "journey", key: "j" });
    await queue("ana@example.com", { shopId: B, flow: "reply", key: "r" });
    expect(await deliver()).toMatchObject({ sent: 1, skipped: 0 });
    await inShop(B, (tx) => tx.shop.update({ where: { shopId: B }, data: { pausedAt: null, uninstalledAt: NOW } }));
    expect(await deliver({ now: () => new Date(NOW.getTime() + 16 * 60_000) })).toMatchObject({ sent: 0, skipped: 1 });
    await inShop(B, (tx) => tx.shop.update({ where: { shopId: B }, data: { uninstalledAt: null } }));
  });
});

describe("a worker that died", () => {
  const expire = () => acrossShops((tx) => tx.$executeRaw`UPDATE "OutgoingMail" SET "leaseUntil" = now() - interval '1 second'`);
  const claim = (owner: string) => claimDueMail({ owner, limit: 5, mostPerShop: 8, busy: new Map(), turn: 0, now: NOW });

  test("leaves claimed mail to the others once its lease has run out, and not before", async () => {
    await queue("ana@example.com");
    expect((await claim("dead")).claimed).toHaveLength(1);
    expect(await deliver()).toMatchObject({ sent: 0 });
    await expire();
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  test("leaves what it was transmitting in doubt", async () => {
    await queue("ana@example.com");
    await claim("dead");
    await acrossShops((tx) => tx.$executeRaw`UPDATE "OutgoingMail" SET status = 'transmitting'`);
    await expire();
    expect(await releaseExpiredLeases()).toEqual({ requeued: 0, inDoubt: 1 });
    expect(await deliver()).toMatchObject({ sent: 0 });
  });

  test("and only seemed dead does not send what another has by now", async () => {
    await queue("ana@example.com");
    const slow = createSmtpTransport({ url: sink.url });
    const sleepy: SmtpTransport = {
      ...slow,
      send: async (envelope, bytes, mark) => {
        await expire();
        expect(await deliver({ owner: "awake" })).toMatchObject({ sent: 1 });
        return slow.send(envelope, bytes, mark);
      },
    };
    expect(await deliver({ owner: "sleepy", transportFor: async () => sleepy })).toMatchObject({ sent: 0 });
    expect(sink.mails).toHaveLength(1);
    slow.close();
  });
});

test("one shop's pile of mail does not hold up another shop's answer", async () => {
  await inShop(A, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "OutgoingMail" (id, "shopId", key, flow, recipient, "recipientKey", "fromAddress", "fromName", cc, subject, text, "messageId", "references", date, "dueAt")
      SELECT gen_random_uuid(), ${A}, 'pile:' || n, 'journey', 'b' || n || '@example.com', 'b' || n || '@example.com', 'help@example.com', 'Shop', '{}', 'Hi', 'Hi', n || '@pile.example', '{}', now(), ${NOW}
      FROM generate_series(1, 10000) AS n`;
  });
  const stop = new AbortController();
  const running = deliver({ concurrency: 8, signal: stop.signal });
  await new Promise((done) => setTimeout(done, 1_000));
  const sentBefore = sink.mails.length;
  await queue("ana@example.com", { shopId: B, subject: "An answer" });
  await expect.poll(() => sink.mails.some((mail) => mail.source.includes("Subject: An answer")), { timeout: 60_000 }).toBe(true);
  // Counted in mails that went first, because seconds depend on the machine.
  const wentFirst = sink.mails.findIndex((mail) => mail.source.includes("An answer")) - sentBefore;
  expect(wentFirst).toBeLessThan(2_000);
  stop.abort();
  await running;
  expect((await rows()).filter((mail) => mail.status === "claimed" || mail.status === "transmitting")).toEqual([]);
});

test("one shop's mail server that never answers does not hold up another shop's answer", async () => {
  const silent = await startScriptedSmtp({ end: "silence" });
  const stuck = createSmtpTransport({ url: silent.url, timeouts: { final: 4_000 } });
  for (let index = 0; index < 40; index++) await queue(`buyer${index}@example.com`, { flow: "journey", nudge: false });
  const stop = new AbortController();
  const running = deliver({ concurrency: 8, signal: stop.signal, transportFor: async (shopId) => (shopId === A ? stuck : transport) });
  await expect.poll(() => silent.mails.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(6);
  const queuedAt = Date.now();
  await queue("ana@example.com", { shopId: B });
  await expect.poll(() => sink.mails.length, { timeout: 3_500 }).toBe(1);
  expect(sink.mails[0]!.at - queuedAt).toBeLessThan(3_500);
  stop.abort();
  await running;
  stuck.close();
  await silent.stop();
});
