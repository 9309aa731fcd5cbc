/** For tests of the local Shopify itself: it runs, an "app" takes down its webhooks, and somebody is signed in. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Area, LocalShopify, RunningLocalShopify } from "./context";
import { startLocalShopify } from "./server";

export interface Received {
  path: string;
  topic: string;
  eventId: string;
  webhookId: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  payload: Record<string, unknown>;
}

export interface Answer {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: { cost?: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number; maximumAvailable: number; restoreRate: number } }; search?: { warnings: { field: string; code: string }[] }[] };
}

export interface Trial {
  shopify: RunningLocalShopify;
  context: LocalShopify;
  received: Received[];
  /** What the app answers to a webhook; 200 unless set. */
  app: { status: number };
  clock: { now: Date; pass(seconds: number): void };
  /** Data of a query that must succeed. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The whole answer, with its errors. */
  call(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer & { status: number }>;
  oauth(body: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }>;
  topics(): string[];
  stop(): Promise<void>;
}

export const CREDENTIALS = { apiKey: "the-key", apiSecret: "the-secret" };

const EXCHANGE = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
};

export const exchangeOf = (idToken: string) => ({ ...EXCHANGE, subject_token: idToken });

/** The clock stands still at a Monday noon unless a test lets it pass. */
export async function tryLocalShopify(options: { statePath?: string; scopes?: string[]; areas?: Area[]; now?: Date } = {}): Promise<Trial> {
  const received: Received[] = [];
  const app = { status: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const header = (name: string) => String(request.headers[name] ?? "");
      received.push({ path: request.url ?? "", topic: header("x-shopify-topic"), eventId: header("x-shopify-event-id"), webhookId: header("x-shopify-webhook-id"), headers: request.headers, body, payload: JSON.parse(body) as Record<string, unknown> });
      response.writeHead(app.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const clock = {
    now: options.now ?? new Date("2026-11-16T12:00:00Z"),
    pass(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
  const shopify = await startLocalShopify({
    port: 0,
    appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...CREDENTIALS,
    now: () => clock.now,
    areas: options.areas ?? [],
    statePath: options.statePath,
    scopes: options.scopes,
  });
  const { context } = shopify;

  async function oauth(body: Record<string, unknown>) {
    const response = await fetch(`${shopify.url}/admin/oauth/access_token`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ client_id: CREDENTIALS.apiKey, client_secret: CREDENTIALS.apiSecret, ...body }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const signedIn = await oauth(exchangeOf(context.mintIdToken()));
  const token = String(signedIn.body.access_token);

  async function call(query: string, variables: Record<string, unknown> = {}, withToken = token) {
    const response = await fetch(`${shopify.url}/admin/api/2026-10/graphql.json`, { method: "POST", headers: { "Content-Type": "application/json", "X-Shopify-Access-Token": withToken }, body: JSON.stringify({ query, variables }) });
    return { status: response.status, ...((await response.json()) as Answer) };
  }
  return {
    shopify,
    context,
    received,
    app,
    clock,
    oauth,
    call,
    async ask<Data>(query: string, variables?: Record<string, unknown>) {
      const answer = await call(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data as Data;
    },
    topics: () => received.map((each) => each.topic),
    async stop() {
      await shopify.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
