import type { ShopTx } from "~/db.server";
import type { Locale } from "~/lib/locales";
import type { OrderLine, OrderSnapshot } from "~/shopify/order-snapshot";
import { contentFor, type RunningStep } from "./journey";
import { NO_EXTRAS, shownLines, type MailExtras } from "./mail-data";

/**
 * What other parts of the app add to the mail of an order: size charts, answers, where returns start. Handed in by the
 * doors, since journeys know nothing of the storefront.
 */
export type ExtrasFor = (
  tx: ShopTx,
  asked: { shopId: string; order: OrderSnapshot; lines: readonly OrderLine[]; locale: Locale; isSample: boolean; now: Date },
) => Promise<MailExtras>;

/** The extras of a step's mail; nothing is read for a mail without a part that shows them. */
export async function readExtras(
  tx: ShopTx,
  extrasFor: ExtrasFor | undefined,
  { shopId, step, order, occasion, locale, isSample = false, now }: { shopId: string; step: RunningStep; order: OrderSnapshot; occasion: string; locale: Locale; isSample?: boolean; now: Date },
): Promise<MailExtras> {
  const isShown = contentFor(step, locale).blocks.some(({ type }) => type === "size_chart" || type === "faq" || type === "returns");
  if (!extrasFor || !isShown) return NO_EXTRAS;
  return extrasFor(tx, { shopId, order, lines: shownLines(step, order, occasion).map(({ line }) => line), locale, isSample, now });
}
