import { inShop } from "~/db.server";
import { setUpJourneys } from "./set-up-journeys.server";

/** Gives a newly installed shop the supplied journeys, switched off. */
export async function prepareJourneys({ shopId }: { shopId: string }): Promise<void> {
  await inShop(shopId, (tx) => setUpJourneys(tx, { shopId }));
}
