/** The admin's own pages: orders, customers, products, settings. Plain, and only as much as working with the app needs. */
import { type Request, Router } from "express";
import * as acts from "../acts";
import type { LocalShopify } from "../context";
import { type Html, html } from "../pages/html";
import { moment, notice } from "../pages/layout";
import { customerName, customerOf, money, numberOf, orderBadges, orderTotal } from "../pages/orders";
import { extensionFrame } from "../ui-extensions/frames";
import { actForms, lineRows } from "../panel/order-acts";
import { totals } from "../state/derive";
import type { Address, Customer, Order } from "../state/types";
import { adminPage, type Section } from "./shell";

const PAGE_SIZE = 50;

export function shopPages(context: LocalShopify): Router {
  const { state } = context;
  const router = Router();
  const list = <T>(path: string, title: string, current: Section, all: () => T[], text: (one: T) => string, table: (some: T[]) => Html) => {
    router.get(path, (request, response) => {
      const query = String(request.query.q ?? "").toLowerCase();
      const found = all().filter((one) => text(one).toLowerCase().includes(query));
      response.send(adminPage(context, request, { title, current, body: listBody(request, title, path, found, table) }));
    });
  };

  list("/admin/orders", "Orders", "orders", () => [...state.orders].sort((one, other) => other.createdAt.localeCompare(one.createdAt)), (order) => `${order.name} ${order.email ?? ""} ${customerName(customerOf(state, order))}`, (orders) => orderTable(context, orders));
  list("/admin/customers", "Customers", "customers", () => state.customers, (customer) => `${customerName(customer)} ${customer.email ?? ""} ${customer.phone ?? ""}`, (customers) => customerTable(context, customers));
  list("/admin/products", "Products", "products", () => state.products, ({ title, productType, vendor }) => `${title} ${productType} ${vendor}`, (products) => html`<table><thead><tr><th scope="col">Product</th><th scope="col">Type</th><th scope="col" class="num">Variants</th></tr></thead><tbody>${products.map((product) => html`<tr><td><a href="/admin/products/${numberOf(product.id)}">${product.title}</a></td><td>${product.productType}</td><td class="num">${product.variants.length}</td></tr>`)}</tbody></table>`);

  router.get("/admin/orders/:number", (request, response, next) => {
    const order = state.orders.find(({ id }) => numberOf(id) === request.params.number);
    if (!order) return next();
    response.send(adminPage(context, request, { title: order.name, current: "orders", body: orderBody(context, request, order) }));
  });
  router.get("/admin/customers/:number", (request, response, next) => {
    const customer = state.customers.find(({ id }) => numberOf(id) === request.params.number);
    if (!customer) return next();
    response.send(adminPage(context, request, { title: customerName(customer), current: "customers", body: customerBody(context, customer) }));
  });
  router.get("/admin/products/:number", (request, response, next) => {
    const product = state.products.find(({ id }) => numberOf(id) === request.params.number);
    if (!product) return next();
    const body = html`<p><a href="/admin/products">‹ Products</a></p><h1>${product.title}</h1>
<div class="card"><dl class="facts"><dt>Type</dt><dd>${product.productType}</dd><dt>Vendor</dt><dd>${product.vendor}</dd><dt>Tags</dt><dd>${product.tags.join(", ") || "–"}</dd><dt>On the store</dt><dd><a href="/products/${product.handle}">/products/${product.handle}</a></dd></dl></div>
<div class="card scroll"><table><thead><tr><th scope="col">Variant</th><th scope="col">SKU</th><th scope="col" class="num">Price</th><th scope="col" class="num">In stock</th></tr></thead><tbody>${product.variants.map((variant) => html`<tr><td>${variant.title}</td><td>${variant.sku}</td><td class="num">${money(Math.round(Number(variant.price) * 100), state.shop.currency)}</td><td class="num">${variant.inventoryQuantity}</td></tr>`)}</tbody></table></div>`;
    response.send(adminPage(context, request, { title: product.title, current: "products", body }));
  });

  router.get(["/admin/settings", "/admin/settings/*"], (request, response) => {
    response.send(adminPage(context, request, { title: "Settings", current: "settings", body: settingsBody(context, request) }));
  });
  router.post("/admin/uninstall", (_request, response) => {
    if (state.installation.installed) acts.uninstallApp(context);
    response.redirect(303, "/admin/settings?done=The+app+is+uninstalled.");
  });
  router.post("/admin/install", (_request, response) => {
    if (!state.installation.installed) acts.installApp(context);
    response.redirect(303, "/admin/apps/aftercare");
  });

  router.get(/^\/admin(\/(?!api\/|oauth\/).*)?$/, (request, response) => {
    response.status(404).send(adminPage(context, request, { title: "Not found", current: null, body: html`<div class="card"><h1>There is no such page</h1><p>The local admin has only what the app needs. <a href="/admin/orders">Orders</a></p></div>` }));
  });
  return router;
}

