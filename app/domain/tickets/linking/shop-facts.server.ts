import type { ShopTx } from "~/db.server";
import type { ShopFacts } from "./find-orders";
import { learnNameFormats } from "./reading/name-formats";

const MINUTES_KEPT = 5;
/** A shop that is just being imported is learnt anew for each message. */
const FEWEST_NAMES_TO_KEEP = 50;
const MOST_SHOPS = 500;

const kept = new Map<string, { facts: ShopFacts; until: number }>();

/**
 * The formats of a shop's order names, old and new, and its country. Learnt from its newest orders and from handfuls
 * at even steps of its history, so that the time does not grow with the shop; kept for some minutes.
 */
export async function shopFacts(tx: ShopTx, shopId: string, now: Date): Promise<ShopFacts> {
  const known = kept.get(shopId);
  if (known && known.until > now.getTime()) return known.facts;
  const shop = await tx.shop.findUnique({ where: { shopId }, select: { countryCode: true } });
  const rows = await tx.$queryRaw<{ name: string; placedAt: Date }[]>`
    (SELECT name, "placedAt" FROM "Order" WHERE "shopId" = ${shopId} ORDER BY "placedAt" DESC LIMIT 300)
    UNION ALL
    SELECT handful.name, handful."placedAt"
    FROM (SELECT min("placedAt") AS first, max("placedAt") AS last FROM "Order" WHERE "shopId" = ${shopId}) AS life
    CROSS JOIN generate_series(0, 59) AS step
    CROSS JOIN LATERAL (
      SELECT name, "placedAt" FROM "Order" WHERE "shopId" = ${shopId} AND "placedAt" >= life.first + (life.last - life.first) * step / 60
      ORDER BY "placedAt" LIMIT 6
    ) AS handful`;
  const facts = { formats: learnNameFormats(rows), country: shop?.countryCode ?? null };
  if (rows.length >= FEWEST_NAMES_TO_KEEP) {
    if (kept.size >= MOST_SHOPS) kept.clear();
    kept.set(shopId, { facts, until: now.getTime() + MINUTES_KEPT * 60_000 });
  }
  return facts;
}
