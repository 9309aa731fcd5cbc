import { AxeBuilder } from "@axe-core/playwright";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { randomToken } from "~/lib/tokens";
import { useBrowser } from "../support/browser";
import { useApp } from "../support/run-app";

const shopId = "demo.myshopify.com";
const app = useApp();
const browser = useBrowser();
const rated = randomToken();
const refused = randomToken();
let language = "";

beforeAll(async () => {
  const now = new Date();
  const order = await inShop(shopId, (tx) => tx.order.findFirstOrThrow({ where: { shopId, redactedAt: null, deletedAt: null }, orderBy: { placedAt: "desc" } }));
  const snapshot = { ...(order.snapshot as Record<string, unknown>), locale: "de-DE" };
  await inShop(shopId, (tx) => tx.order.update({ where: { shopId_shopifyId: { shopId, shopifyId: order.shopifyId } }, data: { snapshot } }));
  for (const [token, to] of [[rated, "rates@example.com"], [refused, "refuses@example.com"]] as const) {
    await inShop(shopId, (tx) =>
      queueMail(tx, { shopId, key: `test:${token}`, flow: "journey", to, from: { name: "Shop", address: "shop@example.com" }, subject: "How did we do?", text: "…", orderShopifyId: order.shopifyId, optional: true, publicToken: token, dueAt: new Date(now.getTime() + 86_400_000), now }),
    );
  }
  language = "de";
});

const ratings = () => inShop(shopId, (tx) => tx.orderRating.findMany({ where: { shopId }, select: { score: true, comment: true } }));
const suppressed = () => inShop(shopId, (tx) => tx.suppression.findMany({ where: { shopId, reason: "unsubscribed" }, select: { addressKey: true } }));
const post = (path: string, body: Record<string, string>) => fetch(`${app.url}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(body) });

describe("unsubscribing", () => {
  test("opening the link shows a page in the mail's language and changes nothing", async () => {
    const response = await fetch(`${app.url}/unsubscribe/${refused}`);
    expect([response.status, response.headers.get("Cache-Control"), response.headers.get("Referrer-Policy")]).toEqual([200, "no-store", "no-referrer"]);
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(await response.text()).toContain(`<html lang="${language}">`);
    expect(await suppressed()).toEqual([]);
  });

  test("the one click of a mail program works without cookies and redirects, and at once", async () => {
    const response = await post(`/unsubscribe/${refused}`, { "List-Unsubscribe": "One-Click" });
    expect(response.status).toBe(200);
    expect(await suppressed()).toEqual([{ addressKey: "refuses@example.com" }]);
  });

  test("doing it twice is no different from doing it once", async () => {
    expect((await post(`/unsubscribe/${refused}`, {})).status).toBe(200);
    expect(await suppressed()).toHaveLength(1);
  });
});

describe("rating", () => {
  test("opening the link chooses the clicked score and stores nothing", async () => {
    const response = await fetch(`${app.url}/rate/${rated}?score=4`);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toMatch(/value="4" required checked/);
    expect(page.match(/ checked/g)).toHaveLength(1);
    expect(await ratings()).toEqual([]);
  });

  test("a form without a score is asked for one and keeps what was written", async () => {
    const response = await post(`/rate/${rated}`, { comment: "<b>Nice</b>" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("&lt;b&gt;Nice&lt;/b&gt;");
    expect((await post(`/rate/${rated}`, { score: "9" })).status).toBe(422);
    expect(await ratings()).toEqual([]);
  });

  test("without JavaScript, in a browser: choose, write, send, change one's mind", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, width: 360 });
    await page.goto(`${app.url}/rate/${rated}?score=5`);
    await page.getByRole("textbox").fill("The shirt is lovely.");
    await page.getByRole("button").click();
    expect(await ratings()).toEqual([{ score: 5, comment: "The shirt is lovely." }]);
    await page.getByRole("link").click();
    await page.getByRole("radio").nth(3).check();
    expect(await page.getByRole("textbox").inputValue()).toBe("The shirt is lovely.");
    await page.getByRole("button").click();
    expect(await ratings()).toEqual([{ score: 2, comment: "The shirt is lovely." }]);
  });
});

test("a token that is none of ours opens nothing, in the reader's language", async () => {
  for (const path of ["/rate", "/unsubscribe"]) {
    for (const token of [randomToken(), "x", "%00"]) {
      const response = await fetch(`${app.url}${path}/${token}`, { headers: { "Accept-Language": "nl-NL,en;q=0.5" } });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<html lang="nl">');
    }
    expect((await post(`${path}/${randomToken()}`, { score: "5" })).status).toBe(404);
  }
});

test("both pages read well with assistive technology, light and dark", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ colorScheme });
    for (const path of [`/rate/${rated}?score=3`, `/unsubscribe/${refused}`]) {
      await page.goto(`${app.url}${path}`);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    }
  }
});
