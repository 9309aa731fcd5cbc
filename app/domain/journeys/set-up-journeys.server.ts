import { inShop } from "~/db.server";
import { SUPPLIED_JOURNEYS } from "./supplied-journeys";

/** Gives a shop the supplied journeys it does not have yet, switched off. Safe to repeat. */
export async function setUpJourneys({ shopId }: { shopId: string }): Promise<void> {
  const data = SUPPLIED_JOURNEYS.map(({ key, name, config }) => ({ shopId, key, name, config, enabled: false }));
  await inShop(shopId, (tx) => tx.journey.createMany({ skipDuplicates: true, data }));
}

/**
 * Switches a journey on or off. Switched on, it starts with what happens from now on: nobody gets a mail about what
 * happened to their order while it was off.
 */
export async function switchJourney({ shopId, key, on, now }: { shopId: string; key: string; on: boolean; now: Date }): Promise<{ outcome: "switched" | "unchanged" }> {
  const { count } = await inShop(shopId, (tx) =>
    tx.journey.updateMany({ where: { shopId, key, enabled: !on }, data: { enabled: on, ...(on ? { enabledAt: now } : {}) } }),
  );
  return { outcome: count === 1 ? "switched" : "unchanged" };
}
