/** The admin around its pages: shop, staff, navigation. */
import type { Request } from "express";
import type { LocalShopify } from "../context";
import { html, type Renderable, trusted } from "../pages/html";
import { document, toolLinks } from "../pages/layout";
import { currentStaff } from "./session";
import { staff } from "./staff";

export type Section = "orders" | "customers" | "products" | "themes" | "settings" | "app";

export interface ShellParts {
  title: string;
  current: Section | null;
  body: Renderable;
  /** For the framed app: takes the whole room, without a padded page around it. */
  full?: boolean;
  head?: Renderable;
}

const STYLE = `
.admin { min-height: 100dvh; display: grid; grid-template: auto 1fr / 15rem minmax(0, 1fr); }
.admin > header { grid-column: 1 / -1; display: flex; align-items: center; gap: .75rem; padding: .45rem 1rem; background: #16201d; color: #fff; position: relative; z-index: 5; }
.admin > header .spacer { flex: 1; }
.admin > header button, .admin > header summary { background: #2b3833; color: #fff; border: 1px solid #4b5a54; border-radius: 7px; padding: .3rem .7rem; font-weight: 600; list-style: none; }
.admin > header .toggle { display: none; }
.staff { position: relative; }
.staff[open] .people { position: absolute; right: 0; top: calc(100% + .3rem); background: #fff; color: var(--ink); border: 1px solid var(--line); border-radius: 10px; padding: .4rem; display: grid; gap: .2rem; width: max-content; box-shadow: 0 8px 24px #0003; z-index: 9; }
.staff .people button { width: 100%; text-align: left; background: none; border: 0; color: var(--ink); }
.staff .people button:hover { background: #eef2f0; }
.staff .people button[aria-pressed=true] { background: #dfe8e4; }
.side { background: #e9edeb; padding: .6rem; overflow: auto; }
.side ul { list-style: none; margin: 0 0 .8rem; padding: 0; }
.side a { display: block; padding: .35rem .6rem; border-radius: 7px; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.side a:hover { background: #dce3df; }
.side a[aria-current] { background: #fff; font-weight: 600; }
.side a[aria-current]:has(+ ul a[aria-current]) { background: none; }
.side ul ul { margin: 0 0 0 .9rem; }
.side h2 { font-size: .8rem; color: var(--quiet); margin: .2rem .6rem; font-weight: 600; }
.admin > main { min-width: 0; padding: 1rem; }
.admin > main.full { padding: 0; display: flex; flex-direction: column; min-height: 0; }
.admin.framing { height: 100dvh; }
.titlebar { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; justify-content: space-between; padding: .4rem 1rem; background: #fff; border-bottom: 1px solid var(--line); min-height: 2.6rem; }
.titlebar .heading { display: flex; gap: .5rem; align-items: center; font-weight: 600; }
.titlebar .back { border: 0; background: none; font-size: 1.3rem; line-height: 1; padding: .1rem .4rem; }
.titlebar .actions { display: flex; flex-wrap: wrap; gap: .4rem; }
.titlebar .menu { position: relative; }
.titlebar .menu summary { list-style: none; }
.titlebar .menu .items { position: absolute; right: 0; z-index: 4; display: grid; gap: .2rem; padding: .4rem; background: #fff; border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 24px #0003; width: max-content; }
.titlebar .menu .items button { border: 0; text-align: left; }
iframe.app { border: 0; flex: 1; width: 100%; min-height: 0; background: #f1f1f1; display: block; }
.covered { opacity: .55; }
@media (max-width: 760px) {
  .admin { grid-template: auto auto 1fr / minmax(0, 1fr); }
  .admin > main { grid-row: 3; }
  .admin > header .toggle { display: inline-block; }
  .admin > header { padding: .45rem .6rem; gap: .5rem; }
  .admin > header .shop { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .side { display: none; }
  .side.shown { display: block; max-height: 60dvh; }
}
`;

export function adminPage(context: LocalShopify, request: Request, { title, current, body, full, head }: ShellParts): string {
  const me = currentStaff(request);
  const { shop, installation } = context.state;
  const link = (href: string, label: string, section: Section) => html`<a href="${href}" ${section === current ? trusted('aria-current="page"') : null}>${label}</a>`;
  return document({
    title: `${title} · ${shop.name}`,
    bodyClass: full ? "admin framing" : "admin",
    head: html`<style>${trusted(STYLE)}</style>${head}<script src="/admin/client.js" defer></script>`,
    body: html`<header>
  <a class="skip" href="#main">Skip to content</a>
  <button class="toggle" type="button" data-toggle="side" aria-expanded="false" aria-controls="side">Menu</button>
  <strong class="shop">${shop.name}</strong>
  <span class="spacer"></span>
  <details class="staff">
    <summary>${me.firstName} ${me.lastName}</summary>
    <form class="people" method="post" action="/admin/staff" aria-label="Use the admin as">
      <input type="hidden" name="back" value="${request.originalUrl}">
      ${staff.map((member) => html`<button name="staff" value="${member.id}" aria-pressed="${member.id === me.id ? "true" : "false"}">${member.firstName} ${member.lastName} <span class="quiet small">${member.role}</span></button>`)}
    </form>
  </details>
</header>
<nav class="side" id="side" aria-label="Admin">
  <ul>
    <li>${link("/admin/orders", "Orders", "orders")}</li>
    <li>${link("/admin/customers", "Customers", "customers")}</li>
    <li>${link("/admin/products", "Products", "products")}</li>
    <li>${link("/admin/themes", "Online Store", "themes")}</li>
    <li>${link("/admin/settings", "Settings", "settings")}</li>
  </ul>
  ${installation.installed && html`<h2>Apps</h2><ul><li>${link("/admin/apps/aftercare", installation.appTitle, "app")}<ul data-app-nav></ul></li></ul>`}
  <h2>Local Shopify</h2>
  <div>${toolLinks()}</div>
</nav>
<main id="main" tabindex="-1" class="${full ? "full" : ""}">${body}</main>`,
  });
}
