import type { ShopTx } from "~/db.server";
import { PRIORITY } from "~/domain/outbox/mail";
import { queueMails, type MailToQueue } from "~/domain/outbox/queue-mail.server";
import { tellAllDates } from "~/domain/returns/return-dates.server";
import { planShownReturns } from "~/domain/returns/show-returns.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { groupBy } from "~/lib/group-by";
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

export type StepSent = { outcome: "sent"; mailId: string } | { outcome: "failed"; words: string } | { outcome: "lost" };

/**
 * Sends steps of one shop that were decided to be sent: outbox rows, told dates and ledger in the caller's transaction,
 * each with a few statements for all. "lost": this worker no longer holds the step. The outcomes come in the order given.
 */
export async function sendSteps(
  tx: ShopTx,
  { gathered, owner, extrasFor, nudge }: { gathered: readonly GatheredFacts[]; owner: string; extrasFor?: ExtrasFor; nudge: boolean },
): Promise<StepSent[]> {
  const outcomes = new Map<GatheredFacts, StepSent>();
  const rendered: { gathered: GatheredFacts; mail: MailToQueue }[] = [];
  for (const each of gathered) {
    const token = randomToken();
    const mail = await renderForOrder(tx, each, token, extrasFor);
    if (mail.outcome === "failed") {
      const held = await settleLedger(tx, owner, [each], { status: "failed", reasonCode: "template", reason: mail.words });
      outcomes.set(each, held.size === 1 ? { outcome: "failed", words: mail.words } : { outcome: "lost" });
    } else rendered.push({ gathered: each, mail: mailOf(each, mail, token, nudge) });
  }

  const held = await settleLedger(tx, owner, rendered.map((each) => each.gathered), { status: "sent", reasonCode: null, reason: null });
  const sending = rendered.filter((each) => held.has(each.gathered.row.id));
  const queued = await queueMails(tx, sending.map(({ mail }) => mail));
  const sent = sending.map((each, index) => {
    const outcome = queued[index]!;
    if (outcome.outcome === "no_address") throw new Error("The address was checked before");
    outcomes.set(each.gathered, { outcome: "sent", mailId: outcome.mailId });
    return { ...each.gathered, mailId: outcome.mailId };
  });
  if (sent.length > 0) {
    await tx.$executeRaw`
      UPDATE "JourneyStep" AS step SET "outgoingMailId" = sent.mail
      FROM unnest(${sent.map(({ row }) => row.id)}::uuid[], ${sent.map(({ mailId }) => mailId)}::uuid[]) AS sent(step, mail) WHERE step.id = sent.step`;
    await tell(tx, sent.filter((each) => tellsDates(contentFor(each.facts.step!, localeOf(each)))));
  }
  return gathered.map((each) => outcomes.get(each) ?? { outcome: "lost" });
}

/** Writes down what became of steps, as far as this worker still holds them; answers which those are. */
async function settleLedger(tx: ShopTx, owner: string, gathered: readonly GatheredFacts[], data: { status: string; reasonCode: string | null; reason: string | null }): Promise<Set<string>> {
  const held = new Set<string>();
  for (const [version, group] of groupBy(gathered, (each) => String(each.journeyVersion))) {
    const rows = await tx.journeyStep.updateManyAndReturn({
      where: { id: { in: group.map(({ row }) => row.id) }, status: "claimed", leaseOwner: owner },
      data: { ...data, journeyVersion: Number(version), decidedAt: group[0]!.facts.now, leaseOwner: null, leaseUntil: null },
      select: { id: true },
    });
    for (const { id } of rows) held.add(id);
  }
  return held;
}

function mailOf({ row, facts, shop }: GatheredFacts, mail: { subject: string; text: string; html: string }, token: string, nudge: boolean): MailToQueue {
  const step = facts.step!;
  const order = facts.order!;
  return {
    shopId: row.shopId,
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
  };
}

/** The dates that stand in these mails are promises from now on. */
async function tell(tx: ShopTx, sent: readonly (GatheredFacts & { mailId: string })[]): Promise<void> {
  const [first] = sent;
  if (!first) return;
  const { shopId } = first.row;
  const { now } = first.facts;
  const tellings = sent.map(({ facts, told, policy, mailId }) => ({ orderId: facts.order!.id, dates: { entries: [...facts.returns], told, policy }, toldBy: facts.step!.key, mailId }));
  await tellAllDates(tx, { shopId, tellings, now });
  await planShownReturns(tx, { shopId, orderIds: [...new Set(tellings.map(({ orderId }) => orderId))], now });
}

/** The language to write in: the order's, else the customer's, else the shop's. */
export function localeOf({ facts, shop }: GatheredFacts): Locale {
  return pickLocale(facts.order?.locale, facts.order?.customer?.locale, shop.locale);
}

/** Whether a mail tells return-by dates, by its block or in its text: then they are promises. */
function tellsDates(content: StepContent): boolean {
  return content.blocks.some((block) => block.type === "returns") || textsOf(content).some(({ text }) => variablesIn(text).some((path) => path.startsWith("return.")));
}
