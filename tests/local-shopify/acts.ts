/**
 * What shoppers, staff, carriers and Shopify itself do. Each act changes the shop and sends the webhooks that Shopify would send.
 * Buttons of the panel, tests and the mutations of the Admin API all go through here; an act that makes no sense throws.
 */
import type { LocalShopify } from "./context";
import * as drafts from "./shop/drafts";
import * as fulfillments from "./shop/fulfillments";
import * as orders from "./shop/orders";
import * as refunds from "./shop/refunds";
import * as returns from "./shop/returns";
import { findCustomer, touch } from "./shop/hand";
import { displayStatus, fulfillmentStatus, financialStatus } from "./state/derive";
import type { Address, Customer, DraftOrder, Fulfillment, Order, Refund, Return, ReturnStatus, ShipmentStatus } from "./state/types";
import { customerDeletePayload, customerMergePayload, customerPayload, customerRedactPayload, dataRequestPayload } from "./webhooks/payloads/customer";
import { fulfillmentEventPayload, fulfillmentPayload } from "./webhooks/payloads/fulfillment";
import { orderDeletePayload, orderEditedPayload, orderPayload } from "./webhooks/payloads/order";
import { refundPayload } from "./webhooks/payloads/refund";
import { returnDeclinePayload, returnPayload, returnProcessPayload, returnStatusPayload, returnUpdatePayload } from "./webhooks/payloads/return";
import { scopesUpdatePayload, shopPayload, shopRedactPayload } from "./webhooks/payloads/shop";

/** Sends the order's webhooks, `orders/updated` last as Shopify does more often than not. */
function emitOrder(context: LocalShopify, order: Order, ...topics: string[]): void {
  const { state } = context;
  const payload = orderPayload(state.shop, order, findCustomer(state, order.customerId));
  for (const topic of [...topics, "orders/updated"]) context.emitWebhook(topic, payload);
  context.save();
}

// ---- shoppers ----

/** A checkout: placed, and paid unless `unpaid`. */
export function placeOrder(context: LocalShopify, wanted: orders.NewOrder & { unpaid?: boolean; gateway?: string }): Order {
  const order = orders.placeOrder(context, wanted);
  const customer = findCustomer(context.state, order.customerId);
  if (customer) {
    customer.updatedAt = context.now().toISOString();
    context.emitWebhook("customers/update", customerPayload(context.state.shop, customer));
  }
  if (!wanted.unpaid) orders.payOrder(context, order, wanted.gateway);
  emitOrder(context, order, "orders/create", ...(wanted.unpaid ? [] : ["orders/paid"]));
  return order;
}

export function payOrder(context: LocalShopify, order: Order, gateway?: string): void {
  orders.payOrder(context, order, gateway);
  emitOrder(context, order, ...(financialStatus(order) === "PAID" ? ["orders/paid"] : []));
}

/** A buyer asks to send something back (customer account, or the app on their behalf). */
export function requestReturn(context: LocalShopify, order: Order, wanted: returns.NewReturn): Return {
  const made = returns.makeReturn(context, order, wanted, "REQUESTED");
  context.emitWebhook("returns/request", returnPayload(order, made));
  emitOrder(context, order);
  return made;
}

// ---- staff ----

export function editOrder(context: LocalShopify, order: Order, change: Parameters<typeof orders.editOrder>[2]): void {
  const before = new Set(order.lines.map((line) => line.id));
  orders.editOrder(context, order, change);
  const added = order.lines.filter((line) => !before.has(line.id)).map((line) => ({ lineId: line.id, delta: line.quantity }));
  const removed = (change.remove ?? []).map(({ lineId, quantity }) => ({ lineId, delta: quantity }));
  context.emitWebhook("orders/edited", orderEditedPayload(context.state.shop, order, context.newId("OrderEdit"), added, removed));
  emitOrder(context, order);
}

