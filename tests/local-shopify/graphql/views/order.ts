import { currentQuantity, financialStatus, fulfillmentStatus, returnStatus, totals, unfulfilledQuantity } from "../../state/derive";
import { cents } from "../../state/money";
import { findCustomer } from "../../shop/hand";
import type { Order } from "../../state/types";
import { statusPageUrl } from "../../webhooks/payloads/order";
import { holds } from "../../scopes";
import { type Paging, connection, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { addressView, attributes, legacyId, moneyBag, time } from "./common";
import { customerView } from "./customer";
import { eventView } from "./event";
import { fulfillmentView } from "./fulfillment";
import { lineView } from "./line-item";
import { metafieldFields } from "./metafield";
import { refundView } from "./refund";
import { returnView } from "./return";
import { suggestedRefundView, type SuggestedRefundArgs } from "./suggested-refund";
import { transactionView } from "./transaction";

const HORIZON_MS = 60 * 86_400_000;

/** Orders older than 60 days do not exist for an app without `read_all_orders`. */
export function isVisible(call: ApiCall, order: Order): boolean {
  return holds(call.scopes, "read_all_orders") || Date.parse(order.createdAt) >= call.context.now().getTime() - HORIZON_MS;
}

export function visibleOrders(call: ApiCall): Order[] {
  return call.context.state.orders.filter((order) => isVisible(call, order));
}

type First = { first?: number | null };
const cut = <Row>(rows: Row[], { first }: First) => rows.slice(0, first ?? rows.length);

export function orderView(call: ApiCall, order: Order): View {
  const { state } = call.context;
  const sums = totals(order);
  const bag = (amountInCents: number) => moneyBag(call, order, amountInCents);
  const count = (rows: unknown[]) => ({ __typename: "Count", count: rows.length, precision: "EXACT" });
  const taxLine = (amount: number) => (amount > 0 ? [{ __typename: "TaxLine", title: order.taxTitle, rate: Number(order.taxRate), ratePercentage: Number(order.taxRate) * 100, priceSet: bag(amount), channelLiable: false, source: "Shopify" }] : []);
  const shipping = order.shippingLines.map((line): View & { id: string } => ({
    __typename: "ShippingLine",
    id: line.id,
    title: line.title,
    code: line.code,
    source: "shopify",
    custom: false,
    isRemoved: false,
    originalPriceSet: bag(cents(line.price)),
    discountedPriceSet: bag(cents(line.price) - cents(line.discount)),
    currentDiscountedPriceSet: bag(cents(line.price) - cents(line.discount)),
    carrierIdentifier: null,
    phone: null,
  }));
  return {
    __typename: "Order",
    id: order.id,
    legacyResourceId: legacyId(order.id),
    name: order.name,
    number: order.number,
    confirmationNumber: order.confirmationNumber,
    confirmed: true,
    createdAt: time(order.createdAt),
    processedAt: time(order.processedAt),
    updatedAt: time(order.updatedAt),
    cancelledAt: time(order.cancelledAt),
    cancelReason: order.cancelReason,
    cancellation: order.cancelledAt ? { __typename: "OrderCancellation", staffNote: order.cancelStaffNote } : null,
    closed: order.closedAt !== null,
    closedAt: time(order.closedAt),
    displayFinancialStatus: financialStatus(order),
    displayFulfillmentStatus: fulfillmentStatus(order),
    returnStatus: returnStatus(order),
    currencyCode: state.shop.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    email: order.email,
    phone: order.phone,
    customerLocale: order.locale,
    note: order.note,
    tags: [...order.tags].sort(),
    discountCode: order.discountCodes[0] ?? null,
    discountCodes: order.discountCodes,
    sourceName: order.sourceName,
    sourceIdentifier: order.sourceIdentifier,
    poNumber: order.poNumber,
    statusPageUrl: () => statusPageUrl(state.shop, order),
    test: order.test,
    edited: order.edited,
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    fulfillable: order.lines.some((line) => unfulfilledQuantity(order, line) > 0),
    refundable: sums.netPayment > 0,
    restockable: order.lines.some((line) => currentQuantity(order, line) > 0),
    unpaid: sums.outstanding > 0,
    fullyPaid: sums.outstanding === 0,
    canMarkAsPaid: sums.outstanding > 0,
    canNotifyCustomer: order.email !== null,
    capturable: false,
    customAttributes: attributes(order.customAttributes),
    totalPriceSet: bag(sums.total),
    originalTotalPriceSet: bag(sums.originalTotal),
    currentTotalPriceSet: bag(sums.currentTotal),
    subtotalPriceSet: bag(sums.subtotal),
    currentSubtotalPriceSet: bag(sums.currentSubtotal),
    totalShippingPriceSet: bag(sums.shipping),
    currentShippingPriceSet: bag(sums.currentShipping),
    totalTaxSet: bag(sums.tax),
    currentTotalTaxSet: bag(sums.currentTax),
    totalDiscountsSet: bag(sums.discounts),
    currentTotalDiscountsSet: bag(sums.currentDiscounts),
    totalRefundedSet: bag(sums.refunded),
    totalRefundedShippingSet: bag(sums.refundedShipping),
    totalReceivedSet: bag(sums.received),
    netPaymentSet: bag(sums.netPayment),
    totalOutstandingSet: bag(sums.outstanding),
    subtotalLineItemsQuantity: order.lines.reduce((total, line) => total + line.quantity - line.removedQuantity, 0),
    currentSubtotalLineItemsQuantity: order.lines.reduce((total, line) => total + currentQuantity(order, line), 0),
    taxLines: taxLine(sums.tax),
    currentTaxLines: taxLine(sums.currentTax),
    paymentGatewayNames: [...new Set(order.transactions.filter(({ kind }) => kind !== "VOID").map(({ gateway }) => gateway))],
    customer: () => {
      const customer = findCustomer(state, order.customerId);
      return customer && customerView(call, customer);
    },
    purchasingEntity: () => purchasingEntity(call, order),
    shippingAddress: () => addressView(order.shippingAddress),
    billingAddress: () => addressView(order.billingAddress),
    displayAddress: () => addressView(order.shippingAddress ?? order.billingAddress),
    billingAddressMatchesShippingAddress: JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
    shippingLine: shipping[0] ?? null,
    shippingLines: (paging: Paging) => plainConnection("ShippingLine", paging, shipping, (view) => view),
    lineItems: (paging: Paging) => plainConnection("LineItem", paging, order.lines, (line) => lineView(call, order, line)),
    fulfillments: (args: First) => cut(order.fulfillments, args).map((fulfillment) => fulfillmentView(call, order, fulfillment)),
    fulfillmentsCount: count(order.fulfillments),
    refunds: (args: First) => cut(order.refunds, args).map((refund) => refundView(call, order, refund)),
    returns: (paging: Paging) => plainConnection("Return", paging, order.returns, (each) => returnView(call, order, each)),
    transactions: (args: First) => cut(order.transactions, args).map((transaction) => transactionView(call, order, transaction)),
    transactionsCount: count(order.transactions),
    suggestedRefund: (args: SuggestedRefundArgs) => suggestedRefundView(call, order, args),
    events: (paging: Paging & { sortKey?: string }) =>
      connection("Event", paging, { rows: order.events, id: (event) => event.id, value: (event) => (paging.sortKey === "CREATED_AT" ? event.createdAt : ""), view: (event) => eventView(call, order, event) }),
    hasTimelineComment: order.events.some((event) => event.kind === "comment"),
    ...metafieldFields(call, order.id),
  };
}

function purchasingEntity(call: ApiCall, order: Order): View | null {
  const { state } = call.context;
  const bought = order.purchasingCompany;
  if (bought) {
    const company = state.companies.find((each) => each.id === bought.companyId);
    const location = company?.locations.find((each) => each.id === bought.locationId);
    const contact = company?.contacts.find((each) => each.id === bought.contactId);
    const customer = findCustomer(state, contact?.customerId ?? null);
    return {
      __typename: "PurchasingCompany",
      company: { __typename: "Company", id: bought.companyId, name: company?.name ?? "" },
      location: { __typename: "CompanyLocation", id: bought.locationId, name: location?.name ?? "" },
      contact: contact ? { __typename: "CompanyContact", id: contact.id, customer: () => customer && customerView(call, customer) } : null,
    };
  }
  const customer = findCustomer(state, order.customerId);
  return customer && customerView(call, customer);
}
