/** Shopify's pages for buyers, with our blocks on them: thank-you, and the order in the customer's account. */
import { Router } from "express";
import type { LocalShopify } from "../context";
import { html, trusted } from "../pages/html";
import { document } from "../pages/layout";
import { numberOf } from "../pages/orders";
import { orderFacts } from "../shopper-pages";
import { visitOf } from "../storefront/visit";
import { extensionFrame } from "./frames";

/** The button of the account's menu opens the form in a dialog; the form closes it, and the page is read again. */
const DIALOG = trusted(`<script>
const dialog = document.querySelector("dialog");
addEventListener("message", ({ origin, data }) => {
  if (origin !== location.origin || !data) return;
  if (data.uiExtension === "open-action") { dialog.innerHTML = dialog.querySelector("template").outerHTML + dialog.querySelector("template").innerHTML; dialog.showModal(); }
  if (data.uiExtension === "close-action") dialog.close();
});
dialog.addEventListener("close", () => location.reload());
</script>`);

export function buyerPages(context: LocalShopify): Router {
  const { state } = context;
  const router = Router();
  const orderOf = (number: string | undefined) => state.orders.find(({ id }) => numberOf(id) === number);

  router.get("/checkouts/:number/thank-you", (request, response, next) => {
    const order = orderOf(request.params.number);
    if (!order) return next();
    const body = html`<main><h1>Thank you!</h1><p>Your order is confirmed. Confirmation ${order.confirmationNumber}</p>${extensionFrame(context, "purchase.thank-you.block.render", order, "Return information")}<p><a href="/">${state.shop.name}</a></p></main>`;
    response.send(document({ title: `Thank you · ${state.shop.name}`, bodyClass: "tool", body }));
  });

  router.get("/account/orders/:number", (request, response, next) => {
    const order = orderOf(request.params.number);
    const { customer } = visitOf(state, request);
    if (!customer) return response.redirect(303, `/account/login?${new URLSearchParams({ back: request.path })}`);
    if (!order || order.customerId !== customer.id) return next();
    const body = html`<main><p><a href="/account">‹ Your orders</a></p>
${orderFacts(context, order)}
${extensionFrame(context, "customer-account.order.action.menu-item.render", order, "Order actions")}
${extensionFrame(context, "customer-account.order-status.block.render", order, "Return information")}
<dialog aria-label="Return items" style="width:min(44rem,95vw)"><template>${extensionFrame(context, "customer-account.order.action.render", order, "Return items")}</template></dialog>${DIALOG}
<p><a href="/">${state.shop.name}</a></p></main>`;
    response.send(document({ title: `Order ${order.name} · ${state.shop.name}`, bodyClass: "tool", body }));
  });
  return router;
}