function listBody<T>(request: Request, title: string, path: string, found: T[], table: (some: T[]) => Html): Html {
  const page = Math.max(1, Number(request.query.page) || 1);
  const query = String(request.query.q ?? "");
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const address = (number: number) => `${path}?${new URLSearchParams({ ...(query && { q: query }), page: String(number) })}`;
  return html`<h1>${title}</h1>
<form class="row" role="search" method="get"><label class="visually-hidden" for="q">Search</label><input id="q" type="search" name="q" value="${query}" placeholder="Search" style="max-width:20rem"><button>Search</button></form><hr>
${found.length === 0 ? html`<div class="card"><p>Nothing found.</p></div>` : html`<div class="card scroll" tabindex="0" role="region" aria-label="${title}">${table(found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE))}</div>`}
${pages > 1 && html`<nav class="row" aria-label="Pages">${page > 1 && html`<a class="button" href="${address(page - 1)}">Back</a>`} <span class="quiet">Page ${page} of ${pages}</span> ${page < pages && html`<a class="button" href="${address(page + 1)}">Next</a>`}</nav>`}`;
}

function orderTable(context: LocalShopify, orders: Order[]): Html {
  const { state } = context;
  return html`<table><thead><tr><th scope="col">Order</th><th scope="col">Date</th><th scope="col">Customer</th><th scope="col" class="num">Total</th><th scope="col">State</th></tr></thead><tbody>
${orders.map((order) => html`<tr><td><a href="/admin/orders/${numberOf(order.id)}"><strong>${order.name}</strong></a></td><td class="small">${moment(context, order.createdAt)}</td><td>${customerOf(state, order) ? customerName(customerOf(state, order)) : (order.email ?? "No customer")}</td><td class="num">${orderTotal(state, order)}</td><td>${orderBadges(order)}</td></tr>`)}</tbody></table>`;
}

function customerTable(context: LocalShopify, customers: Customer[]): Html {
  const count = (customer: Customer) => context.state.orders.filter(({ customerId }) => customerId === customer.id).length;
  return html`<table><thead><tr><th scope="col">Customer</th><th scope="col">Email or phone</th><th scope="col" class="num">Orders</th></tr></thead><tbody>
${customers.map((customer) => html`<tr><td><a href="/admin/customers/${numberOf(customer.id)}">${customerName(customer)}</a></td><td>${customer.email ?? customer.phone ?? "–"}</td><td class="num">${count(customer)}</td></tr>`)}</tbody></table>`;
}

