import { ShopifyFailure, type FailureKind } from "./failure";
import type { AdminOperation } from "./operation";

/** What the shop's rate limit has left, in Shopify's points. */
export interface Budget {
  maximum: number;
  available: number;
  restoredPerSecond: number;
}

export type Reply =
  | { outcome: "answered"; data: unknown; hidden: string[]; budget: Budget | null }
  | { outcome: "failed"; failure: ShopifyFailure; retryAfterMs?: number };

interface GraphqlError {
  message?: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

interface Cost {
  requestedQueryCost?: number;
  throttleStatus?: { maximumAvailable?: number; currentlyAvailable?: number; restoreRate?: number };
}

interface Body {
  data?: unknown;
  /** A list as GraphQL words it, or the library's object around that list. */
  errors?: GraphqlError[] | { graphQLErrors?: GraphqlError[]; message?: string };
  extensions?: { cost?: Cost };
}

/** What of the library's errors is read. They are told apart by shape: it ships two copies of its classes. */
interface ThrownByTheLibrary {
  message?: string;
  body?: Body;
  response?: { code?: number; retryAfter?: number };
  constructor?: { name?: string };
}

/**
 * Reads what a call brought: the body of an answer, or what the library threw instead of returning it.
 *
 * The library throws for every answer that carries `errors`, and hides the usable part of it in the error: a field that
 * the app is not approved to see must not cost us the order around it.
 */
export function readReply(
  operation: AdminOperation<unknown, unknown>,
  call: { body: unknown } | { thrown: unknown },
): Reply {
  if ("body" in call) return readBody(operation, call.body as Body);
  const { thrown } = call;
  if (thrown instanceof Response) return readResponse(operation, thrown);
  const error = thrown as ThrownByTheLibrary;
  if (error.body?.errors) return readBody(operation, error.body);
  if (typeof error.response?.code === "number") {
    return readStatus(operation, error.response.code, error.response.retryAfter);
  }
  const isConnection =
    error.constructor?.name === "HttpRequestError" ||
    error.constructor?.name === "HttpMaxRetriesError" ||
    (thrown instanceof TypeError && thrown.message === "fetch failed") ||
    (thrown instanceof Error && thrown.name === "AbortError");
  if (!isConnection) throw thrown;
  return failed(operation, "network", error.message ?? "no connection", true);
}

function readBody(operation: AdminOperation<unknown, unknown>, body: Body): Reply {
  const errors = (Array.isArray(body.errors) ? body.errors : body.errors?.graphQLErrors) ?? [];
  const data = body.data ?? null;
  const cost = body.extensions?.cost;
  const codes = new Set(errors.map((error) => error.extensions?.code));
  const said = errors.map((error) => error.message ?? "").join("; ");

  if (codes.has("THROTTLED")) {
    return { ...failed(operation, "throttled", "out of points", false), ...whenAffordable(cost) };
  }
  if (codes.has("SHOP_INACTIVE")) return failed(operation, "shop-closed", "SHOP_INACTIVE", false);
  if (codes.has("INTERNAL_SERVER_ERROR") || codes.has("TIMEOUT")) return failed(operation, "server", said, true);
  const withheld = errors.filter(isWithheld);
  if (withheld.length < errors.length) throw new Error(`${operation.name} is not a document Shopify accepts: ${said}`);
  if (data === null && errors.length === 0) return failed(operation, "server", "neither data nor errors", true);
  const deniedChange = operation.effect !== "read" && withheld.some((error) => (error.path?.length ?? 0) <= 1);
  if (data === null || deniedChange) return failed(operation, "denied", said, false);
  return {
    outcome: "answered",
    data,
    hidden: withheld.map((error) => (error.path ?? []).join(".")),
    budget: readBudget(cost),
  };
}

function readResponse(operation: AdminOperation<unknown, unknown>, response: Response): Reply {
  // Remix turns these into the redirect or the retry that signs the person in again.
  if (response.status === 401 || response.status < 400) throw response;
  return readStatus(operation, response.status, Number(response.headers.get("Retry-After")) || undefined);
}

function readStatus(operation: AdminOperation<unknown, unknown>, status: number, retryAfterSeconds?: number): Reply {
  const detail = `HTTP ${status}`;
  if (status === 429) {
    const reply = failed(operation, "throttled", detail, false);
    return retryAfterSeconds ? { ...reply, retryAfterMs: Math.ceil(retryAfterSeconds * 1000) } : reply;
  }
  if (status >= 500) return failed(operation, "server", detail, true);
  if (status === 401) return failed(operation, "signed-out", detail, false);
  if (status === 402 || status === 404 || status === 423) return failed(operation, "shop-closed", detail, false);
  if (status === 403) return failed(operation, "forbidden", detail, false);
  throw new Error(`${operation.name}: Shopify answered ${detail}`);
}

function failed(
  operation: AdminOperation<unknown, unknown>,
  kind: FailureKind,
  detail: string,
  mayHaveHappened: boolean,
): Reply & { outcome: "failed" } {
  const changed = mayHaveHappened && operation.effect !== "read";
  return { outcome: "failed", failure: new ShopifyFailure(kind, operation.name, detail, changed) };
}

function isWithheld(error: GraphqlError): boolean {
  return error.extensions?.code === "ACCESS_DENIED" || /not approved to (use|access)/i.test(error.message ?? "");
}

/** Shopify says what the call would cost, what is left, and how fast it comes back. */
function whenAffordable(cost: Cost | undefined): { retryAfterMs?: number } {
  const { currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  if (cost?.requestedQueryCost === undefined || currentlyAvailable === undefined || !restoreRate) return {};
  const missing = Math.max(0, cost.requestedQueryCost - currentlyAvailable);
  return { retryAfterMs: Math.max(1, Math.ceil(missing / restoreRate)) * 1000 };
}

function readBudget(cost: Cost | undefined): Budget | null {
  const { maximumAvailable, currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  if (maximumAvailable === undefined || currentlyAvailable === undefined || restoreRate === undefined) return null;
  return { maximum: maximumAvailable, available: currentlyAvailable, restoredPerSecond: restoreRate };
}
