import { financialStatus, fulfillmentStatus, linePrice, totals } from "../../state/derive";
import { cents, decimal } from "../../state/money";
import type { Customer, Order, Shop } from "../../state/types";
import { customerInOrderPayload } from "./customer";
import { fulfillmentInOrderPayload } from "./fulfillment";
import { orderLinePayload } from "./lines";
import { refundPayload } from "./refund";
import { returnInOrderPayload } from "./return";
import { addressPayload, idNumber, localTime, moneySet } from "./words";

const FULFILLMENT_WORDS = { UNFULFILLED: null, PARTIALLY_FULFILLED: "partial", FULFILLED: "fulfilled" } as const;

/** orders/create, updated, paid, fulfilled, partially_fulfilled, cancelled: always the whole order. */
export function orderPayload(shop: Shop, order: Order, customer: Customer | null) {
  const sums = totals(order);
  const set = (amountInCents: number) => moneySet(shop, order, amountInCents);
  const goods = order.lines.reduce((total, line) => total + linePrice({ ...line, discount: "0.00" }), 0);
  return {
    id: idNumber(order.id),
    admin_graphql_api_id: order.id,
    app_id: 580111,
    browser_ip: null,
    buyer_accepts_marketing: customer?.emailMarketing === "SUBSCRIBED",
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: localTime(shop, order.cancelledAt),
    cart_token: null,
    checkout_token: null,
    client_details: null,
    closed_at: localTime(shop, order.closedAt),
    confirmation_number: order.confirmationNumber,
    confirmed: true,
    contact_email: order.email,
    created_at: localTime(shop, order.createdAt),
    currency: shop.currency,
    current_shipping_price_set: set(sums.currentShipping),
    current_subtotal_price: decimal(sums.currentSubtotal),
    current_subtotal_price_set: set(sums.currentSubtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: decimal(sums.currentDiscounts),
    current_total_discounts_set: set(sums.currentDiscounts),
    current_total_duties_set: null,
    current_total_price: decimal(sums.currentTotal),
    current_total_price_set: set(sums.currentTotal),
    current_total_tax: decimal(sums.currentTax),
    current_total_tax_set: set(sums.currentTax),
    customer_locale: order.locale,
    device_id: null,
    discount_codes: order.discountCodes.map((code) => ({ code, amount: decimal(sums.discounts), type: "percentage" })),
    duties_included: false,
    email: order.email ?? "",
    estimated_taxes: false,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: FULFILLMENT_WORDS[fulfillmentStatus(order)],
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTYxMDAwMDAwMDAx",
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: statusPageUrl(shop, order),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    payment_gateway_names: [...new Set(order.transactions.filter(({ kind }) => kind !== "VOID").map(({ gateway }) => gateway))],
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: order.presentmentCurrency,
    processed_at: localTime(shop, order.processedAt),
    reference: null,
    referring_site: null,
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    source_url: null,
    subtotal_price: decimal(sums.subtotal),
    subtotal_price_set: set(sums.subtotal),
    tags: order.tags.join(", "),
    tax_exempt: false,
    tax_lines: sums.tax > 0 ? [{ price: decimal(sums.tax), rate: Number(order.taxRate), title: order.taxTitle, price_set: set(sums.tax), channel_liable: false }] : [],
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: order.statusToken,
    total_cash_rounding_payment_adjustment_set: set(0),
    total_cash_rounding_refund_adjustment_set: set(0),
    total_discounts: decimal(sums.discounts),
    total_discounts_set: set(sums.discounts),
    total_line_items_price: decimal(goods),
    total_line_items_price_set: set(goods),
    total_outstanding: decimal(sums.outstanding),
    total_price: decimal(sums.total),
    total_price_set: set(sums.total),
    total_shipping_price_set: set(sums.shipping),
    total_tax: decimal(sums.tax),
    total_tax_set: set(sums.tax),
    total_tip_received: "0.00",
    total_weight: order.lines.reduce((total, line) => total + line.grams * line.quantity, 0),
    updated_at: localTime(shop, order.updatedAt),
    user_id: null,
    // Shopify leaves these three out when there is none, rather than sending null.
    ...(order.billingAddress && { billing_address: addressPayload(order.billingAddress) }),
    ...(customer && { customer: customerInOrderPayload(shop, customer) }),
    ...(order.shippingAddress && { shipping_address: addressPayload(order.shippingAddress) }),
    discount_applications: order.discountCodes.map((code) => ({ target_type: "line_item", type: "discount_code", value: "10.0", value_type: "percentage", allocation_method: "across", target_selection: "all", code })),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentInOrderPayload(shop, order, fulfillment)),
    line_items: order.lines.map((line) => orderLinePayload(shop, order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(shop, order, refund)),
    shipping_lines: order.shippingLines.map((line) => {
      const paid = cents(line.price) - cents(line.discount);
      return {
        id: idNumber(line.id),
        carrier_identifier: null,
        code: line.code,
        current_discounted_price_set: set(paid),
        discounted_price: decimal(paid),
        discounted_price_set: set(paid),
        is_removed: false,
        phone: null,
        price: line.price,
        price_set: set(cents(line.price)),
        requested_fulfillment_service_id: null,
        source: "shopify",
        title: line.title,
        tax_lines: [],
        discount_allocations: [],
      };
    }),
    returns: order.returns.map((each) => returnInOrderPayload(each)),
    line_item_groups: [],
  };
}

export function statusPageUrl(shop: Shop, order: Order): string {
  return `${shop.storefrontUrl}/${idNumber(shop.id)}/orders/${order.statusToken}/authenticate?key=${order.confirmationNumber.toLowerCase()}`;
}

/** orders/delete */
export const orderDeletePayload = (orderId: string) => ({ id: idNumber(orderId) });

/** orders/edited */
export function orderEditedPayload(shop: Shop, order: Order, editId: string, added: { lineId: string; delta: number }[], removed: { lineId: string; delta: number }[]) {
  const rows = (lines: { lineId: string; delta: number }[]) => lines.map(({ lineId, delta }) => ({ id: idNumber(lineId), delta }));
  return {
    order_edit: {
      id: idNumber(editId),
      app_id: null,
      created_at: localTime(shop, order.updatedAt),
      committed_at: localTime(shop, order.updatedAt),
      notify_customer: false,
      order_id: idNumber(order.id),
      staff_note: "",
      user_id: null,
      line_items: { additions: rows(added), removals: rows(removed) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
