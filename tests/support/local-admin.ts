import {
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type OperationDefinitionNode,
  type TypeNode,
} from "graphql";
import { afterAll, beforeAll } from "vitest";
import type { AdminClient } from "~/shopify/client.server";
import type { LocalShopify } from "../local-shopify/context";
import { demoScopes, readAppConfig } from "../local-shopify/app-config";
import { tryLocalShopify, type Trial } from "../local-shopify/testing";
import { adminSchema } from "./admin-schema";

export interface LocalAdmin {
  /** The Admin API of the demo shop, with everything the app may be granted. */
  admin: AdminClient;
  context: LocalShopify;
  /** Every call that was made, by the name of its document; clear it with `length = 0`. */
  calls: string[];
  /** Lets the shop's clock go on; otherwise it moves a millisecond with each call. */
  pass(seconds: number): void;
  /** Loses the answer of the next call of this document, after it was carried out. */
  loseAnswerOf(operation: string): void;
}

/**
 * The local Shopify's Admin API for a test file, in a demo shop of its own. Waiting between tries is cut short: nothing
 * here depends on how long it is.
 */
export function useLocalAdmin(options: { scopes?: string[] } = {}): LocalAdmin {
  let trial: Trial;
  const calls: string[] = [];
  const lost = new Set<string>();
  beforeAll(async () => {
    trial = await tryLocalShopify({ scopes: options.scopes ?? demoScopes(readAppConfig()) });
    Object.assign(trial.context.state.api, { bucketSize: 1_000_000, restoreRate: 100_000 });
  });
  afterAll(() => trial.stop());

  const admin: AdminClient = {
    async graphql(query, { variables } = {}) {
      const name = /(?:query|mutation) (\w+)/.exec(query)![1]!;
      calls.push(name);
      const old = deprecatedInputs(query, variables ?? {});
      if (old.length > 0) throw new Error(`${name} uses deprecated inputs: ${old.join(", ")}`);
      trial.clock.pass(0.001);
      const { status, ...body } = await trial.call(query, variables);
      if (status !== 200) throw Object.assign(new Error(`HTTP ${status}`), { response: { code: status } });
      if (lost.delete(name)) throw new TypeError("fetch failed");
      return { json: () => Promise.resolve(body) };
    },
    patience: { attemptMs: 20_000, totalWaitMs: 60_000, sleep: () => new Promise((resolve) => setTimeout(resolve, 2)), random: () => 0 },
  };
  return {
    admin,
    calls,
    get context() {
      return trial.context;
    },
    pass: (seconds) => trial.clock.pass(seconds),
    loseAnswerOf: (operation) => void lost.add(operation),
  };
}

/** Validating a document does not look into its variables: these are the deprecated fields in use there. */
function deprecatedInputs(query: string, variables: Record<string, unknown>): string[] {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type }) =>
    deprecatedIn(typeFromAST(adminSchema(), type as TypeNode as never) as GraphQLInputType, variables[variable.name.value], variable.name.value),
  );
}

function deprecatedIn(type: GraphQLInputType, value: unknown, path: string): string[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return deprecatedIn(type.ofType, value, path);
  if (isListType(type)) return (value as unknown[]).flatMap((each) => deprecatedIn(type.ofType as GraphQLInputType, each, path));
  if (!isInputObjectType(type)) return [];
  return Object.entries(value as object).flatMap(([key, part]) => {
    const field = type.getFields()[key];
    if (!field) return [`${path}.${key} (unknown)`];
    return [...(field.deprecationReason ? [`${path}.${key}`] : []), ...deprecatedIn(field.type, part, `${path}.${key}`)];
  });
}
