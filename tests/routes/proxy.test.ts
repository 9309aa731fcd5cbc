import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import type { FaqDraft } from "~/domain/storefront/faq-item";
import { EVERYWHERE } from "~/domain/storefront/chart-rules";
import { richTextFromPlain } from "~/domain/storefront/rich-text";
import { saveFaqItem } from "~/domain/storefront/save-faq-item.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { action as contact } from "~/routes/proxy.contact";
import { loader as faq } from "~/routes/proxy.faq[.]json";
import { action as helped } from "~/routes/proxy.helped";
import { action as orderStatus } from "~/routes/proxy.order-status";
import { receiveInboundMails } from "~/worker/receive-inbound-mail.server";
import { aParcel, anOrder } from "../support/an-order";
import { aShop, haveOrders, SHOP } from "../support/a-desk";
import { useDatabase } from "../support/database";
import { haveSession, proxied, type Proxied } from "../support/proxied";

useDatabase();

beforeAll(async () => {
  const { startQueue } = await import("~/jobs/queue.server");
  const { jobs } = await import("~/worker/handlers.server");
  await startQueue(jobs, { works: false });
  await aShop();
  await haveSession(SHOP);
  await haveOrders([
    anOrder({ id: "gid://shopify/Order/5001", name: "#1042", fulfillmentStatus: "FULFILLED", fulfillments: [aParcel({ deliveredAt: "2027-03-05T10:00:00Z" })] }),
    anOrder({ id: "gid://shopify/Order/5002", name: "#1050", email: "bob@example.com", customer: null }),
  ]);
});

let addresses = 0;
let address = "";
beforeEach(() => {
  address = `198.51.100.${++addresses}`;
});

