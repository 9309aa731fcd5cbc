import type { ShopTx } from "~/db.server";
import { mentionsDay } from "~/lib/mentions-day";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { returnDates, tellDates } from "./return-dates.server";

/**
 * Keeps as promised what a person's answer tells of returns: when the text names the last day of an order's items, the
 * buyer was told it. In the transaction that queues the mail.
 */
export async function tellInReply(
  tx: ShopTx,
  { shopId, orders, text, zone, mailId, now }: { shopId: string; orders: OrderSnapshot[]; text: string; /** The shop's. */ zone: string; mailId: string; now: Date },
): Promise<void> {
  for (const order of orders) {
    const dates = await returnDates(tx, { shopId, order, zone });
    const entries = dates.entries.filter((entry) => entry.returnable && mentionsDay(text, entry.lastDay));
    if (entries.length > 0) await tellDates(tx, { shopId, orderId: order.id, dates: { ...dates, entries }, toldBy: "reply", mailId, now });
  }
}

/** Takes back what a mail that never left would have told. */
export async function untell(tx: ShopTx, { shopId, mailId }: { shopId: string; mailId: string }): Promise<void> {
  await tx.returnPromise.deleteMany({ where: { shopId, outgoingMailId: mailId } });
}
