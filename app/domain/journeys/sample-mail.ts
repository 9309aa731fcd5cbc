import { STARTING_POLICY, type ReturnPolicy } from "~/domain/returns/policy";
import { returnBy } from "~/domain/returns/return-by";
import type { Locale } from "~/lib/locales";
import { renderStepMail, type RenderedMail } from "~/mail/render-step-mail";
import { contentFor, type RunningStep } from "./journey";
import { mailData, NO_EXTRAS, type MailExtras, type MailFacts } from "./mail-data";

/** A step's mail with its own sample order: what the editor shows before the merchant picks a real one. */
export async function renderSample(
  step: RunningStep,
  locale: Locale,
  shop: MailFacts["shop"],
  policy: ReturnPolicy = STARTING_POLICY,
  extras: MailExtras = NO_EXTRAS,
): Promise<RenderedMail> {
  const { order, now, occasion } = step.sample;
  const data = mailData({
    step,
    order,
    occasion,
    returns: returnBy(order, policy, shop.zone),
    policy,
    shop,
    locale,
    now: new Date(now),
    extras,
    ratingUrls: [1, 2, 3, 4, 5].map((score) => `https://${shop.domain}/#rate-${score}`),
    unsubscribeUrl: step.optional ? `https://${shop.domain}/#unsubscribe` : null,
  });
  return renderStepMail(contentFor(step, locale), data);
}
