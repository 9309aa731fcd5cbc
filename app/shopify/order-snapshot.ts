/**
 * What we keep of a Shopify order: one plain, JSON-safe picture of it, in our words.
 * Linking, return rules, journeys and the ticket page all read this shape and nothing else,
 * whether it came from the Admin API or from a webhook.
 *
 * Ids are Shopify gids. Instants are ISO 8601 strings in UTC. Money is a decimal string with its currency
 * (the shop's currency, not the presentment currency).
 */
export interface Money {
  amount: string;
  currency: string;
}

export interface PostalAddress {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  provinceCode: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface OrderCustomer {
  id: string;
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  numberOfOrders: number;
  amountSpent: Money;
  /** BCP 47, for example "de" or "pt-BR". */
  locale: string | null;
  tags: string[];
}

export interface OrderLine {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  quantity: number;
  /** After edits and refunds. */
  currentQuantity: number;
  refundableQuantity: number;
  unfulfilledQuantity: number;
  unitPrice: Money;
  /** What the buyer paid for the whole line after discounts, before refunds. */
  discountedTotal: Money;
  requiresShipping: boolean;
  productId: string | null;
  variantId: string | null;
  productHandle: string | null;
  productType: string | null;
  vendor: string | null;
  productTags: string[];
  imageUrl: string | null;
}

export interface Tracking {
  company: string | null;
  number: string | null;
  url: string | null;
}

export interface OrderFulfillment {
  id: string;
  name: string;
  /** Shopify's FulfillmentStatus: SUCCESS, CANCELLED, … */
  status: string;
  /** Shopify's FulfillmentDisplayStatus: IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, … */
  displayStatus: string | null;
  createdAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  tracking: Tracking[];
  lines: { lineId: string; quantity: number; fulfillmentLineId: string | null }[];
}

export interface OrderRefund {
  id: string;
  createdAt: string;
  note: string | null;
  total: Money;
  lines: { lineId: string; quantity: number }[];
}

export interface OrderReturn {
  id: string;
  name: string;
  /** Shopify's ReturnStatus: REQUESTED, OPEN, CLOSED, DECLINED, CANCELED. */
  status: string;
  createdAt: string | null;
  closedAt: string | null;
  lines: { lineId: string; quantity: number; reason: string | null; note: string | null }[];
}

export interface OrderSnapshot {
  id: string;
  /** As staff say it: "#1042". */
  name: string;
  confirmationNumber: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  /** Shopify's OrderDisplayFinancialStatus: PENDING, PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED, … */
  financialStatus: string;
  /** Shopify's OrderDisplayFulfillmentStatus: UNFULFILLED, PARTIALLY_FULFILLED, FULFILLED, … */
  fulfillmentStatus: string;
  /** Shopify's OrderReturnStatus: NO_RETURN, RETURN_REQUESTED, IN_PROGRESS, RETURNED, … */
  returnStatus: string;
  currency: string;
  total: Money;
  currentTotal: Money;
  subtotal: Money;
  shipping: Money;
  tax: Money;
  discounts: Money;
  refunded: Money;
  email: string | null;
  phone: string | null;
  locale: string | null;
  customer: OrderCustomer | null;
  shippingAddress: PostalAddress | null;
  billingAddress: PostalAddress | null;
  note: string | null;
  tags: string[];
  discountCodes: string[];
  /** Where it was bought: "web", "pos", "shopify_draft_order", … */
  sourceName: string | null;
  statusPageUrl: string | null;
  test: boolean;
  lines: OrderLine[];
  fulfillments: OrderFulfillment[];
  refunds: OrderRefund[];
  returns: OrderReturn[];
}
