import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../../support/browser";
import type { RunningLocalShopify } from "../context";
import { startLocalShopify } from "../server";
import { mailbox } from ".";
import { type ReadMail, readMail } from "./read-mail";
import type { sinkRule } from "./rules";
import type { z } from "zod";

const { newPage, screenshot } = useBrowser();
const SECRET = "inbound-secret";
let shopify: RunningLocalShopify;
let app: Server;
/** What the app's inbound door got. */
const received: { url: string; secret: string | undefined; type: string | undefined; raw: Buffer }[] = [];

beforeAll(async () => {
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ url: `${request.method} ${request.url}`, secret: String(request.headers["x-aftercare-secret"]), type: request.headers["content-type"], raw: Buffer.concat(chunks) });
    response.writeHead(request.url === "/broken" ? 500 : 202).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  process.env.INBOUND_SECRET = SECRET;
  shopify = await startLocalShopify({ port: 0, smtpPort: 0, appUrl: `http://localhost:${(app.address() as AddressInfo).port}`, apiKey: "key", apiSecret: "secret", areas: [mailbox] });
});

afterAll(async () => {
  await shopify.stop();
  await new Promise((resolve) => app.close(resolve));
});

beforeEach(() => {
  received.length = 0;
});

afterEach(async () => {
  await fetch(`${shopify.url}/mailbox/messages.json`, { method: "DELETE" });
  await setRules();
});

function send(mail: SendMailOptions = {}) {
  const transport = createTransport({ host: "127.0.0.1", port: shopify.context.options.smtpPort, secure: false, ignoreTLS: true });
  return transport.sendMail({
    from: "Linden & Loom <hello@linden-and-loom.example>",
    to: "Ana Petrov <ana.petrov@example.com>",
    replyTo: "reply+token@reply.aftercare.example",
    subject: "Your order #1042",
    text: "Hello Ana,\nyou can return until Sunday.",
    html: "<p>Hello Ana,<br>you can return until <b>Sunday</b>.</p>",
    messageId: "<one@reply.aftercare.example>",
    references: ["<zero@reply.aftercare.example>"],
    ...mail,
  });
}

type Listed = { id: string; subject: string; envelope: { from: string; to: string[] }; messageId: string; references: string[]; text: string; html: string; attachments: { filename: string }[] };

async function messages(query = ""): Promise<Listed[]> {
  const answer = await fetch(`${shopify.url}/mailbox/messages.json${query}`);
  return ((await answer.json()) as { messages: Listed[] }).messages;
}

async function setRules(...rules: z.input<typeof sinkRule>[]): Promise<void> {
  const answer = await fetch(`${shopify.url}/mailbox/rules.json`, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(rules) });
  expect(answer.status).toBe(200);
}

async function lastReceived(): Promise<ReadMail> {
  const last = received.at(-1);
  if (!last) throw new Error("the app got nothing");
  return readMail(last.raw);
}

