import type { ShopTx } from "~/db.server";
import { deskSettings, type DeskSettings } from "~/domain/tickets/desk-settings";
import { shopSettings } from "~/domain/shops/settings";
import type { OpenTimes } from "~/lib/open-hours";

export interface Desk {
  settings: DeskSettings;
  openTimes: OpenTimes;
}

/** How this shop's desk works, and when it is open. */
export async function readDeskSettings(tx: ShopTx, shopId: string): Promise<Desk> {
  const row = await tx.deskSettings.findUnique({ where: { shopId } });
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true, settings: true } });
  return deskFrom(row?.config, shop);
}

/** The same from what the database holds; `config` is absent until somebody changes it. */
export function deskFrom(config: unknown, { timeZone, settings }: { timeZone: string; settings: unknown }): Desk {
  const { openHours, holidays } = shopSettings.parse(settings);
  return { settings: deskSettings.parse(config ?? {}), openTimes: { zone: timeZone, hours: openHours, holidays: holidays.map(({ day }) => day) } };
}
