import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { importOrdersJob } from "~/domain/shops/jobs.server";

/** What a newly installed shop needs before its first ticket. */
export async function setUpShop({ shopId }: { shopId: string }): Promise<void> {
  await enqueueForShop(shopId, importOrdersJob);
}
