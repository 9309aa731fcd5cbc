/** Which scope opens which part of the API, and which fields are protected customer data. */

/** What a query field that returns the type needs. Parts of an order that are reached through it need no scope of their own. */
const TYPES: Record<string, string> = {
  Order: "read_orders",
  Refund: "read_orders",
  Customer: "read_customers",
  Product: "read_products",
  ProductVariant: "read_products",
  Collection: "read_products",
  Return: "read_returns",
  ReturnableFulfillment: "read_returns",
  DraftOrder: "read_draft_orders",
  GiftCard: "read_gift_cards",
  StoreCreditAccount: "read_store_credit_accounts",
  DiscountCodeNode: "read_discounts",
  DiscountNode: "read_discounts",
  ShopLocale: "read_locales",
};

/** Scopes that include another one under a different name. */
const INCLUDED: Record<string, string> = { read_store_credit_accounts: "read_store_credit_account_transactions" };

const MUTATIONS: Record<string, string> = {
  refundCreate: "write_orders",
  orderCancel: "write_orders",
  orderUpdate: "write_orders",
  returnCreate: "write_returns",
  returnRequest: "write_returns",
  returnApproveRequest: "write_returns",
  returnDeclineRequest: "write_returns",
  returnProcess: "write_returns",
  returnClose: "write_returns",
  returnCancel: "write_returns",
  returnReopen: "write_returns",
  removeFromReturn: "write_returns",
  draftOrderCreate: "write_draft_orders",
  draftOrderComplete: "write_draft_orders",
  discountCodeBasicCreate: "write_discounts",
  giftCardCreate: "write_gift_cards",
  storeCreditAccountCredit: "write_store_credit_account_transactions",
};

export function scopeOfType(type: string): string | null {
  const scope = TYPES[type];
  return scope ? (INCLUDED[scope] ?? scope) : null;
}

export const scopeOfMutation = (field: string): string | null => MUTATIONS[field] ?? null;

/** Level 1: any customer data; level 2: name, address, email, phone. */
export const PROTECTED: Record<string, Record<string, 1 | 2>> = {
  QueryRoot: { customer: 1, customers: 1, customerByIdentifier: 1, order: 1, orders: 1, orderByIdentifier: 1 },
  Customer: { firstName: 2, lastName: 2, displayName: 2, defaultEmailAddress: 2, defaultPhoneNumber: 2, email: 2, phone: 2, defaultAddress: 2, addressesV2: 2, note: 1 },
  Order: { email: 2, phone: 2, shippingAddress: 2, billingAddress: 2, displayAddress: 2, statusPageUrl: 2 },
};
