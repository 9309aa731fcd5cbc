/** The blocks in a real browser: reachable for everyone, quiet on the network, useful without scripts. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { useBrowser } from "../support/browser";
import { useStorefront } from "../support/storefront";
import { startTinyProxyApp, type TinyProxyApp } from "../support/tiny-proxy-app";

let app: TinyProxyApp | undefined;
beforeAll(async () => {
  app = await startTinyProxyApp("secret");
});
afterAll(() => app?.stop());
const proxied = (): TinyProxyApp => {
  if (!app) throw new Error("the app behind the proxy is not running");
  return app;
};
const shop = useStorefront({ appUrl: () => proxied().url });
const browser = useBrowser();
beforeEach(() => proxied().forget());

const openChart = async (page: Page): Promise<void> => {
  await page.locator("[data-aftercare-chart] button").first().click();
  await page.locator("dialog[open], dialog:popover-open").waitFor();
};
/** Everything folded out, as far as it does not cover the rest. */
const unfold = (page: Page): Promise<void> => page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>(".aftercare details").forEach((details) => (details.open = true)));

describe("axe finds nothing at any severity", () => {
  const cases: [name: string, path: string, width: number, act?: (page: Page) => Promise<void>][] = [
    ["product", "/products/linen-shirt", 1440],
    ["product, narrow", "/products/linen-shirt", 320],
    ["product, all folded out", "/products/linen-shirt", 360, unfold],
    ["product, dark", "/products/linen-shirt?theme=dark", 1440, unfold],
    ["chart open", "/products/linen-shirt", 1440, async (page) => { await openChart(page); await unfold(page); }],
    ["chart open, narrow, inches", "/products/linen-shirt?country=US", 320, openChart],
    ["chart open, dark", "/products/linen-shirt?theme=dark", 360, async (page) => { await openChart(page); await unfold(page); }],
    ["product, right to left, all folded out", "/products/linen-shirt?theme=rtl", 1440, unfold],
    ["product, right to left, narrow, all folded out", "/products/linen-shirt?theme=rtl", 320, unfold],
    ["product, text at 200 %, all folded out", "/products/linen-shirt?theme=large", 360, unfold],
    ["chart open, right to left, all folded out", "/products/linen-shirt?theme=rtl", 360, async (page) => { await openChart(page); await unfold(page); }],
    ["chart open, text at 200 %", "/products/linen-shirt?theme=large", 360, async (page) => { await openChart(page); await unfold(page); }],
    ["contact, right to left", "/pages/contact?theme=rtl", 360, async (page) => page.locator("[value=wrong_or_damaged]").check()],
    ["contact, text at 200 %, narrow", "/pages/contact?theme=large", 320, async (page) => page.locator("[value=wrong_or_damaged]").check()],
    ["help panel, right to left", "/?theme=rtl", 360, async (page) => { await page.locator(".ac-float-button").click(); await unfold(page); }],
    ["help panel, text at 200 %, narrow", "/?theme=large", 320, async (page) => page.locator(".ac-float-button").click()],
    ["contact, a reason chosen", "/pages/contact", 360, async (page) => page.locator("[value=wrong_or_damaged]").check()],
    ["contact, dark", "/pages/contact?theme=dark", 1440, async (page) => page.locator("[value=where_is_my_order]").check()],
    ["contact, Japanese", "/pages/contact?locale=ja", 320, async (page) => page.locator("[value=return]").check()],
    ["chart open, Arabic, all folded out", "/products/linen-shirt?locale=ar&country=AE", 360, async (page) => { await openChart(page); await unfold(page); }],
    ["contact, Hebrew", "/pages/contact?locale=he&country=IL", 320, async (page) => page.locator("[value=return]").check()],
    ["help panel", "/", 1440, async (page) => { await page.locator(".ac-float-button").click(); await unfold(page); }],
    ["help panel, dark, narrow", "/?theme=dark", 320, async (page) => page.locator(".ac-float-button").click()],
  ];
  test.each(cases)("%s", async (name, path, width, act) => {
    const page = await browser.newPage({ width, height: 800 });
    await page.goto(shop.url() + path);
    await act?.(page);
    // Colours are judged once nothing fades in any more.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    await browser.screenshot(page, `theme-${name.replace(/[^a-z0-9]+/gi, "-")}`, { fullPage: false });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), "sideways scrolling").toBe(0);
  });

  test("with the colours of contrast themes one still sees the chosen unit and the row of the chosen size", async () => {
    const page = await browser.newPage({ width: 360, forcedColors: "active" });
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await openChart(page);
    await browser.screenshot(page, "theme-forced-colours", { fullPage: false });
    const ground = (selector: string) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await ground("dialog .ac-metric + span")).not.toBe(await ground("dialog .ac-imperial + span"));
    expect(await ground("dialog tr[aria-current] > td")).not.toBe(await ground("dialog tbody tr:not([aria-current]) > td"));
  });

  test("a range reads from the smaller to the larger number, also where one reads from the right", async () => {
    const page = await browser.newPage({ width: 1440 });
    await page.goto(`${shop.url()}/products/linen-shirt?theme=rtl`);
    await openChart(page);
    const [first, last] = await page.locator("dialog tbody .ac-m:visible", { hasText: "82–86" }).first().evaluate((cell) => {
      const text = cell.firstChild!;
      const left = (at: number) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      return [left(0), left(4)];
    });
    expect(first).toBeLessThan(last!);
  });

  test("two copies of each block on one page, each with ids of its own", async () => {
    const { placements } = shop.state();
    const doubled = placements.filter(({ template }) => template === "product").map((placement) => ({ ...placement, id: `${placement.id}_again` }));
    placements.push(...doubled);
    const page = await browser.newPage({ width: 1440 });
    await page.goto(`${shop.url()}/products/linen-shirt`);
    const ids = await page.evaluate(() => [...document.querySelectorAll(".aftercare [id]")].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await page.locator("[data-aftercare-chart] > button").nth(1).click();
    expect(await page.locator("dialog[open]").count()).toBe(1);
    // A toggle turns its own chart only.
    await page.locator("dialog[open] .ac-imperial").check();
    expect(await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>(".ac-imperial")].map(({ checked }) => checked))).toEqual([false, true]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    shop.state().placements = placements.filter((placement) => !doubled.includes(placement));
  });
});

