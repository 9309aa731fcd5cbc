import { inShop } from "~/db.server";

/** Stops, or lets go on, everything that leaves by itself. Answers of people leave all the same. */
export async function pauseShop({ shopId, paused, now }: { shopId: string; paused: boolean; now: Date }): Promise<{ outcome: "paused" | "goes-on" }> {
  await inShop(shopId, (tx) => tx.shop.updateMany({ where: { shopId, pausedAt: paused ? null : { not: null } }, data: { pausedAt: paused ? now : null } }));
  return { outcome: paused ? "paused" : "goes-on" };
}
