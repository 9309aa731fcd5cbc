import { beforeAll, describe, expect, test } from "vitest";
import { inShop, type ShopTx } from "~/db.server";
import { readCompliance } from "~/domain/privacy/compliance";
import { keepRetention } from "~/domain/privacy/keep-retention.server";
import { recordDataRequest } from "~/domain/privacy/record-data-request.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

useDatabase();
const shopId = "one.myshopify.com";
const now = new Date("2027-03-02T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(() => installTestShop(shopId));

describe("what was kept long enough", () => {
  const ages = { young: 0, old: 5_000 };

  async function fill(tx: ShopTx, name: string, at: Date): Promise<void> {
    const ticket = (status: string) => tx.ticket.create({ data: { shopId, subject: `${name} ${status}`, channel: "email", status, customerName: "Ana", createdAt: at, lastMessageAt: at, messages: { create: { shopId, kind: "inbound", channel: "email", authorName: "Ana", reply: "Hello", text: "Hello", sentAt: at } } } });
    await ticket("closed");
    await ticket("waiting_for_us");
    const inbound = (status: string) => tx.inboundMail.create({ data: { shopId, source: "raw", sha256: `${name}-${status}`, raw: Buffer.from("raw"), status, receivedAt: at } });
    await inbound("done");
    await inbound("parked");
    await inbound("received");
    for (const status of ["done", "dead", "failed"]) await tx.webhookEvent.create({ data: { shopId, topic: "t", eventId: `${name}-${status}`, payload: {}, status, receivedAt: at } });
    await tx.outgoingMail.create({ data: { shopId, key: name, flow: "reply", recipient: "a@b.c", recipientKey: "a@b.c", fromAddress: "x", fromName: "x", subject: name, text: "x", messageId: name, status: "sent", date: at, dueAt: at, createdAt: at } });
    await tx.draft.create({ data: { shopId, ticketId: crypto.randomUUID(), staffId: crypto.randomUUID(), kind: "reply", text: name, cc: [], version: 1, updatedAt: at } });
    await tx.replyToken.create({ data: { token: name, shopId, recipientKey: "a@b.c", createdAt: at } });
    await tx.accessLog.create({ data: { shopId, staffName: "Mara", what: "ticket", subjectId: name, at } });
    await tx.dataRequest.create({ data: { shopId, requestId: name, receivedAt: at, dueAt: at, answeredAt: at, orderShopifyIds: [] } });
    await tx.dataRequest.create({ data: { shopId, requestId: `${name} open`, receivedAt: at, dueAt: at, orderShopifyIds: [] } });
  }

  test("ends, kind by kind; what is young, open or waiting stays", async () => {
    await inShop(shopId, async (tx) => {
      for (const [name, days] of Object.entries(ages)) await fill(tx, name, daysAgo(days));
    });
    const once = { conversations: 1, inboundOriginals: 1, parkedOriginals: 1, webhookEvents: 1, deadWebhooks: 1, outgoingMail: 1, drafts: 1, replyTokens: 1, accessLog: 1, dataRequests: 1 };
    expect(await keepRetention({ shopId, now })).toEqual(once);
    expect(await keepRetention({ shopId, now }), "a second time").toEqual(Object.fromEntries(Object.keys(once).map((kind) => [kind, 0])));
    await inShop(shopId, async (tx) => {
      expect((await tx.ticket.findMany({ where: { shopId } })).map(({ subject }) => subject).sort()).toEqual(["Erased", "old waiting_for_us", "young closed", "young waiting_for_us"]);
      expect((await tx.inboundMail.findMany({ where: { shopId } })).map(({ sha256, raw }) => `${sha256} ${raw.byteLength}`).sort()).toEqual(["old-done 0", "old-received 3", "young-done 3", "young-parked 3", "young-received 3"]);
      expect((await tx.webhookEvent.findMany({ where: { shopId } })).map(({ eventId }) => eventId).sort()).toEqual(["old-failed", "young-dead", "young-done", "young-failed"]);
      expect((await tx.outgoingMail.findMany({ where: { shopId } })).map(({ recipient }) => recipient).sort()).toEqual(["", "a@b.c"]);
      expect((await tx.dataRequest.findMany({ where: { shopId } })).map(({ requestId }) => requestId).sort()).toEqual(["old open", "young", "young open"]);
    });
  });

  test("conversations end when the shop says", async () => {
    await changeSettings({ shopId, change: { conversationMonths: 12 } });
    await inShop(shopId, (tx) => tx.ticket.create({ data: { shopId, subject: "13 months", channel: "email", status: "closed", customerName: "Ana", lastMessageAt: daysAgo(400) } }));
    expect((await keepRetention({ shopId, now })).conversations).toBe(1);
  });

  test("more than a batch is ended too", async () => {
    await inShop(shopId, (tx) => tx.accessLog.createMany({ data: Array.from({ length: 1_200 }, () => ({ shopId, staffName: "Mara", what: "ticket", subjectId: "1", at: daysAgo(400) })) }));
    expect((await keepRetention({ shopId, now })).accessLog).toBe(1_200);
  });
});

describe("Shopify's privacy notices", () => {
  const customer = { id: 191167, email: "ana@example.com", phone: "+491701234567" };
  const shop = { shop_id: 954889, shop_domain: shopId };
  const redact = { ...shop, customer, orders_to_redact: [299938, 280263] };
  const request = { ...shop, customer, orders_requested: [299938], data_request: { id: 9999 } };

  test("name a person by gids and addresses", () => {
    expect(readCompliance("customers/redact", redact)).toEqual({
      notice: "customer-redact",
      person: { customerId: "gid://shopify/Customer/191167", emails: ["ana@example.com"], phones: ["+491701234567"], orderIds: ["gid://shopify/Order/299938", "gid://shopify/Order/280263"] },
    });
    expect(readCompliance("customers/data_request", request)).toMatchObject({ notice: "data-request", requestId: "9999" });
    expect(readCompliance("shop/redact", shop)).toEqual({ notice: "shop-redact" });
    expect(readCompliance("orders/create", {})).toBeNull();
  });

  test("a body under another topic than its own does nothing, because topics are not signed", () => {
    expect(() => readCompliance("shop/redact", redact)).toThrow();
    expect(() => readCompliance("shop/redact", { ...shop, id: 1 })).toThrow();
    expect(() => readCompliance("customers/redact", request)).toThrow();
    expect(() => readCompliance("customers/redact", shop)).toThrow();
    expect(() => readCompliance("customers/data_request", redact)).toThrow();
  });

  test("a request delivered twice is one, to be answered in 30 days", async () => {
    const notice = readCompliance("customers/data_request", request);
    if (notice?.notice !== "data-request") throw new Error("not read");
    const asked = { shopId, requestId: notice.requestId, person: notice.person, now };
    expect([await recordDataRequest(asked), await recordDataRequest(asked)]).toEqual([{ outcome: "recorded" }, { outcome: "known-already" }]);
    expect(await inShop(shopId, (tx) => tx.dataRequest.findFirst({ where: { shopId, requestId: "9999" } }))).toMatchObject({ email: "ana@example.com", dueAt: new Date("2027-04-01T10:00:00Z") });
  });
});
