import { ask, type AdminClient } from "./client.server";
import type { Page } from "./order-fields";
import { adminQuery } from "./operation";

interface AdminProduct {
  id: string;
  handle: string;
  title: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: string;
  options: { name: string; values: string[] }[];
  featuredMedia: { preview: { image: { url: string } | null } | null } | null;
  collections: { nodes: { id: string }[] };
}

export const READ_CATALOGUE = adminQuery<{ products: Page<AdminProduct> }, { first: number; after: string | null }>(`
  query ReadCatalogue($first: Int!, $after: String) {
    products(first: $first, after: $after, sortKey: TITLE, query: "status:active") {
      nodes {
        id handle title productType vendor tags status
        options(first: 3) { name values }
        featuredMedia { preview { image { url(transform: { maxWidth: 80, maxHeight: 80 }) } } }
        collections(first: 10) { nodes { id } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`);

export const LIST_COLLECTIONS = adminQuery<{ collections: Page<{ id: string; title: string }> }, { first: number; after: string | null }>(`
  query ListCollections($first: Int!, $after: String) {
    collections(first: $first, after: $after, sortKey: TITLE) {
      nodes { id title }
      pageInfo { hasNextPage endCursor }
    }
  }`);

export const READ_COLLECTION_PRODUCTS = adminQuery<{ collection: { products: Page<{ id: string }> } | null }, { id: string; first: number; after: string | null }>(`
  query ReadCollectionProducts($id: ID!, $first: Int!, $after: String) {
    collection(id: $id) {
      products(first: $first, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`);

/** A product as far as rules and previews need it. */
export interface CatalogueProduct {
  id: string;
  handle: string;
  title: string;
  type: string;
  vendor: string;
  tags: string[];
  /** The first ten. */
  collectionIds: string[];
  options: { name: string; values: string[] }[];
  image: string | null;
}

export interface Catalogue {
  products: CatalogueProduct[];
  collections: { id: string; title: string }[];
  /** There are more products than were read. */
  isCut: boolean;
}

/** More would keep the merchant waiting; the page says that the list is not whole. */
const MOST_PRODUCTS = 3_000;

/** The products on sale with their collections, by title: what a rule is tried on before it is saved. */
export async function readCatalogue(admin: AdminClient): Promise<Catalogue> {
  const [products, collections] = await Promise.all([
    readAll(async (after) => (await ask(admin, READ_CATALOGUE, { first: 50, after })).data.products, MOST_PRODUCTS),
    readAll(async (after) => (await ask(admin, LIST_COLLECTIONS, { first: 250, after })).data.collections, 1_000),
  ]);
  return { products: products.nodes.map(productOf), collections: collections.nodes, isCut: products.isCut };
}

/** The products (gids) of a collection; none when it is gone. */
export async function readCollectionProducts(admin: AdminClient, id: string): Promise<string[]> {
  const gone: Page<{ id: string }> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const { nodes } = await readAll(async (after) => (await ask(admin, READ_COLLECTION_PRODUCTS, { id, first: 250, after })).data.collection?.products ?? gone, MOST_PRODUCTS);
  return nodes.map((product) => product.id);
}

async function readAll<Node>(read: (after: string | null) => Promise<Page<Node>>, most: number): Promise<{ nodes: Node[]; isCut: boolean }> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Page<Node> = await read(after);
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && nodes.length < most);
  return { nodes, isCut: after !== null };
}

function productOf({ id, handle, title, productType, vendor, tags, options, featuredMedia, collections }: AdminProduct): CatalogueProduct {
  return {
    id,
    handle,
    title,
    type: productType,
    vendor,
    tags,
    collectionIds: collections.nodes.map((collection) => collection.id),
    options: options.map(({ name, values }) => ({ name, values })),
    image: featuredMedia?.preview?.image?.url ?? null,
  };
}
