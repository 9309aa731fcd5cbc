/** A value as a phrase of Shopify's search syntax: quoted, so that nothing in it is read as syntax or split into words. */
export function phrase(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
