import { inShop } from "~/db.server";
import { readMailboxJob } from "~/domain/tickets/jobs.server";
import { enqueue } from "~/jobs/queue.server";

/** Reads the shop's own mailbox at once, whatever pause a failure has set. */
export async function readMailboxNow({ shopId, now }: { shopId: string; now: Date }): Promise<{ outcome: "being-read" | "no-mailbox" }> {
  return inShop(shopId, async (tx) => {
    const { count } = await tx.mailbox.updateMany({ where: { shopId }, data: { nextReadAt: now } });
    if (count === 0) return { outcome: "no-mailbox" };
    await enqueue(tx, readMailboxJob, { shopId });
    return { outcome: "being-read" };
  });
}
