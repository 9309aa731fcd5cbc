import type { Recheck } from "~/domain/outbox/deliver-mail.server";
import { PRIORITY } from "~/domain/outbox/mail";
import { buyerZone, endOfQuietHours } from "~/lib/buyer-zone";
import { decideStep } from "./decide-step";
import { gatherFacts } from "./gather-facts.server";

/** A mail that waited in the outbox longer than this is looked at again in full. */
const FRESH_MS = 60_000;

/**
 * The last look at a journey's mail, moments before it leaves: if the order, the person or the desk overtook it since the
 * step was decided, it is skipped, and the ledger says so. Nothing was heard of the order since: no need to look again.
 */
export const recheckStepMail: Recheck = async (tx, mail, now) => {
  if (!mail.stepId) return null;
  const row = await tx.journeyStep.findUnique({ where: { id: mail.stepId } });
  if (!row) return "The step no longer exists.";
  const order = await tx.order.findUnique({
    where: { shopId_shopifyId: { shopId: mail.shopId, shopifyId: row.orderShopifyId } },
    select: { readAt: true, deletedAt: true, redactedAt: true },
  });
  const decidedAt = row.decidedAt ?? row.createdAt;
  const unheard = order && order.readAt <= decidedAt && !order.deletedAt && !order.redactedAt;
  if (unheard && now.getTime() - decidedAt.getTime() < FRESH_MS) return null;

  // Forced: time and tact were decided when it was queued; only what is no longer true holds it back now.
  const [gathered] = await gatherFacts(tx, { shopId: mail.shopId, rows: [row], now, forced: true });
  const { facts } = gathered!;
  const decision = decideStep(facts);
  if (decision.do !== "skip") {
    // A limit or a failing server held it up, and now it is night there. What a person sent by hand leaves all the same.
    const address = facts.order!.shippingAddress ?? facts.order!.billingAddress;
    const until = mail.priority === PRIORITY.journey ? endOfQuietHours(now, facts.shop.quietHours, buyerZone(address, facts.shop.zone)) : null;
    return until ? { until } : null;
  }
  await tx.journeyStep.updateMany({ where: { id: row.id }, data: { status: "skipped", reasonCode: decision.reason, reason: decision.words, decidedAt: now } });
  return decision.words;
};
