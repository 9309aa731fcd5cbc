import { randomUUID } from "node:crypto";
import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";
import { decideStep } from "./decide-step";
import { gatherFacts } from "./gather-facts.server";
import type { ExtrasFor } from "./mail-extras.server";
import { sendSteps } from "./send-step.server";

export type SentNow =
  | { outcome: "sent"; mailId: string }
  /** It would not be true any more (cancelled, refunded, erased …): in words. */
  | { outcome: "not_sent"; words: string }
  | { outcome: "already_sent" };

/**
 * A person sends a step at once, due or not, also one that was skipped or whose journey is off. What is a matter of time
 * or tact (the hour, an open question, asked lately) is passed over; what is a matter of truth is not.
 */
export async function sendStepNow({
  shopId,
  orderId,
  journeyKey,
  stepKey,
  occasion = "",
  now,
  extrasFor,
}: {
  shopId: string;
  orderId: string;
  journeyKey: string;
  stepKey: string;
  occasion?: string;
  now: Date;
  extrasFor?: ExtrasFor;
}): Promise<SentNow> {
  const owner = randomUUID();
  return inShop(shopId, async (tx) => {
    const order = (await tx.order.findUnique({ where: { shopId_shopifyId: { shopId, shopifyId: orderId } }, select: { customerShopifyId: true } })) ?? notHere("order");
    const enrolment = await tx.enrolment.upsert({
      where: { shopId_orderShopifyId_journeyKey_occasion: { shopId, orderShopifyId: orderId, journeyKey, occasion } },
      create: { shopId, orderShopifyId: orderId, journeyKey, occasion, createdAt: now },
      update: {},
    });
    await tx.journeyStep.createMany({
      skipDuplicates: true,
      data: [{ shopId, enrolmentId: enrolment.id, orderShopifyId: orderId, journeyKey, stepKey, occasion, happenedAt: now, dueAt: now, status: "skipped", customerShopifyId: order.customerShopifyId, createdAt: now }],
    });
    const where = { shopId, orderShopifyId: orderId, stepKey, occasion };
    const before = await tx.journeyStep.findFirstOrThrow({ where });
    const { count } = await tx.journeyStep.updateMany({
      where: { ...where, status: { in: ["due", "skipped", "failed"] } },
      data: { status: "claimed", leaseOwner: owner, leaseUntil: new Date(now.getTime() + 60_000) },
    });
    if (count === 0) return { outcome: "already_sent" };
    const row = await tx.journeyStep.findFirstOrThrow({ where });
    const [gathered] = await gatherFacts(tx, { shopId, rows: [row], now, forced: true });
    const decision = decideStep(gathered!.facts);
    if (decision.do === "send") {
      const [sent] = await sendSteps(tx, { gathered: [gathered!], owner, extrasFor, nudge: true });
      if (sent!.outcome === "sent") return sent!;
      return { outcome: "not_sent", words: sent!.outcome === "failed" ? sent!.words : "Somebody else is sending it." };
    }
    // As if nobody had pressed: the ledger keeps what it said.
    const { status, reason, reasonCode } = before;
    await tx.journeyStep.updateMany({
      where,
      data: { status, leaseOwner: null, leaseUntil: null, reason: reason ?? decision.words, reasonCode: reasonCode ?? (decision.do === "skip" ? decision.reason : "waiting") },
    });
    return { outcome: "not_sent", words: decision.words };
  });
}
