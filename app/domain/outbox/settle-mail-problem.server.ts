import { inShop } from "~/db.server";
import { enqueue } from "~/jobs/queue.server";
import { notHere } from "~/lib/not-here";
import { deliverMailJob } from "./jobs.server";
import { resolveInDoubt } from "./resolve-in-doubt.server";

export type MailProblemSettled = { outcome: "sending-again" | "marked-sent" | "let-go" } | { outcome: "settled-already" };

/**
 * A person decides about a mail that failed or may have arrived: the very same mail once more, trust that it arrived,
 * or leave it unsent. A failed mail did not arrive, so it cannot be marked as sent. Throws NotHere.
 */
export async function settleMailProblem({ shopId, mailId, decision, by, now }: {
  shopId: string;
  mailId: string;
  decision: "resend" | "mark-sent" | "let-go";
  /** Name of the person. */
  by: string;
  now: Date;
}): Promise<MailProblemSettled> {
  return inShop(shopId, async (tx) => {
    if (!(await tx.outgoingMail.count({ where: { shopId, id: mailId } }))) notHere("mail");
    if (decision === "let-go") {
      const { count } = await tx.outgoingMail.updateMany({ where: { shopId, id: mailId, status: { in: ["failed", "in_doubt"] } }, data: { status: "cancelled", reason: `Left as it is by ${by}.`, leaseOwner: null, leaseUntil: null } });
      return { outcome: count === 1 ? "let-go" : "settled-already" };
    }
    const settled = await resolveInDoubt(tx, { mailId, decision: decision === "resend" ? "resend" : "mark_sent", by, now });
    if (settled.outcome === "requeued") return { outcome: "sending-again" };
    if (settled.outcome === "marked_sent") return { outcome: "marked-sent" };
    if (decision !== "resend") return { outcome: "settled-already" };
    const { count } = await tx.outgoingMail.updateMany({ where: { shopId, id: mailId, status: "failed" }, data: { status: "queued", dueAt: now, reason: `Sent again by ${by}.`, attempts: 0 } });
    if (count === 0) return { outcome: "settled-already" };
    await enqueue(tx, deliverMailJob, {});
    return { outcome: "sending-again" };
  });
}
