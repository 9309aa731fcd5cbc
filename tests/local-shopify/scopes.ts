/** What the demo merchant has granted: the scopes of shopify.app.toml and its optional ones, but not `read_all_orders`. */
export const grantedScopes = [
  "read_orders",
  "write_orders",
  "read_customers",
  "write_customers",
  "write_returns",
  "read_fulfillments",
  "write_discounts",
  "write_draft_orders",
  "read_products",
  "write_app_proxy",
  "write_gift_cards",
  "write_store_credit_account_transactions",
  "read_locales",
];

/** `write_x` includes `read_x`, as on Shopify. */
export function holds(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || (scope.startsWith("read_") && scopes.includes(scope.replace("read_", "write_")));
}
