/**
 * What we ask of an order, in one place: the fields, and the shape in which they come back.
 *
 * Shopify prices a query by the objects it could return, and refuses one above 1,000 points. Each list is therefore
 * asked for only as far as ordinary orders go; `complete-order.server.ts` fetches the rest of the extraordinary ones.
 */
export interface OrderLimits {
  lines: number;
  fulfillments: number;
  linesOfFulfillment: number;
  trackingNumbers: number;
  refunds: number;
  linesOfRefund: number;
  returns: number;
  linesOfReturn: number;
}

/** For one order. */
export const ONE_ORDER: OrderLimits = {
  lines: 30,
  fulfillments: 5,
  linesOfFulfillment: 12,
  trackingNumbers: 3,
  refunds: 5,
  linesOfRefund: 10,
  returns: 4,
  linesOfReturn: 8,
};

/** For each of a page of orders. */
export const ORDER_IN_LIST: OrderLimits = {
  lines: 8,
  fulfillments: 2,
  linesOfFulfillment: 5,
  trackingNumbers: 2,
  refunds: 2,
  linesOfRefund: 3,
  returns: 1,
  linesOfReturn: 3,
};

const MONEY = `{ shopMoney { amount currencyCode } }`;

const ADDRESS = `{ name company address1 address2 city zip provinceCode countryCodeV2 phone }`;

/**
 * `displayName` here and `statusPageUrl` below can never be null, by Shopify's schema: to an app that is not approved to
 * see people, Shopify therefore answers null for the whole customer, order or page around them. See `ask-about-people`.
 */
export const CUSTOMER_FIELDS = `{
  id displayName @include(if: $withPeople) firstName lastName locale tags numberOfOrders updatedAt
  defaultEmailAddress { emailAddress }
  defaultPhoneNumber { phoneNumber }
  amountSpent { amount currencyCode }
}`;

export const LINE_FIELDS = `{
  id title variantTitle sku quantity currentQuantity refundableQuantity unfulfilledQuantity requiresShipping vendor
  originalUnitPriceSet ${MONEY}
  originalTotalSet ${MONEY}
  discountAllocations { allocatedAmountSet ${MONEY} }
  product { id handle productType tags }
  variant { id }
  image { url(transform: { maxWidth: 160, maxHeight: 160 }) }
}`;

export const FULFILLMENT_LINE_FIELDS = `{ id quantity lineItem { id } }`;

export const FULFILLMENT_FIELDS = `
  id name status displayStatus createdAt inTransitAt deliveredAt estimatedDeliveryAt`;

export const TRACKING_FIELDS = `{ company number url }`;

export const REFUND_FIELDS = `id createdAt processedAt note totalRefundedSet ${MONEY}`;

export const REFUND_LINE_FIELDS = `{ quantity lineItem { id } }`;

export const RETURN_FIELDS = `id name status createdAt closedAt`;

export const RETURN_LINE_FIELDS = `{
  quantity customerNote returnReasonNote
  returnReasonDefinition { name }
  ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } }
}`;

const PAGE_END = `pageInfo { hasNextPage endCursor }`;

/** The selection set of an order, with its lists cut at `limits`. */
export function orderFields(limits: OrderLimits): string {
  return `{
  id name confirmationNumber createdAt processedAt updatedAt cancelledAt cancelReason closedAt
  displayFinancialStatus displayFulfillmentStatus returnStatus
  currencyCode email phone customerLocale note tags discountCodes sourceName statusPageUrl @include(if: $withPeople) test
  totalPriceSet ${MONEY}
  currentTotalPriceSet ${MONEY}
  subtotalPriceSet ${MONEY}
  totalShippingPriceSet ${MONEY}
  totalTaxSet ${MONEY}
  totalDiscountsSet ${MONEY}
  totalRefundedSet ${MONEY}
  customer ${CUSTOMER_FIELDS}
  shippingAddress ${ADDRESS}
  billingAddress ${ADDRESS}
  lineItems(first: ${limits.lines}) { nodes ${LINE_FIELDS} ${PAGE_END} }
  fulfillments(first: ${limits.fulfillments}) {
    ${FULFILLMENT_FIELDS}
    trackingInfo(first: ${limits.trackingNumbers}) ${TRACKING_FIELDS}
    fulfillmentLineItems(first: ${limits.linesOfFulfillment}) { nodes ${FULFILLMENT_LINE_FIELDS} ${PAGE_END} }
  }
  refunds(first: ${limits.refunds}) {
    ${REFUND_FIELDS}
    refundLineItems(first: ${limits.linesOfRefund}) { nodes ${REFUND_LINE_FIELDS} ${PAGE_END} }
  }
  returns(first: ${limits.returns}) {
    nodes {
      ${RETURN_FIELDS}
      returnLineItems(first: ${limits.linesOfReturn}) { nodes ${RETURN_LINE_FIELDS} ${PAGE_END} }
    }
    ${PAGE_END}
  }
}`;
}

