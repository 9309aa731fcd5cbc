import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orders, people } from "../demo-shop";
import { findOrder } from "../shop/hand";
import { tryLocalShopify, type Trial } from "../testing";

let trial: Trial;
beforeAll(async () => {
  trial = await tryLocalShopify();
});
afterAll(() => trial.stop());

const read = async <Data>(name: string, fields: string) => (await trial.ask<{ order: Data }>(`query ($id: ID!) { order(id: $id) { ${fields} } }`, { id: findOrder(trial.context.state, name).id })).order;

test("Ana's shirt: what she bought, paid, and got", async () => {
  const order = await read(
    orders.anaShirt,
    `name displayFinancialStatus displayFulfillmentStatus returnStatus currencyCode statusPageUrl
     customer { displayName numberOfOrders defaultEmailAddress { emailAddress } }
     totalPriceSet { shopMoney { amount } presentmentMoney { currencyCode } } totalTaxSet { shopMoney { amount } }
     lineItems(first: 5) { nodes { title variantTitle quantity originalUnitPriceSet { shopMoney { amount } } product { handle productType tags } variant { sku selectedOptions { name value } } image { url(transform: { maxWidth: 80 }) } } }
     fulfillments { displayStatus deliveredAt estimatedDeliveryAt trackingInfo { company number url } fulfillmentLineItems(first: 5) { nodes { quantity lineItem { title } } } events(first: 5) { nodes { status happenedAt } } }
     transactions { kind status gateway amountSet { shopMoney { amount } } }
     events(first: 20) { nodes { __typename message } }`,
  );
  expect(order).toMatchObject({
    name: "#1042",
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "FULFILLED",
    returnStatus: "NO_RETURN",
    customer: { displayName: "Ana Petrov", numberOfOrders: "4", defaultEmailAddress: { emailAddress: people.ana.email } },
    totalPriceSet: { shopMoney: { amount: "53.9" } },
    lineItems: { nodes: [{ title: "Linen shirt", variantTitle: "S / Sand", product: { handle: "linen-shirt" }, variant: { selectedOptions: [{ name: "Size", value: "S" }, { name: "Color", value: "Sand" }] } }] },
    fulfillments: [{ displayStatus: "DELIVERED", deliveredAt: "2026-11-11T12:00:00Z", events: { nodes: [{ status: "IN_TRANSIT" }, { status: "OUT_FOR_DELIVERY" }, { status: "DELIVERED" }] } }],
    transactions: [{ kind: "SALE", status: "SUCCESS", amountSet: { shopMoney: { amount: "53.9" } } }],
  });
});

describe("money", () => {
  test("is shown in the buyer's currency, too", async () => {
    expect(await read(orders.yukiInTransit, "totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }")).toEqual({
      totalPriceSet: { shopMoney: { amount: "184.0", currencyCode: "EUR" }, presentmentMoney: { amount: "29992.0", currencyCode: "JPY" } },
    });
  });

  test("given back beyond the goods makes the order cheaper", async () => {
    expect(await read(orders.priyaMugPartRefund, "displayFinancialStatus totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }")).toEqual({
      displayFinancialStatus: "PARTIALLY_REFUNDED",
      totalPriceSet: { shopMoney: { amount: "117.0" } },
      currentTotalPriceSet: { shopMoney: { amount: "100.0" } },
      totalRefundedSet: { shopMoney: { amount: "17.0" } },
      totalOutstandingSet: { shopMoney: { amount: "0.0" } },
    });
  });

  test("of an edited order counts what is in it now", async () => {
    expect(await read(orders.lukasEdited, "edited originalTotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { title quantity currentQuantity } }")).toEqual({
      edited: true,
      originalTotalPriceSet: { shopMoney: { amount: "153.9" } },
      totalPriceSet: { shopMoney: { amount: "178.9" } },
      lineItems: { nodes: [{ title: "Merino jumper", quantity: 1, currentQuantity: 0 }, { title: "Wool beanie", quantity: 1, currentQuantity: 1 }, { title: "Chunky cardigan", quantity: 1, currentQuantity: 1 }] },
    });
  });
});

test("every state an order can be in is there", async () => {
  const { orders: all } = await trial.ask<{ orders: { nodes: Record<string, unknown>[] } }>("{ orders(first: 250) { nodes { displayFinancialStatus displayFulfillmentStatus returnStatus } } }");
  const seen = (field: string) => [...new Set(all.nodes.map((node) => node[field]))].sort();
  expect(seen("displayFinancialStatus")).toEqual(["PAID", "PARTIALLY_REFUNDED", "PENDING", "REFUNDED", "VOIDED"]);
  expect(seen("displayFulfillmentStatus")).toEqual(["FULFILLED", "PARTIALLY_FULFILLED", "UNFULFILLED"]);
  expect(seen("returnStatus")).toEqual(["IN_PROGRESS", "NO_RETURN", "RETURNED", "RETURN_REQUESTED"]);
});

test("a business order names the company", async () => {
  expect(await read(orders.hotelTowels, "poNumber purchasingEntity { ... on PurchasingCompany { company { name } contact { customer { displayName } } } }")).toEqual({
    poNumber: "PO-2291",
    purchasingEntity: { company: { name: "Hotel Zuid BV" }, contact: { customer: { displayName: "Henk van Dijk" } } },
  });
});

test("a guest's order has an address and no customer", async () => {
  expect(await read(orders.guestCandles, "email customer { id }")).toEqual({ email: "walter.guest@example.com", customer: null });
});

test("anything with an id is found by it", async () => {
  const order = findOrder(trial.context.state, orders.beatriceReturnOpen);
  const ids = [order.id, order.customerId, order.lines[0]?.id, order.fulfillments[0]?.id, order.returns[0]?.id, order.lines[0]?.variantId, order.transactions[0]?.id, "gid://shopify/Order/1"];
  const { nodes } = await trial.ask<{ nodes: ({ __typename: string } | null)[] }>("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", { ids });
  expect(nodes.map((node) => node?.__typename)).toEqual(["Order", "Customer", "LineItem", "Fulfillment", "Return", "ProductVariant", "OrderTransaction", undefined]);
});
