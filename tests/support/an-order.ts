import type { OrderFulfillment, OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";

/** A believable order of one linen shirt, paid on 1 March 2027 and not shipped; every field can be given. */
export function anOrder(change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const eur = (amount: string) => ({ amount, currency: "EUR" });
  const createdAt = change.createdAt ?? "2027-03-01T10:00:00Z";
  return {
    id: "gid://shopify/Order/5001",
    name: "#1042",
    confirmationNumber: "W7D2K3PQ9",
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    returnStatus: "NO_RETURN",
    currency: "EUR",
    total: eur("53.90"),
    currentTotal: eur("53.90"),
    subtotal: eur("49.00"),
    shipping: eur("4.90"),
    tax: eur("8.60"),
    discounts: eur("0.00"),
    refunded: eur("0.00"),
    email: "ana@example.com",
    phone: null,
    locale: "en",
    customer: {
      id: "gid://shopify/Customer/801",
      displayName: "Ana Petrov",
      firstName: "Ana",
      lastName: "Petrov",
      email: "ana@example.com",
      phone: null,
      numberOfOrders: 1,
      amountSpent: eur("53.90"),
      locale: "en",
      tags: [],
    },
    shippingAddress: {
      name: "Ana Petrov",
      company: null,
      address1: "Torstraße 12",
      address2: null,
      city: "Berlin",
      zip: "10119",
      provinceCode: null,
      countryCode: "DE",
      phone: null,
    },
    billingAddress: null,
    note: null,
    tags: [],
    discountCodes: [],
    sourceName: "web",
    statusPageUrl: "https://demo.example/orders/5001",
    test: false,
    lines: [aLine()],
    fulfillments: [],
    refunds: [],
    returns: [],
    ...change,
  };
}

export function aLine(change: Partial<OrderLine> = {}): OrderLine {
  const quantity = change.quantity ?? 1;
  return {
    id: "gid://shopify/LineItem/9001",
    title: "Linen shirt",
    variantTitle: "S / Sand",
    sku: "LIN-S-SAND",
    quantity,
    currentQuantity: quantity,
    refundableQuantity: quantity,
    unfulfilledQuantity: quantity,
    unitPrice: { amount: "49.00", currency: "EUR" },
    discountedTotal: { amount: (49 * quantity).toFixed(2), currency: "EUR" },
    requiresShipping: true,
    productId: "gid://shopify/Product/301",
    variantId: "gid://shopify/ProductVariant/401",
    productHandle: "linen-shirt",
    productType: "Shirts",
    vendor: "Lindqvist",
    productTags: ["linen"],
    imageUrl: "https://cdn.example/linen-shirt.jpg",
    ...change,
  };
}

/** A parcel with one unit of the linen shirt that left on 2 March 2027 and is on its way. */
export function aParcel(change: Partial<OrderFulfillment> = {}): OrderFulfillment {
  return {
    id: "gid://shopify/Fulfillment/7001",
    name: "#1042-F1",
    status: "SUCCESS",
    displayStatus: change.deliveredAt ? "DELIVERED" : "IN_TRANSIT",
    createdAt: "2027-03-02T09:00:00Z",
    inTransitAt: "2027-03-02T15:00:00Z",
    deliveredAt: null,
    estimatedDeliveryAt: null,
    tracking: [{ company: "DHL", number: "00340434161094015902", url: "https://track.example/00340434161094015902" }],
    lines: [{ lineId: "gid://shopify/LineItem/9001", quantity: 1, fulfillmentLineId: "gid://shopify/FulfillmentLineItem/6001" }],
    ...change,
  };
}
