import { describe, expect, test } from "vitest";
import { ask, type AdminClient, type Patience } from "~/shopify/client.server";
import { ShopifyFailure } from "~/shopify/failure";
import { adminMutation, adminQuery } from "~/shopify/operation";

const read = adminQuery<{ order: { email: string | null } | null }>("query Read { order(id: 1) { email } }");
const once = adminMutation<{ pay: string }, object>("mutation Pay { pay }", "once");
const repeatable = adminMutation<{ pay: string }, object>("mutation Set { pay }", "repeatable");

describe("out of points", () => {
  test("waits as long as Shopify needs to restore what the call costs", async () => {
    const { admin, waits } = shop([throttled({ requested: 120, available: 20, rate: 50 }), { data: { order: null } }]);
    await ask(admin, read, {});
    expect(waits).toEqual([2_000]);
  });

  test("gives up when that would be longer than the caller can wait", async () => {
    const { admin, calls } = shop([throttled({ requested: 900, available: 0, rate: 50 })], { totalWaitMs: 5_000 });
    await expect(ask(admin, read, {})).rejects.toMatchObject({ kind: "throttled", passes: true });
    expect(calls()).toBe(1);
  });

  test("waits for a change too, because a throttled change was not carried out", async () => {
    const { admin } = shop([throttled({ requested: 10, available: 0, rate: 50 }), { data: { pay: "done" } }]);
    expect((await ask(admin, once, {})).data).toEqual({ pay: "done" });
  });

  test("the library's error says the same", async () => {
    const { admin, waits } = shop([
      libraryError({ errors: { graphQLErrors: throttled({ requested: 60, available: 10, rate: 50 }).errors } }, {
        cost: { requestedQueryCost: 60, throttleStatus: { currentlyAvailable: 10, restoreRate: 50, maximumAvailable: 1000 } },
      }),
      { data: { order: null } },
    ]);
    await ask(admin, read, {});
    expect(waits).toEqual([1_000]);
  });

  test("429 waits for the seconds in Retry-After", async () => {
    const { admin, waits } = shop([httpError(429, 2), { data: { order: null } }]);
    await ask(admin, read, {});
    expect(waits).toEqual([2_000]);
  });
});

describe("fields the app is not approved to see", () => {
  const answer = {
    data: { order: { email: null } },
    errors: [{ message: "This app is not approved to use the email field.", path: ["order", "email"], extensions: { code: "ACCESS_DENIED" } }],
  };

  test("come back null, named, and the rest with them", async () => {
    const { admin } = shop([answer]);
    expect(await ask(admin, read, {})).toMatchObject({ data: { order: { email: null } }, hidden: ["order.email"] });
  });

  test("also when the library throws instead", async () => {
    const { admin } = shop([libraryError({ data: answer.data, errors: { graphQLErrors: answer.errors } })]);
    expect((await ask(admin, read, {})).hidden).toEqual(["order.email"]);
  });

  test("a change that is denied fails, and did not happen", async () => {
    const { admin } = shop([{ data: { pay: null }, errors: [{ message: "Access denied", path: ["pay"], extensions: { code: "ACCESS_DENIED" } }] }]);
    await expect(ask(admin, once, {})).rejects.toMatchObject({ kind: "denied", mayHaveHappened: false });
  });
});

describe("when Shopify stumbles", () => {
  test.each([
    ["HTTP 500", httpError(500)],
    ["a lost connection", networkError()],
    ["an internal error", { data: null, errors: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } }] }],
    ["an empty answer", {}],
  ])("%s: a read and a repeatable change are tried again", async (_, stumble) => {
    const reading = shop([stumble, stumble, { data: { order: null } }]);
    expect((await ask(reading.admin, read, {})).data).toEqual({ order: null });
    const changing = shop([stumble, { data: { pay: "done" } }]);
    expect((await ask(changing.admin, repeatable, {})).data).toEqual({ pay: "done" });
  });

  test.each([
    ["HTTP 502", httpError(502)],
    ["a lost connection", networkError()],
  ])("%s: what may only happen once is not, and the doubt is told", async (_, stumble) => {
    const { admin, calls } = shop([stumble, { data: { pay: "twice" } }]);
    await expect(ask(admin, once, {})).rejects.toMatchObject({ mayHaveHappened: true });
    expect(calls()).toBe(1);
  });

  test("pauses grow, are spread, and end", async () => {
    const { admin, waits } = shop(Array(20).fill(httpError(503)) as unknown[], { totalWaitMs: 20_000 });
    await expect(ask(admin, read, {})).rejects.toMatchObject({ kind: "server" });
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  test("a call that never ends is given up", async () => {
    const admin: AdminClient = {
      graphql: () => new Promise(() => undefined),
      patience: { attemptMs: 20, totalWaitMs: 0, sleep: () => Promise.resolve(), random: () => 0 },
    };
    await expect(ask(admin, once, {})).rejects.toMatchObject({ kind: "timeout", mayHaveHappened: true });
  });
});

describe("what trying again does not help", () => {
  test.each([
    [403, "forbidden"],
    [401, "signed-out"],
    [402, "shop-closed"],
    [423, "shop-closed"],
  ])("HTTP %i is %s, after one call", async (status, kind) => {
    const { admin, calls } = shop([httpError(status)]);
    const failure: unknown = await ask(admin, read, {}).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ShopifyFailure);
    expect(failure).toMatchObject({ kind, passes: false });
    expect((failure as ShopifyFailure).words).toMatch(/^[A-Z].*\.$/);
    expect(calls()).toBe(1);
  });

  test("a wrong document is our bug, not an outcome", async () => {
    const { admin } = shop([{ errors: [{ message: "Field 'x' doesn't exist", extensions: { code: "undefinedField" } }] }]);
    const failure: unknown = await ask(admin, read, {}).catch((thrown: unknown) => thrown);
    expect(failure).not.toBeInstanceOf(ShopifyFailure);
    expect(String(failure)).toContain("doesn't exist");
  });

  test("the library's redirect to sign in again reaches the door", async () => {
    const redirect = new Response(null, { status: 302 });
    const { admin } = shop([redirect]);
    await expect(ask(admin, read, {})).rejects.toBe(redirect);
  });
});

/** A shop that answers with these one after the other: a body, or something to throw. */
function shop(answers: unknown[], patience: Partial<Patience> = {}) {
  const waits: number[] = [];
  let count = 0;
  const admin: AdminClient = {
    graphql: () => {
      const answer = answers[count++];
      if (answer instanceof Error || answer instanceof Response) return Promise.reject(answer as Error);
      return Promise.resolve({ json: () => Promise.resolve(answer) });
    },
    patience: {
      attemptMs: 1_000,
      totalWaitMs: 60_000,
      random: () => 0,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      ...patience,
    },
  };
  return { admin, waits, calls: () => count };
}

function throttled({ requested, available, rate }: { requested: number; available: number; rate: number }) {
  return {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: {
      cost: {
        requestedQueryCost: requested,
        throttleStatus: { maximumAvailable: 1000, currentlyAvailable: available, restoreRate: rate },
      },
    },
  };
}

function libraryError(body: object, extensions: object = {}): Error {
  return Object.assign(new Error("GraphQL operation failed"), { body: { ...body, extensions } });
}

function httpError(code: number, retryAfter?: number): Error {
  return Object.assign(new Error(`Received ${code}`), { response: { code, retryAfter } });
}

function networkError(): Error {
  class HttpRequestError extends Error {}
  return new HttpRequestError("no response available");
}
