/** The page that frames the app, with the parameters that Shopify gives an embedded app. */
import { createHmac } from "node:crypto";
import { type Request, Router } from "express";
import type { LocalShopify } from "../context";
import { html, json } from "../pages/html";
import { currentStaff, idTokenFor } from "./session";
import { adminPage } from "./shell";

export function frame(context: LocalShopify): Router {
  const router = Router();
  // The real admin names an app by its handle or by its API key.
  router.get(["/admin/apps/:app", "/admin/apps/:app/*"], (request, response) => {
    const { installation } = context.state;
    if (!installation.installed) {
      return response.status(404).send(
        adminPage(context, request, {
          title: "App not installed",
          current: null,
          body: html`<div class="card"><h1>${installation.appTitle} is not installed</h1><form method="post" action="/admin/install"><button class="primary">Install</button></form></div>`,
        }),
      );
    }
    const settings = { appOrigin: new URL(context.options.appUrl).origin, base: `/admin/apps/${request.params.app}`, shopName: context.state.shop.name, appTitle: installation.appTitle };
    response.send(
      adminPage(context, request, {
        title: installation.appTitle,
        current: "app",
        full: true,
        body: html`<div class="titlebar" data-title-bar><div class="heading"><span>${installation.appTitle}</span></div></div>
<iframe class="app" title="${installation.appTitle}" data-src="${appAddress(context, request)}" allow="clipboard-write"></iframe>
<script type="application/json" id="frame">${json(settings)}</script>`,
      }),
    );
  });
  return router;
}

/** The app's own address for an address of the admin: the path after /admin/apps/NAME, and what Shopify adds to the query. */
function appAddress(context: LocalShopify, request: Request): string {
  const { options, state } = context;
  const path = String((request.params as Record<string, string>)[0] ?? "");
  const me = currentStaff(request);
  const asked = new URL(request.originalUrl, context.url);
  const query = new URLSearchParams(asked.search);
  const given: Record<string, string> = {
    embedded: "1",
    host: context.hostParameter(),
    locale: me.locale,
    session: createHmac("sha256", options.apiSecret).update(`session:${me.id}`).digest("hex"),
    shop: state.shop.domain,
    timestamp: String(Math.floor(context.now().getTime() / 1000)),
    id_token: idTokenFor(context, me),
  };
  for (const [name, value] of Object.entries(given)) query.set(name, value);
  query.sort();
  query.set("hmac", createHmac("sha256", options.apiSecret).update(decodeURIComponent(query.toString())).digest("hex"));
  return `${options.appUrl}/${path}?${query}`;
}
