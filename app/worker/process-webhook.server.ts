import { uninstallShop } from "~/domain/shops/uninstall-shop.server";
import { failWebhook, settleWebhook, takeWebhook, type WebhookToProcess } from "~/domain/shops/webhook-events.server";

/**
 * Acts on one kept webhook. A failure is noted and thrown on, so that the queue tries again;
 * after the last try the event waits as "dead" for a person to replay it.
 */
export async function processWebhook({ shopId, eventId }: { shopId: string; eventId: string }): Promise<void> {
  const event = await takeWebhook({ shopId, eventId });
  if (!event) return;
  try {
    await actOn(shopId, event);
    await settleWebhook({ shopId, eventId, now: new Date() });
  } catch (error) {
    const next = await failWebhook({ shopId, eventId, error: (error as Error).message });
    if (next === "again") throw error;
  }
}

async function actOn(shopId: string, event: WebhookToProcess): Promise<unknown> {
  switch (event.topic) {
    case "app/uninstalled":
      return uninstallShop({ shopId, now: new Date() });
    default:
      return undefined;
  }
}
