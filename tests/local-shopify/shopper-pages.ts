/** Pages that Shopify itself shows to shoppers, and that mails link to: an order's status, the shop's policies. */
import { Router } from "express";
import type { LocalShopify } from "./context";
import { type Html, html } from "./pages/html";
import { document, moment } from "./pages/layout";
import { currentQuantity, displayStatus, financialStatus, totals } from "./state/derive";
import { decimal, presented } from "./state/money";
import type { Order } from "./state/types";
import { extensionFrame } from "./ui-extensions/frames";

const words = (status: string) => status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ");

export function shopperPages(context: LocalShopify): Router {
  const { state } = context;
  const router = Router();
  router.get("/:shop(\\d+)/orders/:token/authenticate", (request, response, next) => {
    const order = state.orders.find((each) => each.statusToken === request.params.token);
    const key = order?.confirmationNumber.toLowerCase();
    if (!order || request.query.key !== key) return next();
    response.send(orderStatus(context, order));
  });
  router.get("/policies/:policy", (request, response, next) => {
    const policy = state.policies.find((each) => each.type.toLowerCase().replaceAll("_", "-") === request.params.policy);
    if (!policy) return next();
    response.send(document({ title: `${policy.title} · ${state.shop.name}`, bodyClass: "tool", body: html`<main><h1>${policy.title}</h1>${{ html: policy.bodyHtml }}<p><a href="/">${state.shop.name}</a></p></main>` }));
  });
  return router;
}

function orderStatus(context: LocalShopify, order: Order): string {
  const { shop } = context.state;
  return document({
    title: `Order ${order.name} · ${shop.name}`,
    bodyClass: "tool",
    body: html`<main>
${orderFacts(context, order)}
${extensionFrame(context, "customer-account.order-status.block.render", order, "Return information")}
<p><a href="/">${shop.name}</a></p>
</main>`,
  });
}

/** What Shopify itself says of an order to its buyer. */
export function orderFacts(context: LocalShopify, order: Order): Html {
  const { shop, products } = context.state;
  const sums = totals(order);
  const money = (amount: number) => `${presented(amount, order.presentmentRate, order.presentmentCurrency)} ${order.presentmentCurrency}`;
  const picture = (productId: string | null) => products.find((product) => product.id === productId)?.images[0];
  return html`<h1>Order ${order.name}</h1>
<p>Confirmation ${order.confirmationNumber}, placed ${moment(context, order.createdAt)}. ${order.cancelledAt ? html`<strong>Cancelled ${moment(context, order.cancelledAt)}.</strong>` : words(financialStatus(order))}</p>
<ul>${order.lines.map((line) => {
      const image = picture(line.productId);
      return html`<li>${image ? html`<img src="${image.path}" alt="" width="48" height="60"> ` : null}${currentQuantity(order, line)} × ${line.title}${line.variantTitle ? `, ${line.variantTitle}` : ""}</li>`;
    })}</ul>
<p>Total ${money(sums.total)}${sums.refunded > 0 ? `, of which ${money(sums.refunded)} were refunded` : ""} (tax ${decimal(sums.tax)} ${shop.currency})</p>
<h2>Delivery</h2>
${order.fulfillments.length === 0 ? html`<p>We are packing it.</p>` : null}
${order.fulfillments.map((parcel) => html`<p>${words(displayStatus(parcel))} ${moment(context, parcel.deliveredAt ?? parcel.updatedAt)}${parcel.tracking.map(({ company, number, url }) => html`, ${company} ${url ? html`<a href="${url}" rel="noreferrer">${number}</a>` : number}`)}</p>`)}
${order.returns.map((made) => html`<p>Return ${made.name}: ${words(made.status)}</p>`)}`;
}
