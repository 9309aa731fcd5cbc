import { inShop } from "~/db.server";
import type { AdminClient } from "~/shopify/client.server";
import type { StaffIdentity } from "~/shopify/staff-identity";
import { installShop } from "~/domain/shops/install-shop.server";
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
 * The shop and the person for one request of the admin. A person seen for the first time becomes staff: the account
 * owner as owner, everybody else as agent. A shop seen for the first time is installed on the spot, because Remix runs
 * a page's loaders side by side and any of them may be the first.
 */
export async function openDesk({ shopId, who, admin, now }: { shopId: string; who: StaffIdentity; admin: AdminClient; now: Date }): Promise<Desk> {
  const known = await findDesk(shopId, who);
  if (known) return known;
  await installShop({ shopId, admin, now });
  const desk = await findDesk(shopId, who);
  if (!desk) throw new Error("The shop was installed and is not there.");
  return desk;
}

async function findDesk(shopId: string, who: StaffIdentity): Promise<Desk | null> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUnique({ where: { shopId } });
    if (!shop || shop.uninstalledAt) return null;
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
      shopId,
      shopName: shop.name,
      timeZone: shop.timeZone,
      currency: shop.currency,
      locale: shop.locale,
      settings: shopSettings.parse(shop.settings),
      staff: { id: staff.id, name: staff.name, email: staff.email, role: staff.role as Role, signature: staff.signature },
    };
  });
}
