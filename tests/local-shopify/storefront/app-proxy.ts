/** /apps/aftercare/* → the app's /proxy/*, signed as Shopify signs it. Cookies go neither way; Liquid answers are rendered in the theme. */
import express, { type Request, type Response, Router } from "express";
import type { LocalShopify } from "../context";
import { renderPage } from "./render-page";
import { visitOf } from "./visit";

/** Shopify passes these on; anything else of the shopper's request stays with Shopify. */
const PASSED_ON = ["accept", "accept-language", "content-type", "user-agent"];

export function appProxy(context: LocalShopify): Router {
  const router = Router();
  router.all(/^\/apps\/aftercare(\/.*)?$/, express.raw({ type: () => true, limit: "40mb" }), (request, response, next) => {
    forward(context, request, response).catch(next);
  });
  return router;
}

async function forward(context: LocalShopify, request: Request, response: Response): Promise<void> {
  if (!context.state.installation.installed) return void response.status(404).type("text").send("Not found");
  const visit = visitOf(context.state, request);
  const query = new URLSearchParams(request.originalUrl.split("?")[1] ?? "");
  const path = request.path.slice("/apps/aftercare".length);
  const headers = new Headers({ "X-Forwarded-For": request.socket.remoteAddress ?? "127.0.0.1", "X-Forwarded-Host": context.state.shop.primaryDomain });
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const hasBody = !["GET", "HEAD"].includes(request.method) && Buffer.isBuffer(request.body);
  let answer: globalThis.Response;
  try {
    answer = await fetch(context.signedProxyUrl(path, query, visit.customer?.id ?? null), {
      method: request.method,
      headers,
      redirect: "manual",
      ...(hasBody ? { body: new Uint8Array(request.body as Buffer) } : {}),
    });
  } catch {
    return void response.status(502).type("text").send("There was an error in the third-party application.");
  }

  response.status(answer.status);
  for (const name of ["content-type", "cache-control", "location", "retry-after", "content-disposition"]) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.headers.get("content-type")?.startsWith("application/liquid")) return void response.end(body);

  const text = body.toString("utf8");
  response.type("html");
  if (/^\s*\{%-?\s*layout none\s*-?%\}/.test(text)) return void response.end(text.replace(/^\s*\{%-?\s*layout none\s*-?%\}/, ""));
  response.end(
    await renderPage(context, visit, { template: "proxy", blocksOf: null, title: "", path: request.path, objects: { proxied: text } }, { withoutBlocks: false, designMode: false }),
  );
}
