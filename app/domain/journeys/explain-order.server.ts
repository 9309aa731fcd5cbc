import { inShop, type ShopTx } from "~/db.server";
import { readPolicyVersions } from "~/domain/returns/policy-for-order.server";
import { versionFor } from "~/domain/returns/policy";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { unmetCondition } from "./conditions";
import { STOPPED } from "./enrol-orders.server";
import { journeyConfigSchema, runningStep, type RunningStep } from "./journey";
import { momentsOf, TRIGGERS } from "./triggers";

/** One line of an order's ledger. `at`: when it was sent or decided, or when it is due. */
export interface LedgerEntry {
  stepId: string | null;
  journeyKey: string;
  journeyName: string;
  stepKey: string;
  stepName: string;
  state: "sent" | "skipped" | "failed" | "due" | "not_planned";
  at: Date | null;
  /** Why, in a sentence. */
  words: string;
  /** What became of the mail after it was queued; null when there was none. */
  mail: { id: string; status: string; subject: string; reason: string | null; sentAt: Date | null } | null;
}

/** "Why did they (not) get it?": every step that is in a journey of the shop, and what it did about this order. */
export async function explainOrder({ shopId, orderId }: { shopId: string; orderId: string }): Promise<LedgerEntry[]> {
  const { order, journeys, steps, mails, stop, versions } = await inShop(shopId, (tx) => readLedger(tx, shopId, orderId));
  return journeys.flatMap((journey) => {
    const config = journeyConfigSchema.parse(journey.config);
    return config.steps.flatMap((settings): LedgerEntry[] => {
      const step = runningStep(settings);
      const named = { journeyKey: journey.key, journeyName: journey.name, stepKey: step.key, stepName: step.name };
      const rows = steps.filter((each) => each.stepKey === step.key && each.journeyKey === journey.key);
      if (rows.length === 0) {
        const transitDays = order ? versionFor(order.processedAt, versions)!.policy.transitDays : 0;
        const words = order ? whyNotPlanned(order, step, { ...journey, conditions: config.conditions, stoppedBy: stop?.stopReason ?? null, transitDays }) : "We have never seen this order.";
        return [{ ...named, stepId: null, state: "not_planned", at: null, words, mail: null }];
      }
      return rows.map((each) => ({
        ...named,
        stepId: each.id,
        state: each.status === "claimed" ? "due" : (each.status as LedgerEntry["state"]),
        at: each.decidedAt ?? each.dueAt,
        words: each.reason ?? (each.status === "sent" ? "Sent." : `Planned, because: ${TRIGGERS[step.trigger].toLowerCase()}.`),
        mail: mails.find((mail) => mail.id === each.outgoingMailId) ?? null,
      }));
    });
  });
}

async function readLedger(tx: ShopTx, shopId: string, orderId: string) {
  const row = await tx.order.findUnique({ where: { shopId_shopifyId: { shopId, shopifyId: orderId } }, select: { snapshot: true } });
  const order = (row?.snapshot ?? null) as OrderSnapshot | null;
  const journeys = await tx.journey.findMany({ where: { shopId }, orderBy: { createdAt: "asc" } });
  const steps = await tx.journeyStep.findMany({ where: { shopId, orderShopifyId: orderId }, orderBy: { createdAt: "asc" } });
  const mails = await tx.outgoingMail.findMany({
    where: { shopId, id: { in: steps.flatMap((step) => step.outgoingMailId ?? []) } },
    select: { id: true, status: true, subject: true, reason: true, sentAt: true },
  });
  const stop = await tx.enrolment.findFirst({ where: { shopId, orderShopifyId: orderId, journeyKey: STOPPED } });
  const versions = await readPolicyVersions(tx, shopId);
  return { order, journeys, steps, mails, stop, versions };
}

function whyNotPlanned(
  order: OrderSnapshot,
  step: RunningStep,
  journey: { enabled: boolean; enabledAt: Date | null; conditions: Parameters<typeof unmetCondition>[1]; stoppedBy: string | null; transitDays: number },
): string {
  if (!journey.enabled) return "The journey is switched off.";
  if (!step.enabled) return "The step is switched off.";
  if (journey.stoppedBy) return `${journey.stoppedBy} stopped the mails for this order.`;
  const moments = momentsOf(order, { transitDays: journey.transitDays })[step.trigger] ?? [];
  if (moments.length === 0) return `It has not happened yet: ${TRIGGERS[step.trigger].toLowerCase()}.`;
  if (journey.enabledAt && moments.every((moment) => Date.parse(moment.at) < journey.enabledAt!.getTime())) return "It happened before the journey was switched on.";
  const unmet = unmetCondition(order, journey.conditions);
  return unmet ? `The order does not fit the journey: ${unmet}.` : "It is put down with the next news of this order.";
}
