import { publishReturnTerms } from "~/domain/returns/publish-return-terms.server";
import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { listShops } from "~/domain/shops/list-shops.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { publishStorefront } from "~/domain/storefront/publish-storefront.server";
import { publishScheduled } from "~/domain/storefront/schedule-publishing.server";
import { adminFor } from "~/shopify/admin-for.server";

export async function runPublish({ shopId }: { shopId: string }): Promise<void> {
  const admin = await adminFor(shopId);
  if (!admin) return;
  const now = new Date();
  await publishStorefront({ shopId, admin, now });
  await publishReturnTerms({ shopId, admin, now });
}

export async function repairStorefronts(): Promise<void> {
  for (const shopId of await listShops()) await enqueueForShop(shopId, publishStorefrontJob);
}

export async function runScheduled({ shopId, kind, id }: { shopId: string; kind: "size_chart" | "faq_item"; id: string }): Promise<void> {
  await publishScheduled({ shopId, kind, id, now: new Date() });
}
