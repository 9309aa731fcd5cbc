/** An app behind the app proxy that only writes down what reached it, and checks Shopify's signature with Shopify's own library. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";

export interface ProxiedRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Verified by @shopify/shopify-api. */
  signed: boolean;
}

export interface TinyProxyApp {
  url: string;
  requests: ProxiedRequest[];
  /** The JSON to give for that path from now on. */
  answer(path: string, json: object, init?: { status?: number; type?: string; body?: string; headers?: Record<string, string> }): void;
  forget(): void;
  stop(): Promise<void>;
}

export async function startTinyProxyApp(apiSecret: string): Promise<TinyProxyApp> {
  const shopify = shopifyApi({ apiKey: "key", apiSecretKey: apiSecret, apiVersion: ApiVersion.October26, hostName: "app.example.com", isEmbeddedApp: true });
  const requests: ProxiedRequest[] = [];
  const answers = new Map<string, { json: object; status: number; type: string; body?: string; headers: Record<string, string> }>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      void (async () => {
        const { pathname, searchParams } = new URL(request.url ?? "/", "http://app");
        const signed = await shopify.utils.validateHmac(searchParams, { signator: "appProxy" }).catch(() => false);
        requests.push({ method: request.method ?? "", path: pathname, query: searchParams, headers: request.headers, body: Buffer.concat(parts).toString("latin1"), signed });
        const known = answers.get(pathname) ?? { json: {}, status: 200, type: "application/json", headers: {} };
        response.writeHead(known.status, { "content-type": known.type, ...known.headers }).end(known.body ?? JSON.stringify(known.json));
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(path, json, { status = 200, type = "application/json", body, headers = {} } = {}) {
      answers.set(path, { json, status, type, headers, ...(body !== undefined && { body }) });
    },
    forget() {
      requests.length = 0;
      answers.clear();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
