import { describe, expect, test } from "vitest";
import { figuresOf, greeting, per100, type HomeFigures } from "~/domain/reports/home";
import { weekInWords } from "~/domain/reports/journey-week";
import { missingCharts, SIZE_WORDS, type AskedProduct } from "~/domain/reports/missing-charts";
import { needInWords } from "~/domain/reports/needs";
import { EVERYWHERE, NOWHERE } from "~/domain/storefront/chart-rules";
import { themeBlockPlaces, themeEditorLink } from "~/shopify/theme-links";

const now = new Date("2027-03-02T12:00:00Z");
const quiet: HomeFigures = { waiting: { count: 0, oldestSince: null }, overdue: { count: 0, worst: null }, firstAnswer: { medianMinutes: null, answered: 0 }, contactRate: { tickets: 0, orders: 0 } };

describe("the four figures", () => {
  test("each says what it counts", () => {
    for (const figure of figuresOf(quiet, now)) expect(figure.definition.length).toBeGreaterThan(40);
  });

  test("an empty shop reads well", () => {
    expect(figuresOf(quiet, now).map(({ value, detail }) => `${value}, ${detail}`)).toEqual(["0, nobody waits", "0, no promise broken", "–, none answered yet", "–, no orders yet"]);
  });

  test("a busy one too", () => {
    const busy: HomeFigures = {
      waiting: { count: 7, oldestSince: "2027-03-02T08:50:00Z" },
      overdue: { count: 1, worst: { ticketId: "t1", who: "Ana Petrov", dueAt: "2027-03-02T11:48:00Z" } },
      firstAnswer: { medianMinutes: 41, answered: 12 },
      contactRate: { tickets: 31, orders: 500 },
    };
    expect(figuresOf(busy, now).map(({ value, detail, isBad }) => `${value}, ${detail}${isBad ? "!" : ""}`)).toEqual(["7, oldest 3 h 10 min", "1, Ana Petrov, 12 min!", "41 min, median of 12", "6.2, per 100 orders, 31 to 500"]);
  });

  test("the only overdue ticket is one click away", () => {
    const one = { ...quiet, overdue: { count: 1, worst: { ticketId: "t1", who: "Ana", dueAt: now.toISOString() } } };
    expect(figuresOf(one, now)[1]?.url).toBe("/app/inbox/t1");
  });

  test("counting ends at a thousand", () => {
    expect(figuresOf({ ...quiet, waiting: { count: 1000, oldestSince: now.toISOString() } }, now)[0]?.value).toBe("1,000+");
  });

  test("no rate without orders", () => {
    expect([per100(3, 0), per100(1, 3)]).toEqual([null, "33.3"]);
  });

  test("the greeting goes by the shop's clock", () => {
    const at = (hour: string) => greeting("Mara Lindqvist", new Date(`2027-03-02T${hour}:00Z`), "Europe/Berlin");
    expect([at("06:00"), at("12:00"), at("19:00"), at("02:00")]).toEqual(["Good morning, Mara", "Good afternoon, Mara", "Good evening, Mara", "Good evening, Mara"]);
  });
});

describe("what needs a person", () => {
  test("failed and doubtful mails share one sentence", () => {
    expect(needInWords({ kind: "mail", failed: 2, inDoubt: 1 }).sentence).toBe("2 mails could not be delivered, of 1 mail it is not certain whether it arrived.");
    expect(needInWords({ kind: "mail", failed: 0, inDoubt: 3 }).sentence).toBe("Of 3 mails it is not certain whether they arrived.");
  });

  test("a contradiction names both numbers, and how many more there are", () => {
    const words = "FAQ “How long?” says 30 days, the policy says 14.";
    expect(needInWords({ kind: "contradiction", words, more: 0 }).sentence).toBe(words);
    expect(needInWords({ kind: "contradiction", words, more: 2 }).sentence).toBe(`${words} 2 more texts contradict the policy.`);
  });
});

describe("products without a chart", () => {
  const product = (id: number, title: string): AskedProduct => ({ id: `gid://shopify/Product/${id}`, title, type: "Shirts", vendor: "Lindqvist", tags: [], collectionIds: [`gid://shopify/Collection/${id}`] });
  const shirt = product(1, "Linen shirt");
  const dress = product(2, "Linen shirt dress");
  const asks = (who: string, text: string, products: AskedProduct[] = []) => ({ who, text, products });

  test("two people make one worth a chart, one person asking twice does not", () => {
    expect(missingCharts([asks("ana", "is the linen shirt true to size?"), asks("ben", "the size of the Linen Shirt")], [shirt], [])).toEqual([{ product: "Linen shirt", people: 2 }]);
    expect(missingCharts([asks("ana", "the linen shirt, which size"), asks("ana", "Linen shirt again")], [shirt], [])).toEqual([]);
  });

  test("the longer title wins, an order with one product speaks for itself", () => {
    const questions = [asks("ana", "size of the linen shirt dress"), asks("ben", "too small!", [dress]), asks("cleo", "too small", [shirt, dress])];
    expect(missingCharts(questions, [shirt, dress], [])).toEqual([{ product: "Linen shirt dress", people: 2 }]);
  });

  test("a product with a chart is not missed, nor one whose collection has a chart", () => {
    const questions = [asks("ana", "linen shirt size"), asks("ben", "linen shirt size")];
    expect(missingCharts(questions, [shirt], [EVERYWHERE])).toEqual([]);
    expect(missingCharts(questions, [shirt], [NOWHERE])).toHaveLength(1);
    const ofCollection = (number: number) => ({ ...NOWHERE, rule: { mode: "any" as const, conditions: [{ field: "collection" as const, is: true, values: [`gid://shopify/Collection/${number}`] }] } });
    expect(missingCharts(questions, [shirt], [ofCollection(1)])).toEqual([]);
    expect(missingCharts(questions, [shirt], [ofCollection(2)])).toHaveLength(1);
  });

  test("words for size are whole words", () => {
    const asksForSize = (text: string) => new RegExp(SIZE_WORDS.replaceAll("[:alpha:]", "\\p{L}"), "iu").test(text);
    expect(["What size?", "welche Größe", "サイズはどれ", "it does not fit.", "sizing"].map(asksForSize)).toEqual([true, true, true, true, true]);
    expect(["a prize", "benefits", "profit"].map(asksForSize)).toEqual([false, false, false]);
  });
});

test("the week of the journeys in one line", () => {
  const week = { sent: 214, skipped: [{ code: "cancelled", count: 18 }, { code: "refunded", count: 9 }, { code: "open_ticket", count: 4 }], failed: 0, due: 5, enabled: 2 };
  expect(weekInWords(week).sentence).toBe("214 sent · 31 skipped (18 cancelled, 9 refunded, 4 open ticket)");
  expect(weekInWords({ sent: 0, skipped: [], failed: 0, due: 0, enabled: 0 }).sentence).toBe("No journey is switched on.");
});

test("theme blocks open in the editor, embeds in its settings", () => {
  const links = Object.fromEntries(themeBlockPlaces.map((place) => [place.handle, themeEditorLink({ shopId: "demo.myshopify.com", apiKey: "key", place })]));
  expect(links["size-chart"]).toBe("https://demo.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key/size-chart&target=mainSection");
  expect(links["help-button"]).toBe("https://demo.myshopify.com/admin/themes/current/editor?context=apps&template=index&activateAppId=key/help-button");
});
