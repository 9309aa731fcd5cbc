import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { freePort } from "../../prisma/postgres";
import { MARA, type StaffMember } from "../local-shopify/admin/staff";
import type { RunningLocalShopify } from "../local-shopify/context";
import { demoShop } from "../local-shopify/demo-shop";
import { whole } from "../local-shopify/mailbox";
import { mailStore } from "../local-shopify/mailbox/store";
import { startLocalShopify } from "../local-shopify/server";
import { signIdToken, signWebhook } from "../local-shopify/signing";
import { useDatabase } from "./database";
import { DESKTOP_CHROME } from "./browser";
import { testSettings } from "./settings";

export interface AppOptions {
  /** Further shops that have the app, each with a local Shopify of its own; for example "other.myshopify.com". */
  moreShops?: string[];
  /** Settings of the app's process on top of tests/support/settings.ts. */
  settings?: Record<string, string>;
  /** Do not wait for the import of the demo shop's orders. */
  skipImport?: boolean;
}

export interface RunningApp {
  /** Address of the app's own server. */
  url: string;
  /** The demo shop (demo.myshopify.com): acts, state, storefront, mailbox. */
  shopify: RunningLocalShopify;
  /** By domain: the demo shop, and `moreShops`. */
  shops: Map<string, RunningLocalShopify>;
  /** Opens a page of the app inside the admin, signed in as `staff`, and answers the frame it runs in. `path`: "/app/inbox". */
  openAdmin(page: Page, path: string, staff?: StaffMember): Promise<Frame>;
  /** A request as the admin's pages make it, with a fresh session token. `at`: the address of another process. */
  signedRequest(path: string, init?: RequestInit & { shop?: string; staff?: StaffMember; at?: string }): Promise<Response>;
  /** One webhook, signed as Shopify signs it. Everything can be given, a wrong signature too. */
  webhook(topic: string, payload: object, change?: WebhookChange): Promise<Response>;
  /** A raw mail at the inbound door. */
  inbound(raw: string | Uint8Array, change?: { secret?: string; shop?: string }): Promise<Response>;
  /** A shopper's request through the signed app proxy; `path`: "/contact". */
  proxied(path: string, init?: RequestInit, query?: URLSearchParams, loggedInCustomerId?: string | null): Promise<Response>;
  mailbox: {
    /** Newest first; every mail that the app has sent, or those to one address. */
    mails(to?: string): Promise<Awaited<ReturnType<typeof whole>>[]>;
    /** Waits until a mail to this address is there that `fits`. */
    waitFor(to: string, fits?: (mail: Awaited<ReturnType<typeof whole>>) => boolean, milliseconds?: number): Promise<Awaited<ReturnType<typeof whole>>>;
  };
  /** Everything that the process has written to its log and its console. */
  output(): string;
  /** Ends the process as a power cut would; `restart` starts it again. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Ends it in order (SIGTERM), and answers its exit code. */
  stop(): Promise<number | null>;
  /** A second web process on the same database. Ends with the first when nobody ends it before. */
  beside(): Promise<{ url: string; stop(): Promise<number | null> }>;
}

export interface WebhookChange {
  shop?: string;
  signature?: string | null;
  eventId?: string;
  path?: string;
  secret?: string;
  body?: string;
}

/**
 * The real thing for the test file that calls this at its top level: a database of its own, the built app (`npm test`
 * builds it) with its worker as a process, and a local Shopify in this process. The app's domain functions can be
 * called beside it: they see the same database. Answers a holder that is filled before the first test.
 */
export function useApp(options: AppOptions = {}): RunningApp {
  useDatabase();
  let running: RunningApp | undefined;
  beforeAll(async () => {
    running = await runApp(options);
  }, 300_000);
  afterAll(async () => {
    await running?.stop();
    for (const shop of running?.shops.values() ?? []) await shop.stop();
  }, 60_000);
  return new Proxy({} as RunningApp, {
    get(_target, name: keyof RunningApp) {
      if (!running) throw new Error("useApp(): the app runs only inside tests and hooks");
      return running[name];
    },
  });
}

