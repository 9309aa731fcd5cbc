import { inShop } from "~/db.server";
import { currentPolicy, policyForOrder } from "~/domain/returns/policy-for-order.server";
import { returnDates } from "~/domain/returns/return-dates.server";
import { shopSettings } from "~/domain/shops/settings";
import type { Locale } from "~/lib/locales";
import { notHere } from "~/lib/not-here";
import { renderStepMail, type RenderedMail } from "~/mail/render-step-mail";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { contentFor, type RunningStep } from "./journey";
import { mailData, NO_EXTRAS } from "./mail-data";
import { renderSample } from "./sample-mail";

/**
 * A step's mail as it would be now, for a real order (by gid) or, with `orderId: null`, for the step's own sample.
 * Nothing is sent, stored or promised. Throws NotHere.
 */
export async function previewStep({ shopId, step, orderId, locale, now }: { shopId: string; step: RunningStep; orderId: string | null; locale: Locale; now: Date }): Promise<RenderedMail> {
  return inShop(shopId, async (tx) => {
    const row = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const settings = shopSettings.parse(row.settings);
    const shop = { name: settings.senderName || row.name, domain: row.domain, zone: row.timeZone, logoUrl: settings.logoUrl, brandColor: settings.brandColor };
    if (!orderId) return renderSample(step, locale, shop, (await currentPolicy(tx, { shopId, now })).policy);
    const kept = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null } })) ?? notHere("order");
    const order = kept.snapshot as unknown as OrderSnapshot;
    const { policy } = await policyForOrder(tx, { shopId, placedAt: order.processedAt });
    const dates = await returnDates(tx, { shopId, order, zone: shop.zone });
    const data = mailData({
      step,
      order,
      occasion: order.refunds.at(-1)?.id ?? "",
      returns: dates.entries,
      policy,
      shop,
      locale,
      now,
      extras: NO_EXTRAS,
      ratingUrls: [1, 2, 3, 4, 5].map((score) => `https://${shop.domain}/#rate-${score}`),
      unsubscribeUrl: step.optional ? `https://${shop.domain}/#unsubscribe` : null,
    });
    return renderStepMail(contentFor(step, locale), data);
  });
}
