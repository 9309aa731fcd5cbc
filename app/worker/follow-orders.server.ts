import { enrolOrders } from "~/domain/journeys/enrol-orders.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import { planShownReturns } from "~/domain/returns/show-returns.server";
import { openReturnTickets } from "~/domain/tickets/open-return-tickets.server";
import { relinkTickets } from "~/domain/tickets/relink-tickets.server";

/** What follows, in the same transaction, from having recorded something new of orders. */
export function followOrders(shopId: string): Alongside {
  return async (tx, written) => {
    const now = new Date();
    await enrolOrders(tx, { shopId, written, now });
    await showReturnsOf(shopId)(tx, written);
    const orders = written.map(({ order }) => order);
    await relinkTickets(tx, { shopId, orders, now });
    await openReturnTickets(tx, { shopId, orders, now });
  };
}

/** Until when they can be returned is shown on the orders themselves, those from before the app included. */
export function showReturnsOf(shopId: string): Alongside {
  return (tx, written) => planShownReturns(tx, { shopId, orderIds: written.map(({ order }) => order.id), now: new Date() });
}
