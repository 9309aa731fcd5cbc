import { ask, type AdminClient } from "./client.server";
import type { Page } from "./order-fields";
import { adminMoney } from "./order-from-admin";
import { adminQuery } from "./operation";
import type { Money } from "./order-snapshot";
import { phrase } from "./search-terms";

interface AdminProduct {
  id: string;
  handle: string;
  title: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: string;
  onlineStoreUrl: string | null;
  options: { name: string; values: string[] }[];
  featuredMedia: { preview: { image: { url: string; altText: string | null } | null } | null } | null;
  priceRangeV2: { minVariantPrice: { amount: string; currencyCode: string } };
}

export const LIST_PRODUCTS = adminQuery<
  { products: Page<AdminProduct> },
  { query: string; first: number; after: string | null }
>(`
  query ListProducts($query: String!, $first: Int!, $after: String) {
    products(query: $query, first: $first, after: $after, sortKey: TITLE) {
      nodes {
        id handle title productType vendor tags status onlineStoreUrl
        options(first: 3) { name values }
        featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } }
        priceRangeV2 { minVariantPrice { amount currencyCode } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`);

export const PRODUCT_WORDS = adminQuery<
  { productTypes: { nodes: string[] } | null; productTags: { nodes: string[] } | null; productVendors: { nodes: string[] } | null }
>(`
  query ProductWords {
    productTypes(first: 250) { nodes }
    productTags(first: 500) { nodes }
    productVendors(first: 250) { nodes }
  }`);

export interface Product {
  id: string;
  handle: string;
  title: string;
  type: string;
  vendor: string;
  tags: string[];
  /** ACTIVE, DRAFT, ARCHIVED or UNLISTED */
  status: string;
  /** null when it is not in the online store */
  url: string | null;
  options: { name: string; values: string[] }[];
  image: { url: string; alt: string } | null;
  /** The cheapest variant's price. */
  priceFrom: Money;
}

/**
 * One page of the shop's products by title; `words` narrows them to those with these words in title, type, tags or SKU.
 *
 * @param after  `next` of the page before
 */
export async function listProducts(
  admin: AdminClient,
  { words = "", after = null, size = 50 }: { words?: string; after?: string | null; size?: number } = {},
): Promise<{ products: Product[]; next: string | null }> {
  const query = words.trim().split(/\s+/).filter(Boolean).map(phrase).join(" ");
  const { data } = await ask(admin, LIST_PRODUCTS, { query, first: size, after });
  const { nodes, pageInfo } = data.products;
  return { products: nodes.map(product), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** The types, tags and vendors in use, for conditions ("products of type …"). */
export async function readProductWords(
  admin: AdminClient,
): Promise<{ types: string[]; tags: string[]; vendors: string[] }> {
  const { data } = await ask(admin, PRODUCT_WORDS, {});
  const named = (list: { nodes: string[] } | null) => (list?.nodes ?? []).filter((word) => word !== "");
  return { types: named(data.productTypes), tags: named(data.productTags), vendors: named(data.productVendors) };
}

function product(node: AdminProduct): Product {
  const image = node.featuredMedia?.preview?.image ?? null;
  return {
    id: node.id,
    handle: node.handle,
    title: node.title,
    type: node.productType,
    vendor: node.vendor,
    tags: node.tags,
    status: node.status,
    url: node.onlineStoreUrl,
    options: node.options.map(({ name, values }) => ({ name, values })),
    image: image ? { url: image.url, alt: image.altText ?? node.title } : null,
    priceFrom: adminMoney(node.priceRangeV2.minVariantPrice),
  };
}
