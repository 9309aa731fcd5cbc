import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";
import { dayOf, freshOrderDay } from "../../../app/domain/returns/fresh-order";
import { useSignal } from "../../ui-source/use-signal";
import { metafieldOf, ReturnInfo, type Terms } from "./ReturnInfo";

declare const shopify: Api;

/** So long an order may wait for its own date; after that, no date means that nothing can be returned. */
const FRESH_MS = 3_600_000;

export default function extension() {
  render(<OrderStatus />, document.body);
}

/** The date that the app keeps on the order: what was promised, and never earlier than that. */
function OrderStatus() {
  const metafields = useSignal(shopify.appMetafields);
  const order = useSignal(shopify.order);
  const address = useSignal(shopify.shippingAddress);
  const settings = useSignal(shopify.settings);
  const terms = metafieldOf<Terms>(metafields, "shop", "return_terms");
  if (!terms) return null;
  const kept = metafieldOf<string>(metafields, "order", "return_by");
  const lines = metafieldOf<{ certainty: "exact" | "at-least" }>(metafields, "order", "return_lines");
  const placed = order?.processedAt && !order.cancelledAt ? new Date(order.processedAt) : null;
  const isFresh = placed !== null && Date.now() - placed.getTime() < FRESH_MS;
  const until = kept ?? (isFresh ? freshOrderDay(terms, dayOf(placed, terms.zone), address?.countryCode ?? null) : null);
  return <ReturnInfo i18n={shopify.i18n} terms={terms} until={until} certainty={lines?.certainty ?? "at-least"} language={shopify.localization.language.value.isoCode} storefrontUrl={shopify.shop.storefrontUrl} settings={settings} />;
}
