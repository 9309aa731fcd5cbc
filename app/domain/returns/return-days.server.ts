import type { ShopTx } from "~/db.server";
import { daysBetween, dayIn, type CalendarDay } from "~/lib/calendar-days";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { versionFor } from "./policy";
import { readPolicyVersions } from "./policy-for-order.server";
import { basisInWords, reasonInWords } from "./policy-words";
import { keepPromises, type ToldDate } from "./promises";
import { returnBy } from "./return-by";

/** Until when the units of a line in one parcel can be sent back, as staff reads it. */
export interface ReturnDay {
  lineId: string;
  quantity: number;
  /** The last day in the shop's zone; null when it cannot be returned at all. */
  lastDay: CalendarDay | null;
  /** 0: today is the last day. Negative: it is over. */
  daysLeft: number | null;
  /** The parcel is still under way: the day can only move later. */
  atLeast: boolean;
  /** "14 days after delivery on Monday, 1 April", or why not: "it was a final sale". English. */
  why: string;
}

/** The days of each order (by gid) from the policy of its own day and what its buyer was told, told or not. `zone`: the shop's. */
export async function returnDays(tx: ShopTx, { shopId, orders, zone, now }: { shopId: string; orders: OrderSnapshot[]; zone: string; now: Date }): Promise<Map<string, ReturnDay[]>> {
  if (orders.length === 0) return new Map();
  const versions = await readPolicyVersions(tx, shopId);
  const rows = await tx.returnPromise.findMany({ where: { shopId, orderShopifyId: { in: orders.map(({ id }) => id) } } });
  const today = dayIn(zone, now);
  const yearNow = Number(today.slice(0, 4));
  return new Map(
    orders.map((order) => {
      const told = rows.filter((row) => row.orderShopifyId === order.id).map((row): ToldDate => ({ lineId: row.lineShopifyId, parcelId: row.parcelShopifyId, lastDay: row.returnBy }));
      const entries = keepPromises(returnBy(order, versionFor(order.processedAt, versions)!.policy, zone), told, order, zone);
      return [
        order.id,
        entries.map((entry): ReturnDay =>
          entry.returnable
            ? { lineId: entry.lineId, quantity: entry.quantity, lastDay: entry.lastDay, daysLeft: daysBetween(today, entry.lastDay), atLeast: entry.certainty === "at-least", why: basisInWords(entry, "en", { yearNow }) }
            : { lineId: entry.lineId, quantity: entry.quantity, lastDay: null, daysLeft: null, atLeast: false, why: reasonInWords(entry.reason, "en") },
        ),
      ];
    }),
  );
}
