import { inShop } from "~/db.server";
import { writeCustomers } from "~/domain/customers/write-customers.server";
import type { AdminClient } from "~/shopify/client.server";
import { readCustomer, type CustomerSnapshot } from "~/shopify/read-customer.server";

/**
 * Reads a customer again from Shopify and keeps what it says. "gone": deleted, or merged into another; what became of
 * their orders comes with those. Throws `ShopifyFailure` when Shopify does not answer. `customerId` is a gid.
 */
export async function refreshCustomer({ shopId, customerId, admin, now }: {
  shopId: string;
  customerId: string;
  admin: AdminClient;
  now: Date;
}): Promise<{ outcome: "refreshed"; customer: CustomerSnapshot } | { outcome: "gone" }> {
  const customer = await readCustomer(admin, customerId);
  if (!customer) return { outcome: "gone" };
  await inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUnique({ where: { shopId }, select: { countryCode: true } });
    const reading = {
      customer,
      updatedAt: customer.updatedAt,
      readAt: now.toISOString(),
      country: shop?.countryCode ?? null,
    };
    await writeCustomers(tx, shopId, [reading]);
  });
  return { outcome: "refreshed", customer };
}
