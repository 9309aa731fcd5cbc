import { inShop, type ShopTx } from "~/db.server";

/**
 * Shopify made one customer of two: everything of `goneId` is from now on of `keptId` (gids). Their orders and contacts
 * move, and pictures of an order from before the merge are read as the kept customer's. Safe to repeat, and in any
 * order with other merges.
 *
 * @param alongside  runs in the same transaction, for rows of other parts that carry the customer's id
 */
export async function mergeCustomers({ shopId, keptId, goneId, alongside }: {
  shopId: string;
  keptId: string;
  goneId: string;
  alongside?: (tx: ShopTx, merged: { keptId: string; goneId: string }) => Promise<void>;
}): Promise<{ outcome: "merged"; orders: number } | { outcome: "same" }> {
  if (keptId === goneId) return { outcome: "same" };
  return inShop(shopId, async (tx) => {
    // The kept one may itself have been merged on; a circle would lose them both.
    const kept = await tx.customer.findUnique({
      where: { shopId_shopifyId: { shopId, shopifyId: keptId } },
      select: { mergedInto: true },
    });
    const finalId = kept?.mergedInto ?? keptId;
    if (finalId === goneId) return { outcome: "same" };

    await tx.customer.upsert({
      where: { shopId_shopifyId: { shopId, shopifyId: goneId } },
      create: { shopId, shopifyId: goneId, displayName: "", tags: [], mergedInto: finalId },
      update: { mergedInto: finalId, displayName: "", firstName: null, lastName: null, email: null, phone: null, tags: [] },
    });
    await tx.customer.updateMany({ where: { mergedInto: goneId }, data: { mergedInto: finalId } });
    const orders = await tx.$executeRaw`
      UPDATE "Order" SET "customerShopifyId" = ${finalId},
        snapshot = jsonb_set(snapshot, '{customer,id}', to_jsonb(${finalId}::text))
      WHERE "shopId" = ${shopId} AND "customerShopifyId" = ${goneId}`;
    await moveContacts(tx, shopId, goneId, finalId);
    await alongside?.(tx, { keptId: finalId, goneId });
    return { outcome: "merged", orders };
  });
}

async function moveContacts(tx: ShopTx, shopId: string, goneId: string, keptId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CustomerContact" (id, "shopId", "customerShopifyId", kind, "valueKey", source)
    SELECT gen_random_uuid(), "shopId", ${keptId}, kind, "valueKey", source
    FROM "CustomerContact" WHERE "shopId" = ${shopId} AND "customerShopifyId" = ${goneId}
    ON CONFLICT DO NOTHING`;
  await tx.customerContact.deleteMany({ where: { customerShopifyId: goneId } });
}
