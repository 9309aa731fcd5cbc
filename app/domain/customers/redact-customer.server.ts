import type { Prisma } from "@prisma/client";
import type { ShopTx } from "~/db.server";
import { withoutPerson } from "~/domain/orders/without-person";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * Erases a person from the customers and orders of a shop, in the caller's transaction: the customer's row and contacts,
 * everything personal on their orders, the parcels, and what staff wrote into actions on those orders. Later pictures
 * from Shopify cannot bring any of it back. Safe to repeat.
 *
 * @param customerId  gid; null for a buyer without an account
 * @param orderIds  gids of further orders to erase the person from
 * @returns gids of all the orders concerned, for the other parts to erase what they keep about them
 */
export async function redactCustomer(
  tx: ShopTx,
  { shopId, customerId, orderIds, now }: { shopId: string; customerId: string | null; orderIds: string[]; now: Date },
): Promise<{ orderIds: string[] }> {
  const orders = await tx.order.findMany({
    where: {
      OR: [{ shopifyId: { in: orderIds } }, ...(customerId ? [{ customerShopifyId: customerId }] : [])],
    },
    select: { id: true, shopifyId: true, snapshot: true },
  });
  for (const { id, snapshot } of orders) {
    const erased = withoutPerson(snapshot as unknown as OrderSnapshot) as unknown as Prisma.InputJsonObject;
    await tx.order.update({
      where: { id },
      data: { snapshot: erased, emailKey: null, phoneKey: null, confirmationKey: null, redactedAt: now },
    });
  }
  const sources = orders.map((order) => order.shopifyId);
  await tx.orderTracking.deleteMany({ where: { orderShopifyId: { in: sources } } });
  await tx.customerContact.deleteMany({ where: { source: { in: sources } } });
  await tx.orderAction.updateMany({
    where: { orderShopifyId: { in: sources } },
    data: { input: {}, plan: {}, result: {}, reasons: [] },
  });
  if (customerId) await redactRow(tx, shopId, customerId, now);
  return { orderIds: sources };
}

async function redactRow(tx: ShopTx, shopId: string, customerId: string, now: Date): Promise<void> {
  const nobody = { displayName: "", firstName: null, lastName: null, email: null, phone: null, locale: null, tags: [] };
  await tx.customerContact.deleteMany({ where: { customerShopifyId: customerId } });
  await tx.customer.upsert({
    where: { shopId_shopifyId: { shopId, shopifyId: customerId } },
    create: { shopId, shopifyId: customerId, ...nobody, redactedAt: now },
    update: { ...nobody, redactedAt: now },
  });
}
