import fs from "node:fs";
import { appUrl, shopId, shopUrl } from "./settings";

/** Opens the app for the first time and lets the shop's customers write, once; a second start finds it done. */
export async function seedDemo({ folder }: { folder: string }): Promise<void> {
  const done = `${folder}/seeded`;
  if (fs.existsSync(done)) return;
  console.log("Filling the demo shop …");
  await openApp();
  fs.writeFileSync(done, new Date().toISOString());
}

/** As Shopify admin opens it: with a fresh id token, in a browser. */
async function openApp(): Promise<void> {
  const token = (await (await fetch(`${shopUrl}/admin/id-token`)).json()) as { token: string };
  const query = new URLSearchParams({ embedded: "1", shop: shopId, host: Buffer.from("admin.shopify.com/store/demo").toString("base64"), id_token: token.token });
  const response = await fetch(`${appUrl}/app?${query}`, { headers: { "User-Agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36" } });
  if (!response.ok) throw new Error(`Opening the app answered ${response.status}.`);
}