function orderBody(context: LocalShopify, request: Request, order: Order): Html {
  const { state } = context;
  const customer = customerOf(state, order);
  const sums = totals(order);
  const amount = (cents: number) => money(cents, state.shop.currency);
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const block = extensionFrame(context, "admin.order-details.block.render", order, "Aftercare");
  return html`${notice(text(request.query.done))}${notice(text(request.query.problem), "problem")}
<p><a href="/admin/orders">‹ Orders</a></p>
<div class="row"><h1>${order.name}</h1>${orderBadges(order)}</div>
<p class="quiet">${moment(context, order.createdAt)} · confirmation ${order.confirmationNumber}</p>
<div class="grid">
<div class="card"><h2>Items</h2><table><tbody>${lineRows(context, order)}</tbody></table><hr>
<dl class="facts"><dt>Subtotal</dt><dd>${amount(sums.subtotal)}</dd><dt>Shipping</dt><dd>${amount(sums.shipping)}</dd><dt>Total</dt><dd><strong>${amount(sums.total)}</strong></dd><dt>Paid</dt><dd>${amount(sums.received)}</dd><dt>Given back</dt><dd>${amount(sums.refunded)}</dd></dl></div>
<div class="card"><h2>Customer</h2><p>${customer ? html`<a href="/admin/customers/${numberOf(customer.id)}">${customerName(customer)}</a>` : "Guest"}</p><p>${order.email ?? order.phone ?? ""}</p>${order.shippingAddress && addressBlock(order.shippingAddress)}<p class="small">What the customer sees: <a href="/checkouts/${numberOf(order.id)}/thank-you">thank-you page</a>${customer && html`, <a href="/account/login?${new URLSearchParams({ customer: customer.email ?? numberOf(customer.id), back: `/account/orders/${numberOf(order.id)}` }).toString()}">order in their account</a>`}</p>${order.note && html`<hr><h3>Note</h3><p>${order.note}</p>`}${order.tags.length > 0 && html`<p>${order.tags.map((tag) => html`<span class="badge">${tag}</span> `)}</p>`}</div>
${block && html`<div class="card"><h2 class="visually-hidden">Aftercare</h2>${block}</div>`}
<div class="card"><h2>Parcels and returns</h2>
${order.fulfillments.length + order.returns.length === 0 && html`<p class="quiet">Nothing yet.</p>`}
<ul>${order.fulfillments.map((parcel) => html`<li>${parcel.name}: ${parcel.shipmentStatus?.toLowerCase().replaceAll("_", " ") ?? "handed over"} ${parcel.tracking.map(({ company, number }) => html`<span class="quiet">${company} ${number}</span>`)} ${parcel.deliveredAt && html`<span class="small quiet">${moment(context, parcel.deliveredAt)}</span>`}</li>`)}
${order.returns.map((made) => html`<li>Return ${made.name}: ${made.status.toLowerCase()}</li>`)}</ul></div>
<div class="card"><h2>Do something</h2>${actForms(context, order, `/admin/orders/${numberOf(order.id)}`)}</div>
<div class="card"><h2>Timeline</h2><ul class="plain">${[...order.events].reverse().map((event) => html`<li class="small"><span class="quiet">${moment(context, event.createdAt)}</span> ${event.message}</li>`)}</ul></div>
</div>`;
}

function customerBody(context: LocalShopify, customer: Customer): Html {
  const orders = context.state.orders.filter(({ customerId }) => customerId === customer.id).reverse();
  const address = customer.addresses.find(({ id }) => id === customer.defaultAddressId);
  return html`<p><a href="/admin/customers">‹ Customers</a></p><h1>${customerName(customer)}</h1>
<div class="grid"><div class="card"><dl class="facts"><dt>Email</dt><dd>${customer.email ?? "–"}</dd><dt>Phone</dt><dd>${customer.phone ?? "–"}</dd><dt>Language</dt><dd>${customer.locale}</dd><dt>Marketing</dt><dd>${customer.emailMarketing.toLowerCase().replaceAll("_", " ")}</dd><dt>Tags</dt><dd>${customer.tags.join(", ") || "–"}</dd></dl>${customer.note && html`<hr><p>${customer.note}</p>`}</div>
${address && html`<div class="card"><h2>Address</h2>${addressBlock(address)}</div>`}</div><hr>
<h2>Orders</h2>${orders.length === 0 ? html`<p class="quiet">None.</p>` : html`<div class="card scroll">${orderTable(context, orders)}</div>`}`;
}

function addressBlock(address: Address): Html {
  const lines = [[address.firstName, address.lastName].filter(Boolean).join(" "), address.company, address.address1, address.address2, [address.zip, address.city].filter(Boolean).join(" "), address.country];
  return html`<address style="font-style:normal">${lines.filter(Boolean).map((line) => html`${line}<br>`)}</address>`;
}

function settingsBody(context: LocalShopify, request: Request): Html {
  const { shop, installation, locations } = context.state;
  const done = typeof request.query.done === "string" ? request.query.done : undefined;
  return html`${notice(done)}<h1>Settings</h1>
<div class="card"><h2>Store</h2><dl class="facts"><dt>Name</dt><dd>${shop.name}</dd><dt>Address</dt><dd>${shop.domain}</dd><dt>Email</dt><dd>${shop.email}</dd><dt>Currency</dt><dd>${shop.currency}</dd><dt>Time zone</dt><dd>${shop.timezone}</dd><dt>Locations</dt><dd>${locations.map(({ name }) => name).join(", ")}</dd></dl></div>
<div class="card"><h2>Apps</h2><p>${installation.appTitle}: ${installation.installed ? "installed" : "not installed"}</p><p class="small quiet">May: ${installation.scopes.join(", ")}</p>
${installation.installed ? html`<form method="post" action="/admin/uninstall"><button class="danger">Uninstall</button></form>` : html`<form method="post" action="/admin/install"><button class="primary">Install</button></form>`}</div>`;
}
