import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { TOMAS } from "../local-shopify/admin/staff";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

/** The agent's desk as its people use it: by mouse, by keyboard alone, two at a time. */
const app = useApp();
const browser = useBrowser();

const ana = { name: people.ana.name, address: people.ana.email! };
let written = 0;

/** Ana writes; answers once the list shows her subject. */
async function anaWrites(subject: string, text: string, more: { html?: string; authentication?: "fail" } = {}): Promise<void> {
  const raw = await composeMail({ from: ana, to: "hello@linden-and-loom.example", subject, text, authentication: "pass", ...more, date: new Date(Date.now() - 60_000 + written++ * 1_000) });
  expect((await app.inbound(raw)).status).toBe(200);
}

async function openTicket(page: Page, subject: string, staff = undefined as typeof TOMAS | undefined): Promise<Frame> {
  const frame = await app.openAdmin(page, "/app/inbox?view=all", staff);
  await frame.getByText(subject).first().click();
  await frame.getByRole("heading", { name: subject, level: 1 }).waitFor();
  await frame.getByRole("textbox", { name: "Reply to Ana" }).waitFor();
  return frame;
}

const composer = (frame: Frame) => frame.getByRole("textbox", { name: "Reply to Ana" });
/** What stands in the composer, plain field or editor. */
const wordsIn = (frame: Frame) => composer(frame).evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value : (field as HTMLElement).innerText));

