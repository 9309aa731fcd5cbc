/**
 * The whole of the local shop as plain JSON: what is kept, and nothing that can be worked out from it.
 * Totals and statuses are computed from these rows (see derive.ts), so that they can never contradict them.
 *
 * Ids are gid strings, instants ISO 8601 UTC strings, money decimal strings in the shop's currency
 * unless a field says otherwise.
 */
import type { ApiManners, AsyncJob, IdempotentResult, Installation, WebhookState } from "./app-types";
import type { BlockPlacement, StoredMail } from "./area-types";
import type { DraftOrder, Order } from "./order-types";

export type * from "./app-types";
export type * from "./order-types";

export interface ShopState {
  version: 2;
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
  /** The Customer Account API and blocks on buyers' pages may read it. */
  forBuyers?: boolean;
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
