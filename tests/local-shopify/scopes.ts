/** `write_x` includes `read_x`, as on Shopify. */
export function holds(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || (scope.startsWith("read_") && scopes.includes(scope.replace("read_", "write_")));
}
