import fs from "node:fs";
import { composeMail } from "../local-shopify/mailbox/compose";
import { seedJourneys } from "./journeys";
import { seedHelp } from "./help";
import { letters, senderOf } from "./letters";
import { appUrl, inboundSecret, shopId, shopUrl } from "./settings";

/**
 * Opens the app for the first time and lets the shop's customers write, once; a second start finds it done.
 * Everything goes through the same doors as real use.
 */
export async function seedDemo({ folder, databaseUrl }: { folder: string; databaseUrl: string }): Promise<void> {
  const done = `${folder}/seeded`;
  if (fs.existsSync(done)) return;
  console.log("Filling the demo shop …");
  await openApp();
  await ordersAreIn();
  await seedHelp(databaseUrl);
  await seedJourneys();
  for (const letter of [...letters].sort((a, b) => b.hours - a.hours)) {
    const raw = await composeMail({
      from: senderOf(letter),
      to: "hello@linden-and-loom.example",
      subject: letter.subject,
      text: letter.text,
      headers: letter.headers,
      authentication: letter.authentication ?? "pass",
      date: new Date(Date.now() - letter.hours * 3_600_000),
      attachments: letter.photo ? [{ filename: "photo.png", contentType: "image/png", content: photo() }] : [],
    });
    const response = await fetch(`${appUrl}/inbound/email/raw?shop=${shopId}`, {
      method: "POST",
      headers: { "Content-Type": "message/rfc822", "X-Aftercare-Secret": inboundSecret },
      body: new Uint8Array(raw),
    });
    if (!response.ok) throw new Error(`The inbound door answered ${response.status} to “${letter.subject}”.`);
  }
  fs.writeFileSync(done, new Date().toISOString());
}

/** As Shopify admin opens it: with a fresh id token, in a browser. */
async function openApp(): Promise<void> {
  const token = (await (await fetch(`${shopUrl}/admin/id-token`)).json()) as { token: string };
  const query = new URLSearchParams({ embedded: "1", shop: shopId, host: Buffer.from("admin.shopify.com/store/demo").toString("base64"), id_token: token.token });
  const response = await fetch(`${appUrl}/app?${query}`, { headers: { "User-Agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36" } });
  if (!response.ok) throw new Error(`Opening the app answered ${response.status}.`);
}

/** The import runs in the worker; the letters should find their orders. */
async function ordersAreIn(): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const health = (await (await fetch(`${appUrl}/healthz`)).json()) as { importing?: number };
    if (health.importing === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error("The orders were not imported in a minute.");
}

/** A small picture, so that a letter has something to show. */
function photo(): Buffer {
  return Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mN8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC",
    "base64",
  );
}
