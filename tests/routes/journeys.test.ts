import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { explainOrder } from "~/domain/journeys/explain-order.server";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { inShop } from "~/db.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { readPolicy } from "~/domain/returns/read-policy.server";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

const shopId = "demo.myshopify.com";
const app = useApp();
const browser = useBrowser();
/** The mail's preview runs no scripts; the browser says so whenever a test tool tries. */
const allow = [/Blocked script execution in 'about:srcdoc'/, /status of 422/];
let orderId = "";

beforeAll(async () => {
  await until(async () => (await explainOrder({ shopId, orderId: "gid://shopify/Order/1" })).length > 0, "the journeys were not set up", 20_000);
  orderId = (await inShop(shopId, (tx) => tx.order.findFirstOrThrow({ where: { shopId, name: "#1042" } }))).shopifyId;
});

const post = async (path: string, route: string, fields: Record<string, string>) => {
  const response = await app.signedRequest(`${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(route)}`, { method: "POST", body: new URLSearchParams(fields) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const ledger = (fields: Record<string, string>) => post("/app/journeys/ledger", "routes/app.journeys_.ledger", { orderId, ...fields });
const journey = () => readJourney({ shopId, key: "after-purchase", now: new Date() });
const save = (config: object, version: number) => post("/app/journeys/after-purchase", "routes/app.journeys.$key", { version: String(version), config: JSON.stringify(config) });

/** Nothing that axe finds serious in the app's own frame. */
async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("iframe.app").exclude(["iframe.app", "iframe[sandbox]"]).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const noWiderThanTheScreen = (frame: Frame) => frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** What the list says of the last month, journey by journey. */
async function lastMonths(): Promise<string[]> {
  const page = await browser.newPage({ allow, width: 360 });
  const frame = await app.openAdmin(page, "/app/journeys");
  const words = frame.getByText(/^(No mails yet|Last 30 days: .*)$/);
  await words.first().waitFor();
  const found = await words.allTextContents();
  await page.close();
  return found;
}

test("a journey that has not had a mail yet is listed without figures; one with a mail that is a month old has them", async () => {
  const untouched = await lastMonths();
  expect(untouched.length).toBeGreaterThan(1);
  expect(new Set(untouched)).toEqual(new Set(["No mails yet"]));
  const old = new Date(Date.now() - 40 * 24 * 3_600_000);
  const order = "gid://shopify/Order/1";
  await inShop(shopId, async (tx) => {
    const { id } = await tx.enrolment.create({ data: { shopId, orderShopifyId: order, journeyKey: "after-purchase", occasion: "", createdAt: old } });
    await tx.journeyStep.create({ data: { shopId, enrolmentId: id, orderShopifyId: order, journeyKey: "after-purchase", stepKey: "thank-you", occasion: "", happenedAt: old, dueAt: old, decidedAt: old, status: "sent", createdAt: old } });
  });
  const after = await lastMonths();
  expect(after.filter((words) => words === "No mails yet")).toHaveLength(untouched.length - 1);
  expect(after).toContain("Last 30 days: 0 sent · 0 skipped · 0 failed · 0 planned");
  await inShop(shopId, (tx) => tx.enrolment.deleteMany({ where: { shopId, orderShopifyId: order } }));
});

describe("the ledger of an order", () => {
  test("finds an order by its name and says for each mail why it was not sent", async () => {
    const page = await browser.newPage({ allow });
    const frame = await app.openAdmin(page, "/app/journeys/ledger");
    await frame.getByRole("textbox", { name: "Find an order" }).fill("1042");
    await frame.getByRole("button", { name: "Find" }).click();
    await frame.getByRole("heading", { name: "Mail about order #1042" }).waitFor();
    expect(await frame.getByText("The journey is switched off.").count()).toBe(7);
    await isAccessible(page);
  });

  test("asks before it sends a mail, and says so when it is night where the buyer lives; the keyboard is enough", async () => {
    const open = async (quietHours: { from: number; to: number }) => {
      await changeSettings({ shopId, change: { quietHours } });
      const page = await browser.newPage({ allow, width: 360 });
      return { page, frame: await app.openAdmin(page, `/app/journeys/ledger?order=${encodeURIComponent(orderId)}`) };
    };
    const { page, frame } = await open({ from: 0, to: 1440 });
    const now = frame.getByRole("button", { name: "Send “Thank you” now" });
    const dialog = frame.getByRole("dialog", { name: "Send “Thank you” now?" });
    await now.press("Enter");
    await dialog.getByText("Ana Petrov, ana.petrov@example.com, about order #1042").waitFor();
    await dialog.getByText("Until now: The journey is switched off.").waitFor();
    await dialog.getByText(/^It is night there: \d\d:\d\d by the customer’s clock\. Planned mail waits until 00:00\.$/).waitFor();
    expect(await noWiderThanTheScreen(frame)).toBe(true);
    await isAccessible(page);
    await dialog.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await now.evaluate((button) => document.activeElement === button)).toBe(true);
    await now.press("Enter");
    await dialog.getByRole("button", { name: "Cancel" }).press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(await now.evaluate((button) => document.activeElement === button)).toBe(true);
    expect(await inShop(shopId, (tx) => tx.journeyStep.count({ where: { shopId, orderShopifyId: orderId } }))).toBe(0);
    await page.close();

    const { frame: byDay } = await open({ from: 0, to: 0 });
    await byDay.getByRole("button", { name: "Send “Thank you” now" }).click();
    await byDay.getByRole("dialog").getByText("Ana Petrov").waitFor();
    expect(await byDay.getByText("It is night there").count()).toBe(0);
  });

  test("sends a mail now, shows it, and does not send it twice", async () => {
    const page = await browser.newPage({ allow, width: 360 });
    const frame = await app.openAdmin(page, `/app/journeys/ledger?order=${encodeURIComponent(orderId)}`);
    await frame.getByRole("button", { name: "Send “Thank you” now" }).click();
    await frame.getByRole("button", { name: "Send", exact: true }).press("Enter");
    await frame.getByText("It is on its way.").waitFor();
    await frame.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe("It is on its way.");
    await frame.getByText(/return by/).first().waitFor();
    await frame.getByRole("button", { name: /^Show the mail/ }).click();
    await frame.locator("iframe[sandbox]").waitFor();
    expect(await noWiderThanTheScreen(frame)).toBe(true);
    expect((await app.mailbox.waitFor("ana.petrov@example.com", (mail) => mail.subject.includes("#1042"))).text).toContain("Linen shirt");
    expect((await ledger({ act: "send", journeyKey: "after-purchase", stepKey: "thank-you" })).body).toMatchObject({ done: false, message: "It was sent already." });
  });

  test("stops the mails for an order, by name, and starts them again", async () => {
    expect((await ledger({ act: "stop" })).body).toMatchObject({ done: true });
    const words = async () => JSON.stringify(await (await app.signedRequest(`/app/journeys/ledger?order=${encodeURIComponent(orderId)}&_data=routes%2Fapp.journeys_.ledger`)).json());
    expect(await words()).toContain('"stopped":{"by":"Mara Lindqvist"');
    expect((await ledger({ act: "resume" })).body).toMatchObject({ done: true });
    expect(await words()).toContain('"stopped":null');
  });

  test("knows nothing of orders that are not the shop's", async () => {
    expect((await app.signedRequest("/app/journeys/ledger?order=gid%3A%2F%2Fshopify%2FOrder%2F1&_data=routes%2Fapp.journeys_.ledger")).status).toBe(404);
    expect((await app.signedRequest("/app/journeys/mail?mail=00000000-0000-7000-8000-000000000000&_data=routes%2Fapp.journeys_.mail")).status).toBe(404);
  });
});

describe("the editor", () => {
  test("changes words beside a live preview, names a variable that does not exist, and saves", async () => {
    const page = await browser.newPage({ allow });
    const frame = await app.openAdmin(page, "/app/journeys/after-purchase");
    const subject = frame.getByRole("combobox", { name: "Subject" });
    await subject.fill("Thanks, {{ custmer.first_name }}");
    await frame.getByText("There is no {{ custmer.first_name }}. Did you mean {{ customer.first_name }}?").waitFor();
    await subject.fill("Thanks for {{ order.name }}");
    await frame.getByText(/Subject: Thanks for #/).waitFor();
    await frame.getByText(/not yet in German/).waitFor();
    await isAccessible(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until(async () => (await journey()).config.steps[0]!.content.en?.subject === "Thanks for {{ order.name }}", "it was not saved", 10_000);
    await frame.getByText("Version 2, in force").waitFor();
  });

  test("brings an earlier version back as a new one", async () => {
    const page = await browser.newPage({ allow });
    const frame = await app.openAdmin(page, "/app/journeys/after-purchase");
    await frame.getByRole("button", { name: "Bring version 1 back" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until(async () => (await journey()).version === 3, "it was not saved", 10_000);
    expect((await journey()).config.steps[0]!.content).toEqual({});
  });

  test("moves and takes out parts with the keyboard, on a phone", async () => {
    const page = await browser.newPage({ allow, width: 360 });
    const frame = await app.openAdmin(page, "/app/journeys/after-purchase");
    await frame.getByRole("button", { name: "Move down: Text, part 1" }).press("Enter");
    await frame.getByText("Text is now part 2 of 4.").waitFor({ state: "attached" });
    await frame.getByRole("button", { name: "Take out: What was bought, part 1" }).press("Enter");
    expect(await frame.getByRole("region", { name: /, part \d/ }).count()).toBe(3);
    expect(await noWiderThanTheScreen(frame)).toBe(true);
  });

  test("refuses what cannot be sent, and what somebody else overtook", async () => {
    const { config, version } = await journey();
    const content = { subject: "{{ nonsense }}", preheader: "", blocks: [{ type: "items" }] };
    const wrong = { ...config, steps: [{ ...config.steps[0], content: { de: content } }] };
    expect(await save(wrong, version)).toMatchObject({ status: 422, body: { saved: false, message: expect.stringContaining("nonsense") as string } });
    expect(await save({ ...config, conditions: [{ about: "country", is: true, values: [] }] }, version)).toMatchObject({ status: 422, body: { message: "Not saved. Condition 1: Fill this in." } });
    const button = { type: "button", label: "", url: "" };
    const empty = { ...config, steps: [{ ...config.steps[0], delay: { kind: "after", amount: null, unit: "days", time: "calendar", at: null }, content: { de: { ...content, subject: "", blocks: [button] } } }] };
    expect((await save(empty, version)).body).toMatchObject({
      message: "Not saved. “Thank you”, when it is sent: Write a number. (And 3 more.)",
      issues: [
        { field: "steps.0.delay.amount", message: "Write a number." },
        { place: "“Thank you” in German, Subject", message: "Fill this in." },
        { place: "“Thank you” in German, part 1, Words on the button", message: "Fill this in." },
        { place: "“Thank you” in German, part 1, Address", message: "Fill this in." },
      ],
    });
    const draft = await post("/app/journeys/preview", "routes/app.journeys_.preview", { step: "thank-you", locale: "en", order: orderId, content: JSON.stringify({ ...content, blocks: [button] }) });
    expect(draft.body).toEqual({ outcome: "incomplete", problems: { "block 1": ["Words on the button: Fill this in.", "Address: Fill this in."] } });
    expect((await save(config, version - 1)).status).toBe(409);
  });

  test("sends a test mail to whoever is at the desk, and to nobody else", async () => {
    const content = { subject: "Draft {{ order.name }}", preheader: "", blocks: [{ type: "items" }] };
    const asked = await post("/app/journeys/preview", "routes/app.journeys_.preview", { intent: "test", step: "thank-you", locale: "en", order: orderId, content: JSON.stringify(content) });
    expect(asked.body).toMatchObject({ sent: true });
    const mail = await app.mailbox.waitFor("mara@linden-and-loom.example", (each) => each.subject === "[Test] Draft #1042");
    expect(mail.to).toHaveLength(1);
  });
});

test("the back-test says who would have got it and who not, and shows the mail", async () => {
  const page = await browser.newPage({ allow });
  const frame = await app.openAdmin(page, "/app/journeys/after-purchase/back-test");
  await frame.getByRole("heading", { name: /\d+ mails would have gone out, \d+ would not/ }).waitFor();
  await frame.getByRole("button", { name: /^Show the mail/ }).first().click();
  await frame.locator("iframe[sandbox]").waitFor();
  await isAccessible(page);
  expect((await app.mailbox.mails()).filter((mail) => /reminder|fit/i.test(mail.subject))).toEqual([]);
});

test("results count what was sent and list the last decisions; opens are not counted, and the page says so", async () => {
  const page = await browser.newPage({ allow });
  const frame = await app.openAdmin(page, "/app/journeys/after-purchase/results");
  await frame.getByText(/Opens are not counted/).waitFor();
  await frame.getByRole("link", { name: "#1042" }).waitFor();
  await isAccessible(page);
});

test("the return policy is saved with countries and seasons; a wrong season is marked where it is wrong", async () => {
  const page = await browser.newPage({ allow, width: 360 });
  const frame = await app.openAdmin(page, "/app/returns");
  await frame.getByRole("button", { name: "Add countries" }).click();
  await frame.getByRole("textbox", { name: "Countries" }).fill("de, at");
  await frame.getByRole("spinbutton", { name: "Days", exact: true }).fill("45");
  await frame.getByRole("button", { name: "Add a season" }).click();
  await frame.getByLabel("Ordered from").fill("2026-11-20");
  await frame.getByLabel("Ordered to").fill("2026-11-01");
  await frame.getByLabel("Can be returned until").fill("2027-01-31");
  expect(await noWiderThanTheScreen(frame)).toBe(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText("The last day of the season is before its first day").waitFor();
  await frame.getByLabel("Ordered to").fill("2026-12-24");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await until(async () => (await readPolicy({ shopId, now: new Date() })).current.version === 1, "it was not saved", 10_000);
  expect((await readPolicy({ shopId, now: new Date() })).current.policy).toMatchObject({ countries: [{ countries: ["DE", "AT"], windowDays: 45 }], holidays: [{ returnUntil: "2027-01-31" }] });
  await isAccessible(page);
});
