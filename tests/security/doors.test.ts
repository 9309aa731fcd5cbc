import { createHmac } from "node:crypto";
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { inShop } from "~/db.server";
import { composeMail } from "../local-shopify/mailbox/compose";
import { until, useApp } from "../support/run-app";

/** Everything that may be knocked on from outside, with everything that should not open it. */
const OLD_SECRET = "the-secret-before";
const app = useApp({ settings: { SHOPIFY_API_SECRET_OLD: OLD_SECRET } });
const shopId = "demo.myshopify.com";
const events = () => inShop(shopId, (tx) => tx.webhookEvent.count({ where: { shopId } }));
const originals = () => inShop(shopId, (tx) => tx.inboundMail.count({ where: { shopId } }));

describe("the webhook door", () => {
  const payload = { id: 1, admin_graphql_api_id: "gid://shopify/Order/1" };
  const body = JSON.stringify(payload);
  const right = createHmac("sha256", "test-api-secret").update(body).digest("base64");

  test.each([
    ["missing", null],
    ["empty", ""],
    ["of another body", createHmac("sha256", "test-api-secret").update("{}").digest("base64")],
    ["by another secret", createHmac("sha256", "guess").update(body).digest("base64")],
    ["short", right.slice(0, 20)],
    ["longer than it is", `${right}AA`],
    ["in hex instead of base64", createHmac("sha256", "test-api-secret").update(body).digest("hex")],
    ["one letter off", `${right[0] === "A" ? "B" : "A"}${right.slice(1)}`],
    ["not base64", "…ü…"],
  ])("refuses a signature that is %s", async (_what, signature) => {
    const before = await events();
    const answer = await app.webhook("orders/create", payload, { signature: signature === "…ü…" ? encodeURIComponent(signature) : signature });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: "The signature does not match the body." });
    expect(await events()).toBe(before);
  });

  test("takes the older secret too while one is rotated", async () => {
    expect((await app.webhook("app/scopes_update", payload, { secret: OLD_SECRET })).status).toBe(200);
    expect((await app.webhook("app/scopes_update", payload)).status).toBe(200);
  });

  test("answers a replay with 200 and does nothing", async () => {
    const eventId = crypto.randomUUID();
    const first = await app.webhook("customers/delete", payload, { eventId });
    const before = await events();
    const again = await Promise.all(Array.from({ length: 20 }, () => app.webhook("customers/delete", payload, { eventId })));
    expect([await first.json(), ...(await Promise.all(again.map((answer) => answer.json())))]).toEqual([{ outcome: "kept" }, ...again.map(() => ({ outcome: "duplicate" }))]);
    expect(again.every((answer) => answer.status === 200)).toBe(true);
    expect(await events()).toBe(before);
  });

  test("refuses a body that is too large, without reading it to the end", async () => {
    const huge = `{"padding":"${"x".repeat(11 * 1024 * 1024)}"}`;
    const answer = await app.webhook("orders/create", {}, { body: huge });
    expect(answer.status).toBe(413);
  });

  test.each([
    ["no JSON", "not json"],
    ["a list", "[]"],
    ["a number", "1"],
    ["nothing", ""],
    ["bytes that are no text", "\u0000\uFFFD"],
  ])("refuses %s, though signed", async (_what, text) => {
    const answer = await app.webhook("orders/create", {}, { body: text });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toBeTruthy();
  });

  test("refuses a shop that cannot be one, and a body of another shop", async () => {
    expect((await app.webhook("orders/create", payload, { shop: "evil.example" })).status).toBe(400);
    expect((await app.webhook("orders/create", payload, { shop: "demo.myshopify.com.evil.example" })).status).toBe(400);
    expect((await app.webhook("shop/redact", { shop_id: 1, shop_domain: "other.myshopify.com" }, { path: "/webhooks/compliance" })).status).toBe(400);
  });

  test("is not opened by GET, and says so", async () => {
    const answer = await fetch(`${app.url}/webhooks/shop`);
    expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "POST"]);
  });

  test("answers 503 at once while the database is away, and keeps the event afterwards", async () => {
    const eventId = crypto.randomUUID();
    await withoutDatabase(async () => {
      const begun = Date.now();
      const answer = await app.webhook("orders/create", payload, { eventId });
      expect(answer.status).toBe(503);
      expect(Date.now() - begun).toBeLessThan(4_500);
      expect((await fetch(`${app.url}/healthz`)).status).toBe(503);
    });
    await until(async () => (await app.webhook("orders/create", payload, { eventId })).status === 200, "the door did not open again", 30_000);
    await until(async () => (await fetch(`${app.url}/healthz`)).status === 200, "the app did not become healthy again", 30_000);
  }, 90_000);

  test("acts on privacy notices of a shop whose tokens are long dead", async () => {
    const answer = await app.webhook("customers/data_request", { shop_id: 1, shop_domain: "gone.myshopify.com", customer: { id: 7, email: "a@example.com", phone: null }, orders_requested: [], data_request: { id: 5 } }, { shop: "gone.myshopify.com", path: "/webhooks/compliance" });
    expect(answer.status).toBe(200);
    await until(() => inShop("gone.myshopify.com", async (tx) => (await tx.dataRequest.count()) === 1), "the request was not recorded", 30_000);
    await until(() => inShop("gone.myshopify.com", async (tx) => JSON.stringify((await tx.webhookEvent.findFirstOrThrow()).payload) === "{}"), "its body was not emptied", 10_000);
  });
});

