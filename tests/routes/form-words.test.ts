import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inShop } from "~/db.server";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { until, useApp } from "../support/run-app";

/** What staff reads when a form is wrong, through the doors. */
const shopId = "demo.myshopify.com";
const app = useApp();

const post = async (path: string, route: string, fields: Record<string, string>) => {
  const response = await app.signedRequest(`${path}?_data=${encodeURIComponent(route)}`, { method: "POST", body: new URLSearchParams(fields) });
  return (await response.json()) as Record<string, unknown>;
};
const save = (path: string, route: string, value: unknown) => post(path, route, { intent: "save", value: JSON.stringify(value) });

test("a saved reply", async () => {
  const door = ["/app/settings/replies/new", "routes/app.settings.replies.$macroId"] as const;
  const reply = { name: " ", body: "{{customer.nickname}}", topic: "", language: "", states: ["Lost"], actions: [{ do: "tag", tag: " " }] };
  expect(await save(...door, reply)).toMatchObject({ errors: { name: "Give it a name.", body: "There is no variable {{customer.nickname}}.", "states.0": "Choose one of those offered.", "actions.0.tag": "Fill this in." } });
  expect(await save(...door, { ...reply, name: "x".repeat(81), body: "x".repeat(10_001) })).toMatchObject({ errors: { name: "At most 80 characters.", body: "At most 10,000 characters." } });
});

test("the return policy", async () => {
  expect(await save("/app/returns", "routes/app.returns", { version: 0, policy: { windowDays: null, transitDays: 1.5, fallbackDays: 4_000, fees: { restockingPercent: null } } })).toMatchObject({
    outcome: "invalid",
    errors: { windowDays: "Say how many days", transitDays: "Whole days only", fallbackDays: "At most 3650 days", "fees.restockingPercent": "Write a number." },
  });
});

test("the settings of the desk", async () => {
  expect(await save("/app/settings/desk", "routes/app.settings.desk", { sla: { warnMinutes: 601 }, rating: { afterHours: null } })).toMatchObject({ errors: { "sla.warnMinutes": "At most 600.", "rating.afterHours": "Write a number." } });
});

test("an action on an order, by the names that its sheet has for the fields", async () => {
  const raw = await composeMail({ from: { name: people.ana.name, address: people.ana.email! }, to: "hello@linden-and-loom.example", subject: "Moved", text: "I have moved. Please send order 1042 there.", authentication: "pass", date: new Date() });
  expect((await app.inbound(raw)).status).toBe(200);
  await until(async () => Boolean(await inShop(shopId, (tx) => tx.orderLink.findFirst({ where: { shopId, orderName: "#1042" } }))), "the ticket did not get its order");
  const { id } = await inShop(shopId, (tx) => tx.ticket.findFirstOrThrow({ where: { shopId, subject: "Moved" } }));
  const order = app.shopify.state.orders.find(({ name }) => name === "#1042")!.id;
  const act = (kind: string, input: object) => post(`/app/inbox/${id}/order`, "routes/app.inbox.$ticketId_.order", { order, kind, key: randomUUID(), basis: "", input: JSON.stringify(input) });
  const address = { name: "Ana Petrov", company: "", address1: "", address2: "", city: "Berlin", zip: "x".repeat(300), provinceCode: "", countryCode: "Germany", phone: "" };
  expect(await act("address", address)).toEqual({ outcome: "refused", reasons: ["Street and number is missing", "Postal code: At most 255 characters.", "Country code has two letters, like DE"] });
  expect(await act("refund", { note: "x".repeat(501), lines: [{ lineId: "gid://shopify/LineItem/1", quantity: 0 }] })).toEqual({ outcome: "refused", reasons: ["Quantity: At least 1.", "Note: At most 500 characters."] });
});
