import { acrossShops } from "~/db.server";

/** The shops that have the app right now, for sweeps that go on shop by shop. */
export async function listShops(): Promise<string[]> {
  const rows = await acrossShops((tx) => tx.shop.findMany({ where: { uninstalledAt: null }, select: { shopId: true }, orderBy: { shopId: "asc" } }));
  return rows.map((row) => row.shopId);
}
