import { askAboutPeople } from "./ask-about-people.server";
import type { AdminClient } from "./client.server";
import { CUSTOMER_FIELDS, type AdminCustomer } from "./order-fields";
import { orderCustomer } from "./order-from-admin";
import { adminQuery } from "./operation";
import type { OrderCustomer } from "./order-snapshot";

export const CUSTOMER = adminQuery<
  { customer: AdminCustomer | null; shop: { currencyCode: string } },
  { id: string; withPeople: boolean }
>(`
  query Customer($id: ID!, $withPeople: Boolean!) {
    customer(id: $id) ${CUSTOMER_FIELDS}
    shop { currencyCode }
  }`);

export const FIND_CUSTOMER = adminQuery<
  { customerByIdentifier: AdminCustomer | null; shop: { currencyCode: string } },
  { identifier: { emailAddress: string } | { phoneNumber: string }; withPeople: boolean }
>(`
  query FindCustomer($identifier: CustomerIdentifierInput!, $withPeople: Boolean!) {
    customerByIdentifier(identifier: $identifier) ${CUSTOMER_FIELDS}
    shop { currencyCode }
  }`);

/** A customer as they are in Shopify, with the instant of their last change (ISO 8601, UTC). */
export interface CustomerSnapshot extends OrderCustomer {
  updatedAt: string;
}

/** The customer with this gid; null when there is none (deleted, or merged into another). */
export async function readCustomer(admin: AdminClient, id: string): Promise<CustomerSnapshot | null> {
  const { data } = await askAboutPeople(admin, CUSTOMER, { id });
  return data.customer ? customerSnapshot(data.customer, data.shop.currencyCode) : null;
}

/** The customer with exactly this address, or this number in E.164; null when there is none. */
export async function findCustomer(
  admin: AdminClient,
  wanted: { email: string } | { phone: string },
): Promise<CustomerSnapshot | null> {
  const identifier = "email" in wanted ? { emailAddress: wanted.email } : { phoneNumber: wanted.phone };
  const { data } = await askAboutPeople(admin, FIND_CUSTOMER, { identifier });
  return data.customerByIdentifier ? customerSnapshot(data.customerByIdentifier, data.shop.currencyCode) : null;
}

function customerSnapshot(customer: AdminCustomer, shopCurrency: string): CustomerSnapshot {
  return { ...orderCustomer(customer, shopCurrency), updatedAt: customer.updatedAt };
}
