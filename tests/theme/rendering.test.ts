/** The real .liquid files, rendered by the local storefront with published metaobjects. */
import { describe, expect, test } from "vitest";
import { chartEntry, faqEntry, indexEntry, returnsEntry } from "~/domain/storefront/publication";
import { EVERYWHERE, matches, NOWHERE, type Assignment } from "~/domain/storefront/chart-rules";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { policySchema } from "~/domain/returns/policy";
import { plainReturnsNotice } from "~/domain/storefront/returns-notice";
import { showCell } from "~/domain/storefront/show-cell";
import { chartDraft, garmentCharts } from "../fixtures/storefront/content";
import { DEMO_POLICY, publishDemoContent, putEntry, removeEntry } from "../support/published-help";
import { useStorefront } from "../support/storefront";

const shop = useStorefront();
const page = async (path: string, cookie = ""): Promise<string> => {
  const response = await fetch(shop.url() + path, { headers: cookie ? { cookie } : {} });
  expect(response.status, path).toBe(200);
  return response.text();
};
/** Text of a piece of HTML, as it is read. */
const words = (html: string): string =>
  html.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ").replace(/&amp;/g, "&").replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/\s+/g, " ").trim();
const between = (html: string, start: string, end: string): string => html.slice(html.indexOf(start), html.indexOf(end, html.indexOf(start)));

describe("size chart", () => {
  test("all 13 garment charts are rendered without loss, in both units", async () => {
    let cells = 0;
    for (const [name, { grid }] of garmentCharts()) {
      putEntry(shop.state(), chartEntry("under-test", chartDraft(name, { title: name })));
      const placement = shop.state().placements.find(({ id }) => id === "chart_1");
      if (placement) placement.settings = { handle: "under-test" };
      const html = between(await page("/products/linen-shirt"), "<table>", "</table>");
      const rows = html.split("<tr").slice(2);
      expect(rows.length, name).toBe(grid.rows.length);
      grid.rows.forEach((row, index) => {
        expect(words(`<tr${rows[index]?.split("</th>")[0]}`), name).toBe(row.size);
        const rendered = (rows[index] ?? "").split("<td>").slice(1);
        row.cells.forEach((cell, position) => {
          const column = grid.columns[position];
          if (!column) return;
          const metric = showCell(cell, column, "metric");
          const imperial = showCell(cell, column, "imperial");
          const wanted = cell.kind === "empty" ? "–" : cell.kind === "label" ? metric : `${metric} ${imperial}`;
          expect(words((rendered[position] ?? "").replace("</span><span", "</span> <span")), `${name} ${row.size}`).toBe(wanted);
          cells += 1;
        });
      });
      if (placement) placement.settings = {};
    }
    removeEntry(shop.state(), "size_chart", "under-test");
    expect(cells).toBeGreaterThan(250);
  });

  test("the product's own chart is shown, one that names it before any rule", async () => {
    expect(await page("/products/linen-shirt")).toContain('data-aftercare-chart="shirts"');
    expect(await page("/products/court-sneaker")).toContain('data-aftercare-chart="shoes"');
    expect(await page("/products/linen-shorts")).toContain('data-aftercare-chart="shorts"');
    expect(await page("/products/straight-jeans")).toContain('data-aftercare-chart="trousers"');
  });

  test("a product without a chart gets nothing at all, in the theme editor a hint", async () => {
    expect(await page("/products/beeswax-candle")).not.toContain("data-aftercare-chart");
    expect(await page("/products/beeswax-candle?design=1")).toContain("No size chart belongs to this product yet");
  });

  test("it begins in the unit of the shopper's country", async () => {
    const checked = (html: string): string | undefined => /value="(\w+)" checked/.exec(between(html, "ac-units", "</fieldset>"))?.[1];
    expect(checked(await page("/products/linen-shirt?country=DE"))).toBe("metric");
    expect(checked(await page("/products/linen-shirt?country=US"))).toBe("imperial");
  });

  test("the row of the chosen variant is marked", async () => {
    const product = shop.state().products.find(({ handle }) => handle === "linen-shirt");
    for (const variant of product?.variants ?? []) {
      const html = await page(`/products/linen-shirt?variant=${variant.id.split("/").pop()}`);
      const current = between(html, 'aria-current="true"', "</tr>");
      expect(words(`<tr ${current.split("</th>")[0]}`)).toBe(variant.optionValues[0]);
      expect(html.split("aria-current").length - 1).toBe(1);
    }
  });

  test("words come in the shopper's language, with its decimal sign", async () => {
    const german = await page("/products/linen-shirt?locale=de");
    expect(german).toContain("Größentabelle");
    expect(german).toContain("Leinenhemden");
    expect(german).toContain("58,5");
    expect(german).toContain("Fällt klein aus");
    const japanese = await page("/products/linen-shirt?locale=ja");
    expect(japanese).toContain("サイズ表");
    expect(japanese).toContain("Linen shirts");
    expect(japanese).not.toContain("Translation missing");
  });

  test("Liquid and the editor agree on which products match, for every product and many rules", async () => {
    const state = shop.state();
    const rules: Assignment[] = [
      EVERYWHERE,
      NOWHERE,
      { products: [], except: ["gid://shopify/Product/8800000000001"], rule: "everything" },
      { products: [], except: [], rule: { mode: "any", conditions: [{ field: "type", is: true, values: ["shirts", "Boots"] }, { field: "tag", is: true, values: ["WOOL"] }] } },
      { products: [], except: [], rule: { mode: "all", conditions: [{ field: "tag", is: true, values: ["linen"] }, { field: "type", is: false, values: ["Home", "Dresses"] }] } },
      { products: [], except: [], rule: { mode: "all", conditions: [{ field: "vendor", is: true, values: ["osk shoemakers"] }] } },
      { products: [], except: [], rule: { mode: "any", conditions: [{ field: "collection", is: true, values: state.collections.slice(4, 6).map(({ id }) => id) }] } },
      { products: ["gid://shopify/Product/8800000000030"], except: [], rule: { mode: "any", conditions: [{ field: "tag", is: true, values: ["final-sale"] }] } },
    ];
    const saved = structuredClone(state.metaobjects);
    for (const assignment of rules) {
      putEntry(state, chartEntry("ruled", chartDraft("linen-shirt-women")));
      putEntry(state, indexEntry([{ id: "ruled", handle: "ruled", assignment }], []));
      for (const product of state.products) {
        const expected = matches(assignment, {
          id: product.id, type: product.productType, vendor: product.vendor, tags: product.tags,
          collectionIds: state.collections.filter(({ productIds }) => productIds.includes(product.id)).map(({ id }) => id),
        });
        expect((await page(`/products/${product.handle}`)).includes('data-aftercare-chart="ruled"'), `${product.title}: ${JSON.stringify(assignment)}`).toBe(expected !== null);
      }
    }
    state.metaobjects = saved;
  }, 120_000);
});

