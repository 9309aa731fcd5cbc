import { describe, expect, test } from "vitest";
import { type Assignment, EVERYWHERE, matches, matchProducts, NOWHERE, type RuleProduct } from "~/domain/storefront/chart-rules";
import { publishedIndex } from "~/domain/storefront/publication";

const product = (number: number, change: Partial<RuleProduct> = {}): RuleProduct => ({
  id: `gid://shopify/Product/${number}`, type: "Shirts", vendor: "Linden & Loom", tags: ["linen", "Summer"], collectionIds: ["gid://shopify/Collection/7"], ...change,
});
const rule = (mode: "any" | "all", ...conditions: [field: "type" | "vendor" | "tag" | "collection", is: boolean, ...values: string[]][]): Assignment => ({
  ...NOWHERE,
  rule: { mode, conditions: conditions.map(([field, is, ...values]) => ({ field, is, values })) },
});

describe("one rule", () => {
  test("words are compared without case and outer spaces", () => {
    expect(matches(rule("any", ["type", true, " SHIRTS "]), product(1))).toBe("rule");
    expect(matches(rule("any", ["tag", true, "summer"]), product(1))).toBe("rule");
    expect(matches(rule("any", ["type", true, "Shirt"]), product(1))).toBeNull();
  });
  test("ANY needs one condition, ALL needs each", () => {
    const conditions: Parameters<typeof rule>[1][] = [["type", true, "Shirts"], ["tag", true, "wool"]];
    expect(matches(rule("any", ...conditions), product(1))).toBe("rule");
    expect(matches(rule("all", ...conditions), product(1))).toBeNull();
  });
  test("a condition can say what must not be", () => {
    expect(matches(rule("all", ["tag", true, "linen"], ["type", false, "Home"]), product(1))).toBe("rule");
    expect(matches(rule("all", ["tag", true, "linen"], ["type", false, "Home"]), product(1, { type: "Home" }))).toBeNull();
  });
  test("collections go by id", () => expect(matches(rule("any", ["collection", true, "gid://shopify/Collection/7"]), product(1))).toBe("rule"));
  test("an excepted product is never taken in, not even when named", () => {
    expect(matches({ ...EVERYWHERE, except: ["gid://shopify/Product/1"] }, product(1))).toBeNull();
    expect(matches({ ...NOWHERE, products: ["gid://shopify/Product/1"], except: ["gid://shopify/Product/1"] }, product(1))).toBeNull();
  });
  test("nowhere is nowhere", () => expect(matches(NOWHERE, product(1))).toBeNull());
});

test("the exact products of each chart, the conflicts and the products without one", () => {
  const charts = [
    { id: "tops", assignment: rule("any", ["type", true, "Shirts"]) },
    { id: "linen", assignment: rule("any", ["tag", true, "linen"]) },
    { id: "this-one", assignment: { ...NOWHERE, products: ["gid://shopify/Product/3"] } },
  ];
  const products = [product(1), product(2, { type: "Dresses" }), product(3), product(4, { type: "Mugs", tags: [] })];
  const result = matchProducts(charts, products);
  expect(Object.fromEntries(result.shown)).toEqual({ tops: ["gid://shopify/Product/1"], linen: ["gid://shopify/Product/2"], "this-one": ["gid://shopify/Product/3"] });
  expect(result.conflicts).toEqual([
    { productId: "gid://shopify/Product/1", chartIds: ["tops", "linen"], winner: "tops" },
    { productId: "gid://shopify/Product/3", chartIds: ["tops", "linen", "this-one"], winner: "this-one" },
  ]);
  expect(result.without).toEqual(["gid://shopify/Product/4"]);
});

test("the index that Liquid reads names products by number and keeps rules in order", () => {
  const index = publishedIndex([
    { id: "a", handle: "tops", assignment: { ...rule("all", ["type", true, "Shirts"]), except: ["gid://shopify/Product/9"] } },
    { id: "b", handle: "shorts", assignment: { ...NOWHERE, products: ["gid://shopify/Product/3"] } },
  ]);
  expect(index).toEqual({
    products: { "3": "shorts" },
    rules: [{ chart: "tops", except: ["9"], all: false, mode: "all", conditions: [{ field: "type", is: true, values: ["shirts"] }] }],
  });
});
