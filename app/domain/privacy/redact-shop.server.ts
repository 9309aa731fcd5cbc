import { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { forgetSessions } from "~/session-storage.server";

export type ShopRedacted = { outcome: "redacted"; rows: number } | { outcome: "installed-again" };

/** Shopify asks 48 hours after the uninstall; who came back within that time keeps everything. */
const GRACE_MS = 72 * 3_600_000;
const TIMEOUT_MS = 300_000;

/**
 * Deletes everything of a shop: every row of every table, its sessions, its jobs. `askedAt`: when Shopify asked.
 * "installed-again": the shop removed the app and came back since; its data is in use, and nothing is deleted.
 */
export async function redactShop({ shopId, askedAt }: { shopId: string; askedAt: Date }): Promise<ShopRedacted> {
  const deleted = await inShop(
    shopId,
    async (tx) => {
      const shop = await tx.shop.findUnique({ where: { shopId }, select: { createdAt: true, installedAt: true, uninstalledAt: true } });
      const cameBack = shop && !shop.uninstalledAt && shop.installedAt.getTime() - shop.createdAt.getTime() > 60_000 && askedAt.getTime() - shop.installedAt.getTime() < GRACE_MS;
      if (cameBack) return null;
      // Row level security holds every statement to this shop.
      let rows = 0;
      for (const table of tables()) rows += await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "shopId" = ${shopId}`;
      rows += await tx.$executeRaw`DELETE FROM pgboss.job WHERE data->>'shopId' = ${shopId}`;
      return rows;
    },
    { timeout: TIMEOUT_MS },
  );
  if (deleted === null) return { outcome: "installed-again" };
  await forgetSessions(shopId);
  return { outcome: "redacted", rows: deleted };
}

/** Every table of a shop. What refers to a deleted row goes along with it. */
function tables(): string[] {
  return Prisma.dmmf.datamodel.models.filter(({ fields }) => fields.some(({ name }) => name === "shopId")).map(({ name }) => name);
}
