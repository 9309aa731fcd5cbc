import type { Collection, Product, ProductVariant } from "../../state/types";
import { findVariant } from "../../shop/hand";
import { connection, type Paging } from "../connection";
import { type ApiCall, gidOf, unsupported, type View } from "../request";
import { compileSearch, type SearchPlan } from "../search";
import { collectionView, productView, variantView } from "../views/product";

interface Args extends Paging {
  query?: string | null;
  sortKey?: string | null;
  savedSearchId?: string | null;
}

const number = (gid: string) => gid.split("/").pop() ?? null;

const productSearch = (call: ApiCall): SearchPlan<Product> => ({
  free: (product) => [product.title, product.productType, product.vendor, ...product.tags, ...product.variants.flatMap((variant) => [variant.title, variant.sku])],
  fields: {
    id: { kind: "number", of: (product) => number(product.id) },
    title: { kind: "text", of: (product) => product.title },
    handle: { kind: "exact", of: (product) => product.handle },
    product_type: { kind: "text", of: (product) => product.productType },
    vendor: { kind: "text", of: (product) => product.vendor },
    tag: { kind: "exact", of: (product) => product.tags },
    tag_not: { kind: "custom", of: (product, wanted) => !product.tags.some((tag) => tag.toLowerCase() === wanted.toLowerCase()) },
    status: { kind: "exact", of: (product) => product.status },
    sku: { kind: "text", of: (product) => product.variants.map((variant) => variant.sku) },
    barcode: { kind: "exact", of: (product) => product.variants.map((variant) => variant.barcode) },
    collection_id: { kind: "exact", of: (product) => call.context.state.collections.filter((collection) => collection.productIds.includes(product.id)).map((collection) => number(collection.id)) },
    created_at: { kind: "time", of: (product) => product.createdAt },
    updated_at: { kind: "time", of: (product) => product.updatedAt },
    published_at: { kind: "time", of: (product) => product.publishedAt },
    published_status: { kind: "custom", of: (product, wanted) => wanted !== "published" || product.publishedAt !== null },
    inventory_total: { kind: "number", of: (product) => product.variants.reduce((total, variant) => total + variant.inventoryQuantity, 0) },
  },
});

const collectionSearch: SearchPlan<Collection> = {
  free: (collection) => [collection.title],
  fields: {
    id: { kind: "number", of: (collection) => number(collection.id) },
    title: { kind: "text", of: (collection) => collection.title },
    handle: { kind: "exact", of: (collection) => collection.handle },
    updated_at: { kind: "time", of: (collection) => collection.updatedAt },
    collection_type: { kind: "exact", of: () => "custom" },
  },
};

type VariantRow = { product: Product; variant: ProductVariant };

const variantSearch: SearchPlan<VariantRow> = {
  free: ({ product, variant }) => [product.title, variant.title, variant.sku],
  fields: {
    id: { kind: "number", of: ({ variant }) => number(variant.id) },
    title: { kind: "text", of: ({ variant }) => variant.title },
    sku: { kind: "text", of: ({ variant }) => variant.sku },
    barcode: { kind: "exact", of: ({ variant }) => variant.barcode },
    product_id: { kind: "exact", of: ({ product }) => number(product.id) },
    product_type: { kind: "text", of: ({ product }) => product.productType },
    product_status: { kind: "exact", of: ({ product }) => product.status },
    vendor: { kind: "text", of: ({ product }) => product.vendor },
    tag: { kind: "exact", of: ({ product }) => product.tags },
    updated_at: { kind: "time", of: ({ variant }) => variant.updatedAt },
    inventory_quantity: { kind: "number", of: ({ variant }) => variant.inventoryQuantity },
  },
};

function search<Row>(call: ApiCall, rows: Row[], plan: SearchPlan<Row>, query: string | null | undefined, path: string): Row[] {
  if (!query) return rows;
  const { matches, warnings } = compileSearch(query, plan, call.context.now());
  if (warnings.length > 0) call.search.push({ path: [path], query, parsed: {}, warnings });
  return rows.filter(matches);
}

