import type { ReturnDay } from "~/domain/returns/return-days.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** A value for a variable, or in words why there is none. A saved reply never prints a blank. */
export type Fact = { value: string } | { missing: string };

/** The variables of saved replies, as staff reads them in the editor. */
export const macroVariables = {
  "customer.first_name": "Customer’s first name",
  "customer.name": "Customer’s name",
  "order.name": "Order, as #1042",
  "order.items": "What was ordered",
  "order.total": "What it cost",
  "order.placed_on": "Day of the order",
  "order.status_url": "Link to the order’s status page",
  "tracking.number": "Tracking number",
  "tracking.url": "Tracking link",
  "tracking.company": "Carrier",
  "order.delivered_on": "Day of delivery",
  "order.expected_on": "Expected day of delivery",
  "order.return_by": "Last day for a return",
  "order.refunded": "What was refunded",
  "order.address": "Where it was sent",
  "agent.first_name": "Your first name",
  "shop.name": "Name of the shop",
} as const;

export type MacroVariable = keyof typeof macroVariables;

export interface MacroSource {
  customerName: string;
  agentName: string;
  shopName: string;
  /** The linked order that the reply is about; null when none is linked. */
  order: {
    name: string;
    /** proven, probable, claimed */
    status: string;
    snapshot: Pick<OrderSnapshot, "lines" | "total" | "createdAt" | "statusPageUrl" | "fulfillments" | "refunded" | "shippingAddress" | "cancelledAt"> | null;
    returns: Pick<ReturnDay, "lastDay" | "daysLeft" | "why">[];
  } | null;
  /** BCP 47, for days and amounts. */
  locale: string;
  /** IANA zone of the shop. */
  timeZone: string;
}

/** What each variable says for this ticket and this linked order. Nothing of a claimed order is ever given out. */
export function macroFacts(source: MacroSource): Record<MacroVariable, Fact> {
  return {
    "customer.name": present(source.customerName, "the customer left no name"),
    "customer.first_name": present(firstName(source.customerName), "the customer left no name"),
    "agent.first_name": present(firstName(source.agentName), "you have no name in Shopify"),
    "shop.name": present(source.shopName, "the shop has no name"),
    ...orderFacts(source),
  };
}

const LONG_DAY = { weekday: "long", day: "numeric", month: "long" } as const;

type OrderVariable = Exclude<MacroVariable, `customer.${string}` | `agent.${string}` | `shop.${string}`>;

function orderFacts({ order, locale, timeZone }: MacroSource): Record<OrderVariable, Fact> {
  if (!order) return allMissing("no order is linked");
  if (order.status === "claimed") return allMissing(`the sender does not own ${order.name}`);
  const { snapshot, name } = order;
  if (!snapshot) return { ...allMissing(`${name} cannot be seen in Shopify`), "order.name": { value: name } };
  const money = ({ amount, currency }: { amount: string; currency: string }) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
  const day = (at: string) => new Intl.DateTimeFormat(locale, { ...LONG_DAY, timeZone }).format(new Date(at));
  const parcels = snapshot.fulfillments.filter((parcel) => parcel.status !== "CANCELLED");
  const parcel = parcels.findLast((each) => !each.deliveredAt) ?? parcels.at(-1);
  const tracking = parcel?.tracking.find(({ number }) => number);
  const notSent = snapshot.cancelledAt ? `${name} was cancelled` : `${name} has not been sent yet`;
  const deliveries = parcels.map((each) => each.deliveredAt);
  const address = snapshot.shippingAddress;
  return {
    "order.name": { value: name },
    "order.items": present(snapshot.lines.filter((line) => line.currentQuantity > 0).map((line) => `${line.currentQuantity > 1 ? `${line.currentQuantity} × ` : ""}${line.title}${line.variantTitle ? ` (${line.variantTitle})` : ""}`).join(", "), `nothing is left on ${name}`),
    "order.total": { value: money(snapshot.total) },
    "order.placed_on": { value: day(snapshot.createdAt) },
    "order.status_url": present(snapshot.statusPageUrl, `${name} has no status page`),
    "tracking.number": present(tracking?.number, parcel ? `the parcel of ${name} has no tracking number` : notSent),
    "tracking.url": present(tracking?.url, parcel ? `the parcel of ${name} has no tracking link` : notSent),
    "tracking.company": present(tracking?.company, parcel ? `the carrier of ${name} is not known` : notSent),
    "order.delivered_on": deliveries.length > 0 && deliveries.every((at) => at !== null) ? { value: day(deliveries.sort().at(-1)!) } : { missing: parcel ? `${name} has not arrived yet` : notSent },
    "order.expected_on": parcel?.estimatedDeliveryAt ? { value: day(parcel.estimatedDeliveryAt) } : { missing: parcel ? `the carrier of ${name} names no day` : notSent },
    "order.return_by": returnFact(name, order.returns, (lastDay) => new Intl.DateTimeFormat(locale, { ...LONG_DAY, timeZone: "UTC" }).format(new Date(`${lastDay}T12:00:00Z`))),
    "order.refunded": Number(snapshot.refunded.amount) > 0 ? { value: money(snapshot.refunded) } : { missing: `nothing of ${name} was refunded` },
    "order.address": present(address ? [address.name, address.address1, address.address2, [address.zip, address.city].filter(Boolean).join(" "), address.countryCode].filter(Boolean).join(", ") : "", `${name} has no shipping address`),
  };
}

/** A day that is over, or that holds for some of the items only, must not be written to a customer. */
function returnFact(name: string, returns: NonNullable<MacroSource["order"]>["returns"], show: (lastDay: string) => string): Fact {
  const days = [...new Set(returns.flatMap(({ lastDay }) => lastDay ?? []))];
  if (days.length === 0) return { missing: `${name} cannot be returned${returns[0] ? `: ${returns[0].why}` : ""}` };
  if (days.length > 1 || returns.some(({ lastDay }) => !lastDay)) return { missing: `the items of ${name} have different return days` };
  return returns.some(({ daysLeft }) => daysLeft! < 0) ? { missing: `the last day to return ${name} was ${show(days[0]!)}` } : { value: show(days[0]!) };
}

function allMissing(why: string): Record<OrderVariable, Fact> {
  const variables = Object.keys(macroVariables).filter((key): key is OrderVariable => key.startsWith("order.") || key.startsWith("tracking."));
  return Object.fromEntries(variables.map((key) => [key, { missing: why }])) as Record<OrderVariable, Fact>;
}

function present(value: string | null | undefined, why: string): Fact {
  return value ? { value } : { missing: why };
}

function firstName(name: string): string {
  return name.includes("@") ? "" : (name.trim().split(/\s+/)[0] ?? "");
}
