import { setUpJourneys } from "~/domain/journeys/set-up-journeys.server";
import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { importOrdersJob } from "~/domain/shops/jobs.server";
import { publishStorefrontJob } from "~/domain/storefront/jobs.server";

/** What a newly installed shop needs before its first ticket: journeys to switch on, its orders, and help pages that say its return policy. */
export async function setUpShop({ shopId }: { shopId: string }): Promise<void> {
  await setUpJourneys({ shopId });
  await enqueueForShop(shopId, importOrdersJob);
  await enqueueForShop(shopId, publishStorefrontJob);
}
