import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { redactCustomer, redactShop, requestCustomerData, uninstallApp } from "../local-shopify/acts";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { sinkRule } from "../local-shopify/mailbox/rules";
import { mailStore } from "../local-shopify/mailbox/store";
import { findMarks } from "../domain/privacy/plant";
import { until, useApp } from "../support/run-app";

/** What lies in the database and stands in the log, after real use: no secret, and nobody who was forgotten. */
const app = useApp({ settings: { LOG_LEVEL: "debug" } });
const shopId = "demo.myshopify.com";
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});
afterAll(() => client.end());

const settled = () => until(() => inShop(shopId, async (tx) => (await tx.inboundMail.count({ where: { shopId, status: "received" } })) + (await tx.webhookEvent.count({ where: { shopId, status: { in: ["received", "failed"] } } })) === 0), "not everything was settled", 60_000);

async function write(from: { name: string; address: string }, subject: string, text: string): Promise<string> {
  await app.inbound(await composeMail({ from, to: "hello@linden-and-loom.example", subject, text, authentication: "pass", date: new Date() }));
  let id = "";
  await until(async () => Boolean((id = (await inShop(shopId, (tx) => tx.ticket.findFirst({ where: { shopId, subject } })))?.id ?? "")), `no ticket “${subject}”`, 30_000);
  return id;
}

async function answer(ticketId: string, text: string): Promise<void> {
  const { version } = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } }));
  const body = new URLSearchParams({ intent: "reply", text, html: `<p>${text}</p>`, nonce: crypto.randomUUID(), version: String(version), then: "closed" });
  const response = await app.signedRequest(`/app/inbox/${ticketId}?_data=routes%2Fapp.inbox.%24ticketId`, { method: "POST", body });
  expect(((await response.json()) as { outcome: string }).outcome).toBe("queued");
}

test("a dump of the database holds no access token, refresh token or secret", async () => {
  const { tokens } = app.shopify.state.installation;
  expect(tokens.length).toBeGreaterThan(1);
  const secrets = [...tokens.flatMap(({ token, refreshToken }) => [token, refreshToken ?? []].flat()), "test-api-secret", "test-inbound-secret", Buffer.alloc(32, 7).toString("base64")];
  expect(await findMarks(client, secrets)).toEqual([]);
  const { rows } = await client.query<{ accessToken: string }>(`SELECT "accessToken" FROM "Session"`);
  expect(rows.length).toBeGreaterThan(1);
  for (const { accessToken } of rows) expect(accessToken).toMatch(/^v1\.test\./);
});

test("a token that was copied to another shop's row does not open there", async () => {
  const { sessionStorage } = await import("~/session-storage.server");
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM "Session" WHERE NOT "isOnline" LIMIT 1`);
  await client.query(`INSERT INTO "Session" (id, shop, state, "isOnline", scope, expires, "accessToken", "refreshToken", "updatedAt") SELECT 'copied', 'thief.myshopify.com', state, "isOnline", scope, expires, "accessToken", "refreshToken", now() FROM "Session" WHERE id = $1`, [rows[0]!.id]);
  await expect(sessionStorage.loadSession("copied")).rejects.toThrow();
  await client.query(`DELETE FROM "Session" WHERE id = 'copied'`);
});

describe("the log, at its most talkative", () => {
  const writer = { name: "Quirina Zzyzxova", address: "quirina.zzyzxova@example.com" };
  const marks = ["quirina", "zzyzxova", "blorptastic", "wuzzlefrump", "snorfleglip"];

  test("names nobody and quotes nothing, whether things go well or wrong", async () => {
    const ticket = await write(writer, "About blorptastic things", "Order 1042? My wuzzlefrump is +49 170 1234567 and I live at Blorptastic Street 1.");
    await answer(ticket, "Dear Quirina, your snorfleglip is on its way.");
    await app.mailbox.waitFor(writer.address);
    // A server that refuses the recipient with the address in its words, and one that breaks off.
    mailStore(app.shopify.context).rules.push(sinkRule.parse({ to: writer.address, stage: "rcpt", act: "answer", code: 550, text: `5.1.1 <${writer.address}> no such user Quirina`, times: 1 }));
    const second = await write(writer, "Again blorptastic", "wuzzlefrump");
    await answer(second, "Quirina, once more: snorfleglip.");
    await until(() => inShop(shopId, async (tx) => (await tx.outgoingMail.count({ where: { shopId, status: "failed", recipientKey: writer.address } })) === 1), "the refused mail did not fail", 60_000);
    await app.inbound(`From: ${writer.address}\r\nContent-Type: multipart/mixed; boundary="x\r\n\r\nblorptastic`);
    await app.webhook("orders/create", { id: "blorptastic", email: writer.address, admin_graphql_api_id: `gid://shopify/Order/${writer.address}` });
    await app.webhook("orders/create", { email: writer.address }, { signature: "wrong" });
    await app.inbound("x", { secret: "blorptastic" });
    await app.signedRequest(`/app/inbox?q=${encodeURIComponent(writer.address)}&_data=routes%2Fapp.inbox._index`);
    await app.signedRequest("/app/inbox/not-a-ticket?_data=routes%2Fapp.inbox.%24ticketId");
    const log = app.output().toLowerCase();
    expect(log.length, "something was logged").toBeGreaterThan(100);
    const lines = log.split("\n").filter((line) => marks.some((mark) => line.includes(mark)));
    expect(lines).toEqual([]);
    for (const { token, refreshToken } of app.shopify.state.installation.tokens) {
      expect(log).not.toContain(token);
      if (refreshToken) expect(log).not.toContain(refreshToken);
    }
    expect(log).not.toContain("test-api-secret");
  }, 120_000);
});

