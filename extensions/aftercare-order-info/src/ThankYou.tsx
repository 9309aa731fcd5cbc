import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";
import { dayOf, freshOrderDay } from "../../../app/domain/returns/fresh-order";
import { useSignal } from "../../ui-source/use-signal";
import { metafieldOf, ReturnInfo, type Terms } from "./ReturnInfo";

declare const shopify: Api;

export default function extension() {
  render(<ThankYou />, document.body);
}

/** The order is a moment old and has no date of its own yet: it follows from the terms, and is the one that the order will get at least. */
function ThankYou() {
  const terms = metafieldOf<Terms>(useSignal(shopify.appMetafields), "shop", "return_terms");
  const address = useSignal(shopify.shippingAddress);
  const settings = useSignal(shopify.settings);
  if (!terms) return null;
  const until = freshOrderDay(terms, dayOf(new Date(), terms.zone), address?.countryCode ?? null);
  return <ReturnInfo i18n={shopify.i18n} terms={terms} until={until} certainty="at-least" language={shopify.localization.language.value.isoCode} storefrontUrl={shopify.shop.storefrontUrl} settings={settings} />;
}
