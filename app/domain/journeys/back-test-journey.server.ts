import { inShop } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { heldBackBy } from "~/domain/outbox/suppression";
import { readPolicyVersions } from "~/domain/returns/policy-for-order.server";
import { shopSettings } from "~/domain/shops/settings";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { backTest, type BackTestRow, type History } from "./back-test";
import { journeyConfigSchema } from "./journey";

const DAY_MS = 24 * 3_600_000;
/** What happened to older orders within the time under test is still seen. */
const OLDER_ORDERS_MS = 60 * DAY_MS;

/**
 * Tries a journey, saved or only drafted, on what happened in the last `days` days: who would have got which mail, who
 * not, and why. Nothing is written or sent.
 */
export async function backTestJourney({ shopId, config, days = 30, now }: { shopId: string; config: unknown; days?: number; now: Date }): Promise<BackTestRow[]> {
  const parsed = journeyConfigSchema.parse(config);
  const from = new Date(now.getTime() - days * DAY_MS);
  const { history, shop } = await inShop(shopId, async (tx) => {
    const row = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const settings = shopSettings.parse(row.settings);
    const orders = await tx.order.findMany({
      where: { shopId, placedAt: { gte: new Date(from.getTime() - OLDER_ORDERS_MS), lte: now }, deletedAt: null },
      select: { shopifyId: true, snapshot: true, redactedAt: true },
      orderBy: { placedAt: "asc" },
    });
    const snapshots = orders.map((order) => order.snapshot as unknown as OrderSnapshot);
    const ids = orders.map((order) => order.shopifyId);
    const links = await tx.orderLink.findMany({
      where: { shopId, orderShopifyId: { in: ids }, removedAt: null, status: { not: "claimed" }, ticket: { status: { not: "spam" } } },
      select: { orderShopifyId: true, ticket: { select: { subject: true, createdAt: true, closedAt: true } } },
    });
    const suppressions = await tx.suppression.findMany({ where: { shopId } });
    const history: History = {
      orders: snapshots,
      tickets: links.map(({ orderShopifyId, ticket }) => ({ orderId: orderShopifyId, subject: ticket.subject, openedAt: ticket.createdAt, closedAt: ticket.closedAt })),
      suppressions: snapshots.flatMap((order) => {
        const key = emailKey(order.email ?? order.customer?.email);
        return suppressions
          .filter((entry) => entry.addressKey === key)
          .flatMap((entry) => {
            const held = heldBackBy([entry], true, now);
            return held ? [{ orderId: order.id, since: entry.since, scope: entry.scope, words: held.words }] : [];
          });
      }),
      erasedOrderIds: new Set(orders.filter((order) => order.redactedAt).map((order) => order.shopifyId)),
      versions: await readPolicyVersions(tx, shopId),
    };
    return { history, shop: { installed: true, paused: false, zone: row.timeZone, quietHours: settings.quietHours, openHours: settings.openHours } };
  });
  return backTest(parsed, history, shop, { from, to: now });
}
