import type { Request } from "express";
import type { LocalShopify } from "../context";
import { authenticationSelect } from "../mailbox/pages";
import { type Html, html, trusted } from "../pages/html";
import { moment, notice, toolPage } from "../pages/layout";
import { customerName, customerOf, money, numberOf, orderBadges, orderTotal } from "../pages/orders";
import type { Customer, Order } from "../state/types";
import { actForms, daysAgoField, lineRows, orderActs } from "./order-acts";

const RECENT = 12;
const QUICK = ["pay", "deliver", "cancel"];

export function panelPage(context: LocalShopify, request: Request): string {
  return toolPage(context, {
    title: "Panel",
    current: "panel",
    body: html`${notices(request)}
<h1>Act as shopper and carrier</h1>
<p class="quiet">Everything done here is done to the shop, and Shopify tells the app about it.</p>
<div class="grid">${placeCard(context)}${writeCard(context)}</div>
<hr>
${ordersCard(context, request)}
<div class="grid">${webhooksCard(context)}${timeCard()}${privacyCard(context)}</div>`,
  });
}

export function orderPage(context: LocalShopify, request: Request, order: Order): string {
  const { state } = context;
  return toolPage(context, {
    title: order.name,
    current: "panel",
    body: html`${notices(request)}
<p><a href="/panel">‹ Panel</a></p>
<div class="row"><h1>${order.name}</h1>${orderBadges(order)}</div>
<p>${customerName(customerOf(state, order))} ${order.email && html`<span class="quiet">${order.email}</span>`} · ${orderTotal(state, order)} · <a href="/admin/orders/${numberOf(order.id)}">in the admin</a></p>
<div class="card scroll"><table><tbody>${lineRows(context, order)}</tbody></table></div>
<div class="card"><h2>What happens next?</h2>${actForms(context, order, `/panel/orders/${numberOf(order.id)}`)}</div>`,
  });
}

function notices(request: Request): Html {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return html`${notice(text(request.query.done))}${notice(text(request.query.problem), "problem")}`;
}

const customerOptions = (customers: Customer[]): Html =>
  html`${customers.map((customer) => html`<option value="${customer.id}">${customerName(customer)} ${customer.email ?? customer.phone ?? ""}</option>`)}`;

function placeCard({ state }: LocalShopify): Html {
  const variants = html`${state.products
    .filter(({ status }) => status === "ACTIVE")
    .map((product) => html`<optgroup label="${product.title}">${product.variants.map((variant) => html`<option value="${variant.id}">${product.title}${variant.title === "Default Title" ? "" : `, ${variant.title}`} (${money(Math.round(Number(variant.price) * 100), state.shop.currency)})</option>`)}</optgroup>`)}`;
  return html`<form class="card" method="post" action="/panel/place" aria-labelledby="place">
<h2 id="place">Place an order</h2>
<div class="field"><label for="customer">Shopper</label><select id="customer" name="customer">${customerOptions(state.customers)}<option value="">A guest</option></select></div>
<div class="field"><label for="email">Email (for a guest, or another than the shopper’s)</label><input id="email" name="email" type="email"></div>
${[1, 2].map((index) => html`<div class="row"><div class="field" style="flex:1;min-width:0"><label for="variant${index}">${index === 1 ? "Item" : "Another item"}</label><select id="variant${index}" name="variant${index}">${index > 1 && html`<option value="">–</option>`}${variants}</select></div><div class="field" style="width:5rem"><label for="quantity${index}">Units</label><input id="quantity${index}" name="quantity${index}" type="number" min="1" max="20" value="1"></div></div>`)}
<div class="field"><label class="inline"><input type="checkbox" name="paid" checked> Pay at once</label></div>
${daysAgoField()}
<button class="primary">Place the order</button>
</form>`;
}

function writeCard({ state }: LocalShopify): Html {
  return html`<form class="card" method="post" action="/panel/write" enctype="multipart/form-data" aria-labelledby="write-title" id="write">
<h2 id="write-title">Write to the shop</h2>
<div class="field"><label for="writer">Writer</label><select id="writer" name="customer">${customerOptions(state.customers.filter(({ email }) => email))}</select></div>
<div class="fields">
<div class="field"><label for="writer-name">Another name</label><input id="writer-name" name="name"></div>
<div class="field"><label for="writer-address">Another address</label><input id="writer-address" name="address" type="email"></div>
</div>
<div class="field"><label for="recipient">To</label><input id="recipient" name="to" type="email" value="${state.shop.contactEmail}"></div>
<div class="field"><label for="subject">Subject</label><input id="subject" name="subject" required></div>
<div class="field"><label for="order">Order named in the subject</label><input id="order" name="order" list="order-names" placeholder="none"><datalist id="order-names">${[...state.orders].reverse().map(({ name }) => html`<option value="${name}">`)}</datalist></div>
<div class="field"><label for="text">Message</label><textarea id="text" name="text" required></textarea></div>
<div class="fields">
<div class="field"><label for="authentication">Sender verified by the provider</label>${authenticationSelect()}</div>
<div class="field"><label for="files">Attachments</label><input id="files" type="file" name="files" multiple></div>
</div>
<button class="primary">Send</button>
</form>`;
}

