/** A complaint of Shopify's about what we asked for, as every mutation returns it. */
export interface UserError {
  field?: string[] | null;
  message: string;
  code?: string | null;
}

/** Shopify understood the request and said no; `reasons` are sentences for the person who asked. */
export interface Refused {
  outcome: "refused";
  reasons: string[];
}

/** Codes whose message says nothing to somebody who does not know the API. */
const PLAIN: Record<string, string> = {
  NOT_FOUND: "Shopify no longer has this. It may have been deleted in the meantime.",
  INTERNAL_ERROR: "Shopify had a problem of its own. Try again in a minute.",
  MISSING_PERMISSION: "The app does not have permission for this in Shopify.",
  NO_REFUND_PERMISSION: "You do not have permission to refund orders in Shopify.",
  NO_REFUND_TO_STORE_CREDIT_PERMISSION: "You do not have permission to refund to store credit in Shopify.",
  STORE_CREDIT_REFUND_MISSING_CUSTOMER: "The order has no customer, so there is nobody to give store credit to.",
  INVALID_STATE: "This is no longer possible in the state it is in now.",
  FEATURE_NOT_ENABLED: "This feature is not enabled for the shop.",
  TAKEN: "This already exists.",
  GIFT_CARD_LIMIT_EXCEEDED: "The amount is above the shop's limit for gift cards.",
  CUSTOMER_NOT_FOUND: "Shopify no longer has this customer.",
  OWNER_NOT_FOUND: "Shopify no longer has this customer.",
  ACCOUNT_NOT_FOUND: "The customer has no store credit account.",
  CREDIT_LIMIT_EXCEEDED: "The amount is above the shop's limit for store credit.",
  MISMATCHING_CURRENCY: "The amount is in another currency than the customer's store credit.",
  UNSUPPORTED_CURRENCY: "The shop does not give store credit in this currency.",
};

/** The refusal in words, or null when there is nothing to complain about. */
export function refusal(errors: UserError[] | null | undefined): Refused | null {
  if (!errors || errors.length === 0) return null;
  return { outcome: "refused", reasons: [...new Set(errors.map(inWords))] };
}

function inWords(error: UserError): string {
  const said = error.message.trim();
  // Shopify's own sentence is usually about the case at hand; ours stands in where it is empty or a bare word.
  const plain = error.code ? PLAIN[error.code] : undefined;
  if (plain && said.split(/\s+/).length < 4) return plain;
  const sentence = said === "" ? "Shopify refused without giving a reason" : said[0]?.toUpperCase() + said.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
