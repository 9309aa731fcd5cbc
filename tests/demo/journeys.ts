import { appUrl, shopUrl } from "./settings";

/**
 * What a newcomer sees first: a return policy of 14 days, and "After the purchase" switched on with its thank-you one
 * minute after the payment. Saved through the same pages as staff use.
 */
export async function seedJourneys(): Promise<void> {
  const policy = { windowDays: 14, transitDays: 7, fallbackDays: 21, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "unused", address: ["Linden & Loom, Returns", "Weverstraat 12", "1017 AB Amsterdam"] };
  await save("/app/returns", "routes/app.returns", { value: JSON.stringify({ version: 0, policy }) });
  const steps = [{ key: "thank-you", delay: { kind: "after", amount: 1, unit: "minutes", time: "calendar", at: null } }, { key: "does-it-fit" }, { key: "return-by-reminder" }];
  await save("/app/journeys/after-purchase", "routes/app.journeys.$key", { version: "1", config: JSON.stringify({ steps }) });
  await save("/app/journeys?index", "routes/app.journeys._index", { key: "after-purchase", on: "yes" });
}

/** Journeys are set up in the background when the app is opened first; until then there is nothing to save. */
async function save(page: string, route: string, fields: Record<string, string>): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { token } = (await (await fetch(`${shopUrl}/admin/id-token`)).json()) as { token: string };
    const address = new URL(page, appUrl);
    address.searchParams.set("_data", route);
    const headers = { Authorization: `Bearer ${token}`, "User-Agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36" };
    const response = await fetch(address, { method: "POST", headers, body: new URLSearchParams(fields) });
    if (response.ok) return;
    if (response.status !== 404 || Date.now() > end) throw new Error(`Saving on ${page} answered ${response.status}: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
