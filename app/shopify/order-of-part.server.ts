import { ask, type AdminClient } from "./client.server";
import { adminQuery } from "./operation";

export const ORDER_OF_PART = adminQuery<{ node: { order?: { id: string } | null } | null }, { id: string }>(`
  query OrderOfPart($id: ID!) {
    node(id: $id) {
      ... on Return { order { id } }
      ... on Refund { order { id } }
      ... on Fulfillment { order { id } }
    }
  }`);

/** gid of the order that a return, refund or fulfillment belongs to; null when it, or the order, is not to be seen. */
export async function findOrderOfPart(admin: AdminClient, partId: string): Promise<string | null> {
  const { data } = await ask(admin, ORDER_OF_PART, { id: partId });
  return data.node?.order?.id ?? null;
}
