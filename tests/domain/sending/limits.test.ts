import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { recordBounce } from "~/domain/outbox/record-bounce.server";
import { letGoOn } from "~/domain/sending/let-go-on.server";
import { limitsFor, type Standing } from "~/domain/sending/limits";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();

const standing = (change: Partial<Standing>): Standing => ({ days: 60, recipients: 1_000, bounces: 0, complaints: 0, letGoOn: false, ownServer: false, ...change });

describe("what a shop may send by itself", () => {
  test.each<[number, number, number]>([[0, 300, 100], [2, 300, 100], [3, 1_000, 200], [7, 5_000, 1_000], [14, 20_000, 4_000], [30, 100_000, 20_000]])("after %i days: %i a day, %i an hour", (days, perDay, perHour) => {
    expect(limitsFor(standing({ days }))).toMatchObject({ level: "good", words: "", perDay, perHour });
  });

  test.each<[string, Partial<Standing>, "good" | "warned" | "stopped"]>([
    ["3.9 % came back", { bounces: 39 }, "good"],
    ["4 % came back", { bounces: 40 }, "warned"],
    ["8 % came back", { bounces: 80 }, "stopped"],
    ["all came back, of too few to say", { recipients: 199, bounces: 199 }, "good"],
    ["8 % came back of just enough", { recipients: 200, bounces: 16 }, "stopped"],
    [".07 % complained", { recipients: 10_000, complaints: 7 }, "good"],
    [".08 % complained", { recipients: 10_000, complaints: 8 }, "warned"],
    [".3 % complained", { recipients: 10_000, complaints: 30 }, "stopped"],
    ["stopped, and a person let it go on", { bounces: 80, letGoOn: true }, "warned"],
    ["by the shop's own server, too", { bounces: 80, ownServer: true }, "stopped"],
  ])("%s", (_name, change, level) => {
    const limits = limitsFor(standing(change));
    expect(limits.level).toBe(level);
    expect(limits.words === "").toBe(level === "good");
    if (!change.ownServer) expect(limits.perDay).toBe({ good: 100_000, warned: 50_000, stopped: 0 }[level]);
  });
});

describe("the outbox", () => {
  const NEW = "new.myshopify.com";
  const OLD = "old.myshopify.com";
  const now = new Date("2027-03-01T10:20:00Z");
  let sink: SmtpSink;
  let transport: SmtpTransport;

  beforeAll(async () => {
    sink = await startSmtpSink();
    transport = createSmtpTransport({ url: sink.url });
  });
  afterAll(async () => {
    transport.close();
    await sink.stop();
  });
  beforeEach(async () => {
    sink.mails.length = 0;
    for (const shopId of [NEW, OLD]) await inShop(shopId, async (tx) => (await tx.outgoingMail.deleteMany({ where: { shopId } }), await tx.suppression.deleteMany({ where: { shopId } }), await tx.sending.deleteMany({ where: { shopId } }), await tx.shop.deleteMany({ where: { shopId } })));
    await installTestShop(OLD);
    await installTestShop(NEW);
    await inShop(NEW, (tx) => tx.shop.update({ where: { shopId: NEW }, data: { installedAt: new Date("2027-02-28T10:00:00Z") } }));
  });

  const queue = (shopId: string, count: number, flow: "journey" | "reply", name = "buyer", at = now) =>
    inShop(shopId, async (tx) => {
      for (let n = 0; n < count; n++) await queueMail(tx, { shopId, key: randomUUID(), flow, to: `${name}${n}@example.com`, from: { name: "Lane", address: "shop@lane.example" }, subject: flow, text: "Hello", nudge: false, now: at });
    }, { timeout: 60_000 });
  const deliver = (at = now) => deliverDueMail({ owner: randomUUID(), transportFor: async () => transport, rechecks: {}, concurrency: 16, now: () => at, random: () => 0.5 });
  const waiting = (shopId: string) => inShop(shopId, (tx) => tx.outgoingMail.findMany({ where: { shopId, status: "queued" } }));

  test("a new shop's journeys stop at its hour's limit and say so; its answers, and other shops, do not", async () => {
    await queue(NEW, 150, "journey");
    await queue(NEW, 5, "reply", "asker");
    await queue(OLD, 120, "journey");
    expect(await deliver()).toMatchObject({ sent: 100 + 5 + 120 });
    const held = await waiting(NEW);
    expect(held).toHaveLength(50);
    for (const mail of held) expect(mail).toMatchObject({ dueAt: new Date("2027-03-01T11:00:00Z"), reason: "Waits for the next hour: the 100 automatic mails of this one are sent." });
    await queue(NEW, 1, "reply", "late");
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await deliver(new Date("2027-03-01T11:00:00Z"))).toMatchObject({ sent: 50 });
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(276);
  }, 60_000);

  test("when 8 % come back journeys stop, a person lets them go on, and answers leave all the while", async () => {
    await queue(OLD, 200, "journey", "buyer", new Date("2027-02-27T10:00:00Z"));
    expect(await deliver(new Date("2027-02-27T10:00:00Z"))).toMatchObject({ sent: 200 });
    const mails = await inShop(OLD, (tx) => tx.outgoingMail.findMany({ where: { shopId: OLD }, take: 16 }));
    for (const mail of mails) {
      const recorded = await inShop(OLD, (tx) => recordBounce(tx, { shopId: OLD, bounce: { recipient: mail.recipient, status: "5.1.1", action: "failed", diagnostic: "unknown", originalMessageId: mail.messageId, permanent: true }, reportedTo: [], replyDomain: "reply.aftercare.example", now }));
      expect(recorded.outcome).toBe("recorded");
    }
    await queue(OLD, 3, "journey", "other");
    await queue(OLD, 2, "reply", "asker");
    expect(await deliver()).toMatchObject({ sent: 2 });
    expect((await waiting(OLD)).map(({ reason }) => reason)).toEqual(Array(3).fill("Automatic mail is stopped: 8% of the mail of the last 7 days came back (16 of 200)."));
    await letGoOn({ shopId: OLD, now });
    expect(await deliver(new Date(now.getTime() + 1_000))).toMatchObject({ sent: 3 });
  }, 60_000);

  test("a complaint is counted as one, and its mail did arrive", async () => {
    await queue(OLD, 1, "journey");
    await deliver();
    const [mail] = await inShop(OLD, (tx) => tx.outgoingMail.findMany({ where: { shopId: OLD } }));
    await inShop(OLD, (tx) => recordBounce(tx, { shopId: OLD, bounce: { recipient: null, status: null, action: "failed", diagnostic: "abuse", originalMessageId: mail!.messageId, permanent: true, complaint: true }, reportedTo: [], replyDomain: "reply.aftercare.example", now }));
    expect(await inShop(OLD, (tx) => tx.suppression.findMany({ where: { shopId: OLD } }))).toMatchObject([{ addressKey: "buyer0@example.com", reason: "complaint", scope: "all" }]);
    expect(await inShop(OLD, (tx) => tx.outgoingMail.findUniqueOrThrow({ where: { id: mail!.id } }))).toMatchObject({ status: "sent" });
  });
});
