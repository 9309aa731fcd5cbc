import { createHash } from "node:crypto";
import { inShop } from "~/db.server";
import { receiveMessageJob } from "~/domain/tickets/jobs.server";
import { enqueue } from "~/jobs/queue.server";

/** Facts about a message that its raw bytes do not carry. */
export interface Envelope {
  /** Envelope recipients, where our reply token rides. */
  recipients: string[];
  /** Null when the provider does not tell. */
  returnPath: string | null;
  /** The provider's own verdict on the sender, when it is not in the headers. */
  authentication?: "pass" | "fail" | "none";
  /** Content type of a form post; the raw bytes are its body. */
  contentType?: string;
  /** Customer gid of a logged-in shopper, from a verified app proxy request. */
  customerId?: string | null;
  /** A mail in the shop's own mailbox that could not be fetched so far; there are no raw bytes yet. */
  unfetched?: { uidValidity: string; uid: number };
}

/**
 * Keeps the raw original before anything is understood, and the job that will read it. Answers at once:
 * the channel may call it done when this returns. The same bytes twice are "duplicate";
 * a shop that does not have the app is "unknown-shop", and nothing is kept for it.
 */
export async function keepInboundMail({ shopId, source, raw, envelope, now }: { shopId: string; source: string; raw: Uint8Array; envelope: Envelope; now: Date }): Promise<{ outcome: "kept" | "duplicate" | "unknown-shop" }> {
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return inShop(shopId, async (tx) => {
    if (!(await tx.shop.count({ where: { shopId, uninstalledAt: null } }))) return { outcome: "unknown-shop" };
    const [row] = await tx.inboundMail.createManyAndReturn({
      data: [{ shopId, source, sha256, raw: Buffer.from(raw), envelope: { ...envelope }, receivedAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!row) return { outcome: "duplicate" };
    await enqueue(tx, receiveMessageJob, { shopId, inboundMailId: row.id });
    return { outcome: "kept" };
  });
}