describe("Shopify's privacy notices, through the real doors", () => {
  test("a request becomes something to answer, with everything of the person in one file", async () => {
    const customer = app.shopify.state.customers.find(({ id }) => id === people.priya.id)!;
    await write({ name: "Priya Sharma", address: customer.email! }, "Another broken mug", "The replacement mug also came broken. Order was #1022.");
    requestCustomerData(app.shopify.context, customer);
    await until(() => inShop(shopId, async (tx) => (await tx.dataRequest.count({ where: { shopId } })) === 1), "the request was not recorded", 30_000);
    const request = await inShop(shopId, (tx) => tx.dataRequest.findFirstOrThrow({ where: { shopId } }));
    const file = await app.signedRequest(`/app/settings/privacy/${request.id}/export`);
    expect(file.status).toBe(200);
    expect(file.headers.get("Content-Disposition")).toContain("attachment");
    const text = await file.text();
    for (const part of [customer.email!, "Another broken mug", "The replacement mug also came broken", "#1022"]) expect(text).toContain(part);
  }, 60_000);

  test("a forgotten customer is found nowhere: tables, originals, queue", async () => {
    const customer = app.shopify.state.customers.find(({ id }) => id === people.claire.id)!;
    const { email, firstName, lastName } = { ...customer };
    const ticket = await write({ name: `${firstName} ${lastName}`, address: email! }, "Toujours rien", "Commande 1050. Le suivi ne bouge plus.");
    await answer(ticket, `Bonjour ${firstName}, nous regardons.`);
    await app.mailbox.waitFor(email!);
    await settled();
    expect((await findMarks(client, [email!])).length).toBeGreaterThan(5);
    redactCustomer(app.shopify.context, customer);
    await until(async () => (await findMarks(client, [email!])).length === 0, "something is left of them", 60_000);
    await settled();
    expect(await findMarks(client, [email!, lastName!])).toEqual([]);
    const page = await app.signedRequest(`/app/inbox/${ticket}?_data=routes%2Fapp.inbox.%24ticketId`);
    expect(page.status, "its page still opens").toBe(200);
    expect(await page.text()).not.toContain(email);
  }, 120_000);

  test("a shop that removed the app is found nowhere, two days later", async () => {
    uninstallApp(app.shopify.context);
    await until(() => inShop(shopId, async (tx) => (await tx.shop.findUniqueOrThrow({ where: { shopId } })).uninstalledAt !== null), "the uninstall was not seen", 30_000);
    await until(async () => (await client.query(`SELECT 1 FROM "Session" WHERE shop = $1`, [shopId])).rowCount === 0, "the tokens were not forgotten", 30_000);
    redactShop(app.shopify.context);
    await until(async () => (await client.query(`SELECT 1 FROM "Shop" WHERE "shopId" = $1`, [shopId])).rowCount === 0, "the shop was not erased", 60_000);
    await until(async () => (await findMarks(client, [shopId])).every((place) => place.startsWith("pgboss.")), "something is left of the shop", 30_000);
    const left = await findMarks(client, [shopId, "linden-and-loom"]);
    // The job that did it is still under way when it deletes the others; the queue forgets it within days, and it holds an id only.
    expect(left.filter((place) => !/^pgboss\.job.*\.data$/.test(place))).toEqual([]);
  }, 120_000);
});
