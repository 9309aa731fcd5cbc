import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { composeMail } from "../local-shopify/mailbox/compose";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";
import { OUTSIDE, payloads, TRACE } from "./payloads";

/** What strangers write, in every field they can fill, read by staff in a real browser: no script runs, nothing is loaded from outside. */
const app = useApp();
const browser = useBrowser();
const shopId = "demo.myshopify.com";

/** So many per letter: few enough that none hides another. */
const PER_LETTER = 6;
const letters = Array.from({ length: Math.ceil(payloads.length / PER_LETTER) }, (_, index) => payloads.slice(index * PER_LETTER, (index + 1) * PER_LETTER));
let tickets: string[] = [];

beforeAll(async () => {
  for (const [index, some] of letters.entries()) {
    const raw = await composeMail({
      // A stranger per letter: one who writes too often would be slowed down.
      from: { name: some.slice(0, 2).join(" ") || "x", address: `stranger${index}@example.com` },
      to: "hello@linden-and-loom.example",
      subject: `${index} ${some.join(" ")}`,
      text: `${some.join("\n\n")}\n\nOn Monday, someone wrote:\n> ${some.join("\n> ")}`,
      html: `<p>Hello</p>${some.map((payload) => `<div>${payload}</div>`).join("\n")}`,
      attachments: some.map((payload, at) => ({ filename: at % 2 ? `${payload}.png` : payload, contentType: ["text/html", "image/svg+xml", "image/png"][at % 3]!, content: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="console.log(/${TRACE}/)"><script>console.log(/${TRACE}/)</script></svg>`) })),
      authentication: "pass",
      date: new Date(),
    });
    expect((await app.inbound(raw)).status).toBe(200);
  }
  await until(() => inShop(shopId, async (tx) => (await tx.inboundMail.count({ where: { shopId, status: "received" } })) === 0), "not every letter was read", 120_000);
  tickets = (await inShop(shopId, (tx) => tx.ticket.findMany({ where: { shopId, customerEmail: { startsWith: "stranger" } }, select: { id: true }, orderBy: { id: "asc" } }))).map(({ id }) => id);
}, 240_000);

/** A page that notes what must not happen. */
async function watched(): Promise<{ page: Page; happened: string[] }> {
  const happened: string[] = [];
  // A browser says on the console what it was kept from doing; that is not what is looked for here.
  const page = await browser.newPage({ allow: [/./] });
  page.on("console", (message) => message.text().includes(TRACE) && message.type() === "log" && happened.push(`a script ran: ${message.text()} in ${message.location().url}`));
  page.on("dialog", (dialog) => {
    happened.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on("request", (request) => request.url().includes(OUTSIDE) && happened.push(`a request left: ${request.url()}`));
  page.on("popup", (popup) => happened.push(`a window opened: ${popup.url()}`));
  page.on("framenavigated", (frame) => frame.url().includes(OUTSIDE) && happened.push(`a frame went to ${frame.url()}`));
  return { page, happened };
}

test("there are enough of them, each one different", () => {
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThanOrEqual(150);
});

test("this test would see a script, a request, a dialog", async () => {
  const { page, happened } = await watched();
  await page.setContent(`<iframe srcdoc="<img src=x onerror='console.log(/${TRACE}/)'>"></iframe><img src="https://${OUTSIDE}/x.png"><script>alert("${TRACE}")</script>`);
  await until(() => happened.length >= 3, `only ${happened.length} were seen`, 5_000);
});

describe("letters of strangers", () => {
  test("every one became a ticket, with its text as it was written", async () => {
    expect(tickets).toHaveLength(letters.length);
    const messages = await inShop(shopId, (tx) => tx.message.findMany({ where: { shopId, ticketId: { in: tickets } }, select: { text: true } }));
    expect(messages.map(({ text }) => text).join("\n")).toContain("<svg/onload=");
  });

  test("run nothing and load nothing in the list, nor when they are looked for", async () => {
    const { page, happened } = await watched();
    let frame = await app.openAdmin(page, "/app/inbox");
    await frame.getByText("stranger", { exact: false }).first().waitFor({ state: "attached", timeout: 5_000 }).catch(() => undefined);
    await frame.waitForTimeout(1_000);
    frame = await app.openAdmin(page, `/app/inbox?q=${encodeURIComponent("<img src=x onerror=console.log(/zqxss/)>")}`);
    await frame.waitForTimeout(500);
    await app.openAdmin(page, "/app");
    expect(happened).toEqual([]);
  }, 60_000);

  test("run nothing and load nothing when they are opened, original and quoted part included", async () => {
    const { page, happened } = await watched();
    for (const ticket of tickets) {
      const frame = await app.openAdmin(page, `/app/inbox/${ticket}`);
      const original = frame.getByRole("button", { name: "Show the original" }).first();
      await original.click();
      await frame.locator("iframe[srcdoc]").first().waitFor();
      for (const folded of await frame.locator("details > summary").all()) await folded.click();
      // What takes focus, what moves, what is hovered.
      await page.mouse.move(700, 400);
      await page.keyboard.press("Tab");
      expect(happened, ticket).toEqual([]);
    }
    await page.waitForTimeout(1_000);
    expect(happened).toEqual([]);
  }, 400_000);

  test("have files that are only ever bytes to save", async () => {
    const files = await inShop(shopId, (tx) => tx.attachment.findMany({ where: { shopId, message: { ticketId: { in: tickets.slice(0, 6) } } }, select: { id: true, message: { select: { ticketId: true } } } }));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const answer = await app.signedRequest(`/app/inbox/${file.message.ticketId}/files/${file.id}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Content-Type")).not.toMatch(/html|svg|xml|script/);
      expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment/);
      expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    }
  }, 60_000);
});

test("the pages around show them as text too: mail problems, held addresses, notices, privacy, reports", async () => {
  const now = new Date();
  await inShop(shopId, async (tx) => {
    for (const [index, payload] of payloads.slice(0, 60).entries()) {
      const queued = await queueMail(tx, { shopId, key: `xss-${index}`, flow: "reply", to: `stranger${index}@example.com`, from: { name: payload.replace(/[\r\n\t]/g, " "), address: "a@example.com" }, subject: payload.replace(/[\r\n\t]/g, " "), text: payload, nudge: false, now });
      if (queued.outcome === "queued") await tx.outgoingMail.update({ where: { id: queued.mailId }, data: { status: index % 2 ? "failed" : "in_doubt", reason: payload.replaceAll("\u0000", "") } });
      await tx.suppression.create({ data: { shopId, addressKey: `${payload.replaceAll("\u0000", "")}@example.com`, reason: "by_staff", detail: payload.replaceAll("\u0000", "") } });
      await tx.inboundMail.create({ data: { shopId, source: payload.replaceAll("\u0000", ""), sha256: `xss-${index}`, raw: Buffer.from(payload), status: "parked", error: payload.replaceAll("\u0000", "") } });
      await tx.webhookEvent.create({ data: { shopId, topic: payload.replaceAll("\u0000", ""), eventId: `xss-${index}`, payload: {}, status: "dead", error: payload.replaceAll("\u0000", "") } });
      await tx.dataRequest.create({ data: { shopId, requestId: `xss-${index}`, email: payload.replaceAll("\u0000", ""), orderShopifyIds: [], receivedAt: now, dueAt: now } });
      await tx.accessLog.create({ data: { shopId, staffName: payload.replaceAll("\u0000", ""), what: payload.replaceAll("\u0000", ""), subjectId: "x" } });
      await tx.ticket.updateMany({ where: { shopId, id: tickets[index % tickets.length] }, data: { topic: payload.replaceAll("\u0000", "") } });
    }
  });
  const { page, happened } = await watched();
  for (const path of ["/app/mail", "/app/settings/privacy", "/app/settings/team", "/app/reports/topics", "/app/reports/linking", "/app"]) {
    const frame = await app.openAdmin(page, path);
    await frame.waitForTimeout(700);
    await page.keyboard.press("Tab");
    if (path === "/app/mail") expect(await frame.content(), "they do stand there").toContain("&lt;img src=x onerror=");
    expect(happened, path).toEqual([]);
  }
}, 120_000);
