import { createHash } from "node:crypto";
import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { processWebhookJob } from "~/domain/shops/jobs.server";
import { enqueue } from "~/jobs/queue.server";

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
  return inShop(shopId, async (tx) => {
    const rows = await tx.webhookEvent.createManyAndReturn({
      data: [{ shopId, topic, eventId, triggeredAt, payload: webhook.payload as Prisma.InputJsonObject }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!rows[0]) return { outcome: "duplicate" };
    await enqueue(tx, processWebhookJob, { shopId, eventId: rows[0].id });
    return { outcome: "kept" };
  });
}
