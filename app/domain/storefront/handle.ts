/** A metaobject handle from a title, in Shopify's alphabet and not among `taken`: "Women's tops" → "women-s-tops", then "women-s-tops-2". */
export function handleFor(title: string, taken: readonly string[]): string {
  const base =
    title
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "entry";
  for (let number = 1; ; number++) {
    const handle = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(handle)) return handle;
  }
}
