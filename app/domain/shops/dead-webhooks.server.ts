import { inShop } from "~/db.server";
import { processWebhookJob } from "~/domain/shops/jobs.server";
import { enqueue } from "~/jobs/queue.server";

const MOST_SHOWN = 100;

export interface DeadWebhook {
  id: string;
  topic: string;
  /** What went wrong the last time. */
  error: string;
  attempts: number;
  receivedAt: Date;
}

/** Notices from Shopify that could not be acted on after all tries; newest first. */
export async function listDeadWebhooks({ shopId }: { shopId: string }): Promise<DeadWebhook[]> {
  const rows = await inShop(shopId, (tx) =>
    tx.webhookEvent.findMany({ where: { shopId, status: "dead" }, select: { id: true, topic: true, error: true, attempts: true, receivedAt: true }, orderBy: { receivedAt: "desc" }, take: MOST_SHOWN }),
  );
  return rows.map((row) => ({ ...row, error: row.error ?? "" }));
}

/** Acts on a dead notice once more, with as many tries as a new one. */
export async function replayWebhook({ shopId, eventId }: { shopId: string; eventId: string }): Promise<{ outcome: "trying-again" | "settled-already" }> {
  return inShop(shopId, async (tx) => {
    const { count } = await tx.webhookEvent.updateMany({ where: { shopId, id: eventId, status: "dead" }, data: { status: "received", attempts: 0 } });
    if (count === 0) return { outcome: "settled-already" };
    await enqueue(tx, processWebhookJob, { shopId, eventId });
    return { outcome: "trying-again" };
  });
}
