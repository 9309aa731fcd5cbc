import { ask, type AdminClient } from "./client.server";
import { adminMutation, adminQuery } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

export const READ_SHOP_METAFIELD = adminQuery<{ shop: { id: string; metafield: { jsonValue: unknown } | null } }, { key: string }>(`
  query ReadShopMetafield($key: String!) {
    shop { id metafield(namespace: "$app", key: $key) { jsonValue } }
  }`);

/*
 * The shop has no update mutation that would take metafields, so it is metafieldsSet, from a job: the terms are published
 * again when a policy takes effect and nobody is there. The shop is one of our own rows, never named by a request, and
 * the value is made of its saved policy.
 */
export const SET_SHOP_METAFIELD = adminMutation<
  { metafieldsSet: { metafields: { id: string }[] | null; userErrors: UserError[] } | null },
  { metafields: { ownerId: string; namespace: string; key: string; type: string; value: string }[] }
>(
  `
  mutation SetShopMetafield($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id }
      userErrors { field message code }
    }
  }`,
  "repeatable",
);

/** What the app keeps on the shop under `key`, and the shop's gid. */
export async function readShopMetafield(admin: AdminClient, key: string): Promise<{ shopGid: string; value: unknown }> {
  const { data } = await ask(admin, READ_SHOP_METAFIELD, { key });
  return { shopGid: data.shop.id, value: data.shop.metafield?.jsonValue ?? null };
}

export async function writeShopMetafield(admin: AdminClient, { shopGid, key, value }: { shopGid: string; key: string; value: unknown }): Promise<{ outcome: "written" } | Refused> {
  const { data } = await ask(admin, SET_SHOP_METAFIELD, { metafields: [{ ownerId: shopGid, namespace: "$app", key, type: "json", value: JSON.stringify(value) }] });
  return refusal(data.metafieldsSet?.userErrors) ?? { outcome: "written" };
}
