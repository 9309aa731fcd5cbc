import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../../support/browser";
import { admin } from "../admin";
import type { RunningLocalShopify } from "../context";
import { mailbox } from "../mailbox";
import { readMail } from "../mailbox/read-mail";
import { startLocalShopify } from "../server";
import { displayStatus, financialStatus, fulfillmentStatus } from "../state/derive";
import type { Order } from "../state/types";
import { panel } from ".";

const { newPage, screenshot } = useBrowser();
let shopify: RunningLocalShopify;
let app: Server;
const posted: { topic: string | undefined; url: string; body: Buffer }[] = [];

beforeAll(async () => {
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    posted.push({ topic: request.headers["x-shopify-topic"]?.toString(), url: request.url ?? "", body: Buffer.concat(chunks) });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  process.env.INBOUND_SECRET = "secret";
  shopify = await startLocalShopify({ port: 0, appUrl: `http://localhost:${(app.address() as AddressInfo).port}`, apiKey: "key", apiSecret: "secret", areas: [panel, admin, mailbox] });
});

afterAll(async () => {
  await shopify.stop();
  await new Promise((resolve) => app.close(resolve));
});

beforeEach(() => {
  posted.length = 0;
});

async function place(page: Page, fill?: () => Promise<void>): Promise<Order> {
  await page.goto(`${shopify.url}/panel`);
  await fill?.();
  await page.getByRole("button", { name: "Place the order" }).click();
  await page.getByRole("status").waitFor();
  const order = shopify.state.orders.at(-1);
  if (!order) throw new Error("no order");
  return order;
}

