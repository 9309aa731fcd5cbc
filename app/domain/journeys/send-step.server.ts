import type { ShopTx } from "~/db.server";
import { PRIORITY } from "~/domain/outbox/mail";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { tellDates } from "~/domain/returns/return-dates.server";
import { planShownReturns } from "~/domain/returns/show-returns.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { pickLocale, type Locale } from "~/lib/locales";
import { randomToken } from "~/lib/tokens";
import type { StepContent } from "~/mail/blocks";
import { rateUrl, unsubscribeHeaders, unsubscribeUrl } from "~/mail/public-links";
import { renderStepMail, type RenderedMail } from "~/mail/render-step-mail";
import { textsOf } from "~/mail/validate-template";
import { variablesIn } from "~/mail/liquid";
import type { GatheredFacts } from "./gather-facts.server";
import { contentFor } from "./journey";
import { mailData } from "./mail-data";
import { readExtras, type ExtrasFor } from "./mail-extras.server";

/** Renders a step's mail for a real order. `token` stands in its public links. */
export async function renderForOrder(tx: ShopTx, gathered: GatheredFacts, token: string, extrasFor?: ExtrasFor, locale: Locale = localeOf(gathered)): Promise<RenderedMail> {
  const { facts, policy, shop } = gathered;
  const order = facts.order!;
  const step = facts.step!;
  const data = mailData({
    step,
    order,
    occasion: facts.occasion,
    returns: facts.returns,
    policy: policy.policy,
    shop: { name: shop.settings.senderName || shop.name, domain: shop.domain, zone: shop.zone, logoUrl: shop.settings.logoUrl, brandColor: shop.settings.brandColor },
    locale,
    now: facts.now,
    extras: await readExtras(tx, extrasFor, { shopId: gathered.row.shopId, step, order, occasion: facts.occasion, locale, now: facts.now }),
    ratingUrls: [1, 2, 3, 4, 5].map((score) => rateUrl(env.SHOPIFY_APP_URL, token, score)),
    unsubscribeUrl: step.optional ? unsubscribeUrl(env.SHOPIFY_APP_URL, token) : null,
  });
  return renderStepMail(contentFor(step, locale), data);
}

/**
 * Sends a step that was decided to be sent: outbox row, told dates and ledger in the caller's transaction. False: this
 * worker no longer holds the step.
 */
export async function sendStep(
  tx: ShopTx,
  { gathered, owner, extrasFor, nudge }: { gathered: GatheredFacts; owner: string; extrasFor?: ExtrasFor; nudge: boolean },
): Promise<{ outcome: "sent"; mailId: string } | { outcome: "failed"; words: string } | { outcome: "lost" }> {
  const { row, facts, shop, policy, told } = gathered;
  const { shopId } = row;
  const step = facts.step!;
  const order = facts.order!;
  const token = randomToken();
  const mail = await renderForOrder(tx, gathered, token, extrasFor);
  const mine = { id: row.id, status: "claimed", leaseOwner: owner };
  const settled = { decidedAt: facts.now, leaseOwner: null, leaseUntil: null, journeyVersion: gathered.journeyVersion };
  if (mail.outcome === "failed") {
    const { count } = await tx.journeyStep.updateMany({ where: mine, data: { ...settled, status: "failed", reasonCode: "template", reason: mail.words } });
    return count === 1 ? { outcome: "failed", words: mail.words } : { outcome: "lost" };
  }
  const { count } = await tx.journeyStep.updateMany({ where: mine, data: { ...settled, status: "sent", reasonCode: null, reason: null } });
  if (count === 0) return { outcome: "lost" };

  const queued = await queueMail(tx, {
    shopId,
    key: `journey:${order.id}:${step.key}:${row.occasion}`,
    flow: "journey",
    to: facts.person.address!,
    from: senderAt({ name: shop.name, inboundKey: shop.inboundKey, settings: shop.rawSettings, senderDomain: shop.senderDomain }, env.REPLY_DOMAIN),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    orderShopifyId: order.id,
    stepId: row.id,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(step.optional ? unsubscribeHeaders(env.SHOPIFY_APP_URL, token) : {}),
    },
    optional: step.optional,
    publicToken: token,
    // "Send now": somebody waits for it.
    priority: facts.forced ? PRIORITY.person : PRIORITY.journey,
    nudge,
    now: facts.now,
  });
  if (queued.outcome === "no_address") throw new Error("The address was checked before");
  await tx.journeyStep.updateMany({ where: { id: row.id }, data: { outgoingMailId: queued.mailId } });
  if (tellsDates(contentFor(step, localeOf(gathered)))) {
    await tellDates(tx, { shopId, orderId: order.id, dates: { entries: [...facts.returns], told, policy }, toldBy: step.key, mailId: queued.mailId, now: facts.now });
    await planShownReturns(tx, { shopId, orderIds: [order.id], now: facts.now });
  }
  return { outcome: "sent", mailId: queued.mailId };
}

/** The language to write in: the order's, else the customer's, else the shop's. */
export function localeOf({ facts, shop }: GatheredFacts): Locale {
  return pickLocale(facts.order?.locale, facts.order?.customer?.locale, shop.locale);
}

/** Whether a mail tells return-by dates, by its block or in its text: then they are promises. */
function tellsDates(content: StepContent): boolean {
  return content.blocks.some((block) => block.type === "returns") || textsOf(content).some(({ text }) => variablesIn(text).some((path) => path.startsWith("return.")));
}
