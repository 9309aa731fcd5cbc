import { createHash } from "node:crypto";
import { inShop } from "~/db.server";
import { processWebhookJob } from "~/domain/shops/jobs.server";
import { enqueueAll } from "~/jobs/queue.server";
import { gatherByShop } from "~/lib/gather";
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

type ReceiveOutcome = { outcome: "kept" | "duplicate" };

/** Larger ones go by themselves, so that a statement stays within what PostgreSQL and the memory hold. */
const LARGEST_TO_GATHER = 256_000;
const MOST_TOGETHER = 50;

/**
 * Keeps one verified webhook and the job that will act on it, in one transaction; nothing else happens before the 200.
 * A second delivery of the same event is "duplicate". Throws when the database is away: the door then answers 503 and
 * Shopify delivers again.
 */
export async function receiveWebhook(webhook: IncomingWebhook): Promise<ReceiveOutcome> {
  if (webhook.rawBody.length <= LARGEST_TO_GATHER) return receiveGathered(webhook);
  const [received] = await receiveTogether(webhook.shopId, [webhook]);
  return received!;
}

/** What arrives while others are being written goes together in the next transaction. */
const receiveGathered = gatherByShop(receiveTogether, MOST_TOGETHER);

async function receiveTogether(shopId: string, webhooks: IncomingWebhook[]): Promise<ReceiveOutcome[]> {
  const events = webhooks.map(({ topic, eventId, webhookId, triggeredAt, rawBody, payload }) => ({
    id: newId(),
    topic,
    eventId: eventId ?? webhookId ?? createHash("sha256").update(rawBody).digest("hex"),
    triggeredAt,
    payload,
  }));
  return inShop(shopId, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO "WebhookEvent" (id, "shopId", topic, "eventId", "triggeredAt", payload)
      SELECT id, ${shopId}, topic, "eventId", "triggeredAt", payload
      FROM jsonb_to_recordset(${jsonText(events)}::jsonb) AS event(id uuid, topic text, "eventId" text, "triggeredAt" timestamptz, payload jsonb)
      ON CONFLICT ("shopId", topic, "eventId") DO NOTHING RETURNING id`;
    await enqueueAll(tx, processWebhookJob, rows.map(({ id }) => ({ shopId, eventId: id })));
    const written = new Set(rows.map(({ id }) => id));
    return events.map(({ id }) => ({ outcome: written.has(id) ? "kept" : "duplicate" }));
  });
}