describe("the panel", () => {
  it("places an order, pays it, hands it over, delivers it, and Shopify tells the app", async () => {
    const page = await newPage();
    const order = await place(page, () => page.getByLabel("Pay at once").uncheck());
    expect(financialStatus(order)).toBe("PENDING");

    await page.goto(`${shopify.url}/panel/orders/${order.id.split("/").pop()}`);
    await page.getByRole("button", { name: "Pay" }).click();
    expect(financialStatus(order)).toBe("PAID");

    await page.getByText("Hand over to the carrier …").click();
    await page.getByLabel("Carrier").selectOption("PostNL");
    await page.getByLabel("Tracking number").fill("3SXYZ");
    await screenshot(page, "panel-order");
    await page.getByRole("button", { name: "Hand over to the carrier" }).click();
    expect(order.fulfillments[0]?.tracking[0]).toMatchObject({ company: "PostNL", number: "3SXYZ" });

    await page.getByText("Scan by the carrier …").click();
    await page.getByLabel("What happened").selectOption("OUT_FOR_DELIVERY");
    await page.getByRole("button", { name: "Scan by the carrier" }).click();
    await page.getByText("Deliver everything …").click();
    await page.getByRole("button", { name: "Deliver everything" }).click();
    await page.getByText(`${order.name} is delivered.`).waitFor();
    expect(order.fulfillments.map(displayStatus)).toEqual(["DELIVERED"]);

    await shopify.context.settleWebhooks();
    expect(posted.map(({ topic }) => topic)).toEqual(expect.arrayContaining(["orders/create", "orders/paid", "fulfillments/create", "orders/fulfilled", "fulfillment_events/create"]));
  });

  it("takes a return from the wish to the money", async () => {
    const page = await newPage();
    const order = await place(page);
    await page.getByRole("button", { name: `Deliver everything ${order.name}` }).click();
    await page.goto(`${shopify.url}/admin/orders/${order.id.split("/").pop()}`);
    await page.getByText("Ask for a return …").click();
    await page.locator("details[open]").getByRole("spinbutton").first().fill("1");
    await page.getByLabel("What the shopper says").fill("Too tight");
    await page.getByRole("button", { name: "Ask for a return" }).click();
    await page.getByText(`${order.name}-R1 was asked for.`).waitFor();
    await page.getByText("Approve the return …").click();
    await page.getByRole("button", { name: "Approve the return" }).click();
    await page.getByText("Receive the return …").click();
    await page.getByRole("button", { name: "Receive the return" }).click();
    await page.getByText("came in, and the money went back").waitFor();
    expect(order.returns).toMatchObject([{ status: "CLOSED", lines: [{ customerNote: "Too tight", reasonHandle: "size-too-small" }] }]);
    expect(order.refunds).toHaveLength(1);
  });

  it("cancels and refunds", async () => {
    const page = await newPage();
    const order = await place(page);
    await page.getByRole("button", { name: `Cancel ${order.name}` }).click();
    await page.getByText(`${order.name} is cancelled.`).waitFor();
    expect([order.cancelReason, financialStatus(order), fulfillmentStatus(order)]).toEqual(["CUSTOMER", "REFUNDED", "UNFULFILLED"]);

    const other = await place(page);
    await page.goto(`${shopify.url}/panel/orders/${other.id.split("/").pop()}`);
    await page.getByText("Refund …").click();
    await page.getByLabel(/^Amount/).fill("5,00");
    await page.getByRole("button", { name: "Refund" }).click();
    await page.getByRole("status").waitFor();
    expect(financialStatus(other)).toBe("PARTIALLY_REFUNDED");
  });

  it("says why something cannot be done, and changes nothing", async () => {
    const page = await newPage();
    const order = await place(page);
    await page.goto(`${shopify.url}/panel/orders/${order.id.split("/").pop()}`);
    await page.getByText("Refund …").click();
    await page.getByLabel(/^Amount/).fill("lots");
    await page.getByRole("button", { name: "Refund" }).click();
    await page.getByRole("alert").getByText("“lots” is not an amount.").waitFor();
    expect(order.refunds).toEqual([]);
  });

  it("lets things have happened days ago", async () => {
    const page = await newPage();
    const order = await place(page, () => page.getByLabel("Days ago").first().fill("9"));
    expect(Date.now() - Date.parse(order.createdAt)).toBeGreaterThan(8.9 * 86_400_000);
  });

  it("writes to the shop as a customer, with an attachment, as raw mail", async () => {
    const page = await newPage();
    await page.goto(`${shopify.url}/panel`);
    await page.getByLabel("Writer").selectOption({ label: "Jonas Weber jonas.weber@example.org" });
    await page.getByLabel("Subject", { exact: true }).fill("Where is it?");
    await page.getByLabel("Order named in the subject").fill("#1042");
    await page.getByLabel("Message").fill("Hello,\nwhere is my parcel? <b>Jonas</b>");
    await page.getByLabel("Sender verified").selectOption("fail");
    await page.getByLabel("Attachments").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("jpeg") });
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("The mail from jonas.weber@example.org is with the shop.").waitFor();
    const raw = posted.find(({ url }) => url === "/inbound/email/raw?shop=demo.myshopify.com")?.body ?? Buffer.alloc(0);
    expect(await readMail(raw)).toMatchObject({
      from: { name: "Jonas Weber", address: "jonas.weber@example.org" },
      to: [{ address: "hello@linden-and-loom.example" }],
      subject: "Where is it? (#1042)",
      text: expect.stringContaining("where is my parcel? <b>Jonas</b>"),
      attachments: [{ filename: "photo.jpg", mimeType: "image/jpeg" }],
    });
    expect(raw.toString()).toContain("dmarc=fail");
  });

  it("makes Shopify's deliveries difficult", async () => {
    const page = await newPage();
    await page.goto(`${shopify.url}/panel`);
    await page.getByLabel("Copies of each").fill("3");
    await page.getByLabel("In random order").check();
    await page.getByRole("button", { name: "Apply" }).click();
    expect(shopify.state.webhooks.knobs).toEqual({ copies: 3, shuffle: true, drop: 0, hold: false });
    await place(page);
    await shopify.context.settleWebhooks();
    expect(posted.filter(({ topic }) => topic === "orders/create")).toHaveLength(3);
    Object.assign(shopify.state.webhooks.knobs, { copies: 1, shuffle: false });
  });

  it("asks the app to forget a customer, and uninstalls and installs it", async () => {
    const page = await newPage({ allow: [/status of 404/] });
    await page.goto(`${shopify.url}/panel`);
    await page.getByRole("button", { name: "Wants to be forgotten" }).click();
    await page.getByText(/asked the app to forget/).waitFor();
    await page.goto(`${shopify.url}/admin/settings`);
    await page.getByRole("button", { name: "Uninstall" }).click();
    await page.goto(`${shopify.url}/admin/apps/aftercare`);
    expect(shopify.state.installation.installed).toBe(false);
    await page.getByRole("button", { name: "Install" }).click();
    await page.locator("iframe.app").waitFor();
    await shopify.context.settleWebhooks();
    expect(posted.map(({ topic }) => topic)).toEqual(expect.arrayContaining(["customers/redact", "app/uninstalled"]));
  });

  it.each([
    ["/panel", "panel"], ["/panel/orders/6500000001042", "panel-story"], ["/mailbox", "mailbox"], ["/admin/orders", "admin-orders"],
    ["/admin/orders/6500000001042", "admin-order"], ["/admin/customers", "admin-customers"], ["/admin/products", "admin-products"],
    ["/admin/settings", "admin-settings"], ["/admin/themes/current/editor", "admin-theme"],
  ])("%s can be used at 360 and 1440 px and by everybody", async (path, name) => {
    for (const width of [1440, 360]) {
      const page = await newPage({ width, height: 800 });
      await page.goto(shopify.url + path);
      await screenshot(page, `${name}-${width}`, { fullPage: width > 400 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      if (width > 400) continue;
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
