/** The vocabulary in which the demo's orders are told (see stories.ts and crowd.ts). Days count back from now. */
import { carrierEvent, fulfillOrder } from "../shop/fulfillments";
import { defaultAddress, findCustomer } from "../shop/hand";
import { type NewOrder, payOrder, placeOrder } from "../shop/orders";
import type { Address, Fulfillment, Order, ShipmentStatus } from "../state/types";
import type { TimeTravel } from "./clock";
import { handleOf } from "./catalogue";
import { makeDice } from "./random";

/** ["Linen shirt", "S / Sand", 1] */
export type Wish = [title: string, variant: string | null, quantity?: number];

/** Rates of the demo, against the euro. */
const CURRENCIES: Record<string, { currency: string; rate: string }> = {
  GB: { currency: "GBP", rate: "0.86" },
  US: { currency: "USD", rate: "1.08" },
  CH: { currency: "CHF", rate: "0.94" },
  JP: { currency: "JPY", rate: "163" },
  CA: { currency: "CAD", rate: "1.47" },
  SE: { currency: "SEK", rate: "11.3" },
  DK: { currency: "DKK", rate: "7.46" },
  PL: { currency: "PLN", rate: "4.3" },
};

const EUROPE = new Set(["DE", "FR", "BE", "ES", "IT", "SE", "AT", "PL", "PT", "DK", "IE"]);

const zoneOf = (countryCode: string) => (countryCode === "NL" ? "home" : EUROPE.has(countryCode) ? "europe" : "world");

const SHIPPING = {
  home: { title: "Standard", price: "4.90" },
  europe: { title: "Europe", price: "8.90" },
  world: { title: "International", price: "19.00" },
};

/** Days on the road. */
export const TRANSIT = { home: 1.6, europe: 4.2, world: 8.5 };

export const transitDays = (order: Order) => TRANSIT[zoneOf(order.shippingAddress?.countryCode ?? "NL")];

export function find(travel: TimeTravel, [title, variantTitle, quantity = 1]: Wish): { variantId: string; quantity: number } {
  const product = travel.state.products.find((each) => each.handle === handleOf(title));
  const variant = variantTitle === null ? product?.variants[0] : product?.variants.find((each) => each.title === variantTitle);
  if (!variant) throw new Error(`the demo shop has no ${title}, ${variantTitle}`);
  return { variantId: variant.id, quantity };
}

/** A paid order, priced and shipped as its country asks; `extra` overrides anything. */
export function bought(travel: TimeTravel, daysAgo: number, customerId: string | null, wishes: Wish[], extra: Partial<NewOrder> & { unpaid?: boolean; gateway?: string } = {}): Order {
  travel.daysAgo(daysAgo);
  const address: Address | null = extra.shippingAddress === undefined ? defaultAddress(findCustomer(travel.state, customerId)) : extra.shippingAddress;
  const countryCode = address?.countryCode ?? "NL";
  const { unpaid, gateway, ...wanted } = extra;
  const presentment = CURRENCIES[countryCode];
  const order = placeOrder(travel, { customerId, lines: wishes.map((wish) => find(travel, wish)), shipping: SHIPPING[zoneOf(countryCode)], ...(presentment && { presentment }), ...wanted });
  if (!unpaid) payOrder(travel, order, gateway ?? "shopify_payments");
  return order;
}

function carrierFor(countryCode: string): string {
  if (countryCode === "NL" || countryCode === "BE") return "PostNL";
  if (countryCode === "GB" || countryCode === "IE" || countryCode === "US" || countryCode === "CA") return "UPS";
  return countryCode === "DE" || countryCode === "AT" || countryCode === "CH" ? "DHL" : "DPD";
}

/** A tracking number of the carrier's make, always the same for the same parcel. */
export function trackingNumber(company: string, parcel: number): string {
  const dice = makeDice(parcel * 7919);
  const digits = (count: number) => Array.from({ length: count }, () => dice.between(0, 9)).join("");
  if (company === "PostNL") return `3S${dice.pick(["ABCD", "KLMN", "TUVW"])}${digits(9)}`;
  if (company === "UPS") return `1Z${dice.pick(["X4", "R7", "W9"])}${digits(4)}68${digits(8)}`;
  return company === "DHL" ? `003404${digits(14)}` : digits(14);
}

/** Hands the parcel over, so many days ago. @param lines  positions of the order's lines, all when left out */
export function shipped(travel: TimeTravel, order: Order, daysAgo: number, lines?: number[]): Fulfillment {
  travel.daysAgo(daysAgo);
  const company = carrierFor(order.shippingAddress?.countryCode ?? "NL");
  const number = trackingNumber(company, order.number * 10 + order.fulfillments.length);
  const chosen = lines?.map((position) => order.lines[position]).flatMap((line) => (line ? [{ lineId: line.id, quantity: line.quantity }] : []));
  const fulfillment = fulfillOrder(travel, order, {
    tracking: { company, number },
    estimatedDeliveryAt: travel.instant(daysAgo - transitDays(order) - 0.5),
    ...(chosen && { lines: chosen }),
  });
  if (!fulfillment) throw new Error(`nothing to ship of ${order.name}`);
  return fulfillment;
}

/** What the carrier said, each with its day. */
export function scanned(travel: TimeTravel, order: Order, fulfillment: Fulfillment, scans: [status: ShipmentStatus, daysAgo: number, message?: string][]): void {
  for (const [status, daysAgo, message] of scans) {
    travel.daysAgo(daysAgo);
    carrierEvent(travel, order, fulfillment, status, message ? { message } : {});
  }
}

/** Shipped, in transit, delivered. */
export function arrived(travel: TimeTravel, order: Order, shippedAgo: number, deliveredAgo: number, lines?: number[]): Fulfillment {
  const parcel = shipped(travel, order, shippedAgo, lines);
  scanned(travel, order, parcel, [
    ["IN_TRANSIT", shippedAgo - 0.3],
    ["OUT_FOR_DELIVERY", deliveredAgo + 0.2],
    ["DELIVERED", deliveredAgo],
  ]);
  return parcel;
}
