import { inShop, type ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { SOFT_FORGOTTEN_MS, SOFT_LIMIT, type SuppressionReason } from "./suppression";

/**
 * Writes down why an address gets no (or no optional) mail. Doing it twice changes nothing, except that soft bounces
 * count: one each, forgotten after 30 days without another.
 */
export async function suppressAddress(
  tx: ShopTx,
  { shopId, address, reason, detail = null, now }: { shopId: string; address: string; reason: SuppressionReason; detail?: string | null; now: Date },
): Promise<{ outcome: "suppressed" } | { outcome: "counted"; score: number } | { outcome: "not_an_address" }> {
  const addressKey = emailKey(address);
  if (!addressKey) return { outcome: "not_an_address" };
  const scope = reason === "unsubscribed" ? "optional" : "all";
  const where = { shopId_addressKey_reason: { shopId, addressKey, reason } };

  if (reason !== "soft_bounces") {
    await tx.suppression.upsert({
      where,
      create: { shopId, addressKey, reason, scope, detail, since: now, lastAt: now },
      update: { detail, lastAt: now, until: null },
    });
    return { outcome: "suppressed" };
  }
  const before = await tx.suppression.findUnique({ where });
  const fresh = before !== null && now.getTime() - before.lastAt.getTime() < SOFT_FORGOTTEN_MS;
  const score = fresh ? before.score + 1 : 1;
  await tx.suppression.upsert({
    where,
    create: { shopId, addressKey, reason, scope, score, detail, since: now, lastAt: now },
    update: { score, detail, lastAt: now, ...(fresh ? {} : { since: now }) },
  });
  return score >= SOFT_LIMIT ? { outcome: "suppressed" } : { outcome: "counted", score };
}

/** Takes an address off the list, for one reason or for all: a person says that it works again. */
export async function liftSuppression({
  shopId,
  address,
  reason,
}: {
  shopId: string;
  address: string;
  reason?: SuppressionReason;
}): Promise<{ outcome: "lifted"; reasons: number }> {
  const addressKey = emailKey(address) ?? "";
  const { count } = await inShop(shopId, (tx) => tx.suppression.deleteMany({ where: { shopId, addressKey, ...(reason ? { reason } : {}) } }));
  return { outcome: "lifted", reasons: count };
}
