/**
 * What can be done to an order by pressing a button: one entry for each act, with the fields it needs.
 * The panel and the order pages of the admin show the same ones.
 */
import * as acts from "../acts";
import type { LocalShopify } from "../context";
import { RETURN_REASONS } from "../graphql/views/return-reasons";
import { type Html, html } from "../pages/html";
import { money } from "../pages/orders";
import { currentQuantity, displayStatus, fulfilledQuantity, refundableQuantity, returnableQuantity, totals, unfulfilledQuantity } from "../state/derive";
import type { Fulfillment, Order, OrderCancelReason, Return, ShipmentStatus } from "../state/types";

export type Fields = Record<string, string>;

export interface OrderAct {
  key: string;
  label: string;
  /** Who does it in real life. */
  who: "shopper" | "staff" | "carrier";
  danger?: boolean;
  possible(order: Order): boolean;
  fields?(order: Order, context: LocalShopify): Html;
  /** @returns what happened, in a sentence */
  run(context: LocalShopify, order: Order, fields: Fields): string;
}

const CARRIERS = ["DHL", "PostNL", "DPD", "UPS"];
const CARRIER_WORDS: [ShipmentStatus, string][] = [
  ["CARRIER_PICKED_UP", "Picked up by the carrier"],
  ["IN_TRANSIT", "On its way"],
  ["OUT_FOR_DELIVERY", "Out for delivery"],
  ["ATTEMPTED_DELIVERY", "Nobody was at home"],
  ["DELAYED", "Delayed"],
  ["READY_FOR_PICKUP", "Waits at a pick-up point"],
  ["DELIVERED", "Delivered"],
  ["FAILURE", "Could not be delivered"],
];
const CANCEL_REASONS: OrderCancelReason[] = ["CUSTOMER", "INVENTORY", "DECLINED", "FRAUD", "STAFF", "OTHER"];
const parcels = (order: Order): Fulfillment[] => order.fulfillments.filter(({ status }) => status === "SUCCESS");
const underWay = (order: Order): Fulfillment[] => parcels(order).filter((parcel) => displayStatus(parcel) !== "DELIVERED");
const waiting = (order: Order): boolean => !order.cancelledAt && order.lines.some((line) => unfulfilledQuantity(order, line) > 0);
const returnable = (order: Order) => parcels(order).flatMap(({ lines }) => lines).filter(({ id }) => returnableQuantity(order, id) > 0);
const withStatus = (order: Order, ...statuses: Return["status"][]): Return[] => order.returns.filter(({ status }) => statuses.includes(status));

