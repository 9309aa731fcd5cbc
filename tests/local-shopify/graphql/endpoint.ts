/** POST /admin/api/2026-10/graphql.json: who may ask, what it costs, and the answer. */
import express, { type Request, type Response, Router } from "express";
import { type DocumentNode, execute, getOperationAST, GraphQLError, type OperationDefinitionNode, parse, validate } from "graphql";
import type { LocalShopify } from "../context";
import { ADMIN_API_VERSION } from "../version";
import { type Bucket, makeBucket, MAX_COST, requestedCost, type ThrottleStatus } from "./cost";
import { mutations } from "./mutations/root";
import { queries } from "./queries/root";
import type { ApiCall, View } from "./request";
import { resolveField, resolveType } from "./resolve";
import { adminSchema } from "../../support/admin-schema";

const KEPT_DOCUMENTS = 300;

interface Body {
  query?: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

type Checked = { document: DocumentNode; errors: readonly GraphQLError[] };

export function adminApiRoutes(context: LocalShopify): Router {
  const router = Router();
  const checked = new Map<string, Checked>();
  const bucket = makeBucket(
    () => context.state.api,
    () => context.now().getTime(),
  );
  router.post("/admin/api/:version/graphql.json", express.json({ limit: "10mb" }), (request, response, next) => {
    answer(context, bucket, checked, request, response).catch(next);
  });
  return router;
}

async function answer(context: LocalShopify, bucket: Bucket, checked: Map<string, Checked>, request: Request, response: Response): Promise<void> {
  const { state } = context;
  const shop = request.get("X-Standin-Shop");
  if (shop && shop !== state.shop.domain) return void response.status(404).json({ errors: "Not Found" });
  if (request.params.version !== ADMIN_API_VERSION) return void response.status(404).json({ errors: "Not Found" });
  const failure = state.api.failures.shift();
  if (failure) {
    context.save();
    if (failure.retryAfter) response.set("Retry-After", String(failure.retryAfter));
    return void response.status(failure.status).json({ errors: failure.message });
  }
  const at = context.now().toISOString();
  const token = state.installation.tokens.find((each) => each.token === request.get("X-Shopify-Access-Token"));
  if (!token || (token.expiresAt !== null && token.expiresAt <= at)) {
    return void response.status(401).json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
  }

  const body = (request.body ?? {}) as Body;
  if (typeof body.query !== "string") return void response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
  const { document, errors } = check(checked, body.query);
  if (errors.length > 0) return void response.json({ errors: errors.map((error) => ({ ...error.toJSON(), extensions: { ...error.extensions, code: codeOf(error) } })) });
  const operation = getOperationAST(document, body.operationName);
  if (!operation) return void response.json({ errors: [{ message: "An operation name is required" }] });

  const variables = body.variables ?? {};
  const requested = requestedCost(adminSchema(), document, operation, variables);
  if (requested > MAX_COST) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_COST}).`;
    return void response.json({ errors: [{ message, extensions: { code: "MAX_COST_EXCEEDED", cost: requested, maxCost: MAX_COST, documentation: "https://shopify.dev/api/usage/rate-limits#graphql-admin-api-rate-limits" } }] });
  }
  const { taken, status } = bucket.take(requested);
  if (!taken) {
    const extensions = { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" };
    return void response.json({ errors: [{ message: "Throttled", extensions }], extensions: { cost: cost(requested, null, status) } });
  }

  const call: ApiCall = { context, scopes: token.scopes, idempotencyKey: null, search: [] };
  const result = await run(document, operation, variables, body.operationName, call);
  const actual = Math.min(requested, (operation.operation === "mutation" ? 10 : 0) + objectsIn(result.data));
  const left = bucket.giveBack(requested - actual);
  response.json({
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }),
    extensions: { cost: cost(requested, actual, left), ...(call.search.length > 0 && { search: call.search }) },
  });
}

const cost = (requestedQueryCost: number, actualQueryCost: number | null, throttleStatus: ThrottleStatus) => ({ requestedQueryCost, actualQueryCost, throttleStatus });

function check(checked: Map<string, Checked>, text: string): Checked {
  const known = checked.get(text);
  if (known) return known;
  let result: Checked;
  try {
    const document = parse(text);
    result = { document, errors: validate(adminSchema(), document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    result = { document: { kind: "Document", definitions: [] } as unknown as DocumentNode, errors: [error] };
  }
  if (checked.size >= KEPT_DOCUMENTS) checked.clear();
  checked.set(text, result);
  return result;
}

function codeOf(error: GraphQLError): string {
  if (error.message.startsWith("Syntax Error")) return "parseError";
  if (error.message.startsWith("Cannot query field")) return "undefinedField";
  return error.message.startsWith("Unknown argument") ? "argumentNotAccepted" : "invalidQuery";
}

async function run(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>, operationName: string | null | undefined, call: ApiCall) {
  const rootValue: View = operation.operation === "mutation" ? mutations : queries;
  const result = await execute({ schema: adminSchema(), document, rootValue, contextValue: call, variableValues: variables, operationName, fieldResolver: resolveField, typeResolver: resolveType });
  for (const error of result.errors ?? []) {
    const cause = error.originalError;
    // A GraphQLError is an answer; anything else is a fault of the local Shopify and should be seen.
    if (cause && !(cause instanceof GraphQLError)) process.stderr.write(`local Shopify: ${cause.stack ?? cause.message}\n`);
  }
  return result;
}

/** Objects that came back: what the query really cost. */
function objectsIn(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((total, each) => total + objectsIn(each), 0);
  if (data === null || typeof data !== "object") return 0;
  return 1 + Object.values(data).reduce<number>((total, each) => total + objectsIn(each), 0);
}