describe("the door of incoming mail", () => {
  const mail = () => composeMail({ from: { name: "Ana", address: "ana@example.com" }, to: "hello@linden-and-loom.example", subject: "Hello", text: `Hello ${crypto.randomUUID()}`, authentication: "pass", date: new Date() });

  test.each(["", "wrong", "test-inbound-secre", "test-inbound-secret2"])("stays shut for the secret “%s”", async (secret) => {
    const before = await originals();
    expect((await app.inbound(await mail(), { secret })).status).toBe(401);
    expect(await originals()).toBe(before);
  });

  test("takes a mail, and the same bytes only once", async () => {
    const raw = await mail();
    const before = await originals();
    expect(await (await app.inbound(raw)).json()).toEqual({ outcome: "kept" });
    expect(await (await app.inbound(raw)).json()).toEqual({ outcome: "duplicate" });
    expect(await originals()).toBe(before + 1);
  });

  test("knows no mail for unknown shops", async () => {
    const answer = await app.inbound(await mail(), { shop: "nobody.myshopify.com" });
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { error: string }).error).toBeTruthy();
  });

  test("says clearly that 45 MB are too much, and goes on", async () => {
    const answer = await app.inbound(Buffer.alloc(45 * 1024 * 1024, "x"));
    expect(answer.status).toBe(413);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  test("refuses nothing at all", async () => {
    expect((await app.inbound("")).status).toBe(400);
  });

  test.each([
    ["no headers", "just a line"],
    ["only headers", "From: a@example.com\r\nSubject: x"],
    ["broken MIME", "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=\"\r\n\r\n--\r\n--x"],
    ["binary", Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256))],
    ["an endless header", `From: a@example.com\r\nSubject: ${"y".repeat(300_000)}\r\n\r\nHello`],
  ])("keeps a mail of %s, and loses nothing", async (_what, raw) => {
    const before = await originals();
    expect((await app.inbound(raw)).status).toBe(200);
    expect(await originals()).toBe(before + 1);
    await until(() => inShop(shopId, async (tx) => (await tx.inboundMail.count({ where: { shopId, status: "received" } })) === 0), "the mail was not settled", 90_000);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  }, 120_000);

  test("knows its providers", async () => {
    expect((await fetch(`${app.url}/inbound/email/carrier-pigeon`, { method: "POST", body: "x" })).status).toBe(404);
  });
});

describe("the app proxy", () => {
  const proxied = (change: (url: URL) => void, init?: RequestInit) => {
    const url = new URL(app.shopify.context.signedProxyUrl("/faq.json", new URLSearchParams({ locale: "en" })));
    change(url);
    return fetch(url, { redirect: "manual", ...init });
  };

  test("answers what Shopify signed", async () => {
    expect((await proxied(() => {})).status).toBe(200);
  });

  test.each<[string, (url: URL) => void]>([
    ["without a signature", (url) => url.searchParams.delete("signature")],
    ["with an empty one", (url) => url.searchParams.set("signature", "")],
    ["with a short one", (url) => url.searchParams.set("signature", url.searchParams.get("signature")!.slice(0, 10))],
    ["for another shop", (url) => url.searchParams.set("shop", "other.myshopify.com")],
    ["as another customer", (url) => url.searchParams.set("logged_in_customer_id", "801")],
    ["with one more parameter", (url) => url.searchParams.append("extra", "1")],
    ["with another query", (url) => url.searchParams.set("locale", "de")],
    ["by a guessed secret", (url) => url.searchParams.set("signature", createHmac("sha256", "guess").update("x").digest("hex"))],
  ])("refuses a request %s", async (_what, change) => {
    const answer = await proxied(change);
    expect([400, 401, 403]).toContain(answer.status);
  });

  test("refuses a post without a signature, and keeps nothing of it", async () => {
    const before = await originals();
    const answer = await fetch(`${app.url}/proxy/contact?shop=${shopId}`, { method: "POST", body: new URLSearchParams({ email: "a@example.com", message: "hello" }) });
    expect([400, 401, 403]).toContain(answer.status);
    expect(await originals()).toBe(before);
  });
});

describe("the admin's pages", () => {
  test.each([
    ["no token", undefined],
    ["no JWT", "abc"],
    ["a token of another secret", `${jwt({ alg: "HS256" }, {}, "guess")}`],
    ["a token without a signature", `${jwt({ alg: "none" }, {}, "test-api-secret").split(".").slice(0, 2).join(".")}.`],
    ["a token of another app", jwt({ alg: "HS256" }, { aud: "other" }, "test-api-secret")],
    ["a token that is over", jwt({ alg: "HS256" }, { exp: 1_700_000_000 }, "test-api-secret")],
  ])("stay shut for %s", async (_what, token) => {
    const answer = await fetch(`${app.url}/app/inbox?_data=routes%2Fapp.inbox._index`, { redirect: "manual", headers: { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/147.0", ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) } });
    expect(answer.status).not.toBe(200);
    expect(await answer.text()).not.toContain("ana@example.com");
  });
});

function jwt(header: object, change: object, secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: `https://${shopId}/admin`, dest: `https://${shopId}`, aud: "test-api-key", sub: "82000001", exp: now + 60, nbf: now, iat: now, jti: "1", sid: "1", ...change };
  const unsigned = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}

/** Nobody can connect to the app's database, and who was connected no longer is. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const url = new URL(inject("templateUrl"));
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await work();
  } finally {
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await client.end();
  }
}
