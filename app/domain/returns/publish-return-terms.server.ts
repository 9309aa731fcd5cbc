import { inShop } from "~/db.server";
import { canonicalJson } from "~/lib/same-json";
import type { AdminClient } from "~/shopify/client.server";
import { readShopMetafield, writeShopMetafield } from "~/shopify/shop-metafield.server";
import { currentPolicy } from "./policy-for-order.server";
import { returnTerms } from "./return-terms";

/** The key on the shop under which the blocks find the terms; shopify.app.toml and the extension name it too. */
const KEY = "return_terms";

/** Makes the terms that the thank-you and order-status blocks read equal to the policy in force. Safe to run at any time. */
export async function publishReturnTerms({ shopId, admin, now }: { shopId: string; admin: AdminClient; now: Date }): Promise<{ outcome: "written" | "unchanged" } | { outcome: "refused"; reasons: string[] }> {
  const terms = await inShop(shopId, async (tx) => {
    const { timeZone } = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true } });
    const { policy } = await currentPolicy(tx, { shopId, now });
    return returnTerms(policy, timeZone, now.getFullYear());
  });
  const there = await readShopMetafield(admin, KEY);
  if (canonicalJson(there.value) === canonicalJson(terms)) return { outcome: "unchanged" };
  return writeShopMetafield(admin, { shopGid: there.shopGid, key: KEY, value: terms });
}