describe("answering", () => {
  test("a wrong size is answered and its return opened with five clicks", async () => {
    await anaWrites("Too tight", "Hi, my shirt from order 1042 is too tight. Can I have it in M?");
    const page = await browser.newPage();
    let clicks = 0;
    const inbox = await app.openAdmin(page, "/app/inbox");
    await inbox.getByText("Too tight").first().click({ timeout: 20_000 });
    clicks++;
    await inbox.getByRole("button", { name: "Suggested: Size exchange" }).click();
    clicks++;
    await until(async () => (await wordsIn(inbox)).includes("exchange for Linen shirt"), "the saved reply was not filled in", 5_000);
    await inbox.getByRole("button", { name: "Send", exact: true }).click();
    clicks++;
    const sheet = inbox.getByRole("dialog", { name: "Return from #1042" });
    await sheet.getByLabel("Reason").selectOption({ index: 1 });
    clicks++;
    await sheet.getByRole("button", { name: "Open the return" }).click();
    clicks++;
    await inbox.getByText(/Opened (a )?return|return .* opened/i).first().waitFor({ timeout: 15_000 });
    expect(clicks).toBeLessThanOrEqual(6);
    const sent = await app.mailbox.waitFor(ana.address, (mail) => mail.subject === "Re: Too tight");
    expect(sent.text).toContain("#1042");
    expect(app.shopify.state.orders.find(({ name }) => name === "#1042")?.returns).toHaveLength(1);
  });

  test("by keyboard alone: find it, answer it, send it", async () => {
    await anaWrites("Keyboard only", "Where is my order 1119?");
    const page = await browser.newPage();
    const frame = await app.openAdmin(page, "/app/inbox");
    await frame.getByText("Keyboard only").first().waitFor({ timeout: 20_000 });
    for (let n = 0; n < 40 && !(await frame.evaluate(() => document.hasFocus())); n++) await page.keyboard.press("Tab");
    await page.keyboard.press("?");
    await frame.getByRole("dialog", { name: "Keyboard" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    for (let n = 0; n < 60 && !(await frame.evaluate(() => document.activeElement?.textContent?.includes("Keyboard only"))); n++) await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Keyboard only", level: 1 }).waitFor();
    await composer(frame).waitFor();
    await page.keyboard.press("a");
    await frame.getByRole("button", { name: "Assigned: Mara" }).waitFor();
    await page.keyboard.press("r");
    await until(() => frame.evaluate(() => document.activeElement?.id === "composer-text"), "the composer has no focus", 5_000);
    await page.keyboard.type("It arrives tomorrow.");
    await page.keyboard.press("Control+Enter");
    expect((await app.mailbox.waitFor(ana.address, (mail) => mail.subject === "Re: Keyboard only")).text).toContain("tomorrow");
  });

  test("and by keyboard alone: the wrong size with its return", async () => {
    // The return of the test before is taken back: the order has one shirt only.
    app.shopify.state.orders.find(({ name }) => name === "#1042")!.returns = [];
    await anaWrites("Too wide", "Hi, my shirt from order 1042 is too wide. Can I have it in XS?");
    const page = await browser.newPage();
    const frame = await app.openAdmin(page, "/app/inbox");
    await frame.getByText("Too wide").first().waitFor({ timeout: 20_000 });
    for (let n = 0; n < 40 && !(await frame.evaluate(() => document.hasFocus())); n++) await page.keyboard.press("Tab");
    for (let n = 0; n < 60 && !(await frame.evaluate(() => document.activeElement?.textContent?.includes("Too wide"))); n++) await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await frame.getByRole("button", { name: "Suggested: Size exchange" }).waitFor();
    await page.keyboard.press("m");
    await until(() => frame.evaluate(() => (document.activeElement as HTMLInputElement | null)?.placeholder === "Search saved replies"), "the search has no focus", 10_000);
    await page.keyboard.type("size exch");
    await page.keyboard.press("Enter");
    await until(async () => (await wordsIn(frame)).includes("Linen shirt"), "the saved reply was not filled in", 20_000);
    await page.keyboard.press("Control+Enter");
    const sheet = frame.getByRole("dialog", { name: "Return from #1042" });
    await sheet.getByLabel("Reason").waitFor();
    const before = app.shopify.state.orders.find(({ name }) => name === "#1042")!.returns.length;
    for (let n = 0; n < 20 && !(await sheet.getByLabel("Reason").evaluate((select) => select === document.activeElement)); n++) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+Enter");
    await sheet.waitFor({ state: "hidden", timeout: 20_000 });
    expect(app.shopify.state.orders.find(({ name }) => name === "#1042")!.returns).toHaveLength(before + 1);
    await app.mailbox.waitFor(ana.address, (mail) => mail.subject === "Re: Too wide");
  });

  test("undone within ten seconds nothing leaves, and the words are back", async () => {
    await anaWrites("Undo me", "A question");
    const page = await browser.newPage();
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Undo me").count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "Undo me");
    await composer(frame).click();
    await page.keyboard.type("Too early");
    await frame.getByRole("button", { name: "Send", exact: true }).click();
    await frame.getByRole("button", { name: "Undo", exact: true }).click();
    await until(async () => (await wordsIn(frame)).includes("Too early"), "the words did not come back", 8_000);
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect((await app.mailbox.mails(ana.address)).some((mail) => mail.text?.includes("Too early"))).toBe(false);
  });

  test("sent later, the ticket stays among those that wait for us, and says when the reply goes out", async () => {
    await anaWrites("Answered tomorrow", "A question");
    const page = await browser.newPage();
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Answered tomorrow").count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "Answered tomorrow");
    await composer(frame).click();
    await page.keyboard.type("Good morning");
    await frame.getByRole("button", { name: "Send later" }).click();
    await frame.getByRole("button", { name: "Tomorrow at 9:00" }).click();
    await frame.getByText(/^Scheduled for \w+ \d+ \w+, 09:00$/).waitFor();
    const inbox = await app.openAdmin(page, "/app/inbox?view=open");
    const row = inbox.getByRole("listitem").filter({ hasText: "Answered tomorrow" });
    await row.getByText(/^Reply goes out \w+ \d+ \w+, 09:00\.$/).waitFor({ timeout: 20_000 });
  });

  test("the inbox and a ticket come with 250 kB of script at most; the editor comes with the first key", async () => {
    const { gzipSync } = await import("node:zlib");
    const opened = async (path: string) => {
      const page = await browser.newPage();
      const scripts = new Map<string, number>();
      const reading: Promise<unknown>[] = [];
      page.on("response", (response) => {
        if (response.url().startsWith(app.url) && /\.js(\?|$)/.test(response.url())) reading.push(response.body().then((body) => scripts.set(response.url(), gzipSync(body).length)));
      });
      const frame = await app.openAdmin(page, path);
      await frame.waitForTimeout(2_000);
      await Promise.all(reading);
      return { page, frame, scripts, bytes: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) };
    };
    const { inShop } = await import("~/db.server");
    const { id } = await inShop("demo.myshopify.com", (tx) => tx.ticket.findFirstOrThrow({ where: { shopId: "demo.myshopify.com", subject: "Undo me" } }));
    const inbox = await opened("/app/inbox");
    const ticket = await opened(`/app/inbox/${id}`);
    for (const { scripts, bytes } of [inbox, ticket]) {
      expect(scripts.size).toBeGreaterThan(3);
      expect(bytes).toBeLessThanOrEqual(250_000);
    }
    await composer(ticket.frame).focus();
    await ticket.frame.locator("#composer-text[contenteditable]").waitFor();
    expect([...ticket.scripts.keys()].some((url) => url.includes("RichText"))).toBe(true);
  });

  test("a draft outlives the page", async () => {
    const page = await browser.newPage();
    const frame = await openTicket(page, "Undo me");
    await composer(frame).click();
    await page.keyboard.type(" Kept while typing.");
    await frame.getByText("Draft saved").waitFor();
    const again = await openTicket(page, "Undo me");
    await until(async () => (await wordsIn(again)).includes("Kept while typing."), "the draft is gone", 8_000);
  });
});

describe("merging", () => {
  test("with what somebody sent in the customer's name takes a second press, after a warning", async () => {
    await anaWrites("Really hers", "Please answer me");
    await anaWrites("In her name", "Please send it to my new address", { authentication: "fail" });
    const page = await browser.newPage();
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("In her name").count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "In her name");
    await frame.getByRole("button", { name: "More", exact: true }).click();
    await frame.getByRole("menuitem", { name: "Merge into another ticket" }).click();
    const sheet = frame.getByRole("dialog", { name: "Let this go on in another ticket" });
    const row = sheet.getByRole("listitem").filter({ hasText: "Really hers" });
    await row.getByText("Perhaps another person").waitFor();
    await row.getByRole("button", { name: "Merge into Really hers" }).click();
    await row.getByText(`Only one of these is known to come from ${ana.address}: the other’s sender could be forged. Press again if the same person wrote both.`).waitFor();
    await row.getByRole("button", { name: "Merge into Really hers" }).click();
    await sheet.waitFor({ state: "hidden" });
    await frame.getByText("Mara Lindqvist let this go on in “Really hers”.").waitFor();
  });
});

