/** What App Bridge asks the admin for: session tokens, who is there, resources to pick, scopes, where blocks stand. Only the app's own origin may ask. */
import express, { Router } from "express";
import { setScopes } from "../acts";
import type { LocalShopify } from "../context";
import type { Product, ProductVariant } from "../state/types";
import { currentStaff, idTokenFor } from "./session";
import { extensionStatus, themeExtensions } from "./theme-blocks";

const MOST_RESOURCES = 50;

export function bridgeDoors(context: LocalShopify): Router {
  const { state, options } = context;
  const router = Router();
  const doors = ["/admin/id-token", "/admin/user.json", "/admin/resources.json", "/admin/app-scopes.json", "/admin/app-extensions.json"];

  router.use(doors, (request, response, next) => {
    response.set({
      "Access-Control-Allow-Origin": new URL(options.appUrl).origin,
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Allow-Headers": "Content-Type",
      "Cache-Control": "no-store",
      Vary: "Origin",
    });
    if (request.method === "OPTIONS") return response.status(204).end();
    next();
  });

  router.get("/admin/id-token", (request, response) => {
    response.json({ token: idTokenFor(context, currentStaff(request)) });
  });
  router.get("/admin/user.json", (request, response) => {
    response.json({ accountAccess: currentStaff(request).role === "Owner" ? "Administrator" : "Limited access" });
  });
  router.get("/admin/app-extensions.json", (_request, response) => {
    response.json(themeExtensions().map((extension) => extensionStatus(extension, state.placements)));
  });

  const scopes = () => ({ granted: state.installation.scopes, required: [], optional: [] });
  router.get("/admin/app-scopes.json", (_request, response) => response.json(scopes()));
  router.post("/admin/app-scopes.json", express.json(), (request, response) => {
    const { grant = [], revoke = [] } = request.body as { grant?: string[]; revoke?: string[] };
    const before = new Set(state.installation.scopes);
    for (const scope of grant) before.add(scope);
    for (const scope of revoke) before.delete(scope);
    setScopes(context, [...before]);
    response.json(scopes());
  });

  router.get("/admin/resources.json", (request, response) => {
    const query = String(request.query.query ?? "").toLowerCase().trim();
    const wanted = (title: string) => title.toLowerCase().includes(query);
    const products = state.products.filter(
      ({ status }) => !(request.query.draft === "no" && status === "DRAFT") && !(request.query.archived === "no" && status === "ARCHIVED"),
    );
    const resources = {
      product: () => products.filter((product) => wanted(product.title)).map((product) => asProduct(context, product)),
      variant: () => products.flatMap((product) => product.variants.map((variant) => asVariant(product, variant))).filter((variant) => wanted(variant.displayName)),
      collection: () => state.collections.filter(({ title }) => wanted(title)).map(({ id, handle, title, descriptionHtml, productIds, updatedAt }) => ({ id, handle, title, descriptionHtml, productsCount: productIds.length, updatedAt })),
    }[String(request.query.type ?? "product")];
    if (!resources) return response.status(400).json({ error: "type must be product, variant or collection" });
    response.json({ resources: resources().slice(0, MOST_RESOURCES) });
  });

  return router;
}

/** A product as App Bridge's resource picker gives it. */
function asProduct(context: LocalShopify, product: Product) {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    hasOnlyDefaultVariant: product.variants.length === 1 && product.options.length <= 1,
    images: product.images.map((image) => ({ id: image.id, altText: image.altText, originalSrc: context.url + image.path })),
    options: product.options.map((option, index) => ({ ...option, position: index + 1 })),
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    status: product.status,
    totalVariants: product.variants.length,
    totalInventory: product.variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0),
    variants: product.variants.map((variant) => asVariant(product, variant)),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
  };
}

function asVariant(product: Product, variant: ProductVariant) {
  return {
    id: variant.id,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    inventoryQuantity: variant.inventoryQuantity,
    selectedOptions: variant.optionValues.map((value) => ({ value })),
    product: { id: product.id, title: product.title, handle: product.handle },
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  };
}
