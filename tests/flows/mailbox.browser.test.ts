import { expect, test } from "vitest";
import { inShop } from "~/db.server";
import { useBrowser } from "../support/browser";
import { until, useApp } from "../support/run-app";

/** The shop's own mailbox in the settings: connecting it, and how reading it goes. */
const app = useApp();
const browser = useBrowser();
const shopId = "demo.myshopify.com";

test("what is wrong with a mailbox is said beside its field, and nothing is stored", async () => {
  const page = await browser.newPage({ allow: [/422/] });
  const settings = await app.openAdmin(page, "/app/settings");
  await settings.getByRole("button", { name: "Connect a mailbox" }).click();
  await settings.getByLabel("IMAP server").fill("127.0.0.1");
  await settings.getByLabel("User name").fill("hello@linden-and-loom.example");
  await settings.getByLabel("Password", { exact: true }).fill("secret");
  await settings.getByRole("button", { name: "Test and connect" }).click();
  await settings.getByText("127.0.0.1 is not a mail server on the open Internet.").waitFor({ timeout: 30_000 });
  await browser.screenshot(page, "mailbox-refused");
  expect(await inShop(shopId, (tx) => tx.mailbox.count({ where: { shopId } }))).toBe(0);
});

test.each([360, 1440])("how reading goes is shown, and it can be stopped (%i px)", async (width) => {
  const now = new Date();
  await inShop(shopId, (tx) =>
    tx.mailbox.create({ data: { shopId, host: "imap.linden-and-loom.example", port: 993, security: "tls", user: "hello@linden-and-loom.example", password: "v1.none", folder: "INBOX", lastReadAt: now, lastKept: 3, allKept: 41, nextReadAt: new Date(now.getTime() + 3_600_000), failures: 2, problem: width === 360 ? "imap.linden-and-loom.example does not answer at port 993. IMAP is usually at 993 with TLS, or at 143 with STARTTLS." : null, connectedBy: "Mara" } }),
  );
  const page = await browser.newPage({ width });
  const settings = await app.openAdmin(page, "/app/settings");
  await settings.getByText("3 new mails; 41 since it was connected").waitFor({ timeout: 30_000 });
  expect(await settings.getByText("The mailbox cannot be read at the moment").count()).toBe(width === 360 ? 1 : 0);
  await settings.getByRole("heading", { name: "Your own mailbox" }).scrollIntoViewIfNeeded();
  await browser.screenshot(page, `mailbox-${width}`);
  await settings.getByRole("button", { name: "Stop reading it" }).click();
  await until(async () => (await inShop(shopId, (tx) => tx.mailbox.count({ where: { shopId } }))) === 0, "the mailbox was not let go", 20_000);
  await settings.getByRole("button", { name: "Connect a mailbox" }).waitFor();
});