describe("the mailbox", () => {
  it("takes in mail for anybody and lists it for tests", async () => {
    await send();
    await send({ to: "jonas.weber@example.org", subject: "Grüße, 日本", messageId: "<two@x>" });
    expect((await messages()).map(({ subject }) => subject)).toEqual(["Grüße, 日本", "Your order #1042"]);
    expect(await messages("?to=ana")).toMatchObject([
      { envelope: { from: "hello@linden-and-loom.example", to: ["ana.petrov@example.com"] }, messageId: "one@reply.aftercare.example", references: ["zero@reply.aftercare.example"], text: expect.stringContaining("until Sunday"), html: expect.stringContaining("<b>Sunday</b>") },
    ]);
  });

  it.each([
    [{ stage: "rcpt", act: "answer", code: 550, text: "5.1.1 No such user" }, /550 5\.1\.1 No such user/],
    [{ stage: "connect", act: "answer", code: 421, text: "4.3.2 Busy" }, /421/],
    [{ stage: "mail", act: "answer", code: 451, text: "4.3.0 Later" }, /451/],
    [{ stage: "end", act: "answer", code: 554, text: "5.7.1 Spam" }, /554 5\.7\.1 Spam/],
    [{ stage: "connect", act: "close" }, /closed|ECONN|socket/i],
    [{ stage: "rcpt", act: "close" }, /closed|ECONN|socket/i],
    [{ stage: "body", act: "close" }, /closed|ECONN|socket/i],
    [{ stage: "end", act: "close" }, /closed|ECONN|socket/i],
  ] as const)("can refuse or hang up: %o", async (rule, failure) => {
    await setRules(rule);
    await expect(send()).rejects.toThrow(failure);
    expect(await messages()).toEqual([]);
  });

  it("can keep a mail without saying so, which is what makes a sender doubt", async () => {
    await setRules({ stage: "end", act: "close", keep: true });
    await expect(send()).rejects.toThrow();
    expect(await messages()).toHaveLength(1);
  });

  it("can greylist: the second attempt goes through", async () => {
    await setRules({ stage: "rcpt", act: "answer", code: 451, times: 1 });
    await expect(send()).rejects.toThrow(/451/);
    await send();
    expect(await messages()).toHaveLength(1);
  });

  it("can refuse one recipient only", async () => {
    await setRules({ stage: "rcpt", act: "answer", code: 550, to: "ana" });
    await expect(send()).rejects.toThrow(/550/);
    await send({ to: "jonas.weber@example.org" });
    expect(await messages()).toHaveLength(1);
  });

  it("shows a mail as a mail program does, and hostile HTML does nothing", async () => {
    await send({ html: `<h1>Hello</h1><script>parent.document.title = "taken"</script><img src=x onerror="parent.document.title='taken'"><img src="cid:logo">`, attachments: [{ filename: "logo.svg", content: "<svg xmlns='http://www.w3.org/2000/svg'/>", contentType: "image/svg+xml", cid: "logo" }], subject: "<b>bold</b>" });
    const page = await newPage({ allow: [/Blocked script execution|Content Security Policy|404/] });
    await page.goto(`${shopify.url}/mailbox`);
    await page.getByRole("link", { name: "<b>bold</b>" }).click();
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "Hello" }).waitFor();
    expect(await frame.locator("img").nth(1).getAttribute("src")).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(await page.title()).toContain("<b>bold</b>");
    await page.getByRole("link", { name: "Plain text" }).click();
    await page.getByText("you can return until Sunday").waitFor();
    await page.getByRole("link", { name: "Headers" }).click();
    await page.getByRole("rowheader", { name: "Reply-To" }).waitFor();
    await page.getByRole("link", { name: "Source" }).click();
    await page.getByText("Message-ID: <one@reply.aftercare.example>").waitFor();
  });

  it("answers in the thread, to the reply address, with the quote of the chosen program", async () => {
    await send();
    const page = await newPage();
    await page.goto(`${shopify.url}/mailbox`);
    await page.getByRole("link", { name: "Your order #1042" }).click();
    await page.getByLabel("Message").fill("Thanks, but it is too small.\nAna");
    await page.getByLabel("Attachments").setInputFiles({ name: "shirt.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71]) });
    await screenshot(page, "mailbox-mail");
    await page.getByRole("button", { name: "Send reply" }).click();
    await page.getByRole("status").waitFor();

    expect(received).toMatchObject([{ url: "POST /inbound/email/raw?shop=demo.myshopify.com", secret: SECRET, type: "message/rfc822" }]);
    const reply = await lastReceived();
    expect(reply).toMatchObject({
      inReplyTo: "one@reply.aftercare.example",
      references: ["zero@reply.aftercare.example", "one@reply.aftercare.example"],
      subject: "Re: Your order #1042",
      from: { name: "Ana Petrov", address: "ana.petrov@example.com" },
      to: [{ address: "reply+token@reply.aftercare.example" }],
      attachments: [{ filename: "shirt.png" }],
    });
    expect(reply.text).toMatch(/^Thanks, but it is too small\.\nAna\n\nOn .+ wrote:\n\n> Hello Ana,/);
    expect(reply.html).toContain("gmail_quote");
    expect(reply.headers).toContainEqual(expect.objectContaining({ name: "Authentication-Results", value: expect.stringContaining("dmarc=pass") }));
  });

  it.each([
    ["apple", /> On .+ wrote:\n> \n> Hello Ana,/],
    ["outlook", /_{20,}\nFrom: Linden & Loom/],
    ["outlookDe", /Von: .+\nGesendet: /],
    ["gmailDe", /\nAm .+ schrieb /],
    ["none", /^Hi\s*$/],
    ["below", /> Hello Ana,[\s\S]+Hi\s*$/],
  ])("quotes as %s does", async (style, shape) => {
    await send();
    const [mail] = await messages();
    const form = new FormData();
    for (const [name, value] of Object.entries({ name: "Ana", address: "ana.petrov@example.com", text: "Hi", style, authentication: "fail" })) form.set(name, value);
    await fetch(`${shopify.url}/mailbox/${mail?.id}/reply`, { method: "POST", body: form });
    const reply = await lastReceived();
    expect(reply.text).toMatch(shape);
    expect(reply.headers).toContainEqual(expect.objectContaining({ name: "Authentication-Results", value: expect.stringContaining("dmarc=fail") }));
  });

  it("answers without a person: away, bounced, delayed", async () => {
    await send({ envelope: { from: "bounce+token@reply.aftercare.example", to: "ana.petrov@example.com" } });
    const [mail] = await messages();
    for (const action of ["auto-reply", "bounce", "delay"]) await fetch(`${shopify.url}/mailbox/${mail?.id}/${action}`, { method: "POST" });
    const texts = received.map(({ raw }) => raw.toString());
    expect(texts[0]).toMatch(/Auto-Submitted: auto-replied/);
    expect(texts[1]).toMatch(/^Return-Path: <>\r\nDelivered-To: bounce\+token@[\s\S]+Status: 5\.1\.1[\s\S]+Message-ID: <one@/);
    expect(texts[2]).toMatch(/Action: delayed[\s\S]+Status: 4\.2\.2/);
  });

  it("unsubscribes by one click where a mail offers it", async () => {
    await send({ headers: { "List-Unsubscribe": `<${shopify.context.options.appUrl}/u/token>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } });
    const page = await newPage();
    await page.goto(`${shopify.url}/mailbox/${(await messages())[0]?.id}`);
    await page.getByRole("button", { name: "Unsubscribe by one click" }).click();
    await page.getByText("Unsubscribed.").waitFor();
    expect(received.at(-1)).toMatchObject({ url: "POST /u/token", raw: Buffer.from("List-Unsubscribe=One-Click") });
  });

  it("says in words that the app did not take a mail", async () => {
    await send();
    const [mail] = await messages();
    const before = shopify.context.options.appUrl;
    shopify.context.options.appUrl = "http://localhost:1";
    const answer = await fetch(`${shopify.url}/mailbox/${mail?.id}/auto-reply`, { method: "POST" });
    shopify.context.options.appUrl = before;
    expect(await answer.text()).toContain("does not answer. Is it running?");
  });

  it("switches failures on and off by hand", async () => {
    const page = await newPage();
    await page.goto(`${shopify.url}/mailbox`);
    await page.getByText("Make delivery fail").click();
    await page.getByLabel("What goes wrong").selectOption("reject");
    await page.getByRole("button", { name: "Switch on" }).click();
    await expect(send()).rejects.toThrow(/550/);
    await page.getByRole("button", { name: "Everything works again" }).click();
    await page.getByText("Every mail is accepted again").waitFor();
    await send();
    expect(await messages()).toHaveLength(1);
  });
});
