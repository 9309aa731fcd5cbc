import { enrolOrders } from "~/domain/journeys/enrol-orders.server";
import type { Alongside } from "~/domain/orders/record-order.server";

/** What follows, in the same transaction, from having recorded something new of orders. */
export function followOrders(shopId: string): Alongside {
  return async (tx, written) => {
    await enrolOrders(tx, { shopId, written, now: new Date() });
  };
}