test("the 251st chart is refused, the 250th is still found, and 200 excluded words still exclude", async () => {
  const state = shop.state();
  const saved = structuredClone(state.metaobjects);
  const never: Assignment = { products: [], except: [], rule: { mode: "any", conditions: [{ field: "tag", is: true, values: ["nothing-has-this"] }] } };
  const charts = Array.from({ length: 250 }, (_, index) => ({ id: `c${index}`, handle: index === 249 ? "shirts" : `c${index}`, assignment: index === 249 ? EVERYWHERE : never }));
  putEntry(state, indexEntry(charts, []));
  expect(await page("/products/linen-shirt")).toContain('data-aftercare-chart="shirts"');
  expect(indexEntry([...charts, { id: "x", handle: "x", assignment: never }], [])).toMatchObject({ outcome: "too_large", field: "charts" });
  const types = [...Array.from({ length: 199 }, (_, index) => `type ${index}`), "Shirts"];
  putEntry(state, returnsEntry(9, policySchema.parse({ ...DEMO_POLICY, exclusions: { types } }), plainReturnsNotice("en"), []));
  expect(await page("/products/linen-shirt")).toContain("excluded from returns");
  state.metaobjects = saved;
});

describe("FAQ", () => {
  test("questions of the product and of the shop, in the merchant's order", async () => {
    const html = between(await page("/products/linen-shirt"), "data-aftercare-faq", "</section>");
    const questions = [...html.matchAll(/<summary><span itemprop="name">([^<]+)/g)].map(([, question]) => question);
    expect(questions[0]).toBe("How do I wash linen?");
    expect(questions).toHaveLength(9);
    expect(await page("/products/linen-cushion-cover")).not.toContain("How do I wash linen?");
    expect(await page("/pages/contact")).not.toContain("How do I wash linen?");
  });

  test("rich text: lists, bold, links; and FAQPage data that a search engine reads", async () => {
    const html = await page("/products/linen-shirt");
    expect(html).toMatch(/<li>Hang it in the shade<\/li>/);
    expect(html).toContain("<strong>Free </strong>");
    expect(html).toMatch(/<a href="\/pages\/contact">\s*pick-up by arrangement\s*<\/a>/);
    expect(html).toContain('itemtype="https://schema.org/FAQPage"');
    const faq = between(html, "data-aftercare-faq", "</section>");
    expect(faq.split('itemprop="mainEntity"').length - 1).toBe(9);
    expect(faq.split('itemprop="acceptedAnswer"').length - 1).toBe(9);
  });

  test("more than 50 questions are all there", async () => {
    const state = shop.state();
    const ids = Array.from({ length: 120 }, (_, index) =>
      putEntry(state, faqEntry(`q-${index}`, faqDraftSchema.parse({ texts: { primary: "en", byLanguage: { en: { question: `Question ${index}?`, answer: { type: "root", children: [] } } } }, shownOn: { products: [], except: [], rule: { mode: "any", conditions: [{ field: "tag", is: true, values: [index === 119 ? "linen" : "nothing-has-this"] }] } } }))),
    );
    const saved = structuredClone(state.metaobjects);
    putEntry(state, indexEntry([], ids));
    expect(await page("/products/linen-shirt")).toContain("Question 119?");
    state.metaobjects = saved;
    publishDemoContent(state);
  });
});

