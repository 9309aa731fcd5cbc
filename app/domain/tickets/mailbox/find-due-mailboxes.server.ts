import { acrossShops } from "~/db.server";

/** The shops whose own mailbox is to be read now and that nobody reads at the moment. */
export async function findDueMailboxes({ now }: { now: Date }): Promise<string[]> {
  const rows = await acrossShops((tx) => tx.$queryRaw<{ shopId: string }[]>`
    SELECT m."shopId" FROM "Mailbox" m JOIN "Shop" s ON s."shopId" = m."shopId" AND s."uninstalledAt" IS NULL
    WHERE m."nextReadAt" <= ${now} AND (m."leaseUntil" IS NULL OR m."leaseUntil" < ${now}) ORDER BY m."nextReadAt"`);
  return rows.map(({ shopId }) => shopId);
}
