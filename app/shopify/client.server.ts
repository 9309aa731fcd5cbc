import { setTimeout as sleepFor } from "node:timers/promises";
import { ShopifyFailure } from "./failure";
import type { AdminOperation } from "./operation";
import { readReply, type Budget, type Reply } from "./reply";

/**
 * Whatever can put a document to one shop's Admin API: the `admin` of `authenticate.admin(request)` and of
 * `unauthenticated.admin(shop)` both are.
 */
export interface AdminClient {
  graphql(
    query: string,
    options?: { variables?: Record<string, unknown>; signal?: AbortSignal },
  ): Promise<{ json(): Promise<unknown> }>;
  /** How long to keep trying; by default as long as a person at a page would wait. */
  patience?: Patience;
}

/** How long one call may take, and how long all the waiting between tries may take together. */
export interface Patience {
  attemptMs: number;
  totalWaitMs: number;
  sleep(ms: number): Promise<void>;
  /** 0 ≤ n < 1; spreads retries, so that many workers do not come back at the same instant. */
  random(): number;
}

const sleep = async (ms: number): Promise<void> => {
  await sleepFor(ms);
};

/** For a request that a person waits for. */
export const PATIENCE_OF_A_PERSON: Patience = { attemptMs: 10_000, totalWaitMs: 8_000, sleep, random: Math.random };
/** For background work: a bucket of Shopify's is full again after 10 to 20 seconds. */
export const PATIENCE_OF_A_WORKER: Patience = { attemptMs: 30_000, totalWaitMs: 180_000, sleep, random: Math.random };

export interface Answer<Data> {
  data: Data;
  /** Paths of fields that Shopify left null because the app is not approved to see them, for example "order.email". */
  hidden: string[];
  /** Calls that the shop has left; null when Shopify did not say. */
  budget: Budget | null;
}

/**
 * Puts one document to the Admin API and returns its data.
 *
 * THROTTLED and 429 are waited out, 5xx, timeouts and lost connections are tried again with growing pauses, unless the
 * document changes something that may then happen twice. Fields that the app is not approved to see come back null and
 * are named in `hidden`. Throws `ShopifyFailure` when no answer is to be had, and a plain error when the document itself
 * is wrong.
 */
export async function ask<Data, Variables>(
  admin: AdminClient,
  operation: AdminOperation<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const patience = admin.patience ?? PATIENCE_OF_A_PERSON;
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const reply = await tryOnce(admin, operation, variables, patience.attemptMs);
    if (reply.outcome === "answered") {
      return { data: reply.data as Data, hidden: reply.hidden, budget: reply.budget };
    }
    const pauseMs = reply.retryAfterMs ?? backoffMs(attempt, patience.random());
    if (!mayTryAgain(reply.failure, operation) || waitedMs + pauseMs > patience.totalWaitMs) throw reply.failure;
    await patience.sleep(pauseMs);
    waitedMs += pauseMs;
  }
}

async function tryOnce<Data, Variables>(
  admin: AdminClient,
  operation: AdminOperation<Data, Variables>,
  variables: Variables,
  attemptMs: number,
): Promise<Reply> {
  const clock = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // Raced as well as aborted: a client that ignores the signal must not hold the caller.
  const tooLate = new Promise<Reply>((resolve) => {
    timer = setTimeout(() => {
      const detail = `no answer in ${attemptMs} ms`;
      resolve({
        outcome: "failed",
        failure: new ShopifyFailure("timeout", operation.name, detail, operation.effect !== "read"),
      });
      clock.abort();
    }, attemptMs);
  });
  const call = admin
    .graphql(operation.text, { variables: variables as Record<string, unknown>, signal: clock.signal })
    .then(async (response) => readReply(operation, { body: await response.json() }))
    .catch((thrown: unknown) => readReply(operation, { thrown }));
  try {
    return await Promise.race([call, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function mayTryAgain<Data, Variables>(failure: ShopifyFailure, operation: AdminOperation<Data, Variables>): boolean {
  if (!failure.passes) return false;
  return operation.effect !== "once" || !failure.mayHaveHappened;
}

/** 0.5 s, 1 s, 2 s … at most 16 s, each shortened by up to half. */
function backoffMs(attempt: number, random: number): number {
  return Math.round(Math.min(16_000, 500 * 2 ** (attempt - 1)) * (1 - random / 2));
}
