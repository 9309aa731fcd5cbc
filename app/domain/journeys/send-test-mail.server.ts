import { inShop } from "~/db.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import type { Locale } from "~/lib/locales";
import { randomToken } from "~/lib/tokens";
import type { RunningStep } from "./journey";
import type { ExtrasFor } from "./mail-extras.server";
import { previewStep } from "./preview-step.server";

/**
 * Sends a step's mail, as it is being written, to a member of the staff. The links for rating and unsubscribing lead
 * nowhere, nothing is promised to the buyer, and the order's ledger does not know of it. Throws NotHere.
 */
export async function sendTestMail({
  shopId,
  to,
  step,
  orderId,
  locale,
  extrasFor,
  now,
}: {
  shopId: string;
  to: string;
  step: RunningStep;
  orderId: string | null;
  locale: Locale;
  extrasFor?: ExtrasFor;
  now: Date;
}): Promise<{ outcome: "queued" } | { outcome: "failed"; words: string } | { outcome: "no_address" }> {
  const mail = await previewStep({ shopId, step, orderId, locale, extrasFor, now });
  if (mail.outcome === "failed") return mail;
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { name: true, inboundKey: true, settings: true, senderDomain: true } });
    const queued = await queueMail(tx, {
      shopId,
      key: `test:${randomToken()}`,
      flow: "test",
      to,
      from: senderAt(shop, env.REPLY_DOMAIN),
      subject: `[Test] ${mail.subject}`,
      text: mail.text,
      html: mail.html,
      headers: { "Auto-Submitted": "auto-generated" },
      now,
    });
    return { outcome: queued.outcome === "no_address" ? "no_address" : "queued" };
  });
}
