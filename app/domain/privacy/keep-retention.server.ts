import { DateTime } from "luxon";
import { inShop, type ShopTx } from "~/db.server";
import { eraseInbound, eraseOutgoing } from "~/domain/privacy/erase-mail.server";
import { ERASED, eraseTickets } from "~/domain/privacy/erase-tickets.server";
import { RETENTION } from "~/domain/privacy/retention";
import { shopSettings } from "~/domain/shops/settings";

/** Rows per transaction: short enough that nobody waits for it. */
const BATCH = 500;

export type Kept = Record<keyof typeof RETENTION | "conversations", number>;

/** Ends what was kept long enough, kind by kind, in small steps. Answers how many rows of each kind. Safe to repeat. */
export async function keepRetention({ shopId, now }: { shopId: string; now: Date }): Promise<Kept> {
  const before = (days: number) => DateTime.fromJSDate(now).minus({ days }).toJSDate();
  const shop = await inShop(shopId, (tx) => tx.shop.findUnique({ where: { shopId }, select: { settings: true } }));
  const months = shopSettings.parse(shop?.settings ?? {}).conversationMonths;
  const oldest = DateTime.fromJSDate(now).minus({ months }).toJSDate();
  const run = (work: (tx: ShopTx) => Promise<number>) => inBatches(shopId, work);

  return {
    conversations: await run(async (tx) => {
      const tickets = await tx.ticket.findMany({ where: { shopId, status: { in: ["closed", "spam"] }, lastMessageAt: { lt: oldest }, NOT: { subject: ERASED, customerName: ERASED } }, select: { id: true }, take: BATCH });
      await eraseTickets(tx, { shopId, ticketIds: tickets.map(({ id }) => id), now });
      return tickets.length;
    }),
    inboundOriginals: await run(async (tx) => {
      const mails = await tx.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM "InboundMail" WHERE "shopId" = ${shopId} AND status NOT IN ('received', 'parked') AND "receivedAt" < ${before(RETENTION.inboundOriginals.days)} AND length(raw) > 0 LIMIT ${BATCH}`;
      await eraseInbound(tx, { shopId, inboundMailIds: mails.map(({ id }) => id), now });
      return mails.length;
    }),
    parkedOriginals: await run((tx) => tx.$executeRaw`
      DELETE FROM "InboundMail" WHERE id IN (SELECT id FROM "InboundMail" WHERE "shopId" = ${shopId} AND status = 'parked' AND "receivedAt" < ${before(RETENTION.parkedOriginals.days)} LIMIT ${BATCH})`),
    webhookEvents: await run((tx) => tx.$executeRaw`
      DELETE FROM "WebhookEvent" WHERE id IN (SELECT id FROM "WebhookEvent" WHERE "shopId" = ${shopId} AND status = 'done' AND "receivedAt" < ${before(RETENTION.webhookEvents.days)} LIMIT ${BATCH})`),
    deadWebhooks: await run((tx) => tx.$executeRaw`
      DELETE FROM "WebhookEvent" WHERE id IN (SELECT id FROM "WebhookEvent" WHERE "shopId" = ${shopId} AND status = 'dead' AND "receivedAt" < ${before(RETENTION.deadWebhooks.days)} LIMIT ${BATCH})`),
    outgoingMail: await run(async (tx) => {
      const mails = await tx.outgoingMail.findMany({
        where: { shopId, status: { in: ["sent", "failed", "skipped", "cancelled", "in_doubt"] }, createdAt: { lt: before(RETENTION.outgoingMail.days) }, recipient: { not: "" } },
        select: { id: true },
        take: BATCH,
      });
      await eraseOutgoing(tx, { shopId, mailIds: mails.map(({ id }) => id) });
      return mails.length;
    }),
    drafts: await run((tx) => tx.$executeRaw`
      DELETE FROM "Draft" WHERE id IN (SELECT id FROM "Draft" WHERE "shopId" = ${shopId} AND "updatedAt" < ${before(RETENTION.drafts.days)} LIMIT ${BATCH})`),
    replyTokens: await run((tx) => tx.$executeRaw`
      DELETE FROM "ReplyToken" WHERE token IN (SELECT token FROM "ReplyToken" WHERE "shopId" = ${shopId} AND "createdAt" < ${before(RETENTION.replyTokens.days)} LIMIT ${BATCH})`),
    accessLog: await run((tx) => tx.$executeRaw`
      DELETE FROM "AccessLog" WHERE id IN (SELECT id FROM "AccessLog" WHERE "shopId" = ${shopId} AND at < ${before(RETENTION.accessLog.days)} LIMIT ${BATCH})`),
    dataRequests: await run((tx) => tx.$executeRaw`
      DELETE FROM "DataRequest" WHERE id IN (SELECT id FROM "DataRequest" WHERE "shopId" = ${shopId} AND "answeredAt" < ${before(RETENTION.dataRequests.days)} LIMIT ${BATCH})`),
  };
}

async function inBatches(shopId: string, work: (tx: ShopTx) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await inShop(shopId, work);
    total += done;
    if (done < BATCH) return total;
  }
}
