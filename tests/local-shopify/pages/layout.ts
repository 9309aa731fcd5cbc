/** The frame of every page of the local Shopify that is not the storefront or the framed app. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalShopify } from "../context";
import { type Html, html, type Renderable, trusted } from "./html";

const style = readFileSync(join(import.meta.dirname, "style.css"), "utf8");
/** A drawing in the address line; without one browsers ask for /favicon.ico and complain. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231f5d4c'/%3E%3Cpath d='M4 6h8l-1 7H5z' fill='white'/%3E%3C/svg%3E";

export interface PageParts {
  title: string;
  body: Renderable;
  /** More for the <head>. */
  head?: Renderable;
  bodyClass?: string;
}

/** A whole document. */
export function document({ title, body, head, bodyClass }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${trusted(ICON)}">
<style>${trusted(style)}</style>
${head}
</head>
<body class="${bodyClass ?? ""}">
${body}
</body>
</html>`.html;
}

/** A page of the tools around the shop (panel, mailbox), with links between them. */
export function toolPage(context: LocalShopify, { title, body, head, current }: PageParts & { current: "panel" | "mailbox" }): string {
  return document({
    title: `${title} · ${context.state.shop.name}`,
    head,
    bodyClass: "tool",
    body: html`<a class="skip" href="#main">Skip to content</a>
<header class="tools">
  <strong>${context.state.shop.name}</strong>
  <nav aria-label="Local Shopify">${toolLinks(current)}</nav>
</header>
<main id="main" tabindex="-1">${body}</main>`,
  });
}

export function toolLinks(current?: "panel" | "mailbox"): Html {
  const link = (href: string, text: string, name?: string) =>
    html`<a href="${href}" ${name === current && name !== undefined ? trusted('aria-current="page"') : null}>${text}</a>`;
  return html`${link("/", "Storefront")} ${link("/admin", "Admin")} ${link("/panel", "Panel", "panel")} ${link("/mailbox", "Mailbox", "mailbox")}`;
}

/** A line that tells what the last press of a button did; empty without one. */
export function notice(text: string | undefined, tone: "done" | "problem" = "done"): Html | null {
  return text ? html`<p class="notice ${tone}" role="${tone === "problem" ? "alert" : "status"}">${text}</p>` : null;
}

/** "21 Nov 2026, 14:05" in the shop's zone, the exact instant on hover. */
export function moment(context: LocalShopify, iso: string | null): Html | null {
  if (!iso) return null;
  const shown = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: context.state.shop.timezone });
  return html`<time datetime="${iso}" title="${iso}">${shown.format(new Date(iso))}</time>`;
}
