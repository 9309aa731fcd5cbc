import { describe, expect, test } from "vitest";
import { STARTING_POLICY } from "~/domain/returns/policy";
import { defaultContactSettings } from "~/domain/storefront/contact-settings";
import { type PreviewContent, previewBlock, type PreviewedBlock, type PreviewProduct } from "~/domain/storefront/preview-block.server";
import { plainReturnsNotice } from "~/domain/storefront/returns-notice";
import { demoCharts, demoQuestions } from "../../fixtures/storefront/content";

const content: PreviewContent = {
  charts: demoCharts(),
  questions: demoQuestions(),
  contact: defaultContactSettings("en"),
  returns: { version: 1, policy: STARTING_POLICY, notice: plainReturnsNotice("en"), withdrawalCountries: ["DE"] },
};
const shirt: PreviewProduct = { id: "gid://shopify/Product/1", handle: "shirt", title: "Shirt", type: "Shirts", vendor: "L&L", tags: ["linen"], collectionIds: [], options: ["M", "Sand"] };
const visitor = { language: "en", country: "US", unitSystem: "imperial" as const };
const preview = async (block: PreviewedBlock, change: Partial<Parameters<typeof previewBlock>[0]> = {}): Promise<string> => {
  const result = await previewBlock({ block, content, product: shirt, visitor, ...change });
  if (result.outcome !== "rendered") throw new Error(result.outcome);
  return result.document;
};

describe("the preview is the block itself, with drafts", () => {
  test("size chart: the chart of the product, the row of the variant, the shopper's unit", async () => {
    const html = await preview("size-chart", { settings: { display: "open" } });
    expect(html).toContain("Linen shirts");
    expect(html).toContain("33⅞–35⅜");
    expect(html).toMatch(/aria-current="true">\s*<th scope="row">M</);
    expect(html).toMatch(/value="imperial" checked/);
  });
  test.each<[PreviewedBlock, string]>([["faq", "How do I wash linen?"], ["contact", "What is it about?"], ["returns", "within 30 days"]])("%s", async (block, words) => {
    expect(await preview(block)).toContain(words);
  });
  test("in the language of the visitor", async () => expect(await preview("faq", { visitor: { ...visitor, language: "de" } })).toContain("Wie wasche ich Leinen?"));
  test("nothing where shoppers would see nothing", async () => {
    expect(await previewBlock({ block: "size-chart", content: {}, product: shirt, visitor })).toEqual({ outcome: "nothing" });
    expect(await previewBlock({ block: "size-chart", content, product: { ...shirt, type: "Mugs" }, visitor })).toEqual({ outcome: "nothing" });
  });
});
