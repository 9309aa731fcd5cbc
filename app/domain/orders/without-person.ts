import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * The order without anything that leads to the person: names, addresses, numbers, notes, parcels, the link to the order
 * page. What was bought, for how much, and where to (the country) stays, for the shop's reports.
 */
export function withoutPerson(order: OrderSnapshot): OrderSnapshot {
  const { customer, shippingAddress } = order;
  const nobody = { name: null, company: null, address1: null, address2: null, city: null, zip: null, phone: null };
  return {
    ...order,
    email: null,
    phone: null,
    note: null,
    confirmationNumber: null,
    statusPageUrl: null,
    customer: customer && { ...customer, displayName: "", firstName: null, lastName: null, email: null, phone: null, tags: [] },
    shippingAddress: shippingAddress && { ...nobody, provinceCode: null, countryCode: shippingAddress.countryCode },
    billingAddress: null,
    fulfillments: order.fulfillments.map((fulfillment) => ({ ...fulfillment, tracking: [] })),
    refunds: order.refunds.map((refund) => ({ ...refund, note: null })),
    returns: order.returns.map((each) => ({ ...each, lines: each.lines.map((line) => ({ ...line, note: null })) })),
  };
}
