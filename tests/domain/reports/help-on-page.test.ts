import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { followUp, type Opening } from "~/domain/reports/follow-up";
import { readReport } from "~/domain/reports/read-report.server";
import { countHelp } from "~/domain/storefront/count-help.server";
import { openTimesOf, shopSettings } from "~/domain/shops/settings";
import { EVERYWHERE } from "~/domain/storefront/chart-rules";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { richTextFromPlain } from "~/domain/storefront/rich-text";
import { saveFaqItem } from "~/domain/storefront/save-faq-item.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { aLine, anOrder } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

const day = (number: number) => new Date(Date.UTC(2027, 2, number));
const later = new Date("2027-06-01T00:00:00Z");
const opening = (number: number, opened: number, change: Partial<Opening> = {}): Opening => ({ kind: "faq", handle: "wash", productId: "p", day: day(number), opened, no: 0, ...change });
const outcome = (openings: Opening[], asked: [string, Date][], now = later) => followUp(openings, asked.map(([productId, at]) => ({ productId, at })), now).get("faq wash");
const at = (number: number, hour = 12) => new Date(Date.UTC(2027, 2, number, hour));

describe("an opening counts as helped", () => {
  test("when no ticket on that product follows within seven days", () => {
    expect(outcome([opening(1, 3)], [])).toEqual({ opened: 3, helped: 3, not: 0, unknown: 0 });
    expect(outcome([opening(1, 3)], [["p", at(8, 23)]])).toEqual({ opened: 3, helped: 2, not: 1, unknown: 0 });
    expect(outcome([opening(1, 3)], [["p", at(9, 0)]])).toMatchObject({ helped: 3 });
    expect(outcome([opening(5, 3)], [["p", at(4, 23)]])).toMatchObject({ helped: 3 });
    expect(outcome([opening(1, 3)], [["another", at(2)]])).toMatchObject({ helped: 3 });
  });
  test("once only against each ticket, and never below nothing", () => {
    expect(outcome([opening(1, 1), opening(2, 1)], [["p", at(3)]])).toMatchObject({ helped: 1, not: 1 });
    expect(outcome([opening(1, 1)], [["p", at(1)], ["p", at(2)], ["p", at(3)]])).toEqual({ opened: 1, helped: 0, not: 1, unknown: 0 });
  });
  test("unless somebody said that it did not", () => {
    expect(outcome([opening(1, 3, { no: 1 })], [])).toMatchObject({ helped: 2, not: 1 });
    expect(outcome([opening(1, 3, { no: 1 })], [["p", at(2)]])).toMatchObject({ helped: 1, not: 2 });
  });
  test("not while it is too early to know, nor on a page about no product; a ticket that is there already counts", () => {
    expect(outcome([opening(1, 2)], [], day(8))).toMatchObject({ helped: 0, unknown: 2 });
    expect(outcome([opening(1, 2)], [["p", at(2)]], day(3))).toMatchObject({ helped: 0, not: 1, unknown: 1 });
    expect(outcome([opening(1, 2, { productId: "" })], [])).toMatchObject({ helped: 0, unknown: 2 });
  });
  test("every part adds up to what was opened, whatever happened", () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const number = (most: number, salt: number) => (seed * 7919 + salt * 104_729) % most;
      const openings = [opening(1 + number(9, 1), number(5, 2), { no: number(2, 3) }), opening(2 + number(9, 4), number(4, 5)), opening(3, number(3, 6), { productId: "" })];
      const found = outcome(openings, [["p", at(1 + number(12, 7))], ["p", at(1 + number(12, 8))]], day(5 + number(20, 9)))!;
      expect(found.helped + found.not + found.unknown).toBe(found.opened);
      expect(Math.min(found.helped, found.not, found.unknown)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("the report", () => {
  useDatabase();
  const shopId = "demo.myshopify.com";
  const now = at(30);
  const times = openTimesOf(shopSettings.parse({}), "Europe/Berlin");
  let handle = "";
  beforeAll(async () => {
    await installTestShop(shopId);
    const draft = faqDraftSchema.parse({ texts: { primary: "en", byLanguage: { en: { question: "How do I wash it?", answer: richTextFromPlain("Cold.") } } }, shownOn: EVERYWHERE });
    const saved = await saveFaqItem({ shopId, faqId: null, draft, staffName: "Mara" });
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    await setPublished({ shopId, kind: "faq_item", id: saved.faqId, published: true, staffName: "Mara", now: day(1) });
    handle = (await inShop(shopId, (tx) => tx.faqItem.findFirstOrThrow({ where: { shopId } }))).handle;
  });

  test("counts what the blocks told, less what was asked about the product or an order with it", async () => {
    expect((await readReport({ shopId, key: "help-on-page", days: 30, times, now })).headline).toBe("Nobody opened an answer or a size chart in this time.");
    const open = (productId: string | null, moment: Date) => countHelp({ shopId, note: { kind: "faq", handle, productId, answer: "opened" }, now: moment });
    for (let time = 0; time < 4; time += 1) await open(aLine().productId, at(5));
    await open(null, at(5));
    await open(aLine().productId, at(29));
    await recordOrder({ shopId, order: anOrder(), readAt: now });
    const ticket = (about: object, createdAt: Date, status = "waiting_for_us") => inShop(shopId, (tx) => tx.ticket.create({ data: { shopId, subject: "?", status, channel: "email", customerName: "Ana", createdAt, lastMessageAt: createdAt, ...about } }));
    await ticket({ links: { create: { shopId, orderShopifyId: anOrder().id, orderName: "#1042", status: "proven", madeBy: "engine", sentence: "" } } }, at(7));
    await ticket({ productShopifyId: aLine().productId }, at(10));
    await ticket({ productShopifyId: aLine().productId }, at(11), "spam");
    await ticket({ productShopifyId: aLine().productId }, at(14));
    const { headline, tables } = await readReport({ shopId, key: "help-on-page", days: 30, times, now });
    expect(headline).toBe("6 openings of answers and size charts: 2 helped, 2 did not, of 2 it is not known (33.3 %).");
    expect(tables[0]!.rows).toEqual([["How do I wash it?", "Question", 6, 2, 2, 2, 50]]);
  });
});
