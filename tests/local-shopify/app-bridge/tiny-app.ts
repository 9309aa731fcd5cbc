/** A few pages that use App Bridge the way the real app does, to try the stand-in without the real app. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readIdToken } from "../signing";

export interface TinyApp {
  url: string;
  /** Tells where the local Shopify is, once it runs. */
  bridgeAt(url: string): void;
  /** `sub` of each valid session token that came with a data request. */
  seen: string[];
  /** The next data request is answered as if its token were bad. */
  refuseOnce(): void;
  stop(): Promise<void>;
}

export const CREDENTIALS = { apiKey: "tiny-key", apiSecret: "tiny-secret" };
const SHOP = "demo.myshopify.com";

export async function startTinyApp(): Promise<TinyApp> {
  let bridge = "";
  let refusals = 0;
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/data") {
      const claims = readIdToken((request.headers.authorization ?? "").replace("Bearer ", ""), { shop: SHOP, ...CREDENTIALS, now: new Date() });
      if ("refused" in claims || refusals > 0) {
        refusals -= 1;
        response.writeHead(401, { "X-Shopify-Retry-Invalid-Session-Request": "1" }).end();
        return;
      }
      seen.push(claims.sub);
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ staff: claims.sub }));
      return;
    }
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    const bounce = pathname === "/bounce";
    const body = bounce ? "" : page(pathname, searchParams);
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html><html lang="en"><head><title>Tiny app</title><script src="${bridge}/app-bridge.js" data-api-key="${CREDENTIALS.apiKey}"></script></head><body>${body}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    bridgeAt: (url) => {
      bridge = url;
    },
    seen,
    refuseOnce: () => {
      refusals = 1;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function page(pathname: string, query: URLSearchParams): string {
  return `
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/inbox">Inbox</a><a href="/reports">Reports</a></ui-nav-menu>
<ui-title-bar title="Page ${pathname}"><button variant="breadcrumb" onclick="said('back')">Up</button><button variant="primary" onclick="said('new')">New</button><button onclick="said('export')">Export</button><section label="More"><button tone="critical" onclick="said('delete')">Delete</button></section></ui-title-bar>
<h1>Page ${pathname}</h1>
<p id="given">${["embedded", "shop", "host", "id_token", "locale", "hmac", "timestamp"].filter((name) => query.has(name)).join(" ")}</p>
<p id="said"></p>
<button onclick="shopify.toast.show('Saved it', { action: 'Undo', onAction: () => said('undone') })">Toast</button>
<button onclick="document.getElementById('bar').show()">Change</button>
<button onclick="document.getElementById('modal').show()">Open modal</button>
<button onclick="shopify.resourcePicker({ type: 'product', multiple: 2 }).then((all) => said(all ? all.selection.map((one) => one.title + ':' + one.variants.length).join() : 'cancelled'))">Pick</button>
<button onclick="fetch('/data').then((answer) => answer.json()).then(({ staff }) => said(staff))">Load</button>
<button onclick="shopify.app.extensions().then((all) => said(JSON.stringify(all)))">Extensions</button>
<button onclick="history.pushState(null, '', '/inbox/7?tab=notes')">Go deeper</button>
<a href="shopify://admin/orders" target="_top">All orders</a>
<ui-save-bar id="bar" discardConfirmation><button variant="primary" onclick="said('saved'); document.getElementById('bar').hide()">Save</button><button onclick="said('discarded'); document.getElementById('bar').hide()">Discard</button></ui-save-bar>
<ui-modal id="modal"><p>Really send it?</p><ui-title-bar title="Send"><button variant="primary" onclick="said('sent'); document.getElementById('modal').hide()">Send now</button></ui-title-bar></ui-modal>
<form data-save-bar onsubmit="event.preventDefault(); said('form ' + new FormData(this).get('name'))"><label>Name <input name="name"></label></form>
<script>function said(text) { document.getElementById("said").textContent = text; }</script>`;
}