describe("the page is drawn at once", () => {
  test("0 requests to the app, layout shift 0: on every page with blocks", async () => {
    // Once as on a phone, once with everything in view at once, where any late change would count.
    for (const [path, height] of ["/", "/products/linen-shirt", "/pages/contact"].flatMap((each) => [[each, 740], [each, 3000]] as const)) {
      const page = await browser.newPage({ width: 360, height });
      const requested: string[] = [];
      page.on("request", (request) => requested.push(request.url()));
      await page.addInitScript(() => {
        const seen = { shift: 0 };
        Object.assign(window, { seen });
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value))).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(shop.url() + path, { waitUntil: "networkidle" });
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(200);
      expect(requested.filter((url) => url.includes("/apps/"))).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(shop.url()) && !url.startsWith("data:"))).toEqual([]);
      expect(proxied().requests).toEqual([]);
      expect(await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift), path).toBe(0);
    }
  });

  test("a block loads its script with the first touch and not before", async () => {
    for (const [path, block, touched, script] of [
      ["/", ".ac-float", ".ac-float-button", "aftercare-help.js"],
      ["/products/linen-shirt", "[data-aftercare-chart]", "[data-aftercare-chart] > button", "aftercare-chart.js"],
      ["/products/linen-shirt", "[data-aftercare-faq]", "[data-aftercare-faq] summary >> nth=0", "aftercare-faq.js"],
      ["/pages/contact", "[data-aftercare-contact]", "[value=other]", "aftercare-contact.js"],
    ] as const) {
      const page = await browser.newPage();
      const scripts: string[] = [];
      page.on("request", (request) => /aftercare-\w+\.js/.test(request.url()) && scripts.push(request.url().split("/").pop()!.split("?")[0]!));
      await page.goto(shop.url() + path, { waitUntil: "networkidle" });
      expect(scripts, path).toEqual([]);
      // By keyboard as well as by pointer.
      await page.locator(touched).focus();
      await page.keyboard.press("Space");
      await page.locator(`${block}[data-ready]`).waitFor();
      expect(scripts).toEqual([script]);
    }
  });
});

