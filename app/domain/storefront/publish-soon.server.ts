import { inShop } from "~/db.server";
import { enqueue } from "~/jobs/queue.server";
import { publishStorefrontJob } from "./jobs.server";

/** Something that the blocks show has changed elsewhere (the return policy): bring the storefront in line. */
export async function publishSoon({ shopId }: { shopId: string }): Promise<void> {
  await inShop(shopId, (tx) => enqueue(tx, publishStorefrontJob, { shopId }));
}