export interface AdminMoney {
  amount: string;
  currencyCode: string;
}

export interface MoneyBag {
  shopMoney: AdminMoney;
}

export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface AdminAddress {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  provinceCode: string | null;
  countryCodeV2: string | null;
  phone: string | null;
}

/** Names and addresses are null without approval for protected customer data, level 2. */
export interface AdminCustomer {
  id: string;
  displayName?: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  tags: string[] | null;
  /** UnsignedInt64: a string. */
  numberOfOrders: string | null;
  updatedAt: string;
  defaultEmailAddress: { emailAddress: string } | null;
  defaultPhoneNumber: { phoneNumber: string } | null;
  amountSpent: { amount: string; currencyCode: string } | null;
}

export interface AdminOrderLine {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  quantity: number;
  currentQuantity: number;
  refundableQuantity: number;
  unfulfilledQuantity: number;
  requiresShipping: boolean;
  vendor: string | null;
  originalUnitPriceSet: MoneyBag;
  originalTotalSet: MoneyBag;
  discountAllocations: { allocatedAmountSet: MoneyBag }[];
  product: { id: string; handle: string; productType: string; tags: string[] } | null;
  variant: { id: string } | null;
  image: { url: string } | null;
}

export interface AdminFulfillmentLine {
  id: string;
  quantity: number | null;
  lineItem: { id: string };
}

export interface AdminTracking {
  company: string | null;
  number: string | null;
  url: string | null;
}

export interface AdminFulfillment {
  id: string;
  name: string;
  status: string;
  displayStatus: string | null;
  createdAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  trackingInfo: AdminTracking[];
  fulfillmentLineItems: Page<AdminFulfillmentLine>;
}

export interface AdminRefundLine {
  quantity: number;
  lineItem: { id: string };
}

export interface AdminRefund {
  id: string;
  /** null for a refund that was made outside of Shopify. */
  createdAt: string | null;
  processedAt: string;
  note: string | null;
  totalRefundedSet: MoneyBag;
  refundLineItems: Page<AdminRefundLine>;
}

export interface AdminReturnLine {
  quantity: number;
  customerNote: string | null;
  returnReasonNote: string | null;
  returnReasonDefinition: { name: string } | null;
  /** Missing on lines that never were fulfilled ("unverified" returns). */
  fulfillmentLineItem?: { lineItem: { id: string } } | null;
}

export interface AdminReturn {
  id: string;
  name: string;
  status: string;
  createdAt: string | null;
  closedAt: string | null;
  returnLineItems: Page<AdminReturnLine>;
}

/** An order as the Admin API returns it for `orderFields`. */
export interface AdminOrder {
  id: string;
  name: string;
  confirmationNumber: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
  returnStatus: string;
  currencyCode: string;
  email: string | null;
  phone: string | null;
  customerLocale: string | null;
  note: string | null;
  tags: string[];
  discountCodes: string[];
  sourceName: string | null;
  statusPageUrl?: string | null;
  test: boolean;
  totalPriceSet: MoneyBag;
  currentTotalPriceSet: MoneyBag;
  subtotalPriceSet: MoneyBag | null;
  totalShippingPriceSet: MoneyBag;
  totalTaxSet: MoneyBag | null;
  totalDiscountsSet: MoneyBag | null;
  totalRefundedSet: MoneyBag;
  customer: AdminCustomer | null;
  shippingAddress: AdminAddress | null;
  billingAddress: AdminAddress | null;
  lineItems: Page<AdminOrderLine>;
  fulfillments: AdminFulfillment[];
  refunds: AdminRefund[];
  returns: Page<AdminReturn> | null;
}
