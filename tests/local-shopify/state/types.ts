/**
 * The whole of the local shop as plain JSON: what is kept, and nothing that can be worked out from it.
 * Totals and statuses are computed from these rows (see derive.ts), so that they can never contradict them.
 *
 * Ids are gid strings, instants ISO 8601 UTC strings, money decimal strings in the shop's currency
 * unless a field says otherwise.
 */
import type { BlockPlacement, StoredMail } from "./area-types";

export interface ShopState {
  version: 1;
  shop: Shop;
  locations: Location[];
  products: Product[];
  collections: Collection[];
  customers: Customer[];
  companies: Company[];
  orders: Order[];
  draftOrders: DraftOrder[];
  discounts: Discount[];
  giftCards: GiftCard[];
  storeCreditAccounts: StoreCreditAccount[];
  metaobjectDefinitions: MetaobjectDefinition[];
  metaobjects: Metaobject[];
  metafieldDefinitions: MetafieldDefinition[];
  metafields: Metafield[];
  locales: ShopLocale[];
  pages: Page[];
  policies: ShopPolicy[];
  installation: Installation;
  webhooks: WebhookState;
  /** Keys seen by `@idempotent`, with what the first call led to. */
  idempotency: Record<string, IdempotentResult>;
  jobs: AsyncJob[];
  api: ApiManners;
  /** Where blocks of the app's theme extension stand (storefront area). */
  placements: BlockPlacement[];
  /** Mail the SMTP sink has taken in (mailbox area). */
  mail: StoredMail[];
  /** Next number for new ids and next order number. */
  counters: { id: number; orderNumber: number; draftNumber: number };
}

export interface Shop {
  id: string;
  /** "demo.myshopify.com" */
  domain: string;
  primaryDomain: string;
  /** Where the storefront answers, for links in mails and webhooks; set when the server starts. */
  storefrontUrl: string;
  name: string;
  email: string;
  contactEmail: string;
  phone: string | null;
  currency: string;
  /** IANA zone. */
  timezone: string;
  weightUnit: "KILOGRAMS" | "POUNDS";
  unitSystem: "METRIC_SYSTEM" | "IMPERIAL_SYSTEM";
  address: Address;
  owner: { firstName: string; lastName: string; email: string };
  plan: { publicDisplayName: string; shopifyPlus: boolean; partnerDevelopment: boolean };
  /** Order name = prefix + number + suffix. */
  orderNumberPrefix: string;
  orderNumberSuffix: string;
  taxesIncluded: boolean;
  createdAt: string;
  logoUrl: string | null;
  brandColor: string;
}

export interface Location {
  id: string;
  name: string;
  isActive: boolean;
}

