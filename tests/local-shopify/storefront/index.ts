/**
 * The shop as shoppers see it: a small theme of our own around the app's real `.liquid` files, with the metaobjects that the app
 * really published. Switches for people and tests: `?locale=de`, `?country=US`, `?theme=dark|rtl|large`, `?without=blocks`,
 * `?design=1` (as in the theme editor), `/account/login?customer=EMAIL`.
 */
import { join } from "node:path";
import compression from "compression";
import express, { type Request, type Response, Router } from "express";
import type { Area, LocalShopify } from "../context";
import { appProxy } from "./app-proxy";
import { EXTENSION, type Page, renderPage, THEME } from "./render-page";
import { activeProducts, collectionObject, findCustomer, productObject } from "./shop-objects";
import { visitOf } from "./visit";

export const storefront: Area = { name: "storefront", router: storefrontRouter };

function storefrontRouter(context: LocalShopify): Router {
  const { state } = context;
  const router = Router();
  router.use(appProxy(context));
  // Shopify never sends text uncompressed.
  router.use(compression());
  const forever = { immutable: true, maxAge: "1y" };
  router.use("/cdn/shop/extensions/aftercare/assets", express.static(join(EXTENSION, "assets"), forever));
  router.use("/cdn/shop/t/1/assets", express.static(join(THEME, "assets"), forever));

  const show = (find: (request: Request) => Page | null) => (request: Request, response: Response, next: (error: unknown) => void) => {
    answer(context, request, response, find(request)).catch(next);
  };

  router.get("/", show(() => ({ template: "index", blocksOf: "index", title: "", path: "/", objects: {} })));
  router.get("/products/:handle", show(({ params, query, path }) => {
    const product = activeProducts(state).find(({ handle }) => handle === params.handle);
    if (!product) return null;
    const object = productObject(state, product, typeof query.variant === "string" ? query.variant : undefined);
    const price = (cents: number) => new Intl.NumberFormat("en", { style: "currency", currency: state.shop.currency }).format(cents / 100);
    const picker = object.variants.map(({ id, options, price: cents }) => ({ id, options, price: price(cents) }));
    return { template: "product", blocksOf: "product", title: product.title, path, objects: { product: { ...object, variants_for_picker: picker } } };
  }));
  router.get("/collections/:handle", show(({ params, path }) => {
    const collection = state.collections.find(({ handle }) => handle === params.handle);
    return collection ? { template: "collection", blocksOf: "collection", title: collection.title, path, objects: { collection: collectionObject(state, collection) } } : null;
  }));
  router.get("/pages/:handle", show(({ params, path }) => {
    const page = state.pages.find(({ handle }) => handle === params.handle);
    if (!page) return null;
    const blocksOf = page.handle === "contact" ? "page.contact" : "page";
    return { template: "page", blocksOf, title: page.title, path, objects: { page: { title: page.title, content: page.bodyHtml, handle: page.handle } } };
  }));

  router.get("/localization", (request, response) => {
    for (const name of ["locale", "country", "theme"]) {
      const value = request.query[name];
      if (typeof value === "string") response.cookie(`demo_${name}`, value);
    }
    response.redirect(303, ownPath(request.query.back));
  });
  router.get("/account/login", (request, response, next) => {
    const { customer } = request.query;
    if (typeof customer !== "string") return show(() => ({ template: "login", blocksOf: null, title: "Log in", path: request.path, objects: {} }))(request, response, next);
    const found = findCustomer(state, customer);
    if (!found) return void response.status(404).type("text").send(`No customer "${customer}"`);
    response.cookie("demo_customer", found.id.split("/").pop() ?? "", { httpOnly: true, sameSite: "lax" });
    response.redirect(303, ownPath(request.query.back ?? "/account"));
  });
  router.get("/account/logout", (_request, response) => response.clearCookie("demo_customer").redirect(303, "/"));
  router.get("/account", show(({ path }) => ({ template: "account", blocksOf: null, title: "Account", path, objects: {} })));
  router.use(show(() => null));
  return router;
}

async function answer(context: LocalShopify, request: Request, response: Response, page: Page | null): Promise<void> {
  const shown = page ?? { template: "404", blocksOf: null, title: "404", path: request.path, objects: {} };
  const options = { withoutBlocks: request.query.without === "blocks", designMode: request.query.design === "1" };
  const html = await renderPage(context, visitOf(context.state, request), shown, options);
  response.status(page ? 200 : 404).type("html").set("Cache-Control", "no-store").send(html);
}

/** Only paths of this shop. */
function ownPath(wanted: unknown): string {
  return typeof wanted === "string" && /^\/(?!\/)/.test(wanted) ? wanted : "/";
}