function ordersCard(context: LocalShopify, request: Request): Html {
  const { state } = context;
  const query = String(request.query.q ?? "").toLowerCase();
  const found = [...state.orders]
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
    .filter((order) => `${order.name} ${order.email ?? ""} ${customerName(customerOf(state, order))}`.toLowerCase().includes(query))
    .slice(0, RECENT);
  const quick = (order: Order) =>
    orderActs
      .filter((act) => QUICK.includes(act.key) && act.possible(order))
      .map((act) => html`<form method="post" action="/panel/orders/${numberOf(order.id)}/${act.key}"><input type="hidden" name="back" value="/panel">${act.key === "cancel" && html`<input type="hidden" name="refund" value="on"><input type="hidden" name="restock" value="on">`}<button class="${act.danger ? "danger" : ""}">${act.label}<span class="visually-hidden"> ${order.name}</span></button></form>`);
  return html`<section class="card" aria-labelledby="orders">
<div class="row apart"><h2 id="orders">Orders</h2>
<form class="row" role="search" method="get" action="/panel"><label class="visually-hidden" for="q">Find an order</label><input id="q" type="search" name="q" value="${String(request.query.q ?? "")}" placeholder="Order, name or address" style="width:14rem"><button>Find</button></form></div>
${
  found.length === 0
    ? html`<p>No order found.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Newest orders"><table><thead><tr><th scope="col">Order</th><th scope="col">Customer</th><th scope="col" class="num">Total</th><th scope="col">State</th><th scope="col">Do</th></tr></thead><tbody>
${found.map((order) => html`<tr><td><a href="/panel/orders/${numberOf(order.id)}"><strong>${order.name}</strong></a><br><span class="small quiet">${moment(context, order.createdAt)}</span></td><td>${customerName(customerOf(state, order))}</td><td class="num">${orderTotal(state, order)}</td><td>${orderBadges(order)}</td><td><div class="row">${quick(order)}<a href="/panel/orders/${numberOf(order.id)}">More<span class="visually-hidden"> for ${order.name}</span></a></div></td></tr>`)}</tbody></table></div>`
}
</section>`;
}

function webhooksCard(context: LocalShopify): Html {
  const { knobs, queue, log } = context.state.webhooks;
  const checked = (on: boolean) => (on ? trusted("checked") : null);
  return html`<section class="card" aria-labelledby="webhooks">
<h2 id="webhooks">How Shopify delivers events</h2>
<form method="post" action="/panel/webhooks">
<div class="fields">
<div class="field"><label for="copies">Copies of each</label><input id="copies" name="copies" type="number" min="1" max="5" value="${knobs.copies}"></div>
<div class="field"><label for="drop">Lost at first (%)</label><input id="drop" name="drop" type="number" min="0" max="100" value="${Math.round(knobs.drop * 100)}"></div>
</div>
<div class="field"><label class="inline"><input type="checkbox" name="shuffle" ${checked(knobs.shuffle)}> In random order</label></div>
<div class="field"><label class="inline"><input type="checkbox" name="hold" ${checked(knobs.hold)}> Hold everything back</label></div>
<button>Apply</button>
</form>
<hr>
<p>${queue.length} waiting</p>
<ul class="plain small">${[...log].slice(-8).reverse().map((delivery) => html`<li>${delivery.topic} <span class="badge ${delivery.state === "delivered" ? "good" : "bad"}">${delivery.state}${delivery.lastStatus === null ? "" : ` ${delivery.lastStatus}`}</span></li>`)}</ul>
</section>`;
}

function timeCard(): Html {
  return html`<section class="card" aria-labelledby="time">
<h2 id="time">Time</h2>
<p>The app sends some mail days after an order was paid or delivered. To see it now, let those things have happened earlier: “Days ago” is asked for when you place, hand over and deliver.</p>
<p class="quiet">For example: place an order 9 days ago, hand it over 8 days ago, deliver it 5 days ago.</p>
</section>`;
}

function privacyCard({ state }: LocalShopify): Html {
  return html`<form class="card" method="post" action="/panel/customers" aria-labelledby="privacy">
<h2 id="privacy">Privacy</h2>
<div class="field"><label for="person">Customer</label><select id="person" name="customer">${customerOptions(state.customers)}</select></div>
<div class="row"><button name="act" value="data-request">Asks for their data</button><button class="danger" name="act" value="redact">Wants to be forgotten</button><button class="danger" name="act" value="shop-redact">Forget the whole shop</button></div>
</form>`;
}
