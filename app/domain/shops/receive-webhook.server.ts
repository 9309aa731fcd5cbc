import { createHash } from "node:crypto";
import { inShop } from "~/db.server";
import { processWebhookJob } from "~/domain/shops/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { jsonText } from "~/lib/json-text";
import { newId } from "~/lib/new-id";

export interface IncomingWebhook {
  shopId: string;
  topic: string;
  /** X-Shopify-Event-Id, the same for every delivery of one event. */
  eventId: string | null;
  /** X-Shopify-Webhook-Id, used where the event id is missing. */
  webhookId: string | null;
  triggeredAt: Date | null;
  rawBody: string;
  payload: object;
}

/**
 * Keeps one verified webhook and the job that will act on it, in one transaction; nothing else happens before the 200.
 * A second delivery of the same event is "duplicate". Throws when the database is away: the door then answers 503 and
 * Shopify delivers again.
 */
export async function receiveWebhook(webhook: IncomingWebhook): Promise<{ outcome: "kept" | "duplicate" }> {
  const { shopId, topic, triggeredAt, rawBody } = webhook;
  const eventId = webhook.eventId ?? webhook.webhookId ?? createHash("sha256").update(rawBody).digest("hex");
  const id = newId();
  return inShop(shopId, async (tx) => {
    // Written out: Prisma compiles a `createMany` anew for each call, which takes longer than all else that the door does.
    const kept = await tx.$executeRaw`
      INSERT INTO "WebhookEvent" (id, "shopId", topic, "eventId", "triggeredAt", payload)
      VALUES (${id}::uuid, ${shopId}, ${topic}, ${eventId}, ${triggeredAt}, ${jsonText(webhook.payload)}::jsonb)
      ON CONFLICT ("shopId", topic, "eventId") DO NOTHING`;
    if (!kept) return { outcome: "duplicate" };
    await enqueue(tx, processWebhookJob, { shopId, eventId: id });
    return { outcome: "kept" };
  });
}
