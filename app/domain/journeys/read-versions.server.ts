import { inShop } from "~/db.server";
import { journeyConfigSchema, type JourneyConfig } from "./journey";

/** How a journey was set up before, newest first; what stands now is among them once it was saved. */
export async function readVersions({ shopId, key }: { shopId: string; key: string }): Promise<{ version: number; savedBy: string | null; savedAt: Date; config: JourneyConfig }[]> {
  const rows = await inShop(shopId, (tx) => tx.journeyVersion.findMany({ where: { shopId, journeyKey: key }, orderBy: { version: "desc" }, take: 20 }));
  // A version whose steps this app no longer has cannot come back.
  return rows.flatMap(({ version, savedBy, savedAt, config }) => {
    const parsed = journeyConfigSchema.safeParse(config);
    return parsed.success ? [{ version, savedBy, savedAt, config: parsed.data }] : [];
  });
}
