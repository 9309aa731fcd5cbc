import { ask, type AdminClient } from "./client.server";
import { adminMutation } from "./operation";
import type { PostalAddress } from "./order-snapshot";
import { refusal, type Refused, type UserError } from "./user-errors";

interface OrderPayload {
  order: { id: string; updatedAt: string } | null;
  userErrors: UserError[];
}

export const UPDATE_ORDER = adminMutation<{ orderUpdate: OrderPayload | null }, { input: Record<string, unknown> }>(
  `
  mutation UpdateOrder($input: OrderInput!) {
    orderUpdate(input: $input) {
      order { id updatedAt }
      userErrors { field message }
    }
  }`,
  "repeatable",
);

export const ADD_TAGS = adminMutation<
  { tagsAdd: { node: { id: string } | null; userErrors: UserError[] } | null },
  { id: string; tags: string[] }
>(
  `
  mutation AddTags($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) {
      node { id }
      userErrors { field message }
    }
  }`,
  "repeatable",
);

export const REMOVE_TAGS = adminMutation<
  { tagsRemove: { node: { id: string } | null; userErrors: UserError[] } | null },
  { id: string; tags: string[] }
>(
  `
  mutation RemoveTags($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) {
      node { id }
      userErrors { field message }
    }
  }`,
  "repeatable",
);

export type Updated = { outcome: "updated" } | Refused;

/** Sets the address that unshipped items of the order go to. */
export async function updateShippingAddress(admin: AdminClient, orderId: string, address: PostalAddress): Promise<Updated> {
  return updateOrder(admin, { id: orderId, shippingAddress: addressInput(address) });
}

/** Sets the note that staff see on the order; an empty one removes it. */
export async function updateOrderNote(admin: AdminClient, orderId: string, note: string): Promise<Updated> {
  return updateOrder(admin, { id: orderId, note });
}

/** Adds and removes tags of anything that has them (an order, a customer); those already right stay as they are. */
export async function changeTags(
  admin: AdminClient,
  id: string,
  change: { add: string[]; remove: string[] },
): Promise<Updated> {
  if (change.add.length > 0) {
    const { data } = await ask(admin, ADD_TAGS, { id, tags: change.add });
    const refused = refusal(data.tagsAdd?.userErrors);
    if (refused) return refused;
  }
  if (change.remove.length > 0) {
    const { data } = await ask(admin, REMOVE_TAGS, { id, tags: change.remove });
    const refused = refusal(data.tagsRemove?.userErrors);
    if (refused) return refused;
  }
  return { outcome: "updated" };
}

async function updateOrder(admin: AdminClient, input: Record<string, unknown>): Promise<Updated> {
  const { data } = await ask(admin, UPDATE_ORDER, { input });
  return refusal(data.orderUpdate?.userErrors) ?? { outcome: "updated" };
}

/** An address as mutations take it: the last word of the name is the family name. */
export function addressInput(address: PostalAddress): Record<string, string | null> {
  const words = (address.name ?? "").trim().split(/\s+/).filter(Boolean);
  const lastName = words.pop() ?? null;
  return {
    firstName: words.join(" ") || null,
    lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    provinceCode: address.provinceCode,
    countryCode: address.countryCode,
    phone: address.phone,
  };
}