describe("without JavaScript", () => {
  const plain = () => browser.newPage({ width: 360, height: 740, javaScriptEnabled: false });

  test("the chart opens, turns to inches and closes", async () => {
    const page = await plain();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await openChart(page);
    expect(await page.locator(".ac-finder").isVisible()).toBe(false);
    const cell = page.locator("dialog tbody tr").nth(1).locator("td").nth(3);
    expect((await cell.innerText()).trim()).toBe("82–86");
    await page.locator("dialog .ac-imperial").check();
    expect((await cell.innerText()).trim()).toBe("32¼–33⅞");
    await page.locator("dialog .ac-close").click();
    expect(await page.locator("dialog").isVisible()).toBe(false);
  });

  test("questions unfold, the policy unfolds, the help panel opens", async () => {
    const page = await plain();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await page.getByText("How do I wash linen?").click();
    expect(await page.getByText("Hang it in the shade").isVisible()).toBe(true);
    expect(await page.locator("input[type=search]:visible").count()).toBe(0);
    await page.getByText("Free returns within 30 days").click();
    expect(await page.getByText("Unused and with its tags.").isVisible()).toBe(true);
    await page.locator(".ac-float-button").click();
    expect(await page.locator(".ac-panel").isVisible()).toBe(true);
  });

  test("the contact form shows what the reason needs and reaches the app", async () => {
    const page = await plain();
    await page.goto(`${shop.url()}/pages/contact`);
    expect(await page.locator(".ac-contact [name=message]").isVisible()).toBe(false);
    await page.locator("[value=product_question]").check();
    expect(await page.locator(".ac-contact [name=order]").isVisible()).toBe(false);
    await page.locator("[value=wrong_or_damaged]").check();
    expect(await page.locator(".ac-contact [name=order]").isVisible()).toBe(true);
    expect(await page.locator(".ac-contact [name=photo]").isVisible()).toBe(true);
    expect(await page.locator(".ac-contact [name=website]").isVisible()).toBe(false);
    await page.locator(".ac-contact [name=name]").fill("Ana Petrov");
    await page.locator(".ac-contact [name=email]").fill("ana@example.com");
    await page.locator(".ac-contact [name=order]").fill("#1042");
    await page.locator(".ac-contact [name=message]").fill("The seam is open.");
    await page.locator(".ac-contact [name=photo]").setInputFiles({ name: "seam.png", mimeType: "image/png", buffer: Buffer.from("89504e470d0a1a0a", "hex") });
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(/\/apps\/aftercare\/contact/);
    const [request] = proxied().requests;
    expect(request).toMatchObject({ method: "POST", path: "/proxy/contact", signed: true });
    expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data/);
    for (const part of ['name="reason"\r\n\r\nwrong_or_damaged', 'name="order"\r\n\r\n#1042', 'name="email"\r\n\r\nana@example.com', 'filename="seam.png"', 'name="website"\r\n\r\n\r\n']) expect(request?.body).toContain(part);
  });
});

