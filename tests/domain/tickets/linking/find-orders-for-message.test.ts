import { beforeAll, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { deleteOrder } from "~/domain/orders/delete-order.server";
import { recordOrders } from "~/domain/orders/record-orders.server";
import { findOrders } from "~/domain/tickets/linking/find-orders";
import { findOrdersForMessage } from "~/domain/tickets/linking/find-orders-for-message.server";
import type { LinkDecision, LinkMessage } from "~/domain/tickets/linking/types";
import { MAILS } from "../../../fixtures/linking/mails-tuned-on";
import { COUNTRY, NOW, ORDERS, type ShopName } from "../../../fixtures/linking/shops";
import { anOrder } from "../../../support/an-order";
import { useDatabase } from "../../../support/database";
import { formatsOf, lookUpAmong } from "../../../support/linking-look-up";

useDatabase();

const SHOPS = Object.keys(ORDERS) as ShopName[];

beforeAll(async () => {
  for (const shop of SHOPS) {
    await install(`${shop}.myshopify.com`, COUNTRY[shop]);
    await recordOrders({ shopId: `${shop}.myshopify.com`, orders: ORDERS[shop], readAt: NOW });
  }
});

async function install(shopId: string, countryCode: string) {
  await inShop(shopId, (tx) =>
    tx.shop.create({ data: { shopId, name: shopId, domain: shopId, currency: "EUR", timeZone: "Europe/Berlin", locale: "en", countryCode, installedAt: NOW, inboundKey: shopId } }),
  );
}

function link(shopId: string, message: LinkMessage): Promise<LinkDecision> {
  return inShop(shopId, (tx) => findOrdersForMessage({ tx, shopId, message, now: NOW }));
}

function names(decision: LinkDecision): string[] {
  return ("links" in decision ? decision.links : decision.outcome === "ambiguous" ? decision.plausible : []).map((order) => order.orderName);
}

describe("linking over PostgreSQL", () => {
  it("decides every mail as it does over a list of orders", async () => {
    for (const mail of MAILS) {
      const shop = mail.shop ?? "loom";
      const message: LinkMessage = { from: mail.from, fromName: mail.name, subject: mail.subject ?? "", text: mail.text, authentication: mail.auth ?? "pass", replyTo: mail.replyTo, customerId: mail.customerId };
      const facts = { formats: formatsOf(ORDERS[shop]), country: COUNTRY[shop] };
      const wanted = await findOrders({ lookUp: lookUpAmong(ORDERS[shop]), shop: facts, message, now: NOW });
      const got = await link(`${shop}.myshopify.com`, message);
      expect([got.outcome, ...names(got).sort()], mail.text).toEqual([wanted.outcome, ...names(wanted).sort()]);
    }
  });

  it("never sees another shop's orders", async () => {
    expect((await link("tiny.myshopify.com", { from: "ana@example.com", subject: "order #1042", text: "where is my shirt?" })).outcome).toBe("none");
  });

  it("finds a person behind tagged and dotted addresses", async () => {
    await recordOrders({ shopId: "tiny.myshopify.com", readAt: NOW, orders: [anOrder({ id: "gid://shopify/Order/77", name: "#77-A", email: "jo.doe+honey@gmail.com", customer: { ...anOrder().customer!, id: "gid://shopify/Customer/77", email: "jo.doe+honey@gmail.com" } })] });
    expect(names(await link("tiny.myshopify.com", { from: "jodoe@googlemail.com", subject: "", text: "where is my order" }))).toEqual(["#77-A"]);
  });

  it("finds a customer by an address that stands on another of their orders", async () => {
    const customer = { ...anOrder().customer!, id: "gid://shopify/Customer/88", email: "work@example.net" };
    await recordOrders({ shopId: "tiny.myshopify.com", readAt: NOW, orders: [anOrder({ id: "gid://shopify/Order/88", name: "#88-A", email: "home@example.net", customer }), anOrder({ id: "gid://shopify/Order/89", name: "#89-A", email: "work@example.net", customer })] });
    const decision = await link("tiny.myshopify.com", { from: "home@example.net", subject: "", text: "please cancel order #89-A" });
    expect(decision).toMatchObject({ outcome: "linked", status: "proven", links: [{ orderName: "#89-A" }] });
  });

  it("an answer to our mail about an order is proven", async () => {
    const decision = await link("loom.myshopify.com", { from: "new@example.net", subject: "Re: hello", text: "thanks", repliedOrderIds: [ORDERS.loom[0]!.id] });
    expect(decision).toMatchObject({ outcome: "linked", status: "proven", links: [{ orderName: "#1042", signals: [{ kind: "reply_token" }] }] });
  });

  it("a deleted order is found by nobody", async () => {
    await recordOrders({ shopId: "tiny.myshopify.com", readAt: NOW, orders: [anOrder({ id: "gid://shopify/Order/99", name: "#99-A", email: "gone@example.net", customer: null })] });
    expect(names(await link("tiny.myshopify.com", { from: "gone@example.net", subject: "", text: "order #99-A" }))).toEqual(["#99-A"]);
    await deleteOrder({ shopId: "tiny.myshopify.com", orderId: "gid://shopify/Order/99", now: NOW });
    expect((await link("tiny.myshopify.com", { from: "gone@example.net", subject: "", text: "order #99-A" })).outcome).toBe("none");
  });

  it("stores what can be read again", async () => {
    const decision = await link("loom.myshopify.com", { from: "ana@example.com", subject: "", text: "the mug is broken" });
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  });
});
