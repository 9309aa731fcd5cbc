import { createHash } from "node:crypto";
import { inShop } from "~/db.server";
import { receiveMessageJob } from "~/domain/tickets/jobs.server";
import { enqueueAll } from "~/jobs/queue.server";
import { gatherByShop } from "~/lib/gather";
import { jsonText } from "~/lib/json-text";
import { newId } from "~/lib/new-id";

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

interface Arrived {
  shopId: string;
  source: string;
  raw: Uint8Array;
  envelope: Envelope;
  now: Date;
}

type KeepOutcome = { outcome: "kept" | "duplicate" | "unknown-shop" };

/** Larger ones go by themselves, so that a statement stays within what PostgreSQL and the memory hold. */
const MOST_BYTES_TO_GATHER = 256_000;
const MOST_TOGETHER = 16;

/**
 * Keeps the raw original before anything is understood, and the job that will read it. Answers at once:
 * the channel may call it done when this returns. The same bytes twice are "duplicate";
 * a shop that does not have the app is "unknown-shop", and nothing is kept for it.
 */
export async function keepInboundMail(arrived: Arrived): Promise<KeepOutcome> {
  if (arrived.raw.length <= MOST_BYTES_TO_GATHER) return keepGathered(arrived);
  const [kept] = await keepTogether(arrived.shopId, [arrived]);
  return kept!;
}

/** What arrives while others are being written goes together in the next transaction. */
const keepGathered = gatherByShop(keepTogether, MOST_TOGETHER);

async function keepTogether(shopId: string, arrived: Arrived[]): Promise<KeepOutcome[]> {
  const mails = arrived.map(({ source, raw, envelope, now }) => ({
    id: newId(),
    source,
    sha256: createHash("sha256").update(raw).digest("hex"),
    raw: Buffer.from(raw).toString("base64"),
    envelope,
    receivedAt: now,
  }));
  return inShop(shopId, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO "InboundMail" (id, "shopId", source, sha256, raw, envelope, "receivedAt")
      SELECT id, ${shopId}, source, sha256, decode(raw, 'base64'), envelope, "receivedAt"
      FROM jsonb_to_recordset(${jsonText(mails)}::jsonb) AS mail(id uuid, source text, sha256 text, raw text, envelope jsonb, "receivedAt" timestamptz)
      WHERE EXISTS (SELECT FROM "Shop" WHERE "shopId" = ${shopId} AND "uninstalledAt" IS NULL)
      ON CONFLICT ("shopId", sha256) DO NOTHING RETURNING id`;
    if (rows.length === 0 && !(await tx.shop.count({ where: { shopId, uninstalledAt: null } }))) return mails.map(() => ({ outcome: "unknown-shop" }));
    await enqueueAll(tx, receiveMessageJob, rows.map(({ id }) => ({ shopId, inboundMailId: id })));
    const written = new Set(rows.map(({ id }) => id));
    return mails.map(({ id }) => ({ outcome: written.has(id) ? "kept" : "duplicate" }));
  });
}