describe("two at a desk", () => {
  test("see each other, and neither answers what the other has answered", async () => {
    await anaWrites("Both of us", "Who answers first?");
    const [mara, tomas] = [await browser.newPage(), await browser.newPage()];
    await until(async () => (await (await app.openAdmin(mara, "/app/inbox?view=all")).getByText("Both of us").count()) > 0, "the ticket did not appear", 20_000);
    const hers = await openTicket(mara, "Both of us");
    const his = await openTicket(tomas, "Both of us", TOMAS);
    await hers.getByText("Tomás Silva is here").waitFor({ timeout: 5_000 });
    await composer(his).click();
    await tomas.keyboard.type("Mine is still in the making");
    await hers.getByText("Tomás Silva is writing").waitFor({ timeout: 5_000 });

    await composer(hers).click();
    await mara.keyboard.type("Mara was faster");
    await hers.getByRole("button", { name: "Send", exact: true }).click();
    await his.getByText("Mara was faster").first().waitFor({ timeout: 5_000 });
    await his.getByText("Somebody wrote since you began").waitFor();
    expect(await his.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
    await his.getByRole("button", { name: "I have read it" }).click();
    expect(await his.getByRole("button", { name: "Send", exact: true }).isEnabled()).toBe(true);
  });

  test("a new message appears on the open page by itself", async () => {
    const page = await browser.newPage();
    await anaWrites("Live", "First");
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Live", { exact: true }).count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "Live");
    const id = frame.url().split("/").pop()!.split("?")[0]!;
    const { addNote } = await import("~/domain/tickets/add-note.server");
    await addNote({ shopId: "demo.myshopify.com", ticketId: id, nonce: crypto.randomUUID(), written: "Written in another process", staff: { id: crypto.randomUUID(), name: "Yuki" }, now: new Date() });
    await frame.getByText("Written in another process").waitFor({ timeout: 20_000 });
  });

  test("what is typed while the editor is still loading stays, and the page goes on without a complaint", async () => {
    await anaWrites("Half loaded", "First");
    const page = await browser.newPage();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Half loaded").count()) > 0, "the ticket did not appear", 20_000);
    const { inShop } = await import("~/db.server");
    const { id } = await inShop("demo.myshopify.com", (tx) => tx.ticket.findFirstOrThrow({ where: { shopId: "demo.myshopify.com", subject: "Half loaded" } }));
    await page.route(/\/assets\/RichText-.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    const frame = await app.openAdmin(page, `/app/inbox/${id}`);
    await composer(frame).click();
    await page.keyboard.type("Dear Ana,\n\nhere it  is");
    for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowLeft");
    const { addNote } = await import("~/domain/tickets/add-note.server");
    await addNote({ shopId: "demo.myshopify.com", ticketId: id, nonce: crypto.randomUUID(), written: "While it loads", staff: { id: crypto.randomUUID(), name: "Yuki" }, now: new Date() });
    await frame.getByText("While it loads").waitFor({ timeout: 20_000 });
    letGo();
    await page.keyboard.type(" that you asked for ", { delay: 30 });
    await frame.locator("#composer-text[contenteditable]").waitFor({ timeout: 20_000 });
    await page.keyboard.type("again");
    expect((await wordsIn(frame)).replace(/\u00a0/g, " ")).toBe("Dear Ana,\n\nhere it that you asked for again  is");
  });

  test("a page outlives the process that serves it, with what is being written on it, and hears what it missed", async () => {
    await anaWrites("Power cut", "First");
    const page = await browser.newPage({ allow: [/ERR_|Failed to (load|fetch)/] });
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Power cut").count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "Power cut");
    const id = frame.url().split("/").pop()!.split("?")[0]!;
    await composer(frame).click();
    await page.keyboard.type("Half a sentence");
    // In the middle of everything: the editor, the suggestions and the first draft may be on their way.
    await app.kill();
    await frame.getByRole("button", { name: "Assign", exact: true }).click();
    await frame.getByRole("menuitem", { name: "Take it" }).click();
    const { addNote } = await import("~/domain/tickets/add-note.server");
    const { inShop } = await import("~/db.server");
    await addNote({ shopId: "demo.myshopify.com", ticketId: id, nonce: crypto.randomUUID(), written: "Written in the dark", staff: { id: crypto.randomUUID(), name: "Yuki" }, now: new Date() });
    await frame.getByText("The connection is lost").waitFor();
    await composer(frame).click();
    await page.keyboard.press("End");
    await page.keyboard.type(", and the rest");
    expect(await wordsIn(frame)).toBe("Half a sentence, and the rest");
    await app.restart();
    await frame.getByText("Written in the dark").waitFor({ timeout: 60_000 });
    await frame.getByText("The connection is lost").waitFor({ state: "hidden" });
    await frame.getByRole("button", { name: "Assigned: Mara" }).or(frame.getByText("look whether it was done")).first().waitFor();
    expect(await wordsIn(frame)).toBe("Half a sentence, and the rest");
    await until(async () => (await inShop("demo.myshopify.com", (tx) => tx.draft.findFirst({ where: { shopId: "demo.myshopify.com", ticketId: id } })))?.text === "Half a sentence, and the rest", "the draft was not kept", 15_000);
  });
});

describe("what comes from outside", () => {
  let asked: string[];
  beforeAll(() => {
    asked = [];
  });

  test("an HTML mail runs nothing and loads nothing until somebody asks for it", async () => {
    const html = `<p onclick="parent.hit()">Hello <b>there</b></p><script>parent.hit()</script><img src="https://tracker.example/pixel.png?ana"><img src=x onerror="parent.hit()"><iframe src="javascript:parent.hit()"></iframe><form action="https://evil.example"><button>Win</button></form><svg onload="parent.hit()"></svg><a href="javascript:parent.hit()">click</a><style>@import url(https://evil.example/a.css)</style><div style="background:url(https://evil.example/b.png)">x</div>`;
    await anaWrites("Designed <img src=x onerror=alert(1)>", "Hello there", { html });
    const page = await browser.newPage({ allow: [/tracker\.example/, /net::ERR/] });
    page.on("request", (request) => {
      if (/tracker|evil/.test(request.url())) asked.push(request.url());
    });
    await page.route(/tracker\.example|evil\.example/, (route) => route.abort());
    await until(async () => (await (await app.openAdmin(page, "/app/inbox?view=all")).getByText("Designed <img").count()) > 0, "the ticket did not appear", 20_000);
    const frame = await openTicket(page, "Designed <img src=x onerror=alert(1)>");
    await frame.evaluate(() => Object.assign(window, { hits: 0, hit: () => ((window as unknown as { hits: number }).hits += 1) }));
    await frame.getByRole("button", { name: "Show the original" }).click();
    const original = frame.frameLocator("iframe[title^='Mail from Ana']");
    await original.getByText("there").waitFor();
    await original.getByText("Hello").click();
    expect(await frame.evaluate(() => (window as unknown as { hits: number }).hits)).toBe(0);
    expect(asked).toEqual([]);
    expect(await frame.locator("iframe[title^='Mail from Ana']").getAttribute("sandbox")).not.toMatch(/scripts|same-origin/);
    await frame.getByRole("button", { name: "Load pictures" }).click();
    await until(() => asked.length > 0, "the picture was not asked for", 5_000);
    expect(asked.every((url) => url.startsWith("https://tracker.example/"))).toBe(true);
  });
});

describe("every page of the desk", () => {
  for (const path of ["/app/inbox", "/app/inbox?view=all&q=ana", "/app/settings/replies", "/app/settings/replies/new", "/app/settings/rules", "/app/settings/rules/new", "/app/settings/desk"]) {
    test(`${path} has no fault that axe can see and fits a phone`, async () => {
      const page = await browser.newPage({ width: 360, height: 740 });
      const frame = await app.openAdmin(page, path);
      await frame.waitForTimeout(800);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }

  test("the ticket too, with its sheets open", async () => {
    const page = await browser.newPage();
    const frame = await openTicket(page, "Too tight");
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    await check();
    await frame.getByRole("button", { name: "Refund", exact: true }).click();
    await frame.getByRole("dialog", { name: "Refund #1042" }).waitFor();
    await frame.getByLabel("Another amount").waitFor();
    await check();
  });
});