export interface Address {
  id: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface Product {
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  options: { id: string; name: string; values: string[] }[];
  images: ProductImage[];
  variants: ProductVariant[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
}

export interface ProductImage {
  id: string;
  /** Path on this server, for example "/files/linen-shirt.svg". */
  path: string;
  altText: string;
  width: number;
  height: number;
}

export interface ProductVariant {
  id: string;
  inventoryItemId: string;
  /** Values of the options joined, "S / Sand"; "Default Title" when there is nothing to choose. */
  title: string;
  sku: string;
  barcode: string | null;
  price: string;
  compareAtPrice: string | null;
  optionValues: string[];
  inventoryQuantity: number;
  taxable: boolean;
  requiresShipping: boolean;
  weightGrams: number;
  createdAt: string;
  updatedAt: string;
}

export interface Collection {
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  productIds: string[];
  updatedAt: string;
}

export interface Customer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  locale: string;
  tags: string[];
  note: string | null;
  state: "ENABLED" | "DISABLED" | "INVITED" | "DECLINED";
  verifiedEmail: boolean;
  taxExempt: boolean;
  emailMarketing: "SUBSCRIBED" | "UNSUBSCRIBED" | "NOT_SUBSCRIBED" | "PENDING";
  emailMarketingUpdatedAt: string | null;
  addresses: Address[];
  defaultAddressId: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Company {
  id: string;
  name: string;
  locations: { id: string; name: string }[];
  contacts: { id: string; customerId: string }[];
}

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
  sourceOrderId: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
}

export interface Discount {
  id: string;
  title: string;
  code: string;
  startsAt: string;
  endsAt: string | null;
  value: { kind: "percentage"; percentage: number } | { kind: "amount"; amount: string; appliesOnEachItem: boolean };
  /** null = everybody */
  customerIds: string[] | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  usageCount: number;
  createdAt: string;
  updatedAt: string;
}

export interface GiftCard {
  id: string;
  code: string;
  initialAmount: string;
  balance: string;
  enabled: boolean;
  customerId: string | null;
  expiresOn: string | null;
  note: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface StoreCreditAccount {
  id: string;
  ownerId: string;
  currency: string;
  transactions: { id: string; amount: string; balanceAfter: string; createdAt: string; expiresAt: string | null; kind: "CREDIT" | "DEBIT" }[];
}

export interface MetaobjectDefinition {
  id: string;
  /** Full type: "app--12345--size_chart" for the app's own, else as given. */
  type: string;
  name: string;
  description: string | null;
  displayNameKey: string | null;
  adminAccess: string;
  storefrontAccess: "NONE" | "PUBLIC_READ";
  capabilities: { publishable: boolean; translatable: boolean; renderable: boolean; onlineStore: boolean };
  fields: { key: string; name: string; description: string | null; type: string; required: boolean; validations: { name: string; value: string }[] }[];
  createdAt: string;
}

export interface Metaobject {
  id: string;
  type: string;
  handle: string;
  /** Values as Shopify stores them: strings, JSON text for lists and objects. */
  fields: Record<string, string>;
  status: "ACTIVE" | "DRAFT";
  createdAt: string;
  updatedAt: string;
}

export interface MetafieldDefinition {
  id: string;
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  type: string;
}

export interface Metafield {
  id: string;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface ShopLocale {
  locale: string;
  name: string;
  primary: boolean;
  published: boolean;
}

export interface Page {
  id: string;
  handle: string;
  title: string;
  bodyHtml: string;
}

export interface ShopPolicy {
  id: string;
  type: "REFUND_POLICY" | "SHIPPING_POLICY" | "PRIVACY_POLICY" | "TERMS_OF_SERVICE" | "CONTACT_INFORMATION";
  title: string;
  bodyHtml: string;
  updatedAt: string;
}

export interface Installation {
  id: string;
  appId: string;
  appTitle: string;
  appHandle: string;
  installed: boolean;
  installedAt: string;
  uninstalledAt: string | null;
  scopes: string[];
  tokens: AccessToken[];
}

export interface AccessToken {
  token: string;
  kind: "offline" | "online";
  scopes: string[];
  /** null = never (tokens asked for without `expiring`) */
  expiresAt: string | null;
  refreshToken: string | null;
  refreshExpiresAt: string | null;
  /** The refresh token that came out of refreshing with this one. */
  replacedBy: string | null;
  replacedAt: string | null;
  /** The replacement was used, so this refresh token is dead. */
  retired: boolean;
  createdAt: string;
}

export interface WebhookState {
  /** Made through the Admin API; the app-specific ones come from the app's TOML. */
  subscriptions: WebhookSubscription[];
  /** Waiting or being retried. */
  queue: WebhookDelivery[];
  /** Most recent finished ones, newest last. */
  log: WebhookDelivery[];
  knobs: WebhookKnobs;
}

export interface WebhookSubscription {
  id: string;
  topic: string;
  uri: string;
  includeFields: string[];
  filter: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookKnobs {
  /** Send each event this many times (at least once is all Shopify promises). */
  copies: number;
  /** Send what waits in random order. */
  shuffle: boolean;
  /** Share of deliveries that get lost for good, 0 to 1. */
  drop: number;
  /** Hold everything back (as when the app is unreachable) until set to false. */
  hold: boolean;
}

export interface WebhookDelivery {
  /** X-Shopify-Webhook-Id, one per delivery of a subscription. */
  webhookId: string;
  /** X-Shopify-Event-Id, one per event. */
  eventId: string;
  topic: string;
  /** As subscribed: a path on the app, or a whole URL. */
  uri: string;
  body: string;
  triggeredAt: string;
  attempts: number;
  nextAttemptAt: string;
  state: "waiting" | "delivered" | "failed" | "dropped";
  lastStatus: number | null;
  lastError: string | null;
}

export interface IdempotentResult {
  fingerprint: string;
  resultId: string | null;
  at: string;
}

/** A cancellation that Shopify has promised and not yet carried out. */
export interface AsyncJob {
  id: string;
  done: boolean;
  orderId: string;
  createdAt: string;
  cancellation: { reason: OrderCancelReason; restock: boolean; refund: boolean; storeCredit: { expiresAt: string | null } | null; staffNote: string | null };
}

/** How the Admin API behaves; tests turn these. */
export interface ApiManners {
  /** Points in the bucket and points per second, by the shop's plan. */
  bucketSize: number;
  restoreRate: number;
  /** What Shopify has approved: 0 nothing of customers, 1 without name, address, email and phone, 2 everything. */
  protectedDataLevel: 0 | 1 | 2;
  /** The next calls are answered with these, one each: 403 for an address that is not on the allow-list, 429, 500, 503 … */
  failures: { status: number; message: string; retryAfter?: number }[];
}