const PRODUCT_SORT: Record<string, (product: Product) => string | number> = {
  ID: () => "",
  TITLE: (product) => product.title.toLowerCase(),
  PRODUCT_TYPE: (product) => product.productType.toLowerCase(),
  VENDOR: (product) => product.vendor.toLowerCase(),
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
  PUBLISHED_AT: (product) => product.publishedAt ?? "",
  INVENTORY_TOTAL: (product) => product.variants.reduce((total, variant) => total + variant.inventoryQuantity, 0),
  RELEVANCE: () => "",
};

function noSavedSearch(args: Args, field: string): void {
  if (args.savedSearchId) throw unsupported(`${field}(savedSearchId:)`);
}

export const productQueries = {
  product: ({ id }: { id: string }, call: ApiCall): View | null => {
    const gid = gidOf(id, "Product");
    const product = call.context.state.products.find((each) => each.id === gid);
    return product ? productView(call, product) : null;
  },
  productByIdentifier: ({ identifier }: { identifier: { id?: string; handle?: string; customId?: object } }, call: ApiCall): View | null => {
    if (identifier.customId) throw unsupported("productByIdentifier(identifier: {customId})");
    const product = call.context.state.products.find((each) => each.id === identifier.id || each.handle === identifier.handle);
    return product ? productView(call, product) : null;
  },
  products: (args: Args, call: ApiCall) => {
    noSavedSearch(args, "products");
    const value = PRODUCT_SORT[args.sortKey ?? "ID"];
    if (!value) throw unsupported(`products(sortKey: ${args.sortKey})`);
    return connection("Product", args, { rows: search(call, call.context.state.products, productSearch(call), args.query, "products"), id: (product) => product.id, value, view: (product) => productView(call, product) });
  },
  productsCount: ({ query }: { query?: string | null }, call: ApiCall) => ({ __typename: "Count", count: search(call, call.context.state.products, productSearch(call), query, "productsCount").length, precision: "EXACT" }),
  productVariant: ({ id }: { id: string }, call: ApiCall): View | null => {
    const found = findVariant(call.context.state, gidOf(id, "ProductVariant"));
    return found && variantView(call, found.product, found.variant);
  },
  productVariants: (args: Args, call: ApiCall) => {
    noSavedSearch(args, "productVariants");
    if (args.sortKey && args.sortKey !== "ID" && args.sortKey !== "RELEVANCE") throw unsupported(`productVariants(sortKey: ${args.sortKey})`);
    const rows = call.context.state.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
    return connection("ProductVariant", args, { rows: search(call, rows, variantSearch, args.query, "productVariants"), id: ({ variant }) => variant.id, value: () => "", view: ({ product, variant }) => variantView(call, product, variant) });
  },
  collection: ({ id }: { id: string }, call: ApiCall): View | null => {
    const gid = gidOf(id, "Collection");
    const collection = call.context.state.collections.find((each) => each.id === gid);
    return collection ? collectionView(call, collection) : null;
  },
  collections: (args: Args, call: ApiCall) => {
    noSavedSearch(args, "collections");
    const value = args.sortKey === "TITLE" ? (collection: Collection) => collection.title.toLowerCase() : args.sortKey === "UPDATED_AT" ? (collection: Collection) => collection.updatedAt : () => "";
    return connection("Collection", args, { rows: search(call, call.context.state.collections, collectionSearch, args.query, "collections"), id: (collection) => collection.id, value, view: (collection) => collectionView(call, collection) });
  },
};

/** The lists of the shop's own words, for filters and rules. */
export function wordList(values: string[], { first }: { first?: number | null }): View {
  const all = [...new Set(values)].sort((a, b) => a.localeCompare(b));
  const nodes = all.slice(0, first ?? all.length);
  return {
    __typename: "StringConnection",
    nodes,
    edges: nodes.map((node) => ({ __typename: "StringEdge", node, cursor: node })),
    pageInfo: { __typename: "PageInfo", hasNextPage: nodes.length < all.length, hasPreviousPage: false, startCursor: nodes[0] ?? null, endCursor: nodes.at(-1) ?? null },
  };
}