describe("returns", () => {
  const returns = async (path: string): Promise<string> => words(between(await page(path), "data-aftercare-returns", '<button class="buy"'));

  test("the policy in plain words, for the shopper's country", async () => {
    const german = await returns("/products/linen-shirt?country=DE");
    expect(german).toContain("Free returns within 30 days");
    expect(german).toContain("You can return it within 30 days of delivery.");
    expect(german).toContain("Exchange for another size within 60 days.");
    expect(german).toContain("Unused and with its tags.");
    expect(german).toContain("legal right to withdraw");
    const american = await returns("/products/linen-shirt?country=US");
    expect(american).toContain("You pay the postage back.");
    expect(american).not.toContain("legal right to withdraw");
  });

  test("an excluded product says so, and offers no return", async () => {
    const scarf = await returns("/products/silk-scarf");
    expect(scarf).toContain("excluded from returns");
    expect(scarf).not.toContain("Start a return");
    expect(await returns("/products/beeswax-candle")).toContain("final sale");
  });

  test("a change of the policy is a change on the page, and one day is one day", async () => {
    putEntry(shop.state(), returnsEntry(2, policySchema.parse({ ...DEMO_POLICY, windowDays: 1, countries: [] }), plainReturnsNotice("en"), []));
    expect(await returns("/products/linen-shirt")).toContain("within 1 day of delivery");
    putEntry(shop.state(), returnsEntry(3, policySchema.parse({ ...DEMO_POLICY, windowDays: 0 }), plainReturnsNotice("en"), []));
    expect(await returns("/products/linen-shirt?country=US")).toContain("We do not take returns.");
    publishDemoContent(shop.state());
  });

  test("in a season of longer returns its last days are told, in the shopper's language; outside of it nothing is", async () => {
    const season = (orderedFrom: string, orderedTo: string) => ({ ...DEMO_POLICY, holidays: [{ name: "Christmas", orderedFrom, orderedTo, returnUntil: "2099-01-31" }] });
    putEntry(shop.state(), returnsEntry(4, policySchema.parse(season("2020-11-01", "2098-12-24")), plainReturnsNotice("en"), []));
    expect(await returns("/products/linen-shirt")).toContain("Ordered by 24 December 2098, it can be returned until 31 January 2099.");
    expect(await returns("/products/linen-shirt?locale=de")).toContain("Bei Bestellung bis 24. Dezember 2098 ist die Rückgabe bis 31. Januar 2099 möglich.");
    for (const past of [season("2020-11-01", "2020-12-24"), season("2098-11-01", "2098-12-24")]) {
      putEntry(shop.state(), returnsEntry(5, policySchema.parse(past), plainReturnsNotice("en"), []));
      expect(await returns("/products/linen-shirt")).not.toContain("31 January 2099");
    }
  });
});