export const orderActs: OrderAct[] = [
  {
    key: "pay",
    label: "Pay",
    who: "shopper",
    possible: (order) => totals(order).outstanding > 0,
    run(context, order) {
      acts.payOrder(context, order);
      return `${order.name} is paid.`;
    },
  },
  {
    key: "request-return",
    label: "Ask for a return",
    who: "shopper",
    possible: (order) => returnable(order).length > 0,
    fields: (order) => html`${returnable(order).map((shipped) => quantityField(`line:${shipped.id}`, lineName(order, shipped.lineId), returnableQuantity(order, shipped.id), 0))}
${select("reason", "Reason", RETURN_REASONS.map(({ handle, name }) => [handle, name] as const))}
<div class="field"><label>What the shopper says <textarea name="note" style="min-height:4rem"></textarea></label></div>`,
    run(context, order, fields) {
      const lines = quantities(fields).map(({ id, quantity }) => ({ fulfillmentLineId: id, quantity, reasonHandle: fields.reason ?? "other", customerNote: fields.note || null }));
      if (lines.length === 0) throw new Error("Choose at least one item to send back.");
      return `${acts.requestReturn(context, order, { lines }).name} was asked for.`;
    },
  },
  {
    key: "fulfil",
    label: "Hand over to the carrier",
    who: "staff",
    possible: waiting,
    fields: (order) => html`${order.lines.filter((line) => unfulfilledQuantity(order, line) > 0).map((line) => quantityField(`line:${line.id}`, lineName(order, line.id), unfulfilledQuantity(order, line), unfulfilledQuantity(order, line)))}
<div class="fields">${select("carrier", "Carrier", [...CARRIERS.map((name): [string, string] => [name, name]), ["", "No tracking"]])}
<div class="field"><label>Tracking number <input name="tracking" value="0034${String(order.number).padStart(12, "0")}${order.fulfillments.length + 1}"></label></div></div>`,
    run(context, order, fields) {
      const lines = quantities(fields).map(({ id, quantity }) => ({ lineId: id, quantity }));
      const tracking = fields.carrier && fields.tracking ? { company: fields.carrier, number: fields.tracking } : null;
      const parcel = acts.fulfillOrder(context, order, { ...(lines.length > 0 && { lines }), tracking });
      if (!parcel) throw new Error("Nothing is left to ship.");
      return `${parcel.name} is with the carrier.`;
    },
  },
  {
    key: "carrier-event",
    label: "Scan by the carrier",
    who: "carrier",
    possible: (order) => parcels(order).length > 0,
    fields: (order) => html`<div class="fields">${select("parcel", "Parcel", parcels(order).map((parcel) => [parcel.id, `${parcel.name} ${parcel.tracking[0]?.number ?? ""}`]))}
${select("status", "What happened", CARRIER_WORDS)}</div>`,
    run(context, order, fields) {
      const parcel = pick(order.fulfillments, fields.parcel);
      const [status, words] = CARRIER_WORDS.find(([key]) => key === fields.status) ?? ["IN_TRANSIT", "On its way"];
      acts.carrierEvent(context, order, parcel, status);
      return `${parcel.name}: ${words}.`;
    },
  },
  {
    key: "deliver",
    label: "Deliver everything",
    who: "carrier",
    possible: (order) => !order.cancelledAt && (waiting(order) || underWay(order).length > 0),
    // Nothing to ask but when.
    fields: () => html``,
    run(context, order) {
      acts.deliverOrder(context, order);
      return `${order.name} is delivered.`;
    },
  },
  {
    key: "cancel",
    label: "Cancel",
    who: "staff",
    danger: true,
    possible: (order) => !order.cancelledAt && parcels(order).length === 0,
    fields: () => html`${select("reason", "Reason", CANCEL_REASONS.map((reason) => [reason, reason.toLowerCase()]))}
<div class="field"><label class="inline"><input type="checkbox" name="refund" checked> Give the money back</label> <label class="inline"><input type="checkbox" name="restock" checked> Put the items back on the shelf</label></div>`,
    run(context, order, fields) {
      acts.cancelOrder(context, order, { reason: CANCEL_REASONS.find((reason) => reason === fields.reason) ?? "CUSTOMER", refund: fields.refund === "on", restock: fields.restock === "on" });
      return `${order.name} is cancelled.`;
    },
  },
  {
    key: "refund",
    label: "Refund",
    who: "staff",
    danger: true,
    possible: (order) => totals(order).netPayment > 0,
    fields: (order, { state }) => html`${order.lines.filter((line) => refundableQuantity(order, line) > 0).map((line) => quantityField(`line:${line.id}`, lineName(order, line.id), refundableQuantity(order, line), 0))}
<div class="fields"><div class="field"><label>Shipping given back (${state.shop.currency}) <input name="shipping" inputmode="decimal" value="0.00"></label></div>
<div class="field"><label>Amount (empty: what the items come to; at most ${money(totals(order).netPayment, state.shop.currency)}) <input name="amount" inputmode="decimal"></label></div>
<div class="field"><label>Reason, for staff <input name="note"></label></div></div>`,
    run(context, order, fields) {
      const lines = quantities(fields).map(({ id, quantity }) => {
        const line = pick(order.lines, id);
        return { lineId: id, quantity, restockType: fulfilledQuantity(order, line.id) > 0 ? ("RETURN" as const) : ("CANCEL" as const) };
      });
      const refund = acts.refundOrder(context, order, { lines, shipping: amountOf(fields.shipping, "0.00"), note: fields.note || null, ...(fields.amount && { amount: amountOf(fields.amount, "0.00") }) });
      return `Refunded: ${refund.transactionIds.length === 0 ? "no money" : "done"} for ${order.name}.`;
    },
  },
  {
    key: "approve-return",
    label: "Approve the return",
    who: "staff",
    possible: (order) => withStatus(order, "REQUESTED").length > 0,
    fields: (order) => returnSelect(withStatus(order, "REQUESTED")),
    run(context, order, fields) {
      const made = pick(order.returns, fields.return);
      acts.approveReturn(context, order, made);
      return `${made.name} is approved.`;
    },
  },
  {
    key: "decline-return",
    label: "Decline the return",
    who: "staff",
    possible: (order) => withStatus(order, "REQUESTED").length > 0,
    fields: (order) => html`${returnSelect(withStatus(order, "REQUESTED"))}${select("reason", "Reason", [["RETURN_PERIOD_ENDED", "Too late"], ["FINAL_SALE", "Final sale"], ["OTHER", "Other"]])}`,
    run(context, order, fields) {
      const made = pick(order.returns, fields.return);
      const reason = (["RETURN_PERIOD_ENDED", "FINAL_SALE"] as const).find((one) => one === fields.reason) ?? "OTHER";
      acts.declineReturn(context, order, made, { reason, note: null });
      return `${made.name} is declined.`;
    },
  },
  {
    key: "process-return",
    label: "Receive the return",
    who: "staff",
    possible: (order) => withStatus(order, "OPEN").length > 0,
    fields: (order) => html`${returnSelect(withStatus(order, "OPEN"))}<div class="field"><label class="inline"><input type="checkbox" name="refund" checked> Give the money back</label></div>`,
    run(context, order, fields) {
      const made = pick(order.returns, fields.return);
      acts.processReturn(context, order, made, { refund: fields.refund === "on" ? {} : null });
      return `${made.name} came in${fields.refund === "on" ? ", and the money went back" : ""}.`;
    },
  },
  {
    key: "cancel-return",
    label: "Cancel the return",
    who: "staff",
    possible: (order) => withStatus(order, "REQUESTED", "OPEN").length > 0,
    fields: (order) => returnSelect(withStatus(order, "REQUESTED", "OPEN")),
    run(context, order, fields) {
      const made = pick(order.returns, fields.return);
      acts.cancelReturn(context, order, made);
      return `${made.name} is cancelled.`;
    },
  },
  {
    key: "remove-item",
    label: "Take an item out",
    who: "staff",
    possible: waiting,
    fields: (order) => select("line", "Item", order.lines.filter((line) => unfulfilledQuantity(order, line) > 0).map((line) => [line.id, lineName(order, line.id)])),
    run(context, order, fields) {
      const line = pick(order.lines, fields.line);
      acts.editOrder(context, order, { remove: [{ lineId: line.id, quantity: 1 }] });
      return `One ${line.title} was taken out of ${order.name}.`;
    },
  },
  {
    key: "delete",
    label: "Delete the order",
    who: "staff",
    danger: true,
    possible: () => true,
    run(context, order) {
      acts.deleteOrder(context, order);
      return `${order.name} is deleted.`;
    },
  },
];

