import { inShop } from "~/db.server";
import { currentPolicy, policyForOrder } from "~/domain/returns/policy-for-order.server";
import { returnDates } from "~/domain/returns/return-dates.server";
import { shopSettings } from "~/domain/shops/settings";
import { pickLocale, type Locale } from "~/lib/locales";
import { notHere } from "~/lib/not-here";
import { renderStepMail, type RenderedMail } from "~/mail/render-step-mail";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { contentFor, type RunningStep } from "./journey";
import { mailData } from "./mail-data";
import { readExtras, type ExtrasFor } from "./mail-extras.server";
import { rewindOrder } from "./rewind-order";
import { renderSample } from "./sample-mail";

/** A mail as it would have been at an earlier moment, for what happened then. */
export interface AsOf {
  at: Date;
  /** Refund or return gid; "" for the order itself. */
  occasion: string;
}

/**
 * A step's mail as it would be now (or was, `asOf`), for a real order (by gid) or, with `orderId: null`, for the step's
 * own sample. `locale: null`: in the language that the order's buyer would get. Nothing is sent, stored or promised.
 * Throws NotHere.
 */
export async function previewStep({
  shopId,
  step,
  orderId,
  locale,
  asOf = null,
  extrasFor,
  now,
}: {
  shopId: string;
  step: RunningStep;
  orderId: string | null;
  locale: Locale | null;
  asOf?: AsOf | null;
  extrasFor?: ExtrasFor;
  now: Date;
}): Promise<RenderedMail> {
  return inShop(shopId, async (tx) => {
    const row = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const settings = shopSettings.parse(row.settings);
    const shop = { name: settings.senderName || row.name, domain: row.domain, zone: row.timeZone, logoUrl: settings.logoUrl, brandColor: settings.brandColor };
    if (!orderId) {
      const language = locale ?? pickLocale(row.locale);
      const { order, occasion } = step.sample;
      const extras = await readExtras(tx, extrasFor, { shopId, step, order, occasion, locale: language, isSample: true, now });
      return renderSample(step, language, shop, (await currentPolicy(tx, { shopId, now })).policy, extras);
    }
    const kept = (await tx.order.findFirst({ where: { shopId, shopifyId: orderId, deletedAt: null } })) ?? notHere("order");
    const current = kept.snapshot as unknown as OrderSnapshot;
    const order = asOf ? (rewindOrder(current, asOf.at) ?? notHere("order")) : current;
    const language = locale ?? pickLocale(order.locale, order.customer?.locale, row.locale);
    const { policy } = await policyForOrder(tx, { shopId, placedAt: order.processedAt });
    const dates = await returnDates(tx, { shopId, order, zone: shop.zone });
    const occasion = asOf?.occasion ?? order.refunds.at(-1)?.id ?? "";
    const data = mailData({
      step,
      order,
      occasion,
      returns: dates.entries,
      policy,
      shop,
      locale: language,
      now: asOf?.at ?? now,
      extras: await readExtras(tx, extrasFor, { shopId, step, order, occasion, locale: language, now }),
      ratingUrls: [1, 2, 3, 4, 5].map((score) => `https://${shop.domain}/#rate-${score}`),
      unsubscribeUrl: step.optional ? `https://${shop.domain}/#unsubscribe` : null,
    });
    return renderStepMail(contentFor(step, language), data);
  });
}
