/** The frame in which an extension runs: a page of its own, with the facts that Shopify would hand it. */
import { type Request, Router } from "express";
import { currentStaff, idTokenFor } from "../admin/session";
import type { LocalShopify } from "../context";
import { type Html, html, json } from "../pages/html";
import { document } from "../pages/layout";
import { numberOf } from "../pages/orders";
import { appNamespace } from "../state/custom-data";
import type { Order } from "../state/types";
import { visitOf } from "../storefront/visit";
import { findTarget, scriptOf, wordsOf } from "./extension-files";

const STYLE = `
body { margin: 0; padding: .1rem; background: none; font: 14px/1.45 system-ui, sans-serif; }
s-stack { display: flex; flex-direction: column; gap: .75rem; align-items: flex-start; }
s-stack[direction=inline] { flex-direction: row; flex-wrap: wrap; }
s-stack[alignitems=center], s-stack[alignItems=center] { align-items: center; }
s-text[type=strong] { font-weight: 600; }
s-text[color=subdued], s-paragraph[color=subdued] { color: #55605b; }
s-paragraph, s-section, s-admin-block, s-unordered-list, s-list-item { display: block; overflow-wrap: anywhere; }
s-list-item { display: list-item; margin-left: 1.2rem; }
s-badge { border-radius: 8px; padding: .05rem .5rem; background: #e6eae8; font-size: .85em; }
s-badge[tone=warning] { background: #ffe2a8; } s-badge[tone=info] { background: #d5e9ff; } s-badge[tone=success] { background: #cdf0d8; } s-badge[tone=critical] { background: #ffd5d0; }
s-banner { display: block; border: 1px solid #ccd; border-radius: 8px; padding: .6rem .8rem; background: #eef4ff; }
s-banner[tone=critical] { background: #fff0ee; border-color: #d9a29a; } s-banner[tone=success] { background: #ecf8f0; border-color: #9cc9ab; }
`;

/** One extension on a page of Shopify's; nothing where extensions are not run. The frame grows with what is in it. */
export function extensionFrame({ options, state }: LocalShopify, target: string, order: Order, title: string): Html | null {
  const isHosted = state.installation.installed && (options.areas ?? [{ name: "ui-extensions" }]).some(({ name }) => name === "ui-extensions");
  return isHosted ? html`<iframe class="extension" data-target="${target}" title="${title}" src="/ui-extensions/frame?${new URLSearchParams({ target, order: numberOf(order.id) }).toString()}" style="border:0;width:100%;height:3rem;display:block"></iframe>` : null;
}

export function frameRoutes(context: LocalShopify): Router {
  const router = Router();
  router.get("/ui-extensions/frame", (request, response) => {
    const target = String(request.query.target);
    const order = context.state.orders.find(({ id }) => numberOf(id) === request.query.order);
    if (!order || !findTarget(target)) return void response.status(404).type("text").send("No such extension");
    if (!maySee(context, request, target, order)) return void response.status(403).type("text").send("Not your order");
    response.set("Cache-Control", "no-store").send(document({ title: target, head: html`<style>${{ html: STYLE }}</style>`, body: html`<script type="application/json" id="facts">${json(factsFor(context, request, target, order))}</script><script src="/ui-extensions/script.js?target=${target}"></script>` }));
  });
  router.get("/ui-extensions/script.js", (request, response) => {
    const script = scriptOf(String(request.query.target));
    if (script === null) return void response.status(404).end();
    response.type("js").set("Cache-Control", "no-cache").send(script);
  });
  router.get("/ui-extensions/id-token", (request, response) => response.set("Cache-Control", "no-store").type("text").send(idTokenFor(context, currentStaff(request))));
  return router;
}

/** Buyers' actions are for the buyer who is signed in; whoever has the address of the other pages sees them, as at Shopify. */
function maySee(context: LocalShopify, request: Request, target: string, order: Order): boolean {
  return !target.startsWith("customer-account.order.action") || visitOf(context.state, request).customer?.id === order.customerId;
}

function factsFor(context: LocalShopify, request: Request, target: string, order: Order) {
  const { state, options } = context;
  const isAdmin = target.startsWith("admin.");
  const locale = isAdmin ? currentStaff(request).locale : visitOf(state, request).language.iso_code;
  const { handle, metafields } = findTarget(target)!;
  const owners = { [order.id]: "order", [state.shop.id]: "shop" };
  return {
    target,
    locale,
    words: wordsOf(handle, locale),
    fallbackWords: wordsOf(handle, "en"),
    orderId: order.id,
    order: { id: order.id, name: order.name, processedAt: order.createdAt, confirmationNumber: order.confirmationNumber, ...(order.cancelledAt && { cancelledAt: order.cancelledAt }) },
    shop: { id: state.shop.id, name: state.shop.name, storefrontUrl: context.url, myshopifyDomain: state.shop.domain },
    countryCode: order.shippingAddress?.countryCode ?? null,
    appOrigin: new URL(options.appUrl).origin,
    /** Only what the extension declares, and only what its definition opens to buyers. */
    appMetafields: state.metafields.flatMap((metafield) => {
      const type = owners[metafield.ownerId];
      const declared = metafields.some(({ namespace, key }) => appNamespace(state, namespace) === metafield.namespace && key === metafield.key);
      const open = state.metafieldDefinitions.some(({ namespace, key, forBuyers }) => forBuyers && namespace === metafield.namespace && key === metafield.key);
      return type && declared && open ? [{ target: { type, id: metafield.ownerId }, metafield: { namespace: "$app", key: metafield.key, value: metafield.value, valueType: metafield.type === "json" ? "json_string" : "string", type: metafield.type } }] : [];
    }),
  };
}
