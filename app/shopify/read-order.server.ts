import { askAboutPeople } from "./ask-about-people.server";
import type { AdminClient } from "./client.server";
import { completeOrder } from "./complete-order.server";
import { ONE_ORDER, orderFields, type AdminOrder } from "./order-fields";
import { orderFromAdmin } from "./order-from-admin";
import { adminQuery } from "./operation";
import type { OrderSnapshot } from "./order-snapshot";

export const ORDER = adminQuery<{ order: AdminOrder | null }, { id: string; withPeople: boolean }>(`
  query Order($id: ID!, $withPeople: Boolean!) {
    order(id: $id) ${orderFields(ONE_ORDER)}
  }`);

export type OrderReading =
  /** `hidden`: fields that are null because the app is not approved to see them, for example "email". */
  | { outcome: "found"; order: OrderSnapshot; hidden: string[] }
  /** No such order, or it is older than the 60 days that an app without `read_all_orders` may see. */
  | { outcome: "missing" }
  /** The app is not allowed to see orders. */
  | { outcome: "not-visible" };

/** One order as it is in Shopify now, whole, however many lines, parcels and refunds it has. `id` is a gid. */
export async function readOrder(admin: AdminClient, id: string): Promise<OrderReading> {
  const { data, hidden } = await askAboutPeople(admin, ORDER, { id });
  if (!data.order) return hidden.includes("order") ? { outcome: "not-visible" } : { outcome: "missing" };
  const whole = await completeOrder(admin, data.order, ONE_ORDER);
  return {
    outcome: "found",
    order: orderFromAdmin(whole),
    hidden: hidden.map((path) => path.replace(/^order\./, "")),
  };
}
