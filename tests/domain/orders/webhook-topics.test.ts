import { describe, expect, test } from "vitest";
import { changeIn, WEBHOOK_TOPICS } from "~/domain/orders/webhook-topics";

const order = { change: "order", orderId: "gid://shopify/Order/4783296544821" };

describe("what a webhook asks to be read again", () => {
  test.each([
    ["orders/create", { id: 1, admin_graphql_api_id: order.orderId }, order],
    ["orders/edited", { order_edit: { id: 1, order_id: 4783296544821 } }, order],
    ["fulfillments/update", { id: 1, order_id: 4783296544821, admin_graphql_api_id: "gid://shopify/Fulfillment/1" }, order],
    ["fulfillment_events/create", { fulfillment_id: 1, order_id: 4783296544821 }, order],
    ["refunds/create", { order_id: 4783296544821, admin_graphql_api_id: "gid://shopify/Refund/1" }, order],
    ["returns/approve", { order: { id: 1, admin_graphql_api_id: order.orderId } }, order],
    ["returns/close", { order_id: 4783296544821 }, order],
    ["returns/update", { admin_graphql_api_id: "gid://shopify/Return/9" }, { change: "part-of-order", partId: "gid://shopify/Return/9" }],
    ["orders/delete", { id: 4783296544821 }, { change: "order-deleted", orderId: order.orderId }],
    ["customers/update", { admin_graphql_api_id: "gid://shopify/Customer/7" }, { change: "customer", customerId: "gid://shopify/Customer/7" }],
    [
      "customers/merge",
      { admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1", admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2", status: "completed" },
      { change: "customers-merged", keptId: "gid://shopify/Customer/1", goneId: "gid://shopify/Customer/2" },
    ],
  ])("%s", (topic, payload, change) => expect(changeIn(topic, payload)).toEqual(change));

  test("an id that JSON has rounded is not trusted: the part is looked up instead", () => {
    const rounded = { order_id: 820982911946154500, admin_graphql_api_id: "gid://shopify/Refund/890088186047892319" };
    expect(changeIn("refunds/create", rounded)).toEqual({ change: "part-of-order", partId: "gid://shopify/Refund/890088186047892319" });
    expect(changeIn("fulfillment_events/create", { fulfillment_id: 123456, order_id: 820982911946154500 })).toEqual({
      change: "part-of-order",
      partId: "gid://shopify/Fulfillment/123456",
    });
    expect(changeIn("orders/delete", { id: 820982911946154500 })).toBeNull();
  });

  test("other topics, and payloads that say nothing, ask for nothing", () => {
    expect(changeIn("app/uninstalled", { id: 1 })).toBeNull();
    for (const topic of Object.keys(WEBHOOK_TOPICS)) {
      for (const payload of [null, {}, { id: null }, { order: {} }, { admin_graphql_api_id: 5 }]) {
        expect(changeIn(topic, payload)).toBeNull();
      }
    }
  });
});
