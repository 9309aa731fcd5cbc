/** Orders, with all that happens to them, and the drafts they can come from. Only facts: totals and statuses are in derive.ts. */
import type { Address } from "./types";

export interface Order {
  id: string;
  number: number;
  name: string;
  confirmationNumber: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: OrderCancelReason | null;
  cancelStaffNote: string | null;
  closedAt: string | null;
  customerId: string | null;
  email: string | null;
  phone: string | null;
  /** BCP 47 */
  locale: string;
  presentmentCurrency: string;
  /** Presentment amount = shop amount × rate. "1" when the currencies are the same. */
  presentmentRate: string;
  taxesIncluded: boolean;
  /** For example "0.21". */
  taxRate: string;
  taxTitle: string;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  discountCodes: string[];
  sourceName: string;
  sourceIdentifier: string | null;
  poNumber: string | null;
  statusToken: string;
  test: boolean;
  edited: boolean;
  purchasingCompany: { companyId: string; locationId: string; contactId: string } | null;
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  transactions: Transaction[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  returns: Return[];
  events: OrderEvent[];
}

export type OrderCancelReason = "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";

export interface OrderLine {
  id: string;
  /** null once the product was deleted from the shop */
  productId: string | null;
  variantId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  /** Units taken away by order editing before they were shipped. */
  removedQuantity: number;
  unitPrice: string;
  /** Discount on the whole line, in the shop's currency. */
  discount: string;
  requiresShipping: boolean;
  taxable: boolean;
  grams: number;
  giftCard: boolean;
  customAttributes: { key: string; value: string }[];
  addedByEdit: boolean;
}

export interface ShippingLine {
  id: string;
  title: string;
  code: string | null;
  price: string;
  discount: string;
}

export interface Transaction {
  id: string;
  parentId: string | null;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE";
  gateway: string;
  formattedGateway: string;
  amount: string;
  createdAt: string;
  processedAt: string;
  test: boolean;
}

export interface Fulfillment {
  id: string;
  /** "#1042-F1" */
  name: string;
  status: "SUCCESS" | "CANCELLED" | "PENDING" | "OPEN" | "ERROR" | "FAILURE";
  /** Latest of the carrier's words; null when nothing was heard since it was handed over. */
  shipmentStatus: ShipmentStatus | null;
  createdAt: string;
  updatedAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  locationId: string;
  tracking: { company: string | null; number: string | null; url: string | null }[];
  lines: { id: string; lineId: string; quantity: number }[];
  events: FulfillmentEvent[];
}

export type ShipmentStatus =
  | "LABEL_PURCHASED"
  | "LABEL_PRINTED"
  | "CONFIRMED"
  | "CARRIER_PICKED_UP"
  | "IN_TRANSIT"
  | "OUT_FOR_DELIVERY"
  | "ATTEMPTED_DELIVERY"
  | "DELAYED"
  | "DELIVERED"
  | "FAILURE"
  | "READY_FOR_PICKUP"
  | "PICKED_UP";

export interface FulfillmentEvent {
  id: string;
  status: ShipmentStatus;
  happenedAt: string;
  createdAt: string;
  message: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  estimatedDeliveryAt: string | null;
}

export interface Refund {
  id: string;
  createdAt: string;
  note: string | null;
  returnId: string | null;
  shipping: string;
  lines: {
    id: string;
    lineId: string;
    quantity: number;
    restockType: "RETURN" | "CANCEL" | "NO_RESTOCK";
    subtotal: string;
    tax: string;
    locationId: string | null;
  }[];
  transactionIds: string[];
}

export type ReturnStatus = "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";

export interface Return {
  id: string;
  /** "#1042-R1" */
  name: string;
  status: ReturnStatus;
  createdAt: string;
  requestApprovedAt: string | null;
  closedAt: string | null;
  decline: { reason: "FINAL_SALE" | "OTHER" | "RETURN_PERIOD_ENDED"; note: string | null } | null;
  lines: {
    id: string;
    lineId: string;
    fulfillmentLineId: string;
    quantity: number;
    processedQuantity: number;
    refundedQuantity: number;
    reasonHandle: string;
    reasonNote: string;
    customerNote: string | null;
  }[];
  exchangeLines: { id: string; variantId: string; quantity: number }[];
}

export interface OrderEvent {
  id: string;
  createdAt: string;
  /** "comment" is what staff wrote in the timeline; the rest happened. */
  kind: "basic" | "comment";
  action: string;
  message: string;
  author: string | null;
  attributeToApp: boolean;
  attributeToUser: boolean;
}

export interface DraftOrder {
  id: string;
  name: string;
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  customerId: string | null;
  email: string | null;
  lines: { id: string; variantId: string | null; title: string; quantity: number; unitPrice: string; discount: string }[];
  appliedDiscount: { title: string | null; value: string; valueType: "FIXED_AMOUNT" | "PERCENTAGE"; amount: string } | null;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  shippingLine: { title: string; price: string } | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  orderId: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
}
