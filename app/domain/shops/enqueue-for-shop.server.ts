import { inShop } from "~/db.server";
import { enqueue, type Job } from "~/jobs/queue.server";

/** Puts a job for one shop on the queue, for doors that have nothing else to write. */
export async function enqueueForShop(shopId: string, job: Job<{ shopId: string }>): Promise<void> {
  await inShop(shopId, (tx) => enqueue(tx, job, { shopId }));
}