type Route = (args: { request: Request; params: Record<string, string>; context: Record<string, unknown> }) => Promise<Response>;
const ask = async (route: unknown, change: Omit<Proxied, "shopId"> & { shopId?: string }): Promise<Response> => {
  try {
    return await (route as Route)({ request: proxied({ shopId: SHOP, address, ...change }), params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
};

function form(fields: Record<string, string>, files: File[] = []): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const file of files) body.append("photo", file);
  return { method: "POST", body };
}

const minuteAgo = String(Math.floor(Date.now() / 1000) - 60);
const QUESTION = { name: "Ana Petrov", email: "ana@example.com", order: "1042", item: "Linen shirt", reason: "size_or_exchange", message: "Can I have it in M?", product: "301", locale: "nl", country: "NL", page: "/products/linen-shirt", shown_at: minuteAgo, website: "" };
const urlencoded = (fields: Record<string, string>): RequestInit => ({ method: "POST", body: new URLSearchParams(fields) });

/** What the worker makes of everything that was kept. */
async function receiveAll(): Promise<void> {
  const waiting = await inShop(SHOP, (tx) => tx.inboundMail.findMany({ where: { shopId: SHOP, status: "received" }, select: { id: true } }));
  for (const { id } of waiting) await receiveInboundMails([{ shopId: SHOP, inboundMailId: id }]);
}

const newestTicket = () => inShop(SHOP, (tx) => tx.ticket.findFirstOrThrow({ where: { shopId: SHOP }, orderBy: { createdAt: "desc" }, include: { links: true, messages: { include: { attachments: true } } } }));
const countTickets = () => inShop(SHOP, (tx) => tx.ticket.count({ where: { shopId: SHOP } }));

describe("the contact form", () => {
  test("of a logged-in buyer becomes a ticket on their order, proven", async () => {
    const response = await ask(contact, { path: "/proxy/contact", customer: "801", init: form({ ...QUESTION, message: "I am logged in. Size M?" }) });
    expect([response.status, response.headers.get("Cache-Control"), await response.json()]).toEqual([200, "no-store", { outcome: "received" }]);
    await receiveAll();
    const ticket = await newestTicket();
    expect(ticket).toMatchObject({
      subject: "Size or exchange: Linen shirt",
      channel: "contact_form",
      status: "waiting_for_us",
      customerEmail: "ana@example.com",
      customerShopifyId: "gid://shopify/Customer/801",
      productShopifyId: "gid://shopify/Product/301",
      language: "nl",
      links: [{ orderName: "#1042", status: "proven" }],
    });
    expect(ticket.messages[0]?.reply).toBe("I am logged in. Size M?\n\nOrder number: 1042\nItem: Linen shirt");
  });

  test("with nothing but a typed address claims the order, and proves nothing", async () => {
    await ask(contact, { path: "/proxy/contact", init: form(QUESTION) });
    await receiveAll();
    expect(await newestTicket()).toMatchObject({ customerShopifyId: null, links: [{ orderName: "#1042", status: "claimed" }] });
  });

  test("of a logged-in person who types somebody else's address proves nothing about that order", async () => {
    await ask(contact, { path: "/proxy/contact", customer: "999", init: form({ ...QUESTION, message: "I am Ana, believe me." }) });
    await receiveAll();
    expect((await newestTicket()).links).toMatchObject([{ orderName: "#1042", status: "claimed" }]);
  });

  test("keeps photos", async () => {
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    await ask(contact, { path: "/proxy/contact", init: form({ ...QUESTION, message: "Look, a hole." }, [new File([png], "hole.png", { type: "image/png" })]) });
    await receiveAll();
    expect((await newestTicket()).messages[0]?.attachments).toMatchObject([{ name: "hole.png", type: "image/png", bytes: png.length }]);
  });

  test("sent twice by an impatient finger is one ticket", async () => {
    const before = await countTickets();
    const twice = { ...QUESTION, message: "Hello? Twice." };
    await ask(contact, { path: "/proxy/contact", init: form(twice) });
    await ask(contact, { path: "/proxy/contact", init: form(twice) });
    await receiveAll();
    expect(await countTickets()).toBe(before + 1);
  });

  test("of a robot is answered like everybody's and lands among the spam", async () => {
    const response = await ask(contact, { path: "/proxy/contact", init: form({ ...QUESTION, message: "Buy now", website: "https://pills.example" }) });
    expect(await response.json()).toEqual({ outcome: "received" });
    await receiveAll();
    expect(await newestTicket()).toMatchObject({ status: "spam", waitingSince: null });
  });

  test("names what is missing", async () => {
    const response = await ask(contact, { path: "/proxy/contact", init: form({ email: "ana", message: "" }) });
    expect([response.status, await response.json()]).toEqual([422, { outcome: "invalid", errors: { email: "email", message: "missing" } }]);
  });

  test("without JavaScript is answered by a page in the shopper's language", async () => {
    const init = { ...form({ ...QUESTION, message: "Zonder script" }), headers: { "Accept-Language": "nl-NL,nl;q=0.9" } };
    const response = await ask(contact, { path: "/proxy/contact", json: false, init });
    expect(response.headers.get("Content-Type")).toBe("application/liquid");
    expect(await response.text()).toMatch(/^<h1>.+<\/h1>\n<p>Bedankt/);
  });

  test("of more than 50 MB is refused with 413", async () => {
    const response = await ask(contact, { path: "/proxy/contact", init: { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": String(60 * 1024 * 1024) }, body: "x" } });
    expect(response.status).toBe(413);
  });

  test("is closed for a while to an address that sends one after the other", async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 10; number += 1) statuses.push((await ask(contact, { path: "/proxy/contact", init: form({ ...QUESTION, message: `Number ${number}` }) })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429, 429]);
    const other = await ask(contact, { path: "/proxy/contact", address: "192.0.2.1", init: form({ ...QUESTION, message: "Another address" }) });
    expect(other.status).toBe(200);
  });
});

describe("order status", () => {
  const status = (fields: Record<string, string>, change: Partial<Proxied> = {}) => ask(orderStatus, { path: "/proxy/order-status", init: urlencoded(fields), ...change });

  test("is told to whoever knows the number and its buyer's address", async () => {
    const response = await status({ order: "#1042", email: " ANA@example.com ", locale: "en" });
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({
      outcome: "found",
      text: "Order #1042 was delivered on March 5, 2027.",
      tracking: [{ number: "00340434161094015902", url: "https://track.example/00340434161094015902" }],
    });
  });

  test("answers the same, in the same time, to a wrong address and to a number that is not there", async () => {
    const answers = [];
    const times: number[] = [];
    for (const fields of [{ order: "1042", email: "bob@example.com" }, { order: "9999", email: "bob@example.com" }, { order: "", email: "" }]) {
      const start = performance.now();
      const response = await status(fields);
      times.push(performance.now() - start);
      answers.push({ status: response.status, body: await response.json() });
    }
    expect(answers).toEqual(Array(3).fill({ status: 200, body: { outcome: "not_found" } }));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(290);
  });

  test("is closed to guessing for one order, from wherever the guesses come", async () => {
    for (let number = 0; number < 10; number += 1) await status({ order: "1050", email: `guess${number}@example.com` }, { address: `192.0.2.${100 + number}` });
    expect(await (await status({ order: "1050", email: "bob@example.com" })).json()).toEqual({ outcome: "not_found" });
    expect(await (await status({ order: "1042", email: "ana@example.com" })).json()).toMatchObject({ outcome: "found" });
  });

  test("without JavaScript is a page; nothing typed comes back in it", async () => {
    const text = await (await status({ order: "{{ shop.email }}<script>", email: "x@example.com", locale: "de" }, { json: false })).text();
    expect(text).not.toMatch(/shop\.email|<script/);
    expect(text).toContain("<h1>");
  });
});

describe("questions and counts", () => {
  const draft = (question: string, answer: string): FaqDraft => ({ texts: { primary: "en", byLanguage: { en: { question, answer: richTextFromPlain(answer) }, de: { question: `DE ${question}`, answer: richTextFromPlain("Bei 40 Grad waschen.") } } }, shownOn: EVERYWHERE, topic: "", picture: null, video: null });
  beforeAll(async () => {
    for (const [question, answer, published] of [["How do I wash linen?", "At 40 °C.", true], ["How long does delivery take?", "Three days.", true], ["A secret draft about linen", "Not yet.", false]] as const) {
      const saved = await saveFaqItem({ shopId: SHOP, faqId: null, draft: draft(question, answer), staffName: "Mara" });
      const faqId = "faqId" in saved ? saved.faqId : "";
      if (published) await setPublished({ shopId: SHOP, kind: "faq_item", id: faqId, published: true, staffName: "Mara", now: new Date() });
    }
  });

  test("finds published answers in the shopper's language, the best first", async () => {
    const response = await ask(faq, { path: "/proxy/faq.json", query: { q: "how to wash my linen shirt", locale: "en" } });
    expect(await response.json()).toEqual({ items: [{ id: "how-do-i-wash-linen", question: "How do I wash linen?", answer: "At 40 °C." }] });
    const german = await ask(faq, { path: "/proxy/faq.json", query: { q: "wie waschen", locale: "de" } });
    expect(await german.json()).toMatchObject({ items: [{ id: "how-do-i-wash-linen", answer: "Bei 40 Grad waschen." }, expect.anything()] });
  });

  test("counts what was opened and found helpful, by day and product", async () => {
    const note = (answer: string, handle = "how-do-i-wash-linen") => ask(helped, { path: "/proxy/helped", query: { kind: "faq", handle, product: "301", locale: "en" }, init: urlencoded({ answer }) });
    const answers = await Promise.all([note("opened"), note("opened"), note("yes"), note("opened", "not-there")]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    const rows = await inShop(SHOP, (tx) => tx.helpUse.findMany({ where: { shopId: SHOP } }));
    expect(rows).toMatchObject([{ kind: "faq", handle: "how-do-i-wash-linen", productShopifyId: "gid://shopify/Product/301", opened: 2, yes: 1, no: 0 }]);
  });
});

describe("every door", () => {
  const doors = [
    ["contact", contact, form(QUESTION)],
    ["order-status", orderStatus, urlencoded({ order: "1042", email: "ana@example.com" })],
    ["faq.json", faq, {}],
    ["helped", helped, urlencoded({ answer: "yes" })],
  ] as const;
  const query = { kind: "faq", handle: "x", q: "linen" };

  test.each(doors)("%s refuses what Shopify did not sign", async (name, route, init) => {
    const wrong = await ask(route, { path: `/proxy/${name}`, query, init, secret: "another-secret" });
    const stale = await ask(route, { path: `/proxy/${name}`, query, init, timestamp: Math.floor(Date.now() / 1000) - 200 });
    const signed = proxied({ path: `/proxy/${name}`, shopId: SHOP, query, init });
    const twice = await (route as unknown as Route)({ request: new Request(`${signed.url}&shop=other.myshopify.com`, signed), params: {}, context: {} }).catch((thrown: Response) => thrown);
    expect([wrong.status, stale.status, twice.status]).toEqual([400, 400, 400]);
  });

  test.each(doors)("%s is gone for a shop without the app", async (name, route, init) => {
    expect((await ask(route, { path: `/proxy/${name}`, query, init, shopId: "gone.myshopify.com" })).status).toBe(404);
  });
});
