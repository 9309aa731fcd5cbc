import { inShop } from "~/db.server";
import { describeOrderState, type OrderBadge } from "~/domain/orders/order-state";
import { readTold } from "~/domain/orders/read-told.server";
import { shopSettings } from "~/domain/shops/settings";
import { buyerZone } from "~/lib/buyer-zone";
import { notHere } from "~/lib/not-here";
import type { QuietHours } from "~/lib/quiet-hours";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { STOPPED } from "./enrol-orders.server";
import { explainOrder, type LedgerEntry } from "./explain-order.server";

export interface OrderLedger {
  order: { id: string; name: string; customerName: string; email: string | null; placedAt: string; state: OrderBadge; items: string[] };
  /** `occasion` tells two runs of one step apart (two refunds). */
  entries: (LedgerEntry & { occasion: string })[];
  /** The newest return-by day told for each line; yyyy-mm-dd in the shop's zone. */
  promises: { lineId: string; title: string; returnBy: string; toldAt: Date; toldBy: string }[];
  /** Who stopped the mails for this order, and when. */
  stopped: { by: string; at: Date } | null;
  /** The shop's quiet hours, and the zone in which this buyer most probably lives. */
  quiet: QuietHours & { zone: string };
}

/** Everything that journeys promised, sent, skipped and plan for one order. Throws NotHere. */
export async function readOrderLedger({ shopId, orderId }: { shopId: string; orderId: string }): Promise<OrderLedger> {
  const found = await inShop(shopId, async (tx) => {
    const row = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId }, select: { snapshot: true } })) ?? notHere("order");
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { timeZone: true, settings: true } });
    const stop = await tx.enrolment.findFirst({ where: { shopId, orderShopifyId: orderId, journeyKey: STOPPED }, select: { stopReason: true, stoppedAt: true } });
    const steps = await tx.journeyStep.findMany({ where: { shopId, orderShopifyId: orderId }, select: { id: true, occasion: true } });
    const told = (await readTold(tx, { shopId, orderIds: [orderId] })).get(orderId)!;
    return { order: row.snapshot as unknown as OrderSnapshot, shop, stop, steps, told };
  });
  const { order, shop, stop, steps, told } = found;
  const entries = await explainOrder({ shopId, orderId });
  return {
    order: {
      id: order.id,
      name: order.name,
      customerName: order.customer?.displayName ?? order.shippingAddress?.name ?? "Guest",
      email: order.email ?? order.customer?.email ?? null,
      placedAt: order.processedAt,
      state: describeOrderState(order),
      items: order.lines.map((line) => [line.title, line.variantTitle].filter(Boolean).join(", ")),
    },
    entries: entries.map((entry) => ({ ...entry, occasion: steps.find((step) => step.id === entry.stepId)?.occasion ?? "" })),
    promises: told.promises.map((promise) => ({ ...promise, title: order.lines.find((line) => line.id === promise.lineId)?.title ?? "An item" })),
    stopped: stop?.stoppedAt ? { by: stop.stopReason ?? "Somebody", at: stop.stoppedAt } : null,
    quiet: { ...shopSettings.parse(shop.settings).quietHours, zone: buyerZone(order.shippingAddress ?? order.billingAddress, shop.timeZone) },
  };
}
