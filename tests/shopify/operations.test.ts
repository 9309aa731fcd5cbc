import { readdirSync } from "node:fs";
import {
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  isUnionType,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLOutputType,
  type OperationDefinitionNode,
} from "graphql";
import { describe, expect, test } from "vitest";
import type { AdminOperation } from "~/shopify/operation";
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
    expect(pointsOf(operation.text)).toBeLessThanOrEqual(1000);
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

/**
 * Shopify's price in its simplest form: an object costs 1, a list as much as it may bring, a change 10 more. What Shopify
 * really charges for long lists is less. Page sizes that are variables count as the callers' default of 5 or 50.
 */
function pointsOf(text: string): number {
  const types = new TypeInfo(adminSchema());
  const open: { own: number; inside: number; times: number }[] = [{ own: 0, inside: 0, times: 1 }];
  const orders = text.includes("orders(query");
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const first = node.arguments?.find((argument) => argument.name.value === "first")?.value;
          const times = first?.kind === "IntValue" ? Number(first.value) : first ? (orders ? 5 : 50) : 1;
          const isPart = ["nodes", "edges", "pageInfo"].includes(node.name.value);
          open.push({ own: isObject(types.getType()) && !isPart ? 1 : 0, inside: 0, times });
        },
        leave() {
          const field = open.pop()!;
          open.at(-1)!.inside += field.times * (field.own + field.inside);
        },
      },
    }),
  );
  return open[0]!.inside + (text.trim().startsWith("mutation") ? 10 : 0);
}

function isObject(type: GraphQLOutputType | null | undefined): boolean {
  if (!type) return false;
  if (isNonNullType(type) || isListType(type)) return isObject(type.ofType as GraphQLOutputType);
  return isObjectType(type) || isInterfaceType(type) || isUnionType(type);
}
