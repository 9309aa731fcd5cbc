import { setUpJourneys } from "~/domain/journeys/set-up-journeys.server";
import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { importOrdersJob } from "~/domain/shops/jobs.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";
import { supplyMacros } from "~/domain/tickets/macros/macros.server";

/** What a newly installed shop needs before its first ticket: journeys to switch on, saved replies, its orders, and help pages that say its return policy. */
export async function setUpShop({ shopId }: { shopId: string }): Promise<void> {
  await setUpJourneys({ shopId });
  await supplyMacros({ shopId });
  await enqueueForShop(shopId, importOrdersJob);
  await enqueueForShop(shopId, publishStorefrontJob);
}
