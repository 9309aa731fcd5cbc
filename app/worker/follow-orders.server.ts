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
    await planShownReturns(tx, { shopId, orderIds: written.map(({ order }) => order.id), now });
    const orders = written.map(({ order }) => order);
    await relinkTickets(tx, { shopId, orders, now });
    await openReturnTickets(tx, { shopId, orders, now });
  };
}

/** The first minutes after the installation belong to the import and to the people who look at it. */
const REST_MS = 120_000;

/** Until when they can be returned is shown on the orders from before the app too, a little later. */
export function showReturnsLater(shopId: string): Alongside {
  return (tx, written) => {
    const now = new Date();
    return planShownReturns(tx, { shopId, orderIds: written.map(({ order }) => order.id), now, at: new Date(now.getTime() + REST_MS) });
  };
}
