import type { ShopTx } from "~/db.server";
import { enqueue } from "~/jobs/queue.server";
import { deliverMailJob } from "./jobs.server";

/**
 * A person decides about a mail that may or may not have arrived: send the very same mail once more, or trust that it
 * arrived. `not_in_doubt`: somebody decided already, or the server's late answer did.
 */
export async function resolveInDoubt(
  tx: ShopTx,
  { mailId, decision, by, now }: { mailId: string; decision: "resend" | "mark_sent"; by: string; now: Date },
): Promise<{ outcome: "requeued" | "marked_sent" | "not_in_doubt" }> {
  const resend = decision === "resend";
  const { count } = await tx.outgoingMail.updateMany({
    where: { id: mailId, status: "in_doubt" },
    data: {
      ...(resend ? { status: "queued", dueAt: now } : { status: "sent", sentAt: now }),
      reason: resend ? `Sent again by ${by}, because it was not certain whether it arrived.` : `Marked as sent by ${by}.`,
      leaseOwner: null,
      leaseUntil: null,
    },
  });
  if (count === 0) return { outcome: "not_in_doubt" };
  if (resend) await enqueue(tx, deliverMailJob, {});
  return { outcome: resend ? "requeued" : "marked_sent" };
}