/** Note, tags, address and so on; `change` has the fields of an order as they should be. */
export function updateOrder(context: LocalShopify, order: Order, change: Partial<Pick<Order, "note" | "tags" | "email" | "phone" | "poNumber" | "shippingAddress" | "customAttributes">>): void {
  Object.assign(order, change);
  touch(context, order);
  emitOrder(context, order);
}

export function cancelOrder(context: LocalShopify, order: Order, wanted: Partial<orders.Cancellation> = {}): void {
  if (order.cancelledAt) throw new Error(`${order.name} is cancelled already`);
  const known = new Set(order.refunds.map((refund) => refund.id));
  orders.cancelOrder(context, order, { reason: "CUSTOMER", restock: true, refund: true, ...wanted });
  for (const refund of order.refunds) if (!known.has(refund.id)) context.emitWebhook("refunds/create", refundPayload(context.state.shop, order, refund));
  emitOrder(context, order, "orders/cancelled");
}

export function completeDraft(context: LocalShopify, draft: DraftOrder, paymentPending: boolean): Order {
  const order = drafts.completeDraft(context, draft, paymentPending);
  emitOrder(context, order, "orders/create", ...(financialStatus(order) === "PAID" ? ["orders/paid"] : []));
  return order;
}

export function deleteOrder(context: LocalShopify, order: Order): void {
  const { state } = context;
  state.orders.splice(state.orders.indexOf(order), 1);
  context.emitWebhook("orders/delete", orderDeletePayload(order.id));
  context.save();
}

export function refundOrder(context: LocalShopify, order: Order, wanted: refunds.NewRefund): Refund {
  const refund = refunds.refundOrder(context, order, wanted);
  context.emitWebhook("refunds/create", refundPayload(context.state.shop, order, refund));
  emitOrder(context, order);
  return refund;
}

export function createReturn(context: LocalShopify, order: Order, wanted: returns.NewReturn): Return {
  const made = returns.makeReturn(context, order, wanted, "OPEN");
  // A return that staff make is approved as it is made.
  context.emitWebhook("returns/approve", returnPayload(order, made));
  emitOrder(context, order);
  return made;
}

export function approveReturn(context: LocalShopify, order: Order, made: Return): void {
  expectStatus(made, "REQUESTED");
  returns.approveReturn(context, order, made);
  context.emitWebhook("returns/approve", returnPayload(order, made));
  emitOrder(context, order);
}

export function declineReturn(context: LocalShopify, order: Order, made: Return, decline: NonNullable<Return["decline"]>): void {
  expectStatus(made, "REQUESTED");
  returns.declineReturn(context, order, made, decline);
  context.emitWebhook("returns/decline", returnDeclinePayload(order, made));
  emitOrder(context, order);
}

export function cancelReturn(context: LocalShopify, order: Order, made: Return): void {
  expectStatus(made, "REQUESTED", "OPEN");
  returns.cancelReturn(context, order, made);
  context.emitWebhook("returns/cancel", returnStatusPayload(order, made));
  emitOrder(context, order);
}

export function closeReturn(context: LocalShopify, order: Order, made: Return): void {
  expectStatus(made, "OPEN");
  returns.closeReturn(context, order, made);
  context.emitWebhook("returns/close", returnStatusPayload(order, made));
  emitOrder(context, order);
}

export function reopenReturn(context: LocalShopify, order: Order, made: Return): void {
  expectStatus(made, "CLOSED");
  returns.reopenReturn(context, order, made);
  context.emitWebhook("returns/reopen", returnStatusPayload(order, made));
  emitOrder(context, order);
}

/** The goods came back to the warehouse. */
export function processReturn(context: LocalShopify, order: Order, made: Return, wanted: NonNullable<Parameters<typeof returns.processReturn>[3]> = {}): void {
  expectStatus(made, "OPEN");
  const known = new Set(order.refunds.map((refund) => refund.id));
  const received = wanted.lines ?? made.lines.map((line) => ({ id: line.id, quantity: line.quantity - line.processedQuantity }));
  returns.processReturn(context, order, made, wanted);
  context.emitWebhook("returns/process", returnProcessPayload(order, made, received));
  for (const refund of order.refunds) if (!known.has(refund.id)) context.emitWebhook("refunds/create", refundPayload(context.state.shop, order, refund));
  if ((made.status as ReturnStatus) === "CLOSED") context.emitWebhook("returns/close", returnStatusPayload(order, made));
  emitOrder(context, order);
}

