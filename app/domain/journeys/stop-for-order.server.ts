import { inShop } from "~/db.server";
import { STOPPED } from "./enrol-orders.server";

/**
 * No journey mail for this order any more: steps that are due are skipped with the name of who stopped them, mails that
 * have not begun to leave are taken back, and nothing new is put down.
 */
export async function stopForOrder({
  shopId,
  orderId,
  by,
  now,
}: {
  shopId: string;
  orderId: string;
  by: string;
  now: Date;
}): Promise<{ outcome: "stopped"; steps: number; mails: number }> {
  return inShop(shopId, async (tx) => {
    await tx.enrolment.upsert({
      where: { shopId_orderShopifyId_journeyKey_occasion: { shopId, orderShopifyId: orderId, journeyKey: STOPPED, occasion: "" } },
      create: { shopId, orderShopifyId: orderId, journeyKey: STOPPED, stoppedAt: now, stopReason: by, createdAt: now },
      update: { stoppedAt: now, stopReason: by },
    });
    const words = `${by} stopped the mails for this order.`;
    const { count: steps } = await tx.journeyStep.updateMany({
      where: { shopId, orderShopifyId: orderId, status: { in: ["due", "claimed"] } },
      data: { status: "skipped", reasonCode: "stopped", reason: words, decidedAt: now, leaseOwner: null, leaseUntil: null },
    });
    const queued = await tx.outgoingMail.findMany({ where: { shopId, orderShopifyId: orderId, flow: "journey", status: "queued" }, select: { id: true, stepId: true } });
    const { count: mails } = await tx.outgoingMail.updateMany({
      where: { id: { in: queued.map((mail) => mail.id) }, status: "queued" },
      data: { status: "cancelled", reason: words },
    });
    await tx.journeyStep.updateMany({
      where: { id: { in: queued.flatMap((mail) => mail.stepId ?? []) }, status: "sent" },
      data: { status: "skipped", reasonCode: "stopped", reason: words },
    });
    return { outcome: "stopped", steps, mails };
  });
}

/** Lets journeys write about this order again; what was skipped meanwhile stays skipped. */
export async function resumeForOrder({ shopId, orderId }: { shopId: string; orderId: string }): Promise<{ outcome: "resumed" }> {
  await inShop(shopId, (tx) => tx.enrolment.deleteMany({ where: { shopId, orderShopifyId: orderId, journeyKey: STOPPED } }));
  return { outcome: "resumed" };
}
