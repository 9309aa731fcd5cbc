import { inShop } from "~/db.server";
import { receiveMessageJob } from "~/domain/tickets/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { notHere } from "~/lib/not-here";

const MOST_SHOWN = 100;

export interface ParkedMail {
  id: string;
  source: string;
  bytes: number;
  /** What went wrong the last time. */
  error: string;
  attempts: number;
  receivedAt: Date;
}

/** Incoming messages that could not be read after several tries; newest first. */
export async function listParkedMail({ shopId }: { shopId: string }): Promise<ParkedMail[]> {
  return inShop(shopId, (tx) => tx.$queryRaw<ParkedMail[]>`
    SELECT id, source, length(raw) AS bytes, coalesce(error, '') AS error, attempts, "receivedAt"
    FROM "InboundMail" WHERE "shopId" = ${shopId} AND status = 'parked' ORDER BY "receivedAt" DESC LIMIT ${MOST_SHOWN}`);
}

/** Lets a parked message be read once more, with as many tries as a new one. */
export async function retryParkedMail({ shopId, inboundMailId }: { shopId: string; inboundMailId: string }): Promise<{ outcome: "trying-again" | "settled-already" }> {
  return inShop(shopId, async (tx) => {
    const { count } = await tx.inboundMail.updateMany({ where: { shopId, id: inboundMailId, status: "parked" }, data: { status: "received", attempts: 0 } });
    if (count === 0) return { outcome: "settled-already" };
    await enqueue(tx, receiveMessageJob, { shopId, inboundMailId });
    return { outcome: "trying-again" };
  });
}

/** A parked message that is of no use, for example an attack: it is kept until its time is over, and no longer shown. */
export async function ignoreParkedMail({ shopId, inboundMailId, now }: { shopId: string; inboundMailId: string; now: Date }): Promise<{ outcome: "ignored" | "settled-already" }> {
  const { count } = await inShop(shopId, (tx) => tx.inboundMail.updateMany({ where: { shopId, id: inboundMailId, status: "parked" }, data: { status: "ignored", outcome: "ignored-by-staff", settledAt: now } }));
  return { outcome: count === 1 ? "ignored" : "settled-already" };
}

/** The bytes of a parked message as they arrived, for saving; the access log says who took them. Throws NotHere. */
export async function readParkedMail({ shopId, inboundMailId, reader, now }: { shopId: string; inboundMailId: string; reader: { id: string; name: string }; now: Date }): Promise<Uint8Array> {
  return inShop(shopId, async (tx) => {
    const mail = (await tx.inboundMail.findFirst({ where: { shopId, id: inboundMailId, status: "parked" }, select: { raw: true } })) ?? notHere("message");
    await tx.accessLog.create({ data: { shopId, staffId: reader.id, staffName: reader.name, what: "message", subjectId: inboundMailId, at: now } });
    return new Uint8Array(mail.raw);
  });
}
