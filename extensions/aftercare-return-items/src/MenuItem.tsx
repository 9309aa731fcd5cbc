import type { Api } from "@shopify/ui-extensions/customer-account.order.action.menu-item.render";
import { render } from "preact";
import { returnable } from "./returnable";

declare const shopify: Api;

/** The button stands only on orders of which something can still be returned. It opens the form of ReturnItems.tsx. */
export default async function extension() {
  const read = await returnable(shopify.orderId);
  if (read.outcome === "read" && read.items.length > 0) render(<s-button>{shopify.i18n.translate("return_items")}</s-button>, document.body);
}
