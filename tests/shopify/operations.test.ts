import { readdirSync } from "node:fs";
import { NoDeprecatedCustomRule, parse, specifiedRules, validate, type OperationDefinitionNode } from "graphql";
import { describe, expect, test } from "vitest";
import type { AdminOperation } from "~/shopify/operation";
import { requestedCost } from "../local-shopify/graphql/cost";
import { adminSchema } from "../support/admin-schema";

const operations = await everyOperation();

test("there are operations, and no two share a name", () => {
  const names = operations.map((operation) => operation.name);
  expect(names.length).toBeGreaterThan(25);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  const document = parse(operation.text);
  const definition = document.definitions[0] as OperationDefinitionNode;

  test("is a document that Shopify's schema allows", () => {
    expect(validate(adminSchema(), document, specifiedRules).map((error) => error.message)).toEqual([]);
  });

  test("uses nothing that Shopify has deprecated", () => {
    expect(validate(adminSchema(), document, [NoDeprecatedCustomRule]).map((error) => error.message)).toEqual([]);
  });

  test("is marked as what it is: a read, or a change", () => {
    expect(definition.operation).toBe(operation.effect === "read" ? "query" : "mutation");
  });

  test("asks Shopify why when it is refused", () => {
    if (definition.operation === "mutation") expect(operation.text).toMatch(/[uU]serErrors \{ field message/);
  });

  test("costs no more than one query may", () => {
    const variables = { first: operation.text.includes("orders(query") ? 5 : 50 };
    expect(requestedCost(adminSchema(), document, definition, variables)).toBeLessThanOrEqual(1000);
  });
});

async function everyOperation(): Promise<AdminOperation<unknown, unknown>[]> {
  const folder = new URL("../../app/shopify/", import.meta.url);
  const found: AdminOperation<unknown, unknown>[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const exported = (await import(new URL(file, folder).pathname)) as Record<string, unknown>;
    found.push(...Object.values(exported).filter(isOperation));
  }
  return found;
}

function isOperation(value: unknown): value is AdminOperation<unknown, unknown> {
  return typeof value === "object" && value !== null && "text" in value && "effect" in value;
}
