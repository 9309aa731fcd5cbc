import type { OrderFulfillment, OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";

const eur = (amount: string) => ({ amount, currency: "EUR" });

const line = (number: number, title: string, variantTitle: string | null, price: string, productType: string): OrderLine => ({
  id: `gid://shopify/LineItem/90${number}`,
  title,
  variantTitle,
  sku: null,
  quantity: 1,
  currentQuantity: 1,
  refundableQuantity: 1,
  unfulfilledQuantity: 0,
  unitPrice: eur(price),
  discountedTotal: eur(price),
  requiresShipping: true,
  productId: `gid://shopify/Product/80${number}`,
  variantId: `gid://shopify/ProductVariant/70${number}`,
  productHandle: title.toLowerCase().replaceAll(" ", "-"),
  productType,
  vendor: "House label",
  productTags: [],
  imageUrl: null,
});

/** A parcel of the sample order that left on Tuesday, 2 March 2027. */
export function sampleParcel(change: Partial<OrderFulfillment> = {}): OrderFulfillment {
  return {
    id: "gid://shopify/Fulfillment/601",
    name: "#1042-F1",
    status: "SUCCESS",
    displayStatus: change.deliveredAt ? "DELIVERED" : "IN_TRANSIT",
    createdAt: "2027-03-02T09:00:00Z",
    inTransitAt: "2027-03-02T17:00:00Z",
    deliveredAt: null,
    estimatedDeliveryAt: "2027-03-05T12:00:00Z",
    tracking: [{ company: "DHL", number: "00340434161094015902", url: "https://www.dhl.example/00340434161094015902" }],
    lines: [
      { lineId: "gid://shopify/LineItem/901", quantity: 1, fulfillmentLineId: "gid://shopify/FulfillmentLineItem/501" },
      { lineId: "gid://shopify/LineItem/902", quantity: 1, fulfillmentLineId: "gid://shopify/FulfillmentLineItem/502" },
    ],
    ...change,
  };
}

/** The order that the steps show themselves with: a shirt and trousers, placed on Monday, 1 March 2027, by Ana in Berlin. */
export function sampleOrder(change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    id: "gid://shopify/Order/1",
    name: "#1042",
    confirmationNumber: "W7D2K3PQ9",
    createdAt: "2027-03-01T10:00:00Z",
    processedAt: "2027-03-01T10:00:00Z",
    updatedAt: "2027-03-01T10:00:00Z",
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    returnStatus: "NO_RETURN",
    currency: "EUR",
    total: eur("137.90"),
    currentTotal: eur("137.90"),
    subtotal: eur("133.00"),
    shipping: eur("4.90"),
    tax: eur("22.02"),
    discounts: eur("0.00"),
    refunded: eur("0.00"),
    email: "ana@example.com",
    phone: null,
    locale: "en",
    customer: {
      id: "gid://shopify/Customer/1",
      displayName: "Ana Petrov",
      firstName: "Ana",
      lastName: "Petrov",
      email: "ana@example.com",
      phone: null,
      numberOfOrders: 1,
      amountSpent: eur("137.90"),
      locale: "en",
      tags: [],
    },
    shippingAddress: { name: "Ana Petrov", company: null, address1: "Torstraße 12", address2: null, city: "Berlin", zip: "10119", provinceCode: null, countryCode: "DE", phone: null },
    billingAddress: null,
    note: null,
    tags: [],
    discountCodes: [],
    sourceName: "web",
    statusPageUrl: "https://shop.example/orders/1",
    test: false,
    lines: [line(1, "Linen shirt", "S / Sand", "49.00", "Shirts"), line(2, "Wide trousers", "M / Ink", "84.00", "Trousers")],
    fulfillments: [],
    refunds: [],
    returns: [],
    ...change,
  };
}
