import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { addDays, dayIn } from "~/lib/calendar-days";
import { deliverOrder, fulfillOrder, placeOrder } from "../local-shopify/acts";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { numberOf } from "../local-shopify/pages/orders";
import type { Order } from "../local-shopify/state/types";
import { DESKTOP_CHROME, useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

/** The app where it is not in its own pages: on the order in the admin, on the thank-you page, in the customer's account. */
const app = useApp();
const browser = useBrowser();
const ana = { name: people.ana.name, address: people.ana.email! };

const state = () => app.shopify.state;
const orderNamed = (name: string) => state().orders.find((order) => order.name === name)!;
const shown = (order: Order) => state().metafields.find(({ ownerId, namespace, key }) => ownerId === order.id && namespace === "aftercare" && key === "return_by")?.value;
const block = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`);

async function axeFinds(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

beforeAll(async () => {
  await until(() => state().metafields.some(({ key }) => key === "return_terms"), "the policy was not published");
});

test("the order page lists the order's tickets, leads to one, and to a message of our own", async () => {
  const raw = await composeMail({ from: ana, to: "hello@linden-and-loom.example", subject: "Wrong size", text: "Hi, my shirt from order 1042 is too tight.", authentication: "pass", date: new Date() });
  expect((await app.inbound(raw)).status).toBe(200);
  const page = await browser.newPage();
  const address = `${app.shopify.url}/admin/orders/${numberOf(orderNamed("#1042").id)}`;
  const tickets = block(page, "Aftercare");
  await until(async () => {
    await page.goto(address);
    await tickets.getByText("Write to the customer").waitFor({ timeout: 20_000 });
    return (await tickets.getByText("Wrong size").count()) > 0;
  }, "the block does not show the ticket");
  await tickets.getByText("Waiting for us").waitFor();
  await browser.screenshot(page, "order-page");
  await page.setViewportSize({ width: 360, height: 800 });
  await browser.screenshot(page, "order-page-360");
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await axeFinds(page)).toEqual([]);

  await tickets.getByRole("link", { name: "Open “Wrong size”" }).click();
  await page.frameLocator("iframe.app").getByRole("heading", { name: "Wrong size", level: 1 }).waitFor();

  await page.goto(address);
  await tickets.getByRole("link", { name: "Write to the customer" }).click();
  const inApp = page.frameLocator("iframe.app");
  await inApp.getByText("A conversation about this order is going on").waitFor();
  await browser.screenshot(page, "write-about-order");
  await inApp.getByLabel("Subject").fill("A word about your shirt");
  await inApp.getByRole("button", { name: "Go on to the message" }).click();
  await inApp.getByRole("textbox", { name: "Write to Ana" }).click();
  await page.keyboard.type("We have set an M aside for you.");
  await inApp.getByRole("button", { name: "Send", exact: true }).click();
  const sent = await app.mailbox.waitFor(ana.address, (mail) => mail.subject === "A word about your shirt");
  expect(sent.text).toContain("We have set an M aside for you.");
});

test("an order that is not ours and one without tickets get the same answer, and nobody without a token gets any", async () => {
  const quiet = state().orders.find(({ name }) => name === "#1003")!;
  const answer = async (number: string) => (await app.signedRequest(`/app/orders/${number}/tickets`)).text();
  expect(await answer(numberOf(quiet.id))).toBe(await answer("404404404"));
  const door = `${app.url}/app/orders/${numberOf(quiet.id)}/tickets`;
  const asBrowser = { "User-Agent": DESKTOP_CHROME, Origin: "https://extensions.shopifycdn.com" };
  expect((await fetch(door, { headers: { ...asBrowser, Authorization: "Bearer no.such.token" } })).status).toBe(401);
  expect((await fetch(door, { method: "OPTIONS", headers: { ...asBrowser, "Access-Control-Request-Headers": "authorization" } })).headers.get("Access-Control-Allow-Origin")).toBe("*");
});

test("the thank-you page says until when, before the order has a date; the order gets the same", async () => {
  const order = placeOrder(app.shopify.context, { customerId: people.ana.id, lines: [{ variantId: state().products[0]!.variants[0]!.id, quantity: 1 }] });
  const page = await browser.newPage({ locale: "en-GB" });
  await page.goto(`${app.shopify.url}/checkouts/${numberOf(order.id)}/thank-you`);
  const info = block(page, "Return information");
  const said = await info.getByText("You can return this order at least until").innerText();
  await info.locator("summary").click();
  await info.getByText("You can return items within").waitFor();
  await browser.screenshot(page, "thank-you");
  await page.setViewportSize({ width: 360, height: 800 });
  await browser.screenshot(page, "thank-you-360");
  expect(await axeFinds(page)).toEqual([]);

  await until(() => shown(order) !== undefined, "the order has no date");
  const day = (date: string) => new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
  const { windowDays } = { windowDays: (JSON.parse(state().metafields.find(({ key }) => key === "return_terms")!.value) as { days: number }).days };
  const placed = dayIn(state().shop.timezone, order.createdAt);
  expect(said).toContain(day(addDays(placed, windowDays)));
  expect(shown(order)! >= addDays(placed, windowDays)).toBe(true);

  const german = await browser.newPage();
  await german.goto(`${app.shopify.url}/localization?locale=de&back=/checkouts/${numberOf(order.id)}/thank-you`);
  await block(german, "Return information").getByText("Sie können diese Bestellung mindestens bis").waitFor();
});

test("a buyer asks for a return in their account; it is on the order and a ticket in the inbox", async () => {
  const customer = state().customers.find(({ id, email }) => email && id !== people.ana.id)!;
  const order = placeOrder(app.shopify.context, { customerId: customer.id, lines: [{ variantId: state().products[0]!.variants[0]!.id, quantity: 2 }] });
  fulfillOrder(app.shopify.context, order);
  deliverOrder(app.shopify.context, order);
  await until(() => state().metafields.some(({ ownerId, key, value }) => ownerId === order.id && key === "return_lines" && value.includes("exact")), "the order does not say what can be returned");
  const page = await browser.newPage();
  await page.goto(`${app.shopify.url}/account/login?${new URLSearchParams({ customer: customer.email!, back: `/account/orders/${numberOf(order.id)}` }).toString()}`);
  await block(page, "Return information").getByText("You can return this order").waitFor();
  await block(page, "Order actions").getByRole("button", { name: "Return items" }).click();
  const form = block(page, "Return items");
  await form.getByRole("button", { name: "Ask for the return" }).click();
  await form.getByText("Choose at least one item.").waitFor();
  await form.getByRole("checkbox").first().check();
  await form.getByLabel("Reason").selectOption("Size was too small");
  await form.getByLabel("Anything we should know? (optional)").fill("Tight at the shoulders");
  await browser.screenshot(page, "return-items");
  await page.setViewportSize({ width: 360, height: 800 });
  await browser.screenshot(page, "return-items-360");
  expect(await axeFinds(page)).toEqual([]);
  await form.getByRole("button", { name: "Ask for the return" }).click();
  await form.getByText(`Return ${order.name}-R1 is requested.`).waitFor();
  expect(order.returns[0]).toMatchObject({ status: "REQUESTED" });

  const staff = await browser.newPage();
  const inbox = await app.openAdmin(staff, "/app/inbox");
  await inbox.getByText(`Return requested: ${order.name}`).first().click({ timeout: 30_000 });
  await inbox.getByText("Tight at the shoulders").first().waitFor();
  await inbox.getByText(/Return .*requested/i).first().waitFor();
  await browser.screenshot(staff, "return-ticket");

  // Somebody else's order offers nothing to them, and no form.
  const stranger = await browser.newPage({ allow: [/404/] });
  await stranger.goto(`${app.shopify.url}/account/login?customer=${encodeURIComponent(ana.address)}&back=/account/orders/${numberOf(order.id)}`);
  expect(await stranger.getByText("Order actions").count()).toBe(0);
});