/** As `useApp`, outside of tests: on the database of DATABASE_URL. The caller stops the app and its shops. */
export async function runApp({ moreShops = [], settings = {}, skipImport = false }: AppOptions = {}): Promise<RunningApp> {
  if (!existsSync("build/server/index.js")) throw new Error("The app is not built. `npm test` builds it; `npm run build` does only that.");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const base = testSettings(process.env.DATABASE_URL!);
  const credentials = { apiKey: base.SHOPIFY_API_KEY!, apiSecret: base.SHOPIFY_API_SECRET! };
  const shops = new Map<string, RunningLocalShopify>();
  for (const domain of ["demo.myshopify.com", ...moreShops]) {
    const initialState = demoShop({ now: new Date() });
    initialState.shop.domain = domain;
    // A Plus shop's rate limit: tests should not wait for a bucket to fill.
    Object.assign(initialState.api, { bucketSize: 20_000, restoreRate: 1_000 });
    shops.set(domain, await startLocalShopify({ port: 0, smtpPort: shops.size === 0 ? 0 : undefined, appUrl: url, ...credentials, initialState }));
  }
  const shopify = shops.get("demo.myshopify.com")!;
  const environment = {
    ...process.env,
    ...base,
    PORT: String(port),
    SHOPIFY_APP_URL: url,
    SMTP_URL: `smtp://127.0.0.1:${shopify.context.options.smtpPort}`,
    APP_BRIDGE_URL: `${shopify.url}/app-bridge.js`,
    LOCAL_SHOPIFY_URL: shopify.url,
    LOCAL_SHOPIFY_MORE: moreShops.map((domain) => `${domain}=${shops.get(domain)!.url}`).join(","),
    LOG_LEVEL: "info",
    ...settings,
  };

  let child: ChildProcess;
  const others: ChildProcess[] = [];
  let output = "";
  const exited = (process: ChildProcess) => new Promise<number | null>((resolve) => (hasEnded(process) ? resolve(process.exitCode) : process.once("exit", resolve)));
  const spawnAt = async (address: string, change: Record<string, string>, keep: (process: ChildProcess) => void) => {
    const process = spawn("node_modules/.bin/node", ["--import", "./tests/local-shopify/redirect.mjs", "build/start.js"], { env: { ...environment, ...change }, stdio: ["ignore", "pipe", "pipe"] });
    keep(process);
    for (const stream of [process.stdout!, process.stderr!]) stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    await until(async () => {
      if (hasEnded(process)) throw new Error(`The app ended while starting:\n${output}`);
      return Boolean((await fetch(`${address}/healthz`).catch(() => null))?.ok);
    }, "the app did not come up", 120_000);
  };
  const start = () => spawnAt(url, {}, (process) => (child = process));
  const end = (process: ChildProcess) => {
    if (!hasEnded(process)) process.kill("SIGTERM");
    return exited(process);
  };
  const tokenFor = (shop: string, staff: StaffMember) => signIdToken({ shop, ...credentials, userId: staff.id, now: new Date() });

  const app: RunningApp = {
    url,
    shopify,
    shops,
    async openAdmin(page, path, staff = MARA) {
      await page.context().addCookies([{ name: "local_staff", value: staff.id, url: shopify.url }]);
      await page.goto(`${shopify.url}/admin/apps/aftercare${path}`);
      const frame = await (await page.waitForSelector("iframe.app")).contentFrame();
      if (!frame) throw new Error("The admin shows no app.");
      await frame.waitForURL((address) => address.origin === url && !address.pathname.startsWith("/auth"));
      await frame.waitForLoadState("load");
      return frame;
    },
    async signedRequest(path, { shop = "demo.myshopify.com", staff = MARA, at = url, headers, ...init } = {}) {
      return fetch(`${at}${path}`, { redirect: "manual", ...init, headers: { Authorization: `Bearer ${tokenFor(shop, staff)}`, "User-Agent": DESKTOP_CHROME, ...Object.fromEntries(new Headers(headers)) } });
    },
    async webhook(topic, payload, { shop = "demo.myshopify.com", signature, eventId, path = "/webhooks/shop", secret = credentials.apiSecret, body = JSON.stringify(payload) } = {}) {
      const signed = signature === undefined ? signWebhook(body, secret) : signature;
      return fetch(`${url}${path}`, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "X-Shopify-Topic": topic,
          "X-Shopify-Shop-Domain": shop,
          "X-Shopify-API-Version": "2026-10",
          "X-Shopify-Webhook-Id": crypto.randomUUID(),
          "X-Shopify-Event-Id": eventId ?? crypto.randomUUID(),
          ...(signed !== null && { "X-Shopify-Hmac-Sha256": signed }),
        },
      });
    },
    async inbound(raw, { secret = base.INBOUND_SECRET!, shop = "demo.myshopify.com" } = {}) {
      return fetch(`${url}/inbound/email/raw?shop=${encodeURIComponent(shop)}`, { method: "POST", headers: { "Content-Type": "message/rfc822", "X-Aftercare-Secret": secret }, body: typeof raw === "string" ? raw : new Uint8Array(raw) });
    },
    proxied: (path, init, query, loggedInCustomerId) => fetch(shopify.context.signedProxyUrl(path, query, loggedInCustomerId ?? null), { redirect: "manual", ...init }),
    mailbox: {
      mails: (to) => {
        const store = mailStore(shopify.context);
        return Promise.all(store.list(to === undefined ? {} : { to }).map((mail) => whole(store, mail)));
      },
      async waitFor(to, fits = () => true, milliseconds = 30_000) {
        let found: Awaited<ReturnType<typeof whole>> | undefined;
        await until(async () => Boolean((found = (await app.mailbox.mails(to)).find(fits))), `no such mail to ${to}`, milliseconds);
        return found!;
      },
    },
    output: () => output,
    async kill() {
      child.kill("SIGKILL");
      await exited(child);
    },
    restart: start,
    async stop() {
      await Promise.all(others.map(end));
      return end(child);
    },
    async beside() {
      const port = await freePort();
      const address = `http://localhost:${port}`;
      let process!: ChildProcess;
      await spawnAt(address, { PORT: String(port), ROLE: "web" }, (spawned) => others.push((process = spawned)));
      return { url: address, stop: () => end(process) };
    },
  };

  try {
    await start();
    // Staff opens the app once: the shops are installed, and their orders come in.
    for (const shop of shops.keys()) {
      const opened = await fetch(`${url}/app?${openingQuery(shop, tokenFor(shop, MARA), credentials.apiSecret)}`, { headers: { "User-Agent": DESKTOP_CHROME } });
      if (!opened.ok) throw new Error(`Opening the app for ${shop} answered ${opened.status}:\n${output}`);
      await opened.text();
    }
    if (!skipImport) await until(async () => ((await (await fetch(`${url}/healthz`)).json()) as { importing: number | null }).importing === 0, "the orders were not imported", 180_000);
  } catch (error) {
    if (!hasEnded(child!)) child!.kill("SIGKILL");
    for (const shop of shops.values()) await shop.stop();
    throw error;
  }
  return app;
}

/** What Shopify adds to the address of an embedded app. */
function openingQuery(shop: string, idToken: string, secret: string): string {
  const query = new URLSearchParams({
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shop.split(".")[0]}`).toString("base64"),
    id_token: idToken,
    shop,
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  query.sort();
  query.set("hmac", createHmac("sha256", secret).update(query.toString()).digest("hex"));
  return query.toString();
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Waits until `holds`; throws `otherwise` when it does not in time. */
export async function until(holds: () => Promise<boolean> | boolean, otherwise: string, milliseconds = 60_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`After ${milliseconds / 1000} s: ${otherwise}.`);
}
