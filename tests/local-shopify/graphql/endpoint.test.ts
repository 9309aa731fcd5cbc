import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { orders } from "../demo-shop";
import { findOrder } from "../shop/hand";
import { tryLocalShopify, type Trial } from "../testing";

let trial: Trial;
beforeEach(async () => {
  trial = await tryLocalShopify();
});
afterEach(() => trial.stop());

const ORDER = "query ($id: ID!) { order(id: $id) { name } }";
const idOf = (name: string) => findOrder(trial.context.state, name).id;
const withScopes = async (...scopes: string[]) => {
  await trial.stop();
  trial = await tryLocalShopify({ scopes });
};

test("a call without a good token is answered 401", async () => {
  expect((await trial.call("{ shop { name } }", {}, "shpat_wrong")).status).toBe(401);
});

test("a field that Shopify does not have is refused as Shopify refuses it", async () => {
  const answer = await trial.call("{ shop { colour } }");
  expect(answer.status).toBe(200);
  expect(answer.errors?.[0]).toMatchObject({ extensions: { code: "undefinedField" } });
  expect(answer.data).toBeUndefined();
});

test("a field that only the local Shopify lacks is a loud error that names it", async () => {
  const answer = await trial.call("query ($id: ID!) { order(id: $id) { name risk { recommendation } } }", { id: idOf(orders.anaShirt) });
  expect(answer.errors?.[0]?.message).toContain("Order.risk");
});

test("an id that is none is an error, an id of something else is nothing", async () => {
  expect((await trial.call(ORDER, { id: "1042" })).errors?.[0]?.message).toBe("Invalid global id '1042'");
  expect((await trial.call(ORDER, { id: "gid://shopify/Customer/1" })).data).toEqual({ order: null });
});

describe("permissions", () => {
  test("a missing scope is ACCESS_DENIED with the scope's name", async () => {
    await withScopes("read_orders");
    const answer = await trial.call("{ customers(first: 1) { nodes { id } } }");
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringContaining("`read_customers` access scope") as string, extensions: { code: "ACCESS_DENIED" } });
    const write = await trial.call('mutation { orderUpdate(input: { id: "gid://shopify/Order/1", note: "x" }) { order { id } } }');
    expect(write.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  test("orders older than 60 days are not there, unless the app may see all", async () => {
    expect((await trial.call(ORDER, { id: idOf(orders.anaTeeOld) })).data).toEqual({ order: null });
    await withScopes("read_orders", "read_all_orders");
    expect((await trial.call(ORDER, { id: idOf(orders.anaTeeOld) })).data).toEqual({ order: { name: "#1008" } });
  });

  test("customer data that is not approved comes back null beside an error", async () => {
    trial.context.state.api.protectedDataLevel = 1;
    const answer = await trial.call("query ($id: ID!) { order(id: $id) { name email customer { id lastName } } }", { id: idOf(orders.anaShirt) });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ order: { name: "#1042", email: null, customer: { lastName: null } } });
    expect(answer.errors?.map(({ path }) => path?.join("."))).toEqual(["order.email", "order.customer.lastName"]);
  });
});

describe("cost", () => {
  test("is asked for in full, paid for what came, and shown", async () => {
    const { extensions } = await trial.call("{ orders(first: 10) { nodes { id customer { id } } } }");
    expect(extensions?.cost?.requestedQueryCost).toBe(2 + 10 * 2);
    expect(extensions?.cost?.actualQueryCost).toBeLessThanOrEqual(22);
    expect(extensions?.cost?.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
  });

  test("an empty bucket answers THROTTLED at 200, and fills again", async () => {
    trial.context.state.api.bucketSize = 30;
    const query = "{ products(first: 20) { nodes { id } } }";
    expect((await trial.call(query)).errors).toBeUndefined();
    const answer = await trial.call(query);
    expect([answer.status, answer.errors?.[0]?.extensions?.code]).toEqual([200, "THROTTLED"]);
    expect(answer.extensions?.cost?.actualQueryCost).toBeNull();
    trial.clock.pass(1);
    expect((await trial.call(query)).errors).toBeUndefined();
  });

  test("a query above 1,000 points is refused", async () => {
    const answer = await trial.call("{ orders(first: 100) { nodes { lineItems(first: 20) { nodes { id } } } } }");
    expect(answer.errors?.[0]?.extensions?.code).toBe("MAX_COST_EXCEEDED");
  });
});

test("stumbles can be ordered: each is used up by one call", async () => {
  trial.context.state.api.failures = [{ status: 403, message: "IP address not allowed" }, { status: 429, message: "Too many requests", retryAfter: 2 }];
  expect((await trial.call("{ shop { name } }")).status).toBe(403);
  expect((await trial.call("{ shop { name } }")).status).toBe(429);
  expect((await trial.call("{ shop { name } }")).status).toBe(200);
});
