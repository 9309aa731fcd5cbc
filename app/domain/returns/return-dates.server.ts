import type { ShopTx } from "~/db.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { PolicyVersion } from "./policy";
import { policyForOrder } from "./policy-for-order.server";
import { keepPromises, promisesToStore, type ToldDate } from "./promises";
import { returnBy, type ReturnBy } from "./return-by";

export interface ReturnDates {
  /** What holds: the policy of the order's day, and nothing earlier than what the buyer was told. */
  entries: ReturnBy[];
  /** What the buyer was told, the latest per line and parcel. */
  told: ToldDate[];
  policy: PolicyVersion;
}

/** Until when each line of an order can be returned. `zone`: the shop's IANA zone. */
export async function returnDates(tx: ShopTx, { shopId, order, zone }: { shopId: string; order: OrderSnapshot; zone: string }): Promise<ReturnDates> {
  const policy = await policyForOrder(tx, { shopId, placedAt: order.processedAt });
  const told = await readToldDates(tx, { shopId, orderId: order.id });
  return { entries: keepPromises(returnBy(order, policy.policy, zone), told, order, zone), told, policy };
}

/** The latest date told for each line and parcel of an order. The ledger keeps every telling; only the latest day binds. */
export async function readToldDates(tx: ShopTx, { shopId, orderId }: { shopId: string; orderId: string }): Promise<ToldDate[]> {
  const rows = await tx.returnPromise.groupBy({
    by: ["lineShopifyId", "parcelShopifyId"],
    where: { shopId, orderShopifyId: orderId },
    _max: { returnBy: true },
  });
  return rows.map((row) => ({ lineId: row.lineShopifyId, parcelId: row.parcelShopifyId, lastDay: row._max.returnBy! }));
}

export interface Telling {
  orderId: string;
  dates: ReturnDates;
  /** Names the journey step, reply or page. */
  toldBy: string;
  mailId: string | null;
}

/**
 * Writes down that the buyer is told these dates, in the transaction that sends them. Dates already told, or earlier than
 * what was told, change nothing.
 */
export async function tellDates(tx: ShopTx, { shopId, now, ...telling }: Telling & { shopId: string; now: Date }): Promise<ToldDate[]> {
  await tellAllDates(tx, { shopId, tellings: [telling], now });
  return promisesToStore(telling.dates.entries, telling.dates.told);
}

/** The same for many buyers at once. */
export async function tellAllDates(tx: ShopTx, { shopId, tellings, now }: { shopId: string; tellings: readonly Telling[]; now: Date }): Promise<void> {
  await tx.returnPromise.createMany({
    data: tellings.flatMap(({ orderId, dates, toldBy, mailId }) =>
      promisesToStore(dates.entries, dates.told).map((told) => {
        const entry = dates.entries.find((each) => each.returnable && each.lineId === told.lineId && each.parcelId === told.parcelId);
        return {
          shopId,
          orderShopifyId: orderId,
          lineShopifyId: told.lineId,
          parcelShopifyId: told.parcelId,
          returnBy: told.lastDay,
          basis: entry?.returnable ? entry.basis.kind : "ordered",
          policyVersion: dates.policy.version,
          toldAt: now,
          toldBy,
          outgoingMailId: mailId,
        };
      }),
    ),
  });
}
