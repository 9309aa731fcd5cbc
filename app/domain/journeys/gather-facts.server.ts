import type { JourneyStep } from "@prisma/client";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { heldBackBy } from "~/domain/outbox/suppression";
import { versionFor, type PolicyVersion } from "~/domain/returns/policy";
import { readPolicyVersions } from "~/domain/returns/policy-for-order.server";
import { keepPromises, type ToldDate } from "~/domain/returns/promises";
import { returnBy } from "~/domain/returns/return-by";
import { shopSettings, type ShopSettings } from "~/domain/shops/settings";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { DecisionFacts } from "./decide-step";
import { STOPPED } from "./enrol-orders.server";
import { journeyConfigSchema, runningStep } from "./journey";

/** What a step's decision rests on, and what its mail needs besides. */
export interface GatheredFacts {
  row: JourneyStep;
  facts: DecisionFacts;
  told: ToldDate[];
  policy: PolicyVersion;
  journeyVersion: number;
  shop: { name: string; domain: string; inboundKey: string; locale: string; zone: string; senderDomain: string | null; rawSettings: unknown; settings: ShopSettings };
}

/** Gathers, in one go for steps of one shop, everything as it is now. Each list is read once, however many steps there are. */
export async function gatherFacts(
  tx: ShopTx,
  { shopId, rows, now, forced = false }: { shopId: string; rows: JourneyStep[]; now: Date; forced?: boolean },
): Promise<GatheredFacts[]> {
  const orderIds = [...new Set(rows.map((row) => row.orderShopifyId))];
  const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
  const settings = shopSettings.parse(shop.settings);
  const orders = new Map(
    (await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } }, select: { shopifyId: true, snapshot: true, deletedAt: true, redactedAt: true } })).map((order) => [order.shopifyId, order]),
  );
  const journeys = new Map((await tx.journey.findMany({ where: { shopId } })).map((journey) => [journey.key, { ...journey, config: journeyConfigSchema.parse(journey.config) }]));
  const stops = await tx.enrolment.findMany({ where: { shopId, orderShopifyId: { in: orderIds }, stoppedAt: { not: null } } });
  const versions = await readPolicyVersions(tx, shopId);
  const told = await tx.returnPromise.groupBy({
    by: ["orderShopifyId", "lineShopifyId", "parcelShopifyId"],
    where: { shopId, orderShopifyId: { in: orderIds } },
    _max: { returnBy: true },
  });
  const addresses = rows.flatMap((row) => emailKey(addressOf(orders.get(row.orderShopifyId)?.snapshot)) ?? []);
  const suppressions = await tx.suppression.findMany({ where: { shopId, addressKey: { in: addresses } } });
  const tickets = await tx.orderLink.findMany({
    // A claim is no link: somebody else's question does not hush this buyer's mail.
    where: { shopId, orderShopifyId: { in: orderIds }, removedAt: null, status: { not: "claimed" }, ticket: { status: { notIn: ["closed", "spam"] } } },
    select: { orderShopifyId: true, ticket: { select: { subject: true } } },
  });
  const customers = rows.flatMap((row) => row.customerShopifyId ?? []);
  const lastGot = await tx.journeyStep.groupBy({
    by: ["customerShopifyId", "stepKey"],
    where: { shopId, status: "sent", customerShopifyId: { in: customers }, stepKey: { in: rows.map((row) => row.stepKey) }, id: { notIn: rows.map((row) => row.id) } },
    _max: { decidedAt: true },
  });

  return rows.map((row): GatheredFacts => {
    const order = orders.get(row.orderShopifyId);
    const snapshot = (order?.snapshot ?? null) as OrderSnapshot | null;
    const journey = journeys.get(row.journeyKey);
    const stepSettings = journey?.config.steps.find((step) => step.key === row.stepKey);
    const step = stepSettings ? runningStep(stepSettings) : null;
    const policy = versionFor(snapshot?.processedAt ?? now.toISOString(), versions)!;
    const toldHere = told
      .filter((each) => each.orderShopifyId === row.orderShopifyId)
      .map((each): ToldDate => ({ lineId: each.lineShopifyId, parcelId: each.parcelShopifyId, lastDay: each._max.returnBy! }));
    const address = addressOf(snapshot);
    const key = emailKey(address);
    const stop = stops.find((each) => each.orderShopifyId === row.orderShopifyId && (each.journeyKey === STOPPED || each.id === row.enrolmentId));
    return {
      row,
      told: toldHere,
      policy,
      journeyVersion: journey?.version ?? 0,
      shop: { name: shop.name, domain: shop.domain, inboundKey: shop.inboundKey, locale: shop.locale, zone: shop.timeZone, senderDomain: shop.senderDomain, rawSettings: shop.settings, settings },
      facts: {
        now,
        step,
        plannedFor: row.dueAt,
        happenedAt: row.happenedAt.toISOString(),
        occasion: row.occasion,
        journey: { enabled: journey?.enabled ?? false, conditions: journey?.config.conditions ?? [] },
        stoppedBy: stop ? (stop.stopReason ?? "Somebody") : null,
        order: snapshot,
        orderDeleted: order?.deletedAt != null,
        redacted: order?.redactedAt != null,
        // What was put down for an earlier installation stays with it.
        shop: { installed: shop.uninstalledAt === null && row.createdAt >= shop.installedAt, paused: shop.pausedAt !== null, zone: shop.timeZone, quietHours: settings.quietHours, openHours: settings.openHours },
        person: {
          address: key ? address : null,
          suppressedBecause: heldBackBy(suppressions.filter((each) => each.addressKey === key), step?.optional ?? true, now)?.words ?? null,
          lastGot: lastGot.find((each) => each.customerShopifyId !== null && each.customerShopifyId === row.customerShopifyId && each.stepKey === row.stepKey)?._max.decidedAt ?? null,
        },
        openTickets: tickets.filter((each) => each.orderShopifyId === row.orderShopifyId).map((each) => each.ticket),
        returns: snapshot ? keepPromises(returnBy(snapshot, policy.policy, shop.timeZone), toldHere, snapshot, shop.timeZone) : [],
        transitDays: policy.policy.transitDays,
        forced,
      },
    };
  });
}

function addressOf(snapshot: unknown): string | null {
  const order = snapshot as OrderSnapshot | null | undefined;
  return order?.email ?? order?.customer?.email ?? null;
}
