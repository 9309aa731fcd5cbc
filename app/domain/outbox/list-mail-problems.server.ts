import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import { readStanding } from "~/domain/sending/read-standing.server";
import type { MailFlow } from "./mail";

/** Trouble older than this has been lived with. */
export const TROUBLE_DAYS = 30;
const MOST_SHOWN = 100;

export interface MailProblem {
  id: string;
  status: "failed" | "in_doubt";
  flow: MailFlow;
  recipient: string;
  subject: string;
  /** Why, in words. */
  reason: string;
  at: Date;
  ticketId: string | null;
  orderName: string | null;
  /** The address is on the list of those that get no mail: sending again would only be held back. */
  isSuppressed: boolean;
}

/** Mails of the last 30 days that failed, or of which nobody knows whether they arrived; newest first. */
export async function listMailProblems({ shopId, now }: { shopId: string; now: Date }): Promise<MailProblem[]> {
  const since = DateTime.fromJSDate(now).minus({ days: TROUBLE_DAYS }).toJSDate();
  return inShop(shopId, async (tx) => {
    const mails = await tx.outgoingMail.findMany({
      where: { shopId, status: { in: ["failed", "in_doubt"] }, createdAt: { gte: since } },
      select: { id: true, status: true, flow: true, recipient: true, recipientKey: true, subject: true, reason: true, createdAt: true, ticketId: true, orderShopifyId: true },
      orderBy: { createdAt: "desc" },
      take: MOST_SHOWN,
    });
    const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: mails.flatMap((mail) => mail.orderShopifyId ?? []) } }, select: { shopifyId: true, name: true } });
    const held = await tx.suppression.findMany({ where: { shopId, scope: "all", reason: { not: "soft_bounces" }, addressKey: { in: mails.map((mail) => mail.recipientKey) } }, select: { addressKey: true } });
    return mails.map((mail) => ({
      id: mail.id,
      status: mail.status as MailProblem["status"],
      flow: mail.flow as MailFlow,
      recipient: mail.recipient,
      subject: mail.subject,
      reason: mail.reason ?? "",
      at: mail.createdAt,
      ticketId: mail.ticketId,
      orderName: orders.find((order) => order.shopifyId === mail.orderShopifyId)?.name ?? null,
      isSuppressed: held.some(({ addressKey }) => addressKey === mail.recipientKey),
    }));
  });
}

/** What holds up mail as a whole; null: nothing does. */
export interface WaysBlocked {
  /** The shop's own server, while mail cannot leave by it. */
  server: { host: string; words: string; since: Date } | null;
  /** Journeys are stopped or slowed, because too much came back. */
  limits: { level: "warned" | "stopped"; words: string } | null;
}

export async function readBlockedWays({ shopId, now }: { shopId: string; now: Date }): Promise<WaysBlocked> {
  return inShop(shopId, async (tx) => {
    const row = await tx.sending.findUnique({ where: { shopId }, select: { host: true, trouble: true, troubleSince: true } });
    const { level, words } = (await readStanding(tx, { shopId, now })).limits;
    return {
      server: row?.host && row.troubleSince ? { host: row.host, words: row.trouble ?? "", since: row.troubleSince } : null,
      limits: level === "good" ? null : { level, words },
    };
  });
}