/** Takes units out of a return; the buyer keeps them. */
export function removeFromReturn(context: LocalShopify, order: Order, made: Return, removed: { id: string; quantity: number }[]): void {
  for (const { id, quantity } of removed) {
    const line = made.lines.find((each) => each.id === id);
    if (!line || line.quantity - line.processedQuantity < quantity) throw new Error(`cannot take ${quantity} of ${id} out of ${made.name}`);
    line.quantity -= quantity;
  }
  made.lines = made.lines.filter((line) => line.quantity > 0);
  touch(context, order);
  context.emitWebhook("returns/update", returnUpdatePayload(made, removed.map(({ id, quantity }) => ({ id, delta: quantity }))));
  emitOrder(context, order);
}

function expectStatus(made: Return, ...allowed: ReturnStatus[]): void {
  if (!allowed.includes(made.status)) throw new Error(`${made.name} is ${made.status}, not ${allowed.join(" or ")}`);
}

// ---- warehouse and carrier ----

/** Hands units over to the carrier. @returns null when nothing was left to ship */
export function fulfillOrder(context: LocalShopify, order: Order, shipment: fulfillments.Shipment = {}): Fulfillment | null {
  const fulfillment = fulfillments.fulfillOrder(context, order, shipment);
  if (!fulfillment) return null;
  context.emitWebhook("fulfillments/create", fulfillmentPayload(context.state.shop, order, fulfillment));
  emitOrder(context, order, fulfillmentStatus(order) === "FULFILLED" ? "orders/fulfilled" : "orders/partially_fulfilled");
  return fulfillment;
}

export function updateTracking(context: LocalShopify, order: Order, fulfillment: Fulfillment, tracking: Fulfillment["tracking"]): void {
  fulfillment.tracking = tracking;
  fulfillment.updatedAt = context.now().toISOString();
  touch(context, order);
  context.emitWebhook("fulfillments/update", fulfillmentPayload(context.state.shop, order, fulfillment));
  emitOrder(context, order);
}

export function cancelFulfillment(context: LocalShopify, order: Order, fulfillment: Fulfillment): void {
  fulfillments.cancelFulfillment(context, order, fulfillment);
  context.emitWebhook("fulfillments/update", fulfillmentPayload(context.state.shop, order, fulfillment));
  emitOrder(context, order);
}

/** What the carrier says of a parcel: IN_TRANSIT, OUT_FOR_DELIVERY, ATTEMPTED_DELIVERY, … */
export function carrierEvent(context: LocalShopify, order: Order, fulfillment: Fulfillment, status: ShipmentStatus, details: Parameters<typeof fulfillments.carrierEvent>[4] = {}): void {
  const event = fulfillments.carrierEvent(context, order, fulfillment, status, details);
  context.emitWebhook("fulfillment_events/create", fulfillmentEventPayload(context.state.shop, order, fulfillment, event));
  context.emitWebhook("fulfillments/update", fulfillmentPayload(context.state.shop, order, fulfillment));
  emitOrder(context, order);
}

/** Ships what waits, then delivers every parcel that is not there yet. */
export function deliverOrder(context: LocalShopify, order: Order): void {
  fulfillOrder(context, order, { tracking: { company: "DHL", number: `003404${String(order.number).padStart(14, "0")}` } });
  for (const fulfillment of order.fulfillments) {
    if (fulfillment.status === "SUCCESS" && displayStatus(fulfillment) !== "DELIVERED") carrierEvent(context, order, fulfillment, "DELIVERED");
  }
}

// ---- customers ----

