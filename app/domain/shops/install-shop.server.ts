import { randomBytes } from "node:crypto";
import { inShop } from "~/db.server";
import { setUpShopJob } from "~/domain/shops/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import type { AdminClient } from "~/shopify/client.server";
import { readShop, readShopLocales } from "~/shopify/read-shop.server";

/**
 * Makes or refreshes the shop's row from Shopify's facts. The first time, and after a reinstall, it enqueues the
 * set-up (import of orders, standard policy, journeys). Safe to call on every opening of the app.
 */
export async function installShop({ shopId, admin, now }: { shopId: string; admin: AdminClient; now: Date }): Promise<{ outcome: "installed" | "refreshed" }> {
  const facts = await readShop(admin);
  const locale = (await readShopLocales(admin).catch(() => []))[0] ?? "en";
  const columns = {
    name: facts.name,
    domain: facts.domain,
    email: facts.contactEmail ?? facts.ownerEmail,
    currency: facts.currency,
    timeZone: facts.timeZone,
    locale,
    countryCode: facts.countryCode ?? "US",
    scopes: facts.scopes.join(","),
    canReadAllOrders: facts.canReadAllOrders,
  };
  return inShop(shopId, async (tx) => {
    // The first page's loaders run side by side; only one of them may find the shop new.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`install:${shopId}`}, 0))`;
    const known = await tx.shop.findUnique({ where: { shopId } });
    const isFresh = !known || known.uninstalledAt !== null;
    await tx.shop.upsert({
      where: { shopId },
      create: { shopId, ...columns, installedAt: now, inboundKey: inboundKey(shopId) },
      update: isFresh ? { ...columns, installedAt: now, uninstalledAt: null } : columns,
    });
    if (isFresh) await enqueue(tx, setUpShopJob, { shopId });
    return { outcome: isFresh ? "installed" : "refreshed" };
  });
}

/** Readable, and not to be guessed from the shop's name: it is an address that turns mail into tickets. */
function inboundKey(shopId: string): string {
  return `${shopId.split(".")[0]!.slice(0, 24)}-${randomBytes(4).toString("hex")}`;
}
