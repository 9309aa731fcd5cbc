import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { fitEvidence, type FitVoice } from "~/domain/reports/fit-evidence";
import { fitIn } from "~/domain/reports/fit-words";
import { readFitEvidence } from "~/domain/reports/read-fit-evidence.server";
import { NOWHERE } from "~/domain/storefront/chart-rules";
import { saveSizeChart } from "~/domain/storefront/save-size-chart.server";
import { chartDraft } from "../../fixtures/storefront/content";
import { aLine, anOrder, aParcel } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

test.each([
  ["Size too small", "small"],
  ["Hi, the S is too tight around the chest", "small"],
  ["Zu klein, bitte eine Nummer größer", "small"],
  ["La taille est trop petite", "small"],
  ["Me queda demasiado estrecha", "small"],
  ["Het is te krap", "small"],
  ["Ficou muito apertado", "small"],
  ["少し小さかったです", "small"],
  ["It runs large", "large"],
  ["Viel zu weit", "large"],
  ["trop grand pour moi", "large"],
  ["te groot", "large"],
  ["大きすぎました", "large"],
  ["Not too small, not too big, just right", null],
  ["zum Glück nicht zu klein", null],
  ["Too small in the chest, too long in the arms", null],
  ["Which size do you recommend?", null],
  ["I live too long a way from the shop of small things", "large"],
])("“%s” says %s", (text, says) => expect(fitIn(text)).toBe(says));

describe("a note is suggested", () => {
  const voices = (small: number, large = 0, by: FitVoice["by"] = "return"): FitVoice[] =>
    [...Array.from({ length: small }, () => "small" as const), ...Array.from({ length: large }, () => "large" as const)].map((says, index) => ({ who: `p${index}`, productId: "p", by, says }));
  test.each([
    [5, 0, 100, "runs_small"],
    [4, 0, 100, null],
    [0, 6, 100, "runs_large"],
    [7, 3, 100, "runs_small"],
    [6, 4, 100, null],
    [5, 0, 1000, null],
    [30, 0, 1000, "runs_small"],
  ] as const)("by %i who say small and %i who say large of %i sold: %s", (small, large, sold, suggests) => {
    expect(fitEvidence(voices(small, large), sold, 180)?.suggests).toBe(suggests);
  });
  test("with its count in words, also below the floor", () => {
    expect(fitEvidence(voices(4, 1), 100, 180)?.sentence).toBe("In the last 180 days 4 people found these products too small and 1 too large (5 returns; 100 pieces sold). Too few for a note: it takes 5 who agree.");
    expect(fitEvidence([], 100, 180)).toBeNull();
  });
  test("by people, not by messages: who writes and returns counts once, by what they said last", () => {
    const ana = { who: "ana", productId: "p" };
    expect(fitEvidence([{ ...ana, by: "question", says: "small" }, { ...ana, by: "return", says: "large" }], 10, 180)?.sentence).toContain("0 people found these products too small and 1 too large (1 return;");
  });
});

describe("in a shop", () => {
  useDatabase();
  const shopId = "demo.myshopify.com";
  const now = new Date("2027-06-01T10:00:00Z");
  beforeAll(() => installTestShop(shopId));

  const buyer = (number: number, change: Parameters<typeof anOrder>[0] = {}) =>
    anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, email: `buyer${number}@example.com`, customer: null, fulfillments: [aParcel({ deliveredAt: "2027-03-04T09:00:00Z" })], ...change });
  const sentBack = (number: number, reason: string, status = "CLOSED") =>
    buyer(number, { returnStatus: "RETURNED", returns: [{ id: `gid://shopify/Return/${number}`, name: `#${number}-R1`, status, createdAt: "2027-03-10T09:00:00Z", closedAt: null, lines: [{ lineId: aLine().id, quantity: 1, reason, note: null }] }] });

  test("returns and questions about the products of this chart count, others do not", async () => {
    const saved = await saveSizeChart({ shopId, chartId: null, title: "Shirts", draft: chartDraft("linen-shirt-women", { assignment: { ...NOWHERE, rule: { mode: "any", conditions: [{ field: "type", is: true, values: ["Shirts"] }] } } }), staffName: "Mara" });
    if (saved.outcome !== "saved") throw new Error(saved.outcome);
    const { chartId } = saved;
    expect(await readFitEvidence({ shopId, chartId, now })).toBeNull();

    const orders = [sentBack(1, "Size too small"), sentBack(2, "Size too small"), sentBack(3, "Size too small"), sentBack(4, "Size too small"), sentBack(5, "Size too small", "DECLINED"), sentBack(6, "Changed my mind"), buyer(7), buyer(8, { lines: [aLine({ id: "gid://shopify/LineItem/8", productId: "gid://shopify/Product/9", productType: "Mugs", title: "Mug" })] })];
    for (const order of orders) await recordOrder({ shopId, order, readAt: now });
    expect(await readFitEvidence({ shopId, chartId, now })).toMatchObject({ suggests: null, sentence: expect.stringContaining("4 people found these products too small and 0 too large (4 returns; 7 pieces sold)") });

    await inShop(shopId, (tx) =>
      tx.ticket.create({
        data: {
          shopId, subject: "Linen shirt", channel: "contact_form", customerName: "Ben", customerEmail: "ben@example.com", createdAt: new Date("2027-05-01T00:00:00Z"), lastMessageAt: new Date("2027-05-01T00:00:00Z"), productShopifyId: aLine().productId,
          messages: { create: { shopId, kind: "inbound", channel: "contact_form", authorName: "Ben", text: "It is too tight", reply: "It is too tight", sentAt: new Date("2027-05-01T00:00:00Z") } },
        },
      }),
    );
    expect(await readFitEvidence({ shopId, chartId, now })).toEqual({ suggests: "runs_small", sentence: "In the last 180 days 5 people found these products too small and 0 too large (4 returns and 1 question; 7 pieces sold)." });
    expect(await readFitEvidence({ shopId, chartId, now: new Date("2028-01-01T00:00:00Z") })).toBeNull();
  });
});
