import { unauthenticated } from "~/shopify.server";
import { PATIENCE_OF_A_WORKER, type AdminClient } from "./client.server";

/**
 * The Admin API of a shop for background work, with its stored offline token; null when the shop is not signed in
 * (uninstalled, or its token was refused). `shopId` must come from our own rows, never from a request.
 */
export async function adminFor(shopId: string): Promise<AdminClient | null> {
  try {
    const { admin } = await unauthenticated.admin(shopId);
    return { graphql: (query, options) => admin.graphql(query, options), patience: PATIENCE_OF_A_WORKER };
  } catch (error) {
    if ((error as Error).constructor.name === "SessionNotFoundError") return null;
    throw error;
  }
}
