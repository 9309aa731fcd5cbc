import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PRELOAD = pathToFileURL(join(import.meta.dirname, "redirect.mjs")).href;
const run = promisify(execFile);

let server: Server;
let localShopify: string;
const received: { method: string; url: string; shop: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    received.push({
      method: request.method ?? "",
      url: request.url ?? "",
      shop: header(request, "x-standin-shop"),
      body: await text(request),
    });
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ access_token: "t", scope: "read_orders", expires_in: 3600 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  localShopify = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("the redirect preload", () => {
  it("takes a shop's calls to the local Shopify and says which shop was meant", async () => {
    const { stdout } = await inApp(`
      const answer = await fetch("https://demo.myshopify.com/admin/x.json?a=1", { method: "POST", body: "hello" });
      console.log(answer.status);
      await fetch(new Request("https://demo.myshopify.com/from-a-request", { method: "PUT", body: "again" }));
    `);
    expect(stdout.trim()).toBe("200");
    expect(received.slice(-2)).toEqual([
      { method: "POST", url: "/admin/x.json?a=1", shop: "demo.myshopify.com", body: "hello" },
      { method: "PUT", url: "/from-a-request", shop: "demo.myshopify.com", body: "again" },
    ]);
  });

  it("catches the calls of Shopify's own library, which keeps the fetch it finds at import", async () => {
    await inApp(`
      import "@shopify/shopify-api/adapters/web-api";
      import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
      const api = shopifyApi({ apiKey: "key", apiSecretKey: "secret", apiVersion: ApiVersion.October26 ?? "2026-10",
        hostName: "localhost", isEmbeddedApp: true, logger: { level: 0 } });
      await api.auth.refreshToken({ shop: "demo.myshopify.com", refreshToken: "old" });
    `);
    expect(received.at(-1)).toMatchObject({ method: "POST", url: "/admin/oauth/access_token", shop: "demo.myshopify.com" });
  });

  it("still catches them when something installs a fetch of its own later", async () => {
    const { stdout } = await inApp(`
      let transported = "";
      globalThis.fetch = async (request) => { transported = request.url; return new Response(); };
      await fetch("https://demo.myshopify.com/later");
      console.log(new URL(transported).pathname, new URL(transported).hostname);
    `);
    expect(stdout.trim()).toBe("/later 127.0.0.1");
  });

  it("lets calls to this machine pass untouched", async () => {
    await inApp(`await fetch("${localShopify}/direct");`);
    expect(received.at(-1)).toMatchObject({ url: "/direct", shop: undefined });
  });

  it.each(["https://example.com/", "https://demo.myshopify.com.evil.example/", "https://cdn.shopify.com/x.js"])(
    "refuses %s",
    async (url) => {
      const { stdout } = await inApp(`await fetch(${JSON.stringify(url)}).catch((error) => console.log(error.message));`);
      expect(stdout).toContain(`refuses a call to ${new URL(url).origin}`);
    },
  );

  it("refuses to run in production, and without an address", async () => {
    await expect(inApp("", { NODE_ENV: "production" })).rejects.toThrow(/must not run with NODE_ENV=production/);
    await expect(inApp("", { LOCAL_SHOPIFY_URL: "" })).rejects.toThrow(/needs LOCAL_SHOPIFY_URL/);
  });

  it("sends a page that was opened outside the admin into the local admin", async () => {
    const { stdout } = await inApp(`
      import { createServer } from "node:http";
      const app = createServer((request, response) => response.writeHead(302, { Location: "https://admin.shopify.com/store/demo/apps/key/app?x=1" }).end());
      await new Promise((resolve) => app.listen(0, "127.0.0.1", resolve));
      const answer = await fetch("http://127.0.0.1:" + app.address().port, { redirect: "manual" });
      console.log(answer.headers.get("location"));
      app.close();
    `);
    expect(stdout.trim()).toBe(`${localShopify}/admin/apps/key/app?x=1`);
  });

  it("lets the local admin frame the app, and drops the preload from Shopify's CDN", async () => {
    const { stdout } = await inApp(`
      import { createServer } from "node:http";
      const app = createServer((request, response) => {
        response.setHeader("Content-Security-Policy", request.url === "/none" ? "frame-ancestors 'none';"
          : "default-src 'self'; frame-ancestors https://demo.myshopify.com https://admin.shopify.com; img-src *");
        response.setHeader("Link", ['<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script"', "</a.css>; rel=preload"]);
        if (request.url === "/write-head") response.writeHead(200, { link: '<https://cdn.shopify.com/x.js>; rel="preload"' });
        response.end();
      });
      await new Promise((resolve) => app.listen(0, "127.0.0.1", resolve));
      const url = "http://127.0.0.1:" + app.address().port;
      const seen = [];
      for (const path of ["/", "/none", "/write-head"]) {
        const { headers } = await fetch(url + path);
        seen.push([headers.get("content-security-policy"), headers.get("link")]);
      }
      console.log(JSON.stringify(seen));
      app.close();
    `);
    expect(JSON.parse(stdout)).toEqual([
      [`default-src 'self'; frame-ancestors https://demo.myshopify.com https://admin.shopify.com ${localShopify}; img-src *`, "</a.css>; rel=preload"],
      ["frame-ancestors 'none';", "</a.css>; rel=preload"],
      [expect.any(String), "</a.css>; rel=preload"],
    ]);
  });
});

/** Runs `script` as the app would run: a Node process of its own with the preload. */
function inApp(script: string, env: Record<string, string> = {}): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, ["--import", PRELOAD, "--input-type=module", "--eval", script], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, NODE_ENV: "test", LOCAL_SHOPIFY_URL: localShopify, ...env },
  });
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
