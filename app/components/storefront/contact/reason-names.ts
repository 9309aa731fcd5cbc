/** The reasons that the block names in every language, as staff reads them here. */
const KNOWN: Record<string, string> = {
  where_is_my_order: "Where is my order?",
  wrong_or_damaged: "Wrong or damaged item",
  size_or_exchange: "Size or exchange",
  return: "Return something",
  product_question: "About a product",
  other: "Something else",
};

export function reasonName(key: string, own: Record<string, string>): string {
  return own[key] || KNOWN[key] || key.replaceAll("_", " ");
}

export const isKnownReason = (key: string): boolean => key in KNOWN;
