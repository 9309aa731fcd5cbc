import { publishStorefront } from "~/domain/storefront/publish-storefront.server";
import { adminFor } from "~/shopify/admin-for.server";

export async function runPublish({ shopId }: { shopId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (admin) await publishStorefront({ shopId, admin, now: new Date() });
}
