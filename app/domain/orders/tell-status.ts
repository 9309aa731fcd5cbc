import { STATUS_WORDS, type StatusWords } from "~/domain/orders/status-words";
import { pickLocale } from "~/lib/locales";
import type { OrderFulfillment, OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * Where an order is, in a sentence or two to its buyer. What matters most comes first: money taken back, then movement, then payment.
 * @param timeZone  the shop's, for the days
 */
export function tellStatus(order: OrderSnapshot, { language, timeZone }: { language: string | null; timeZone: string }): string {
  const locale = pickLocale(language, order.locale);
  const words = STATUS_WORDS[locale];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  const say = (sentence: keyof StatusWords, at?: string): string =>
    words[sentence].replace("[name]", () => order.name).replace("[date]", () => (at ? day.format(new Date(at)) : ""));

  if (order.cancelledAt) return say("cancelled", order.cancelledAt);
  if (order.financialStatus === "REFUNDED") return say("refunded", order.refunds.at(-1)?.createdAt ?? order.updatedAt);
  const parcels = order.fulfillments.filter(({ status }) => status === "SUCCESS");
  const last = parcels.at(-1);
  if (!last) return say(order.financialStatus === "PENDING" || order.financialStatus === "EXPIRED" ? "unpaid" : "preparing");
  if (parcels.some(({ displayStatus }) => displayStatus === "FAILURE" || displayStatus === "NOT_DELIVERED")) return say("notDelivered");
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") return say("partly", last.createdAt);
  if (parcels.every(hasArrived)) return say("delivered", latest(parcels.flatMap(({ deliveredAt }) => deliveredAt ?? [])) ?? last.createdAt);
  if (parcels.some(({ displayStatus }) => displayStatus === "OUT_FOR_DELIVERY")) return say("outForDelivery");
  const expected = latest(parcels.filter((parcel) => !hasArrived(parcel)).flatMap(({ estimatedDeliveryAt }) => estimatedDeliveryAt ?? []));
  return expected ? `${say("sent", last.createdAt)} ${say("expected", expected)}` : say("sent", last.createdAt);
}

const hasArrived = ({ deliveredAt, displayStatus }: OrderFulfillment): boolean => deliveredAt !== null || displayStatus === "DELIVERED";

function latest(instants: string[]): string | null {
  return instants.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null;
}
