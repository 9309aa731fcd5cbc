import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { people } from "../local-shopify/demo-shop";
import { composeMail, composeReply } from "../local-shopify/mailbox/compose";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

/** Flow 1: a question finds its order, the agent answers beside it, the answer to the answer lands in the same ticket. */
const app = useApp();
const browser = useBrowser();

const ana = { name: people.ana.name, address: people.ana.email! };

const letter = (subject: string, text: string) =>
  composeMail({ from: ana, to: "hello@linden-and-loom.example", subject, text, authentication: "pass", date: new Date() });

test("a mail about an order is answered beside that order, and the reply to it lands in the same ticket", async () => {
  expect((await app.inbound(await letter("Wrong size", "Hi, got my shirt 1042 but S is too tight. Can I have M?"))).status).toBe(200);

  const page = await browser.newPage();
  const frame = await app.openAdmin(page, "/app/inbox");
  await until(async () => (await frame.getByText("Ana Petrov").count()) > 0 || (await page.reload(), false), "the ticket did not appear", 20_000).catch(() => {});
  const inbox = await app.openAdmin(page, "/app/inbox");
  await inbox.getByText("Ana Petrov").first().click();

  await inbox.getByText("Order #1042 is named in the message and belongs to ana.petrov@example.com.").waitFor();
  await inbox.getByText("Linen shirt").first().waitFor();
  const composer = inbox.getByRole("textbox", { name: /reply/i }).first();
  await composer.click();
  await page.keyboard.type("Hi Ana, we are sending you an M today.");
  await inbox.getByRole("button", { name: "Send", exact: true }).click();

  const sent = await app.mailbox.waitFor(ana.address, (mail) => mail.text?.includes("sending you an M") ?? false);
  expect(sent.subject).toBe("Re: Wrong size");
  expect(sent.inReplyTo).toBeTruthy();
  expect(sent.replyTo[0]?.address).toMatch(/^[a-z0-9]{20,}@reply\.aftercare\.example$/);

  const answer = await composeReply({ ...sent, attachments: [] }, { from: ana, text: "Wonderful, thank you!", style: "gmail", authentication: "pass", date: new Date(), timezone: "Europe/Amsterdam" });
  expect((await app.inbound(answer)).status).toBe(200);
  await inbox.getByText("Wonderful, thank you!").first().waitFor({ timeout: 20_000 });
});

test("a stranger who names the order is told apart, on a phone too, without a fault that axe can see", async () => {
  const raw = await composeMail({ from: { name: "Stefan", address: "stefan@example.org" }, to: "hello@linden-and-loom.example", subject: "Order 1042", text: "Where does order 1042 go?", authentication: "pass", date: new Date() });
  await app.inbound(raw);
  const page = await browser.newPage({ width: 360, height: 740 });
  let frame = await app.openAdmin(page, "/app/inbox");
  await until(async () => {
    if (await frame.getByText("Stefan").count()) return true;
    frame = await app.openAdmin(page, "/app/inbox");
    return false;
  }, "the ticket did not appear", 30_000);
  await frame.getByText("Stefan").first().click();
  await frame.getByText(/does not own it/).first().waitFor();
  const sideways = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
