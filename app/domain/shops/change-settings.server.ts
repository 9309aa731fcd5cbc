import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { shopSettings, type ShopSettings } from "~/domain/shops/settings";

/** Changes some of the shop's settings and keeps the rest. Two people saving different fields at once both succeed. */
export async function changeSettings({ shopId, change }: { shopId: string; change: Partial<ShopSettings> }): Promise<ShopSettings> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Shop" WHERE "shopId" = ${shopId} FOR UPDATE`;
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true } });
    const settings = shopSettings.parse({ ...(shop.settings as object), ...change });
    await tx.shop.update({ where: { shopId }, data: { settings: settings as unknown as Prisma.InputJsonObject } });
    return settings;
  });
}