describe("with JavaScript", () => {
  test("choosing another size in the theme's picker marks its row", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    // Before the block's script is there, and after.
    await page.locator(".product-form input[value=L]").check({ force: true });
    await openChart(page);
    await page.locator("[data-aftercare-chart][data-ready]").waitFor();
    expect(await page.locator("tr[aria-current] th").allTextContents()).toEqual(["L"]);
    await page.keyboard.press("Escape");
    await page.locator(".product-form input[value=M]").check({ force: true });
    expect(await page.locator("tr[aria-current] th").allTextContents()).toEqual(["M"]);
  });

  test("the fit finder names a size and says why; between two it says so; the unit can change meanwhile", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await openChart(page);
    await page.locator("[data-aftercare-chart][data-ready]").waitFor();
    await page.locator(".ac-finder summary").click();
    const result = page.locator(".ac-finder .ac-result");
    await page.locator("[data-measure='0']").fill("88");
    expect(await result.innerText()).toBe("Your size is M.");
    await page.locator("[data-measure='1']").fill("75");
    expect(await result.innerText()).toBe("You are between M and L: M for a close fit, L for room. Bust: M · Waist: L.");
    await page.locator(".ac-imperial").check();
    expect(await page.locator("[data-measure='0']").inputValue()).toBe("34.6");
    await page.locator("[data-measure='1']").fill("27 1/2");
    expect(await result.innerText()).toBe("Your size is M. Bust: M · Waist: M.");
    await page.locator("[data-known]").selectOption({ label: "Nordvind L" });
    expect(await result.innerText()).toContain("In our sizes that is M.");
    await page.locator("[data-measure='0']").fill("60");
    expect(await result.innerText()).toContain("Larger than our largest size, XL. It may be tight.");
    expect(await page.locator("tr.ac-found").count()).toBe(0);
  });

  test("the questions of a long list can be searched, without accents and with several words", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/pages/contact`);
    const search = page.locator("[data-aftercare-faq] input[type=search]");
    // Typed before the script is there: found all the same.
    await search.fill("géft card");
    await page.locator("[data-aftercare-faq][data-ready]").waitFor();
    expect(await page.locator("[data-aftercare-faq] details:visible").count()).toBe(0);
    expect(await page.locator("[data-aftercare-faq] .ac-field [role=status]").innerText()).toContain("No question matches");
    await search.fill("gíft card");
    expect(await page.locator("[data-aftercare-faq] details:visible summary").allInnerTexts()).toEqual(["How do gift cards work?"]);
    await search.fill("");
    expect(await page.locator("[data-aftercare-faq] details:visible").count()).toBe(8);
  });

  test("'did this help?' stays on the page and tells the app, with no cookie", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await page.getByText("How do I wash linen?").click();
    await page.locator("[data-aftercare-faq][data-ready]").waitFor();
    await page.locator("[data-aftercare-question=how-do-i-wash-linen] [value=yes]").click();
    await page.getByText("Thank you.").waitFor();
    await expect.poll(() => proxied().requests.length).toBe(2);
    expect(proxied().requests.map(({ body }) => new URLSearchParams(body).get("answer")).sort()).toEqual(["opened", "yes"]);
    const [first] = proxied().requests;
    expect(first?.signed).toBe(true);
    expect(Object.fromEntries(first?.query ?? [])).toMatchObject({ kind: "faq", handle: "how-do-i-wash-linen", product: "8800000000001", locale: "en" });
    expect(first?.headers.cookie).toBeUndefined();
    expect(await page.context().cookies()).toEqual([]);
  });

  test("answers are offered while the message is written; sending thanks without leaving the page", async () => {
    proxied().answer("/proxy/faq.json", { items: [{ id: "1", question: "How long does delivery take?", answer: "Two to three days.\nFour to six in Europe." }] });
    proxied().answer("/proxy/contact", { outcome: "received" });
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/pages/contact`);
    await page.locator("[value=other]").check();
    await page.locator("[data-aftercare-contact][data-ready]").waitFor();
    await page.locator(".ac-contact [name=name]").fill("Ana");
    await page.locator(".ac-contact [name=email]").fill("ana@example.com");
    await page.locator(".ac-contact [name=message]").pressSequentially("how long is delivery");
    await page.getByText("This may answer it:").waitFor();
    expect(proxied().requests.filter(({ path }) => path === "/proxy/faq.json")).toHaveLength(1);
    await page.locator(".ac-contact [data-suggestions] summary").click();
    expect(await page.getByText("Four to six in Europe.").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you, we have your message").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Thank you");
  });

  test("“Ask us” below a product's questions takes the product along", async () => {
    proxied().answer("/proxy/contact", { outcome: "received" });
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    await page.getByRole("link", { name: "Ask us" }).click();
    await page.locator("[value=product_question]").check();
    await page.locator("[data-aftercare-contact][data-ready]").waitFor();
    expect(await page.locator(".ac-contact [name=item]").inputValue()).toBe("Linen shirt");
    for (const [name, value] of [["name", "Ana"], ["email", "ana@example.com"], ["message", "Is it see-through?"]] as const) await page.locator(`.ac-contact [name=${name}]`).fill(value);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Thank you, we have your message").waitFor();
    expect(proxied().requests.find(({ path }) => path === "/proxy/contact")?.body).toContain('name="product"\r\n\r\n8800000000001');
  });

  test("what the app refuses is said beside the field", async () => {
    proxied().answer("/proxy/contact", { outcome: "invalid", errors: { order: "missing", email: "email" } });
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/pages/contact`);
    await page.locator("[value=other]").check();
    await page.locator("[data-aftercare-contact][data-ready]").waitFor();
    for (const [name, value] of [["name", "Ana"], ["email", "ana@example.com"], ["message", "Hello"]] as const) await page.locator(`.ac-contact [name=${name}]`).fill(value);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Please check this address.").waitFor();
    expect(await page.locator(".ac-contact [name=order]").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".ac-contact [name=email]").getAttribute("aria-describedby")).toBeTruthy();
  });

  test("the status of an order: found with its tracking, or the one answer for everything else", async () => {
    proxied().answer("/proxy/order-status", { outcome: "found", text: "On its way since Monday.", tracking: [{ number: "0034", url: "https://carrier.example.com/0034" }, { url: "javascript:alert(1)" }] });
    const page = await browser.newPage();
    await page.goto(shop.url());
    await page.locator(".ac-float-button").click();
    await page.locator(".ac-panel").getByText("Where is my order?").click();
    await page.locator(".ac-float[data-ready]").waitFor();
    await page.locator(".ac-panel [name=order]").fill("#1042");
    await page.locator(".ac-panel [name=email]").fill("ana@example.com");
    await page.locator(".ac-panel").getByRole("button", { name: "Check the status" }).click();
    await page.getByText("On its way since Monday.").waitFor();
    expect(await page.locator(".ac-panel [data-status] a").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))).toEqual(["https://carrier.example.com/0034"]);
    expect(proxied().requests.at(-1)?.body).toBe("order=%231042&email=ana%40example.com&locale=en");
    proxied().answer("/proxy/order-status", { outcome: "not_found" });
    await page.locator(".ac-panel").getByRole("button", { name: "Check the status" }).click();
    await page.getByText("We found no order with this number and email.").waitFor();
  });

  test("keyboard alone: open the chart, turn the unit, close with Escape, be back where one was", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.url()}/products/linen-shirt`);
    const button = page.locator("[data-aftercare-chart] > button");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
    await page.locator("dialog .ac-metric").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("dialog .ac-imperial").isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog").isVisible()).toBe(false);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