/** A form for each act that makes sense now. `back` is the page that says what happened. */
export function actForms(context: LocalShopify, order: Order, back: string): Html {
  const groups = [["shopper", "As the shopper"], ["carrier", "As the carrier"], ["staff", "As staff"]] as const;
  return html`${groups.map(([who, heading]) => {
    const possible = orderActs.filter((act) => act.who === who && act.possible(order));
    return possible.length > 0 && html`<h3>${heading}</h3><div class="acts">${possible.map((act) => actForm(context, order, act, back))}</div>`;
  })}`;
}

function actForm(context: LocalShopify, order: Order, act: OrderAct, back: string): Html {
  const button = html`<button class="${act.danger ? "danger" : ""}">${act.label}</button>`;
  const hidden = html`<input type="hidden" name="back" value="${back}">`;
  const action = `/panel/orders/${order.id.split("/").pop() ?? ""}/${act.key}`;
  if (!act.fields) return html`<form method="post" action="${action}">${hidden}${button}</form>`;
  return html`<details class="act"><summary class="button">${act.label} …</summary><form method="post" action="${action}">${hidden}${act.fields(order, context)}${daysAgoField()}${button}</form></details>`;
}

/** Lets an act have happened earlier, so that what the app does days later can be seen now. */
export function daysAgoField(): Html {
  return html`<div class="field"><label>Days ago <input name="daysAgo" type="number" min="0" max="400" step="any" value="0" style="max-width:8rem"></label></div>`;
}

/** The same shop with its clock set back. */
export function backDated(context: LocalShopify, daysAgo: string | undefined): LocalShopify {
  const days = Number(daysAgo) || 0;
  return days > 0 ? { ...context, now: () => new Date(context.now().getTime() - days * 86_400_000) } : context;
}

function lineName(order: Order, lineId: string): string {
  const line = order.lines.find(({ id }) => id === lineId);
  return line ? `${line.title}${line.variantTitle ? `, ${line.variantTitle}` : ""}` : "Item";
}

const quantityField = (name: string, label: string, most: number, value: number): Html =>
  html`<div class="field"><label>${label} <span class="quiet">(of ${most})</span> <input name="${name}" type="number" min="0" max="${most}" value="${value}" style="max-width:6rem"></label></div>`;

const select = (name: string, label: string, options: readonly (readonly [string, string])[]): Html =>
  html`<div class="field"><label>${label} <select name="${name}">${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label></div>`;

const returnSelect = (returns: Return[]): Html => select("return", "Return", returns.map(({ id, name }) => [id, name]));

/** Fields named "line:ID" with a quantity above zero. */
function quantities(fields: Fields): { id: string; quantity: number }[] {
  return Object.entries(fields)
    .filter(([name]) => name.startsWith("line:"))
    .map(([name, value]) => ({ id: name.slice("line:".length), quantity: Number(value) || 0 }))
    .filter(({ quantity }) => quantity > 0);
}

function pick<T extends { id: string }>(all: T[], id: string | undefined): T {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error("That is not part of this order any more.");
  return found;
}

function amountOf(text: string | undefined, otherwise: string): string {
  if (!text) return otherwise;
  const amount = Number(text.replace(",", "."));
  if (!Number.isFinite(amount) || amount < 0) throw new Error(`“${text}” is not an amount.`);
  return amount.toFixed(2);
}

export function lineRows(context: LocalShopify, order: Order): Html {
  const { currency } = context.state.shop;
  return html`${order.lines.map(
    (line) => html`<tr><td>${lineName(order, line.id)}<br><span class="quiet small">${line.sku}</span></td><td class="num">${currentQuantity(order, line)} of ${line.quantity}</td><td class="num">${money(Math.round(Number(line.unitPrice) * 100), currency)}</td></tr>`,
  )}`;
}

