import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { people } from "../demo-shop";
import { tryLocalShopify, type Trial } from "../testing";

let trial: Trial;
beforeAll(async () => {
  trial = await tryLocalShopify();
});
afterAll(() => trial.stop());

const ORDERS = "query ($q: String, $n: Int!) { orders(query: $q, first: $n, sortKey: CREATED_AT) { nodes { name email } } }";
const orderNames = async (q: string, n = 50) => (await trial.ask<{ orders: { nodes: { name: string }[] } }>(ORDERS, { q, n })).orders.nodes.map(({ name }) => name);
const customerNames = async (q: string) => (await trial.ask<{ customers: { nodes: { displayName: string }[] } }>("query ($q: String) { customers(query: $q, first: 50) { nodes { displayName } } }", { q })).customers.nodes.map(({ displayName }) => displayName);

describe("the search is not exact", () => {
  test("a number finds every name with that number in it", async () => {
    expect(await orderNames("name:1029")).toEqual(["#1029", "EXC-1029"]);
    expect(await orderNames("name:#1042")).toEqual(["#1042"]);
    expect(await orderNames("name:104")).toEqual([]);
  });

  test("an address finds those that contain its words", async () => {
    expect(await customerNames('email:"ana.petrov@example.com"')).toEqual(["Ana Petrov"]);
    expect(await customerNames('email:"silva@example.org"')).toEqual(["João Silva"]);
    expect(await customerNames('email:"lukas.meyer@example.com"')).toEqual([]);
    expect((await customerNames("email:example.com")).length).toBeGreaterThan(10);
  });

  test("an unknown field is ignored with a warning, so that it finds everything", async () => {
    const answer = await trial.call(ORDERS, { q: `phone:${people.ana.phone}`, n: 3 });
    expect((answer.data as { orders: { nodes: unknown[] } }).orders.nodes).toHaveLength(3);
    expect(answer.extensions?.search?.[0]?.warnings).toMatchObject([{ field: "phone", code: "invalid_field" }]);
  });
});

describe("the search language", () => {
  test("terms are joined by AND, and know OR, NOT and brackets", async () => {
    expect(await orderNames("name:1042 financial_status:paid")).toEqual(["#1042"]);
    expect(await orderNames("name:1042 financial_status:refunded")).toEqual([]);
    expect(await orderNames("name:1042 OR name:1043")).toEqual(["#1042", "#1043"]);
    expect(await orderNames("(name:1042 OR name:1043) AND NOT email:petrova")).toEqual(["#1042"]);
    expect(await orderNames("(name:1042 OR name:1043) -email:petrova")).toEqual(["#1042"]);
  });

  test("times compare, quoted or not", async () => {
    const day = await orderNames("created_at:>='2026-11-10' created_at:<'2026-11-11'");
    expect(day.length).toBeGreaterThan(5);
    expect(await orderNames("created_at:>=2026-11-10T00:00:00Z created_at:<2026-11-11T00:00:00Z")).toEqual(day);
    expect(await orderNames("created_at:2026-11-10")).toEqual(day);
  });

  test("states can be asked for", async () => {
    expect(await orderNames("status:cancelled financial_status:voided")).toEqual(["#1067"]);
    expect(await orderNames("return_status:return_requested")).toContain("#1056");
    expect(await orderNames("fulfillment_status:partial")).toContain("#1070");
    expect(await orderNames("tag:b2b")).toEqual(["#1031"]);
    expect(await orderNames(`customer_id:${people.ana.id.split("/").pop()}`)).toEqual(["#1042", "#1119", "#1187"]);
  });

  test("words without a field look everywhere, at beginnings of words", async () => {
    expect(await orderNames("petrov linen")).toContain("#1042");
    expect(await orderNames("EXC-1029")).toEqual(["EXC-1029"]);
  });

  test("quotes and backslashes in a term do no harm", async () => {
    expect(await customerNames("last_name:\"O'Neill\"")).toEqual(["Tom O'Neill", "Niamh O'Neill"]);
    expect(await orderNames('name:"10\\"42"')).toEqual([]);
    expect(await orderNames("name:'1042' )")).toEqual(["#1042"]);
  });
});

describe("people are found by", () => {
  const find = async (identifier: object) => (await trial.ask<{ customerByIdentifier: { displayName: string } | null }>("query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { displayName } }", { i: identifier })).customerByIdentifier?.displayName ?? null;

  test("their exact address, whatever its case", async () => {
    expect(await find({ emailAddress: "ANA.Petrov@example.com" })).toBe("Ana Petrov");
    expect(await find({ emailAddress: "lukas.meyer@example.com" })).toBeNull();
  });

  test("their phone with its country code only", async () => {
    expect(await find({ phoneNumber: "+48 512 345 678" })).toBe("Marek Nowak");
    expect(await find({ phoneNumber: "512345678" })).toBeNull();
  });

  test("their phone through the customer search", async () => {
    expect(await customerNames("phone:+48512345678")).toEqual(["Marek Nowak"]);
  });
});

describe("a long list", () => {
  test("comes page by page, each row once, in both directions", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { orders }: { orders: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await trial.ask("query ($a: String) { orders(first: 50, after: $a, sortKey: UPDATED_AT, reverse: true) { nodes { name } pageInfo { hasNextPage endCursor } } }", { a: after });
      seen.push(...orders.nodes.map(({ name }) => name));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after);
    const { ordersCount } = await trial.ask<{ ordersCount: { count: number } }>("{ ordersCount { count } }");
    expect(seen.length).toBe(ordersCount.count);
    expect(new Set(seen).size).toBe(seen.length);
    const last = await trial.ask<{ orders: { nodes: { name: string }[]; pageInfo: object } }>("{ orders(last: 2, sortKey: UPDATED_AT, reverse: true) { nodes { name } pageInfo { hasNextPage hasPreviousPage } } }");
    expect(last.orders.nodes.map(({ name }) => name)).toEqual(seen.slice(-2));
    expect(last.orders.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  });

  test("needs to be told how long, and not too long", async () => {
    expect((await trial.call("{ orders { nodes { id } } }")).errors?.[0]?.message).toMatch(/first or last/);
    expect((await trial.call("{ orders(first: 251) { nodes { id } } }")).errors?.[0]?.message).toMatch(/250/);
  });
});
