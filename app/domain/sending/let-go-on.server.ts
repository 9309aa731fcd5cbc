import { inShop } from "~/db.server";
import { deliverMailJob } from "~/domain/outbox/jobs.server";
import { enqueue } from "~/jobs/queue.server";

/** A person takes it upon themselves: automatic mail goes on for a week, at half the pace, whatever came back. */
export async function letGoOn({ shopId, now }: { shopId: string; now: Date }): Promise<{ outcome: "goes-on" }> {
  return inShop(shopId, async (tx) => {
    await tx.sending.upsert({ where: { shopId }, create: { shopId, goOnAt: now }, update: { goOnAt: now } });
    await tx.outgoingMail.updateMany({ where: { shopId, flow: "journey", status: "queued", reason: { startsWith: "Automatic mail is stopped" } }, data: { dueAt: now } });
    await enqueue(tx, deliverMailJob, {});
    return { outcome: "goes-on" };
  });
}
