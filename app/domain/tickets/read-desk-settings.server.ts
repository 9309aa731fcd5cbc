import type { ShopTx } from "~/db.server";
import { deskSettings, type DeskSettings } from "~/domain/tickets/desk-settings";
import { shopSettings } from "~/domain/shops/settings";
import type { OpenTimes } from "~/lib/open-hours";

/** How this shop's desk works, and when it is open. */
export async function readDeskSettings(tx: ShopTx, shopId: string): Promise<{ settings: DeskSettings; openTimes: OpenTimes }> {
  const row = await tx.deskSettings.findUnique({ where: { shopId } });
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true, settings: true } });
  const { openHours, holidays } = shopSettings.parse(shop.settings);
  return { settings: deskSettings.parse(row?.config ?? {}), openTimes: { zone: shop.timeZone, hours: openHours, holidays: holidays.map(({ day }) => day) } };
}
