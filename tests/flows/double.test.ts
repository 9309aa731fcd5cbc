import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { until, useApp } from "../support/run-app";

/** The same click 200 times at once, through the real doors of two processes: one effect. */
const SHOP = "demo.myshopify.com";
const app = useApp();
const ana = { name: people.ana.name, address: people.ana.email! };

let doors: string[];
let ticketId: string;

beforeAll(async () => {
  doors = [app.url, (await app.beside()).url];
  const raw = await composeMail({ from: ana, to: "hello@linden-and-loom.example", subject: "Twice", text: "My shirt from order 1042 is too tight.", authentication: "pass", date: new Date() });
  expect((await app.inbound(raw)).status).toBe(200);
  await until(async () => Boolean(await inShop(SHOP, (tx) => tx.orderLink.findFirst({ where: { shopId: SHOP, orderName: "#1042" } }))), "the ticket did not get its order");
  ticketId = (await inShop(SHOP, (tx) => tx.ticket.findFirstOrThrow({ where: { shopId: SHOP, subject: "Twice" } }))).id;
});

/** Posts 200 forms at once, half to each process, and counts the outcomes. */
async function post200(path: string, form: (n: number) => Record<string, string>): Promise<Record<string, number>> {
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const response = await app.signedRequest(path, { method: "POST", at: doors[n % 2], body: new URLSearchParams(form(n)) });
      return ((await response.json()) as { outcome: string }).outcome;
    }),
  );
  return outcomes.reduce<Record<string, number>>((counts, outcome) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }), {});
}

const ticketPage = () => `/app/inbox/${ticketId}?_data=${encodeURIComponent("routes/app.inbox.$ticketId")}`;
const sent = async (words: string) => (await app.mailbox.mails(ana.address)).filter((mail) => mail.text?.includes(words));
const version = async () => String((await inShop(SHOP, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId: SHOP, id: ticketId } }))).version);

test("one reply sent 200 times is one mail", async () => {
  const form = { intent: "reply", html: "<p>We are sending you an M.</p>", nonce: randomUUID(), version: await version(), then: "waiting_for_customer" };
  expect(await post200(ticketPage(), () => form)).toEqual({ queued: 1, "already-sent": 199 });
  await app.mailbox.waitFor(ana.address, (mail) => mail.text?.includes("sending you an M") ?? false, 60_000);
  expect(await inShop(SHOP, (tx) => tx.outgoingMail.count({ where: { shopId: SHOP, ticketId, flow: "reply" } }))).toBe(1);
  expect(await sent("sending you an M")).toHaveLength(1);
});

test("200 colleagues who answer the same question at once send one mail; the others see what was written", async () => {
  const read = await version();
  expect(await post200(ticketPage(), (n) => ({ intent: "reply", html: `<p>Answer number ${n}.</p>`, nonce: randomUUID(), version: read, then: "waiting_for_customer" }))).toEqual({ queued: 1, overtaken: 199 });
  await app.mailbox.waitFor(ana.address, (mail) => mail.text?.includes("Answer number") ?? false, 60_000);
  expect(await sent("Answer number")).toHaveLength(1);
});

test("one note added 200 times is one note", async () => {
  const nonce = randomUUID();
  expect(await post200(ticketPage(), () => ({ intent: "note", html: "<p>Second size issue</p>", nonce }))).toEqual({ noted: 200 });
  expect(await inShop(SHOP, (tx) => tx.message.count({ where: { shopId: SHOP, ticketId, kind: "note" } }))).toBe(1);
});

test("one refund confirmed 200 times is one refund", async () => {
  const order = app.shopify.state.orders.find(({ name }) => name === "#1042")!;
  const door = `/app/inbox/${ticketId}/order`;
  const input = JSON.stringify({ amount: "5.00" });
  const preview = await app.signedRequest(`${door}?${new URLSearchParams({ order: order.id, kind: "refund", input })}&_data=${encodeURIComponent("routes/app.inbox.$ticketId_.order")}`);
  const { basis } = (await preview.json()) as { basis: string };
  expect(basis).toBeTruthy();
  const form = { order: order.id, kind: "refund", input, basis, key: randomUUID() };
  const counts = await post200(`${door}?_data=${encodeURIComponent("routes/app.inbox.$ticketId_.order")}`, () => form);
  expect((counts.done ?? 0) + (counts.busy ?? 0)).toBe(200);
  expect(counts.done).toBeGreaterThanOrEqual(1);
  expect(order.refunds).toHaveLength(1);
  expect(await inShop(SHOP, (tx) => tx.orderAction.count({ where: { shopId: SHOP, ticketId, kind: "refund" } }))).toBe(1);
  // The conversation tells it once.
  const again = await app.signedRequest(door + "?_data=" + encodeURIComponent("routes/app.inbox.$ticketId_.order"), { method: "POST", body: new URLSearchParams(form) });
  expect(await again.json()).toMatchObject({ outcome: "done" });
  expect(order.refunds).toHaveLength(1);
});
