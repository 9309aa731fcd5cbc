import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../../support/an-order";

export interface Chapter {
  order: OrderSnapshot;
  readAt: Date;
}

/**
 * Twelve pictures of one order, from placed to closed, each read a second after the one before. Some share Shopify's
 * `updatedAt`, which counts whole seconds. `number` makes the order, its customer and its parcels different from others'.
 */
export function orderHistory(number: number): Chapter[] {
  const id = `gid://shopify/Order/${number}`;
  const parcel = aParcel({
    id: `gid://shopify/Fulfillment/${number}`,
    name: `#${number}-F1`,
    tracking: [{ company: "DHL", number: `JD01460000${number}`, url: null }],
  });
  const eur = (amount: string) => ({ amount, currency: "EUR" });
  let order = anOrder({ id, name: `#${number}`, email: `buyer${number}@example.com`, financialStatus: "PENDING" });
  order = { ...order, customer: { ...order.customer!, id: `gid://shopify/Customer/${number}`, email: order.email } };

  const changes: Partial<OrderSnapshot>[] = [
    {},
    { financialStatus: "PAID" },
    { shippingAddress: { ...order.shippingAddress!, phone: "+49 151 12345678" } },
    { email: `other${number}@example.com` },
    { fulfillments: [parcel], fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })] },
    { fulfillments: [{ ...parcel, tracking: [{ company: "UPS", number: `1Z999AA1${number}`, url: null }] }] },
    { shippingAddress: { ...order.shippingAddress!, phone: "+49 30 9876543" } },
    { fulfillments: [{ ...parcel, displayStatus: "DELIVERED", deliveredAt: "2027-03-04T12:00:00Z" }] },
    { returnStatus: "RETURN_REQUESTED" },
    { returnStatus: "IN_PROGRESS", note: "Asked for a smaller size \u0000\uD800" },
    { financialStatus: "PARTIALLY_REFUNDED", refunded: eur("20.00") },
    { closedAt: "2027-03-20T09:00:00Z", customer: { ...order.customer!, displayName: "Ana P.", phone: "+4930111222" } },
  ];
  return changes.map((change, index) => {
    const second = String(Math.floor(index / 2)).padStart(2, "0");
    order = { ...order, ...change, updatedAt: `2027-03-01T10:00:${second}Z` };
    return { order, readAt: new Date(Date.UTC(2027, 2, 1, 10, 1, index)) };
  });
}
