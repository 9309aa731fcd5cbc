import { ask, type AdminClient } from "./client.server";
import { adminMutation } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

/**
 * Where an order's return stands in Shopify. The app's own namespace is for our blocks and the buyer's account; Shopify's
 * notification templates do not see it (Liquid reads app-owned metafields only in blocks of the same app), so the day
 * stands in a plain namespace for them too.
 */
const PLACES = {
  day: { namespace: "$app", key: "return_by", type: "date" },
  lines: { namespace: "$app", key: "return_lines", type: "json" },
  dayForMail: { namespace: "aftercare", key: "return_by", type: "date" },
} as const;

/*
 * orderUpdate and not metafieldsSet: the dates follow from what webhooks bring, so nobody is signed in and the offline
 * token has to do. Shopify's security check holds metafieldsSet with that token to be a way around a merchant's own
 * permissions; orderUpdate can touch this order only, and needs write_orders, which the merchant has granted.
 */
export const SET_ORDER_RETURNS = adminMutation<
  { orderUpdate: { order: { id: string } | null; userErrors: UserError[] } | null },
  { input: { id: string; metafields: { namespace: string; key: string; type: string; value: string }[] } }
>(
  `
  mutation SetOrderReturns($input: OrderInput!) {
    orderUpdate(input: $input) {
      order { id }
      userErrors { field message }
    }
  }`,
  "repeatable",
);

export const CLEAR_ORDER_RETURNS = adminMutation<
  { metafieldsDelete: { userErrors: UserError[] } | null },
  { metafields: { ownerId: string; namespace: string; key: string }[] }
>(
  `
  mutation ClearOrderReturns($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors { field message }
    }
  }`,
  "repeatable",
);

/** Writes until when an order can be returned onto the order itself. `orderId` is a gid. */
export async function writeOrderReturns(
  admin: AdminClient,
  orderId: string,
  { until, certainty, lines, zone }: { until: string; certainty: string; zone: string; lines: { id: string; quantity: number; until: string }[] },
): Promise<{ outcome: "updated" } | Refused> {
  const metafields = [
    { ...PLACES.day, value: until },
    { ...PLACES.lines, value: JSON.stringify({ certainty, zone, lines }) },
    { ...PLACES.dayForMail, value: until },
  ];
  const { data } = await ask(admin, SET_ORDER_RETURNS, { input: { id: orderId, metafields } });
  return refusal(data.orderUpdate?.userErrors) ?? { outcome: "updated" };
}

/** Takes the dates away again: nothing of the order can be returned any more. */
export async function clearOrderReturns(admin: AdminClient, orderId: string): Promise<{ outcome: "updated" } | Refused> {
  const metafields = Object.values(PLACES).map(({ namespace, key }) => ({ ownerId: orderId, namespace, key }));
  const { data } = await ask(admin, CLEAR_ORDER_RETURNS, { metafields });
  return refusal(data.metafieldsDelete?.userErrors) ?? { outcome: "updated" };
}
