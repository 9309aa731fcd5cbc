import type { ShopTx } from "~/db.server";
import type { AdminClient } from "~/shopify/client.server";
import { readCollectionProducts } from "~/shopify/read-catalogue.server";
import type { Assignment } from "./chart-rules";

/** Collection gid → gids of its products. An order's lines do not say in which collections their products are. */
export type CollectionProducts = Record<string, string[]>;

/** The products of every collection that these assignments name, as Shopify has them now. */
export async function readCollectionsNamed(admin: AdminClient, assignments: readonly Assignment[]): Promise<CollectionProducts> {
  const products: CollectionProducts = {};
  for (const id of new Set(assignments.flatMap(collectionsIn))) products[id] = await readCollectionProducts(admin, id);
  return products;
}

/** As they were at the last publishing. */
export async function knownCollections(tx: ShopTx, shopId: string): Promise<CollectionProducts> {
  const settings = await tx.storefrontSettings.findUnique({ where: { shopId }, select: { collections: true } });
  return (settings?.collections ?? {}) as CollectionProducts;
}

export function collectionsOf(productId: string, known: CollectionProducts): string[] {
  return Object.entries(known).flatMap(([id, products]) => (products.includes(productId) ? [id] : []));
}

function collectionsIn({ rule }: Assignment): string[] {
  if (rule === null || rule === "everything") return [];
  return rule.conditions.flatMap(({ field, values }) => (field === "collection" ? values : []));
}
