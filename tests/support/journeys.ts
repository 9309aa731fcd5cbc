import { changeSettings } from "~/domain/shops/change-settings.server";
import { saveJourney } from "~/domain/journeys/save-journey.server";
import { switchJourney } from "~/domain/journeys/set-up-journeys.server";

const shopId = "demo.myshopify.com";

/** Switches on "After the purchase" with a thank-you mail that leaves `minutes` after the payment. */
export async function thankAfter(minutes: number, basedOn = 1): Promise<void> {
  const now = new Date();
  // The test has to pass in the buyer's night too.
  await changeSettings({ shopId, change: { quietHours: { from: 0, to: 0 } } });
  const delay = { kind: "after", amount: minutes, unit: "minutes", time: "calendar", at: null };
  const saved = await saveJourney({ shopId, key: "after-purchase", name: "After the purchase", config: { steps: [{ key: "thank-you", delay }] }, basedOn, savedBy: "Mara Lindqvist", now });
  if (saved.outcome !== "saved") throw new Error(`The journey was not saved: ${saved.outcome}`);
  await switchJourney({ shopId, key: "after-purchase", on: true, now });
  // Shopify's times are whole seconds: what happens in the second of the switch counts as before it.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
}