export function updateCustomer(context: LocalShopify, customer: Customer, change: Partial<Pick<Customer, "firstName" | "lastName" | "email" | "phone" | "tags" | "note" | "locale" | "emailMarketing">>): void {
  Object.assign(customer, change, { updatedAt: context.now().toISOString() });
  if (change.emailMarketing) customer.emailMarketingUpdatedAt = customer.updatedAt;
  context.emitWebhook("customers/update", customerPayload(context.state.shop, customer));
  context.save();
}

/** Two records of one person become one: the orders of `gone` are `kept`'s from now on. */
export function mergeCustomers(context: LocalShopify, kept: Customer, gone: Customer): void {
  const { state } = context;
  for (const order of state.orders) {
    if (order.customerId !== gone.id) continue;
    order.customerId = kept.id;
    touch(context, order);
  }
  kept.addresses.push(...gone.addresses);
  kept.email ??= gone.email;
  kept.phone ??= gone.phone;
  kept.updatedAt = context.now().toISOString();
  state.customers.splice(state.customers.indexOf(gone), 1);
  context.emitWebhook("customers/merge", customerMergePayload(kept.id, gone.id, context.newId("Job")));
  context.emitWebhook("customers/delete", customerDeletePayload(gone.id));
  context.save();
}

export function deleteCustomer(context: LocalShopify, customer: Customer): void {
  const { state } = context;
  state.customers.splice(state.customers.indexOf(customer), 1);
  context.emitWebhook("customers/delete", customerDeletePayload(customer.id));
  context.save();
}

// ---- privacy and the app itself ----

/** Shopify passes on a buyer's request to see what is kept of them. */
export function requestCustomerData(context: LocalShopify, customer: Customer): void {
  context.emitWebhook("customers/data_request", dataRequestPayload(context.state, customer, context.newId("DataRequest")));
}

const nobody: Partial<Address> = { firstName: null, lastName: null, company: null, address1: null, address2: null, phone: null };

/** The buyer is to be forgotten: here at once, and the app is told. */
export function redactCustomer(context: LocalShopify, customer: Customer): void {
  const payload = customerRedactPayload(context.state, customer);
  Object.assign(customer, { firstName: null, lastName: null, email: null, phone: null, note: null, addresses: [], defaultAddressId: null, updatedAt: context.now().toISOString() });
  for (const order of context.state.orders) {
    if (order.customerId !== customer.id) continue;
    order.email = null;
    order.phone = null;
    if (order.shippingAddress) order.shippingAddress = { ...order.shippingAddress, ...nobody };
    if (order.billingAddress) order.billingAddress = { ...order.billingAddress, ...nobody };
  }
  context.emitWebhook("customers/redact", payload);
  context.save();
}

/** 48 hours after the app was uninstalled, Shopify asks it to forget the shop. */
export function redactShop(context: LocalShopify): void {
  context.emitWebhook("shop/redact", shopRedactPayload(context.state));
}

/** From this moment on no token of the app works any more, not even to refresh. */
export function uninstallApp(context: LocalShopify): void {
  const { state } = context;
  Object.assign(state.installation, { installed: false, uninstalledAt: context.now().toISOString(), tokens: [] });
  state.webhooks.subscriptions = [];
  // What an app owns goes with it.
  state.metafields = state.metafields.filter((metafield) => metafield.ownerId !== state.installation.id);
  context.emitWebhook("app/uninstalled", shopPayload(state));
  context.save();
}

/** The merchant installs the app (again). */
export function installApp(context: LocalShopify): void {
  Object.assign(context.state.installation, { installed: true, installedAt: context.now().toISOString(), uninstalledAt: null, tokens: [] });
  context.save();
}

/** The merchant grants or takes away scopes. */
export function setScopes(context: LocalShopify, scopes: string[]): void {
  const { installation } = context.state;
  const previous = installation.scopes;
  installation.scopes = [...scopes];
  for (const token of installation.tokens) token.scopes = [...scopes];
  context.emitWebhook("app/scopes_update", scopesUpdatePayload(context.state, previous, context.now().toISOString()));
  context.save();
}
