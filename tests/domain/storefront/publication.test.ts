import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { policySchema } from "~/domain/returns/policy";
import { publishedChart } from "~/domain/storefront/chart-json";
import { LIMITS, METAOBJECTS, metaobjectsToml } from "~/domain/storefront/metaobjects";
import { chartEntry, contactEntry, faqEntry, indexEntry, returnsEntry } from "~/domain/storefront/publication";
import { plainReturnsNotice } from "~/domain/storefront/returns-notice";
import { plainFromRichText, richTextFromEditor, editorFromRichText, richTextFromPlain, richTextSchema } from "~/domain/storefront/rich-text";
import { languageGaps, textsFor } from "~/domain/storefront/shop-texts";
import { demoCharts, demoContact, demoQuestions, garmentCharts, chartDraft } from "../../fixtures/storefront/content";
import { DEMO_POLICY } from "../../support/published-help";

test("shopify.app.toml declares the metaobjects that are published, word for word", () => {
  expect(readFileSync("shopify.app.toml", "utf8")).toContain(metaobjectsToml());
});

test("definitions stay within Shopify's limits", () => {
  for (const [type, { fields, displayNameField }] of Object.entries(METAOBJECTS)) {
    expect(Object.keys(fields).length, type).toBeLessThanOrEqual(40);
    expect(Object.keys(fields), type).toContain(displayNameField);
    for (const key of Object.keys(fields)) expect(key).toMatch(/^[a-z0-9_]{2,64}$/);
  }
});

describe("entries", () => {
  const entries = [
    ...demoCharts().map(({ handle, draft }) => chartEntry(handle, draft)),
    ...[...garmentCharts().keys()].map((name) => chartEntry(name, chartDraft(name))),
    ...demoQuestions().map(({ handle, draft }) => faqEntry(handle, draft)),
    contactEntry(demoContact()),
    returnsEntry(3, policySchema.parse(DEMO_POLICY), plainReturnsNotice("en"), ["DE"]),
    indexEntry(demoCharts().map(({ handle, draft }) => ({ id: handle, handle, assignment: draft.assignment })), ["gid://shopify/Metaobject/1"]),
  ];

  test("hold exactly the fields of their definition, and JSON where it says so", () => {
    for (const published of entries) {
      if (published.outcome !== "entry") throw new Error(published.outcome);
      const { type, fields } = published.entry;
      const defined: Record<string, { type: string; required?: boolean }> = METAOBJECTS[type].fields;
      expect(Object.keys(fields).sort(), type).toEqual(Object.keys(defined).sort());
      for (const [key, value] of Object.entries(fields)) {
        if (defined[key]?.required) expect(value, `${type}.${key}`).not.toBe("");
        if (defined[key]?.type === "json" && value !== "") expect(() => JSON.parse(value) as unknown).not.toThrow();
      }
    }
  });

  test("are the same bytes every time, so that nothing is written twice", () => {
    expect(demoCharts().map(({ handle, draft }) => chartEntry(handle, draft))).toEqual(demoCharts().map(({ handle, draft }) => chartEntry(handle, draft)));
  });

  test("no key is one that Liquid takes for a filter", () => {
    const keys = (value: unknown): string[] => (typeof value === "object" && value !== null ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keys)] : []);
    for (const published of entries) {
      if (published.outcome !== "entry") continue;
      const defined: Record<string, { type: string }> = METAOBJECTS[published.entry.type].fields;
      for (const [key, value] of Object.entries(published.entry.fields)) {
        if (defined[key]?.type === "json" && value !== "") expect(keys(JSON.parse(value)).filter((name) => ["size", "first", "last"].includes(name))).toEqual([]);
      }
    }
  });

  test("one that is too large says which field and by how much", () => {
    const draft = chartDraft("linen-shirt-women");
    const long = { title: "x", button: "", note: "ü".repeat(600), how: [], columns: {} };
    const byLanguage = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`q${String.fromCharCode(97 + (index % 26))}${index > 25 ? `-${String(index).padStart(2, "0")}` : ""}`, long]));
    expect(chartEntry("big", { ...draft, texts: { primary: "en", byLanguage: { en: long, ...byLanguage } } })).toMatchObject({ outcome: "too_large", field: "texts", limit: LIMITS.json });
  });

  test("no more questions than a reference list holds", () => {
    expect(indexEntry([], Array.from({ length: 257 }, (_, index) => `gid://shopify/Metaobject/${index}`))).toMatchObject({ outcome: "too_large", field: "faqs" });
  });

  test("the largest chart we allow stays far below Shopify's limit", () => {
    const columns = Array.from({ length: 16 }, (_, index) => ({ id: `c${index}`, kind: "measure" as const, of: "body" as const, unit: "cm" as const, measure: null, label: "A heading of some length, as they are" }));
    const rows = Array.from({ length: 50 }, (_, index) => ({ size: `Size ${index}`, aliases: [], cells: columns.map(() => ({ kind: "range" as const, min: 1_231_250_000, max: 1_331_250_000, written: "decimal" as const })) }));
    const published = chartEntry("largest", { ...chartDraft("linen-shirt-women"), grid: { columns, rows } });
    expect(published.outcome).toBe("entry");
  });
});

test("a variant is found by size, other spelling or label, but not by a label that two rows share", () => {
  const match = publishedChart(chartDraft("linen-shirt-women")).rows.map((row) => row.match);
  expect(match[0]).toEqual(["xs", "extra small", "34", "eu 34", "uk 6", "2", "us 2"]);
  expect(match[2]).toEqual(["m", "medium", "38", "eu 38", "10", "uk 10", "us 6"]);
});

describe("rich text", () => {
  test("plain lines become paragraphs and lists, and read as plain text again", () => {
    const plain = "Wash cold.\n- Shake it\n- Hang it\nIron damp.\n1. Low heat\n2. No steam";
    expect(plainFromRichText(richTextFromPlain(plain))).toBe(plain);
    expect(richTextSchema.safeParse(richTextFromPlain(plain)).success).toBe(true);
  });

  test("the editor's document comes back as it was; an unsafe link keeps its words only", () => {
    const document = {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "See " }, { type: "text", text: "this", marks: [{ type: "link", attrs: { href: "/pages/contact" } }] }, { type: "text", text: " now", marks: [{ type: "bold" }] }] },
        { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "one" }] }] }] },
      ],
    };
    expect(editorFromRichText(richTextFromEditor(document))).toEqual(document);
    for (const href of ["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x"]) {
      const rich = richTextFromEditor({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] }] }] });
      expect(JSON.stringify(rich)).not.toContain(href.slice(0, 6));
      expect(richTextSchema.safeParse(rich).success).toBe(true);
    }
  });
});

describe("languages", () => {
  const texts = { primary: "en", byLanguage: { en: { title: "Shirts", how: [{ term: "Chest", text: "Around" }] }, de: { title: "Hemden", how: [] }, "pt-br": { title: "Camisas", how: [{ term: "Peito", text: "Em volta" }] } } };
  test("a gap is a text that stands in the primary language only", () => {
    expect(languageGaps(texts, ["en", "de", "pt-BR", "fr"])).toEqual([
      { language: "de", missing: ["how.0.term", "how.0.text"] },
      { language: "fr", missing: ["title", "how.0.term", "how.0.text"] },
    ]);
  });
  test("a shopper reads their language, its base, or the shop's", () => {
    expect(textsFor(texts, "de-AT").title).toBe("Hemden");
    expect(textsFor(texts, "pt-BR").title).toBe("Camisas");
    expect(textsFor(texts, "fr").title).toBe("Shirts");
  });
});

