import { z } from "zod";

/**
 * Shopify's three privacy notices. Only the body of a webhook is signed, not the topic in its header: each body has to
 * have exactly the shape of its own notice, so that one sent again under another name does nothing.
 * https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance
 */
const number = z.union([z.number(), z.string()]).transform(String);
const shop = { shop_id: number, shop_domain: z.string() };
const customer = z.object({ id: number.nullish(), email: z.string().nullish(), phone: z.string().nullish() });

const dataRequest = z.object({ ...shop, customer, orders_requested: z.array(number).nullish(), data_request: z.object({ id: number }) });
const customerRedact = z.object({ ...shop, customer, orders_to_redact: z.array(number).nullable() });
const shopRedact = z.strictObject(shop);

/** Whom a notice is about. Ids are gids; addresses and numbers as Shopify has them. */
export interface Person {
  customerId: string | null;
  emails: string[];
  phones: string[];
  orderIds: string[];
}

export type ComplianceNotice =
  | { notice: "data-request"; requestId: string; person: Person }
  | { notice: "customer-redact"; person: Person }
  | { notice: "shop-redact" };

export const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;

/** The notice in a kept webhook; null when it is none. Throws when its body is not what the topic promises. */
export function readCompliance(topic: string, payload: unknown): ComplianceNotice | null {
  switch (topic) {
    case "customers/data_request": {
      const read = dataRequest.parse(payload);
      return { notice: "data-request", requestId: read.data_request.id, person: personIn(read.customer, read.orders_requested ?? []) };
    }
    case "customers/redact": {
      const read = customerRedact.parse(payload);
      return { notice: "customer-redact", person: personIn(read.customer, read.orders_to_redact ?? []) };
    }
    case "shop/redact":
      shopRedact.parse(payload);
      return { notice: "shop-redact" };
    default:
      return null;
  }
}

function personIn({ id, email, phone }: z.infer<typeof customer>, orders: string[]): Person {
  return {
    customerId: id ? `gid://shopify/Customer/${id}` : null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    orderIds: orders.map((order) => `gid://shopify/Order/${order}`),
  };
}
