import { inShop } from "~/db.server";
import type { StaffIdentity } from "~/shopify/staff-identity";
import { shopSettings, type ShopSettings } from "~/domain/shops/settings";

export type Role = "owner" | "agent" | "reader";

export interface Desk {
  shopId: string;
  shopName: string;
  timeZone: string;
  currency: string;
  locale: string;
  settings: ShopSettings;
  staff: { id: string; name: string; email: string | null; role: Role; signature: string };
}

/**
 * The shop and the person for one request of the admin. A person seen for the first time becomes staff:
 * the account owner as owner, everybody else as agent.
 * Outcome "not-installed": the shop has no row yet; the layout's loader makes it (see install-shop).
 */
export async function openDesk({ shopId, who }: { shopId: string; who: StaffIdentity }): Promise<{ outcome: "open"; desk: Desk } | { outcome: "not-installed" }> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUnique({ where: { shopId } });
    if (!shop || shop.uninstalledAt) return { outcome: "not-installed" };
    const key = { shopId_shopifyUserId: { shopId, shopifyUserId: who.shopifyUserId } };
    const known = await tx.staff.findUnique({ where: key });
    const staff =
      known && known.name === who.name && known.email === who.email && !known.leftAt
        ? known
        : await tx.staff.upsert({
            where: key,
            create: { shopId, shopifyUserId: who.shopifyUserId, name: who.name, email: who.email, role: who.isAccountOwner ? "owner" : "agent", locale: who.locale },
            update: { name: who.name, email: who.email, leftAt: null },
          });
    return {
      outcome: "open",
      desk: {
        shopId,
        shopName: shop.name,
        timeZone: shop.timeZone,
        currency: shop.currency,
        locale: shop.locale,
        settings: shopSettings.parse(shop.settings),
        staff: { id: staff.id, name: staff.name, email: staff.email, role: staff.role as Role, signature: staff.signature },
      },
    };
  });
}