describe("contact", () => {
  test("asks for the reason first, then has a field for everything a reason may need", async () => {
    const html = await page("/pages/contact");
    expect(html).toContain('action="/apps/aftercare/contact"');
    for (const name of ["reason", "name", "email", "order", "item", "message", "photo", "website", "locale", "page", "product", "shown_at"]) expect(html, name).toContain(`name="${name}"`);
    expect(html).toContain("We usually answer within 3 hours");
    expect(html).toContain("Mara, Jonas");
  });

  test("a customer who is logged in is recognised and picks from their own orders", async () => {
    const customer = shop.state().customers.find(({ id, email }) => email && shop.state().orders.filter((order) => order.customerId === id).length > 1);
    const html = await page("/pages/contact", `demo_customer=${customer?.id.split("/").pop()}`);
    expect(html).toContain(`You are signed in as ${customer?.email}`);
    expect(html).toMatch(/<select name="order">/);
    const own = shop.state().orders.filter((order) => order.customerId === customer?.id);
    for (const order of own.slice(0, 3)) expect(html).toContain(order.name);
  });
});

describe("what is not there", () => {
  test("after uninstalling nothing of the app is on any page", async () => {
    const { installation } = shop.state();
    installation.installed = false;
    for (const path of ["/", "/products/linen-shirt", "/pages/contact"]) expect(await page(path)).not.toMatch(/aftercare/i);
    installation.installed = true;
  });

  test("with nothing published every block renders nothing", async () => {
    const state = shop.state();
    const saved = state.metaobjects;
    state.metaobjects = [];
    for (const path of ["/", "/products/linen-shirt", "/pages/contact"]) {
      const html = await page(path);
      expect(html).not.toContain('class="aftercare');
      expect(html).not.toContain("aftercare.css");
    }
    state.metaobjects = saved;
  });

  test("texts of the merchant are text: no markup of theirs runs", async () => {
    const state = shop.state();
    const nasty = `"><img src=x onerror=alert(1)><script>alert(1)</script>{{ shop.name }}'`;
    const saved = structuredClone(state.metaobjects);
    const grid = { columns: [{ id: "a", kind: "system" as const, system: "<b>EU</b>" }], rows: [{ size: nasty.slice(0, 40), aliases: [], cells: [{ kind: "label" as const, text: nasty.slice(0, 60) }] }] };
    putEntry(state, chartEntry("shirts", { ...chartDraft("linen-shirt-women"), grid, texts: { primary: "en", byLanguage: { en: { title: nasty, button: nasty.slice(0, 60), note: nasty, how: [{ term: nasty.slice(0, 60), text: nasty }], columns: {} } } } }));
    const id = putEntry(state, faqEntry("nasty", faqDraftSchema.parse({ texts: { primary: "en", byLanguage: { en: { question: nasty, answer: { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: nasty }, { type: "text", value: nasty, bold: true }, { type: "link", url: 'https://x.example/"onclick="alert(1)', children: [{ type: "text", value: nasty }] }] }] } } } }, shownOn: EVERYWHERE })));
    putEntry(state, indexEntry([{ id: "shirts", handle: "shirts", assignment: EVERYWHERE }], [id]));
    const html = await page("/products/linen-shirt");
    expect(html).toContain("data-aftercare-faq");
    expect(html).not.toMatch(/<img src=x|<script>alert|"onclick="alert|<b>EU/);
    state.metaobjects = saved;
  });
});

test("a page asks for few handles, whatever is on it", async () => {
  const { MetaobjectsDrop } = await import("~/shopify/liquid/metaobject-drops");
  const original = Object.getOwnPropertyDescriptor(MetaobjectsDrop.prototype, "byHandle")?.value as (this: InstanceType<typeof MetaobjectsDrop>, type: string, handle: string) => unknown;
  const asked = new Set<string>();
  MetaobjectsDrop.prototype.byHandle = function byHandle(type, handle) {
    asked.add(`${type}/${handle}`);
    return original.call(this, type, handle) as ReturnType<typeof MetaobjectsDrop.prototype.byHandle>;
  };
  await page("/products/linen-shirt");
  MetaobjectsDrop.prototype.byHandle = original as typeof MetaobjectsDrop.prototype.byHandle;
  expect(asked.size).toBeLessThanOrEqual(4);
});
