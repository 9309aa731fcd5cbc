import { inShop } from "~/db.server";

export interface WebhookToProcess {
  id: string;
  topic: string;
  payload: unknown;
  triggeredAt: Date | null;
  receivedAt: Date;
}

/** The event if there is still something to do about it; null when it was settled by another run. */
export async function takeWebhook({ shopId, eventId }: { shopId: string; eventId: string }): Promise<WebhookToProcess | null> {
  return inShop(shopId, (tx) =>
    tx.webhookEvent.findFirst({
      where: { shopId, id: eventId, status: { in: ["received", "failed"] } },
      select: { id: true, topic: true, payload: true, triggeredAt: true, receivedAt: true },
    }),
  );
}

/** It was acted on. Its body, full of personal data, is of no further use. */
export async function settleWebhook({ shopId, eventId, now }: { shopId: string; eventId: string; now: Date }): Promise<void> {
  await inShop(shopId, (tx) => tx.webhookEvent.updateMany({ where: { shopId, id: eventId }, data: { status: "done", settledAt: now, error: null, payload: {} } }));
}

/** After this many tries an event waits for a person. */
const MOST_ATTEMPTS = 8;

/** Notes the failure; returns whether it will be tried again. */
export async function failWebhook({ shopId, eventId, error }: { shopId: string; eventId: string; error: string }): Promise<"again" | "dead"> {
  return inShop(shopId, async (tx) => {
    const event = await tx.webhookEvent.update({ where: { shopId, id: eventId }, data: { attempts: { increment: 1 }, error: error.slice(0, 500) } });
    const status = event.attempts >= MOST_ATTEMPTS ? "dead" : "failed";
    await tx.webhookEvent.update({ where: { shopId, id: eventId }, data: { status } });
    return status === "dead" ? "dead" : "again";
  });
}
