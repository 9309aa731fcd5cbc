import { schemaForWebhook } from "shopify-webhook-schemas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as acts from "../../acts";
import { orders, people } from "../../demo-shop";
import { findCustomer, findOrder } from "../../shop/hand";
import { tryLocalShopify, type Trial } from "../../testing";

let trial: Trial;
beforeAll(async () => {
  trial = await tryLocalShopify();
  everythingHappens(trial);
  await trial.context.settleWebhooks(30_000);
});
afterAll(() => trial.stop());

/** The newest version that the package describes. */
const VERSION = "2026-07";

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
}

const typeOf = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value);

/**
 * Where `value` differs from the schema. The schemas are inferred from samples: what was only ever null or absent there may be anything,
 * and a sample's text or number may be missing in life.
 */
function differences(schema: Schema, value: unknown, at: string): string[] {
  if (schema.anyOf) return schema.anyOf.some((each) => differences(each, value, at).length === 0) ? [] : [`${at}: fits none`];
  const allowed = [schema.type ?? []].flat();
  const is = typeOf(value);
  if (allowed.length === 1 && allowed[0] === "null") return [];
  const fits = allowed.length === 0 || allowed.includes(is) || ((is === "integer" || is === "number") && allowed.some((each) => each === "number" || each === "integer")) || (is === "null" && !schema.properties && !schema.items);
  if (!fits) return [`${at}: ${is} instead of ${allowed.join(" or ")}`];
  if (is === "array") return (value as unknown[]).flatMap((each, index) => (schema.items ? differences(schema.items, each, `${at}[${index}]`) : []));
  if (is !== "object") return [];
  const object = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((key) => !(key in object)).map((key) => `${at}.${key}: missing`);
  const unknown = schema.properties ? Object.keys(object).filter((key) => !schema.properties?.[key]).map((key) => `${at}.${key}: not in Shopify's payload`) : [];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, each]) => (key in object ? differences(each, object[key], `${at}.${key}`) : []));
  return [...missing, ...unknown, ...inside];
}

/** Left out by Shopify, too, when an order has none. */
const MAY_BE_ABSENT = /^(billing_address|shipping_address|customer)(: missing|\.default_address: missing)/;

function everythingHappens({ context }: Trial): void {
  const { state } = context;
  const variant = (index: number) => state.products[index]?.variants[0]?.id ?? "";
  const ana = findCustomer(state, people.ana.id);
  const sven = findCustomer(state, people.sven.id);
  const tom = findCustomer(state, people.tom.id);
  const niamh = findCustomer(state, people.niamh.id);
  if (!ana || !sven || !tom || !niamh) throw new Error("people are missing");
  const order = acts.placeOrder(context, { customerId: ana.id, lines: [{ variantId: variant(0), quantity: 2 }, { variantId: variant(1), quantity: 1, discount: "5.00" }], discountCode: "WELCOME10" });
  const second = order.lines[1]?.id ?? "";
  acts.editOrder(context, order, { remove: [{ lineId: second, quantity: 1 }], add: [{ variantId: variant(2), quantity: 1 }] });
  acts.payOrder(context, order);
  acts.fulfillOrder(context, order, { lines: [{ lineId: order.lines[0]?.id ?? "", quantity: 1 }], tracking: { company: "DHL", number: "00340434161094000001" } });
  const [parcel] = order.fulfillments;
  if (parcel) acts.updateTracking(context, order, parcel, [{ company: "DPD", number: "05348890127318", url: null }]);
  acts.deliverOrder(context, order);
  const shipped = order.fulfillments[0]?.lines[0]?.id ?? "";
  const line = { fulfillmentLineId: shipped, quantity: 1, reasonHandle: "size-too-small", customerNote: "Too tight" };
  acts.declineReturn(context, order, acts.requestReturn(context, order, { lines: [line] }), { reason: "OTHER", note: "Please try it once more" });
  const asked = acts.requestReturn(context, order, { lines: [line], exchangeLines: [{ variantId: variant(0), quantity: 1 }] });
  acts.approveReturn(context, order, asked);
  acts.closeReturn(context, order, asked);
  acts.reopenReturn(context, order, asked);
  acts.processReturn(context, order, asked, { refund: {} });
  const another = acts.createReturn(context, order, { lines: [{ ...line, fulfillmentLineId: order.fulfillments[1]?.lines[0]?.id ?? "" }] });
  acts.cancelReturn(context, order, another);
  const emptied = acts.createReturn(context, order, { lines: [{ ...line, fulfillmentLineId: order.fulfillments[1]?.lines[0]?.id ?? "" }] });
  acts.removeFromReturn(context, order, emptied, emptied.lines.map(({ id }) => ({ id, quantity: 1 })));
  acts.refundOrder(context, order, { lines: [], amount: "3.00", note: "Sorry" });
  acts.cancelOrder(context, acts.placeOrder(context, { customerId: sven.id, lines: [{ variantId: variant(3), quantity: 1 }] }));
  acts.deleteOrder(context, findOrder(state, orders.fraudCancelled));
  acts.placeOrder(context, { customerId: null, email: "guest@example.com", lines: [{ variantId: variant(4), quantity: 1 }] });
  acts.updateCustomer(context, sven, { note: "Prefers mail" });
  acts.requestCustomerData(context, sven);
  acts.redactCustomer(context, sven);
  acts.mergeCustomers(context, tom, niamh);
  acts.deleteCustomer(context, tom);
  acts.setScopes(context, [...state.installation.scopes, "read_all_orders"]);
  acts.redactShop(context);
  acts.uninstallApp(context);
}

describe.each([
  "orders/create", "orders/updated", "orders/paid", "orders/fulfilled", "orders/partially_fulfilled", "orders/cancelled", "orders/edited", "orders/delete",
  "fulfillments/create", "fulfillments/update", "fulfillment_events/create", "refunds/create",
  "returns/request", "returns/approve", "returns/decline", "returns/cancel", "returns/close", "returns/reopen", "returns/update", "returns/process",
  "customers/update", "customers/delete", "customers/redact", "customers/data_request", "app/uninstalled", "app/scopes_update", "shop/redact",
])("%s", (topic) => {
  test("has the shape that Shopify documents", () => {
    const payloads = trial.received.filter((each) => each.topic === topic);
    expect(payloads.length).toBeGreaterThan(0);
    const schema = schemaForWebhook(VERSION, topic) as Schema;
    // Shopify's sample of a processed return is empty.
    if (topic === "returns/process") return;
    const found = payloads.flatMap(({ payload }) => differences(schema, payload, topic)).filter((each) => !MAY_BE_ABSENT.test(each.slice(topic.length + 1)));
    expect([...new Set(found)]).toEqual([]);
  });
});

test("times in a payload are the shop's own, in whole seconds", () => {
  const order = trial.received.find((each) => each.topic === "orders/create")?.payload;
  expect(order?.created_at).toBe("2026-11-16T13:00:00+01:00");
});
