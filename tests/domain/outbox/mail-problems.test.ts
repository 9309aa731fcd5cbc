import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { listMailProblems } from "~/domain/outbox/list-mail-problems.server";
import { liftSuppressionRow, listSuppressions } from "~/domain/outbox/list-suppressions.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { settleMailProblem } from "~/domain/outbox/settle-mail-problem.server";
import { suppressAddress } from "~/domain/outbox/suppress-address.server";
import { listDeadWebhooks, replayWebhook } from "~/domain/shops/dead-webhooks.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { ignoreParkedMail, listParkedMail, readParkedMail, retryParkedMail } from "~/domain/tickets/parked-mail.server";
import { NotHere } from "~/lib/not-here";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

useDatabase();
const shopId = "one.myshopify.com";
const stranger = "two.myshopify.com";
const now = new Date("2027-03-02T10:00:00Z");
const mara = { id: crypto.randomUUID(), name: "Mara Lindqvist" };

beforeAll(async () => {
  await installTestShop(shopId);
  await installTestShop(stranger);
});

async function aMail(status: string, key: string = crypto.randomUUID()): Promise<string> {
  return inShop(shopId, async (tx) => {
    const queued = await queueMail(tx, { shopId, key, flow: "reply", to: "ana@example.com", from: { name: "Shop", address: "shop@example.com" }, subject: "Hello", text: "Hello", nudge: false, now });
    if (queued.outcome !== "queued") throw new Error(queued.outcome);
    await tx.outgoingMail.update({ where: { id: queued.mailId }, data: { status, reason: "because" } });
    return queued.mailId;
  });
}
const statusOf = (id: string) => inShop(shopId, async (tx) => (await tx.outgoingMail.findUniqueOrThrow({ where: { id } })).status);
const settle = (mailId: string, decision: "resend" | "mark-sent" | "let-go") => settleMailProblem({ shopId, mailId, decision, by: mara.name, now });

describe("mails with problems", () => {
  test("only those that failed or are in doubt, of this shop and of the last 30 days", async () => {
    const ids = [await aMail("failed"), await aMail("in_doubt")];
    await aMail("sent");
    await aMail("queued");
    expect((await listMailProblems({ shopId, now })).map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(await listMailProblems({ shopId: stranger, now })).toEqual([]);
    expect(await listMailProblems({ shopId, now: new Date("2027-04-30T10:00:00Z") })).toEqual([]);
  });

  test("a failed mail can be sent again or left, but not be called sent", async () => {
    const id = await aMail("failed");
    expect(await settle(id, "mark-sent")).toEqual({ outcome: "settled-already" });
    expect(await settle(id, "resend")).toEqual({ outcome: "sending-again" });
    expect(await statusOf(id)).toBe("queued");
    expect(await settle(id, "resend")).toEqual({ outcome: "settled-already" });
    const other = await aMail("failed");
    expect(await settle(other, "let-go")).toEqual({ outcome: "let-go" });
    expect(await statusOf(other)).toBe("cancelled");
  });

  test("a mail in doubt can be sent again or trusted", async () => {
    const [doubtful, trusted] = [await aMail("in_doubt"), await aMail("in_doubt")];
    expect(await settle(doubtful, "resend")).toEqual({ outcome: "sending-again" });
    expect(await settle(trusted, "mark-sent")).toEqual({ outcome: "marked-sent" });
    expect([await statusOf(doubtful), await statusOf(trusted)]).toEqual(["queued", "sent"]);
  });

  test("another shop's mail is not there", async () => {
    const mailId = await aMail("failed");
    await expect(settleMailProblem({ shopId: stranger, mailId, decision: "resend", by: "Eve", now })).rejects.toThrow(NotHere);
    expect(await statusOf(mailId)).toBe("failed");
  });
});

describe("addresses that get no mail", () => {
  test("are listed with the reason in words, found by a part, and taken off", async () => {
    await inShop(shopId, (tx) => suppressAddress(tx, { shopId, address: "gone@example.com", reason: "hard_bounce", detail: "550 5.1.1", now }));
    await inShop(shopId, (tx) => suppressAddress(tx, { shopId, address: "full@example.com", reason: "soft_bounces", now }));
    const found = await listSuppressions({ shopId, search: "GONE" });
    expect(found).toMatchObject({ total: 1, addresses: [{ address: "gone@example.com", words: "The address does not exist: an earlier mail came back." }] });
    expect((await listSuppressions({ shopId, search: "full" })).addresses[0]?.words).toBe("1 mail came back lately. From 4 on the address is left alone.");
    const { id } = found.addresses[0]!;
    expect(await liftSuppressionRow({ shopId: stranger, id })).toEqual({ outcome: "gone-already" });
    expect(await liftSuppressionRow({ shopId, id })).toEqual({ outcome: "lifted" });
    expect(await liftSuppressionRow({ shopId, id })).toEqual({ outcome: "gone-already" });
  });
});

describe("messages that could not be read", () => {
  async function parked(raw: string): Promise<string> {
    await keepInboundMail({ shopId, source: "raw", raw: Buffer.from(raw), envelope: { recipients: [], returnPath: null }, now });
    return inShop(shopId, async (tx) => {
      const { id } = await tx.inboundMail.findFirstOrThrow({ where: { shopId }, orderBy: { id: "desc" } });
      await tx.inboundMail.update({ where: { id }, data: { status: "parked", attempts: 3, error: "too slow" } });
      return id;
    });
  }

  test("are listed, saved with a line in the access log, and read again", async () => {
    const id = await parked("From: a\r\n\r\none");
    expect(await listParkedMail({ shopId })).toMatchObject([{ id, source: "raw", bytes: 14, error: "too slow", attempts: 3 }]);
    expect(Buffer.from(await readParkedMail({ shopId, inboundMailId: id, reader: mara, now })).toString()).toBe("From: a\r\n\r\none");
    expect(await inShop(shopId, (tx) => tx.accessLog.count({ where: { shopId, what: "message", subjectId: id } }))).toBe(1);
    await expect(readParkedMail({ shopId: stranger, inboundMailId: id, reader: mara, now })).rejects.toThrow(NotHere);
    expect(await retryParkedMail({ shopId, inboundMailId: id })).toEqual({ outcome: "trying-again" });
    expect(await retryParkedMail({ shopId, inboundMailId: id })).toEqual({ outcome: "settled-already" });
  });

  test("can be put away", async () => {
    const id = await parked("From: a\r\n\r\ntwo");
    expect(await ignoreParkedMail({ shopId, inboundMailId: id, now })).toEqual({ outcome: "ignored" });
    expect(await listParkedMail({ shopId })).toEqual([]);
  });
});

test("a notice that could not be acted on is tried again, once per wish", async () => {
  const { id } = await inShop(shopId, (tx) => tx.webhookEvent.create({ data: { shopId, topic: "orders/updated", eventId: "e1", payload: {}, status: "dead", attempts: 8, error: "Shopify did not answer." } }));
  expect(await listDeadWebhooks({ shopId })).toMatchObject([{ id, topic: "orders/updated", attempts: 8 }]);
  expect(await replayWebhook({ shopId: stranger, eventId: id })).toEqual({ outcome: "settled-already" });
  expect(await replayWebhook({ shopId, eventId: id })).toEqual({ outcome: "trying-again" });
  expect(await replayWebhook({ shopId, eventId: id })).toEqual({ outcome: "settled-already" });
  expect(await listDeadWebhooks({ shopId })).toEqual([]);
});
